import { web } from '#app/web.ts'
import { sealVisit } from '#lib/auth/visit-token.ts'
import { parseForm } from '#lib/bitrix24/form.ts'
import { readPlacement } from '#lib/bitrix24/incoming-page.ts'
import { receiveVisit } from '#lib/engine/visit.ts'
import { asFailure, Defect, Refused } from '#lib/failure.ts'

/** The door for pages inside Bitrix24: who asks is checked once, then the page is opened with a pass of its own. */
export async function POST(request: Request): Promise<Response> {
  const { engine, env, log } = web()
  const query = new URL(request.url).searchParams
  try {
    const call = readPlacement(query, parseForm(new Uint8Array(await request.arrayBuffer())))
    const visit = await receiveVisit(engine, call)
    const pass = await sealVisit(visit, env.AUTH_SECRET, engine.now())
    const location = `/b24/${encodeURIComponent(visit.placement)}/${pass}`
    return new Response(null, { status: 303, headers: { location, 'cache-control': 'no-store' } })
  } catch (error) {
    const failure = asFailure(error)
    if (failure instanceof Defect) log.error({ err: error }, 'a page inside Bitrix24 met a defect')
    const locale = query.get('LANG') === 'en' ? 'en' : 'ru'
    const { text, cure } = failure
    return sorry(
      locale,
      text[locale],
      cure?.[locale] ?? '',
      failure instanceof Refused ? failure.status : 503,
    )
  }
}

/** Shown in the frame of whoever asked: it holds nothing but the sentence. */
function sorry(locale: string, text: string, cure: string, status: number): Response {
  const html = `<!doctype html><html lang="${locale}"><meta charset="utf-8"><title>Inkroute</title>
<style>:root{color-scheme:light dark}body{font:15px/1.5 system-ui;margin:32px}</style>
<p><b>${escapeHtml(text)}</b></p><p>${escapeHtml(cure)}</p></html>`
  return new Response(html, { status, headers: { 'content-type': 'text/html; charset=utf-8' } })
}

const escapeHtml = (text: string): string => text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`)

export const dynamic = 'force-dynamic'
