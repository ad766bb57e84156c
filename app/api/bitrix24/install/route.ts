import { problemResponse } from '#app/problem.ts'
import { web } from '#app/web.ts'
import { parseForm } from '#lib/bitrix24/form.ts'
import { readInstall } from '#lib/bitrix24/incoming-page.ts'
import { installPortal, registerInPortal } from '#lib/engine/install.ts'

/**
 * The installation page that Bitrix24 opens for an administrator, and the event ONAPPINSTALL at the same address.
 * After the portal is connected and everything is registered, the page tells Bitrix24 that it has finished.
 */
export async function POST(request: Request): Promise<Response> {
  const { engine } = web()
  try {
    const body = new Uint8Array(await request.arrayBuffer())
    const call = readInstall(new URL(request.url).searchParams, parseForm(body))
    const { portalId } = await installPortal(engine, call)
    const report = await registerInPortal(engine, portalId)
    if (call.how === 'event') return Response.json({ ok: true })
    const failed = report.entries.filter((entry) => entry.how === 'failed').map((entry) => entry.name)
    return page(call.language === 'en' ? 'en' : 'ru', failed, call.domain)
  } catch (error) {
    return problemResponse(request, error)
  }
}

const words = {
  ru: {
    title: 'Inkroute подключён',
    done: 'Портал подключён. Роботы, поля и кнопки зарегистрированы.',
    failed: 'Не удалось зарегистрировать',
  },
  en: {
    title: 'Inkroute is connected',
    done: 'The portal is connected. Robots, fields and buttons are registered.',
    failed: 'Could not register',
  },
}

function page(locale: 'ru' | 'en', failed: string[], domain: string): Response {
  const { title, done, failed: sorry } = words[locale]
  const note = failed.length === 0 ? '' : `<p>${sorry}: ${failed.map(escapeHtml).join(', ')}</p>`
  const html = `<!doctype html><html lang="${locale}"><meta charset="utf-8"><title>${title}</title>
<script src="https://api.bitrix24.com/api/v1/"></script>
<style>body{font:15px/1.5 system-ui;margin:40px;color:#222}</style>
<h1>${title}</h1><p>${done}</p>${note}
<script>window.BX24&&BX24.init(function(){BX24.installFinish()})</script></html>`
  return new Response(html, {
    headers: {
      'content-type': 'text/html; charset=utf-8',
      'content-security-policy': `default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline' https://api.bitrix24.com; frame-ancestors 'self' https://${domain} http://${domain}`,
    },
  })
}

const escapeHtml = (text: string): string => text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`)

export const dynamic = 'force-dynamic'
