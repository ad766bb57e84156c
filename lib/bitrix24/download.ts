import { Permanent, Transient } from '#lib/failure.ts'
import type { Http } from '#lib/http.ts'
import { say } from '#lib/sentence.ts'
import { failureOf, harmless, vendorErrorOf } from './errors.ts'
import { sameHouse } from './rename.ts'

export type Download = { bytes: Uint8Array; fileName?: string; contentType: string }

const mostRedirects = 3
const privateHost = /^(127\.|10\.|192\.168\.|169\.254\.|172\.(1[6-9]|2\d|3[01])\.|0\.|localhost$|\[)/i

/**
 * Fetches a signed link of the portal. Bitrix24's web server wants real headers, or it answers 404. The link must
 * point to the portal; a file store that it redirects to may be anywhere public. Never names the link.
 * Source: apidocs.bitrix24.com/settings/how-to-call-rest-api/general-principles.html
 */
export async function downloadFrom(
  http: Http,
  endpoint: string,
  link: string,
  mostBytes?: number,
): Promise<Download> {
  const portal = new URL(endpoint)
  const url = URL.canParse(link, endpoint) ? new URL(link, endpoint) : null
  if (!url || !sameHouse(portal, url)) throw foreignLink()
  try {
    return await follow(http, portal, url, mostBytes, mostRedirects)
  } catch (error) {
    throw harmless(error)
  }
}

async function follow(
  http: Http,
  portal: URL,
  url: URL,
  mostBytes: number | undefined,
  redirects: number,
): Promise<Download> {
  const response = await http({
    method: 'GET',
    url: url.toString(),
    headers: { accept: '*/*', 'accept-language': 'ru,en;q=0.8', referer: `${portal.origin}/` },
    name: 'download',
    ...(mostBytes === undefined ? {} : { mostBytes }),
  })
  const contentType = response.headers.get('content-type') ?? ''
  const location = response.headers.get('location')
  if (response.status >= 300 && response.status < 400 && location && redirects > 0) {
    const next = URL.canParse(location, url) ? new URL(location, url) : null
    if (!next || next.protocol !== url.protocol) throw foreignLink()
    if (privateHost.test(next.hostname) && !sameHouse(portal, next)) throw foreignLink()
    return follow(http, portal, next, mostBytes, redirects - 1)
  }
  if (response.status !== 200) throw refused(response.status, contentType, () => response.text())
  if (contentType.includes('application/json')) throw refused(400, contentType, () => response.text())
  const fileName = nameOf(response.headers.get('content-disposition') ?? '')
  return { bytes: response.bytes, contentType, ...(fileName ? { fileName } : {}) }
}

function refused(status: number, contentType: string, text: () => string): Permanent | Transient {
  if (contentType.includes('json')) {
    try {
      const error = vendorErrorOf(JSON.parse(text()), status)
      if (error) return failureOf(error, { method: 'download', nowMs: 0 })
    } catch {
      // Not JSON after all: judged by its status below.
    }
  }
  const detail = { method: 'download', status }
  const text2 = say(
    `Битрикс24 не отдал файл (HTTP ${status}).`,
    `Bitrix24 did not hand over the file (HTTP ${status}).`,
  )
  if (status >= 500 || status === 429 || status === 401) {
    const cure = say('Повторим сами с новой ссылкой.', 'We retry by ourselves with a new link.')
    return new Transient({ code: 'bitrix24-download', outcome: 'none', text: text2, cure, detail })
  }
  const cure = say(
    'Проверьте, что файл есть и доступен пользователю, подключившему портал.',
    'Check that the file exists and that the user who connected the portal may read it.',
  )
  return new Permanent({ code: 'bitrix24-download', text: text2, cure, detail })
}

function nameOf(disposition: string): string | undefined {
  const extended = /filename\*\s*=\s*utf-8''([^;]+)/i.exec(disposition)?.[1]
  if (extended) {
    try {
      return decodeURIComponent(extended.trim())
    } catch {
      return undefined
    }
  }
  const plain = /filename\s*=\s*(?:"([^"]*)"|([^;\s]+))/i.exec(disposition)
  const name = plain?.[1] ?? plain?.[2]
  return name ? Buffer.from(name, 'latin1').toString('utf8') : undefined
}

const foreignLink = (): Permanent =>
  new Permanent({
    code: 'bitrix24-foreign-link',
    text: say(
      'Ссылка на файл ведёт не на этот портал; мы по ней не пошли.',
      'The file’s link does not lead to this portal; we did not follow it.',
    ),
    cure: say(
      'Положите файл в карточку или на Диск портала.',
      'Put the file into the item or on the portal’s Drive.',
    ),
  })
