import { sunsetDate } from './method.ts'
import { type Refusal, refuse } from './refusal.ts'

/** Versions whose structures differ from today's and whose removal is announced. */
const fading = ['/V2', '/V3', '/V4'].flatMap((version) =>
  ['GetDocflows', 'GetDocflowEvents', 'GetDocflowsByPacketId', 'SearchDocflows'].map(
    (name) => `${version}/${name}`,
  ),
)

/** Names that exist under other versions only. */
const gone = [
  '/Authenticate',
  '/V2/Authenticate',
  '/PostMessage',
  '/V2/PostMessage',
  '/PostMessagePatch',
  '/V2/PostMessagePatch',
  '/GetMessage',
  '/V2/GetMessage',
  '/V3/GetMessage',
  '/GetNewEvents',
  '/V2/GetNewEvents',
  '/V3/GetNewEvents',
  '/GetDocument',
  '/V2/GetDocument',
  '/GetDocuments',
  '/V2/GetDocuments',
  '/GetCounteragent',
  '/V2/GetCounteragent',
  '/GetCounteragents',
  '/V2/GetCounteragents',
  '/AcquireCounteragent',
  '/GetDocflows',
  '/GetEntityContent',
]

const has = (list: string[], path: string) => list.some((one) => one.toLowerCase() === path.toLowerCase())

/** The refusal of an old version; undefined for a path that never was. */
export const removedMethod = (path: string): Refusal | undefined => {
  const link = '<https://developer.kontur.ru/doc/diadoc-api/history>;rel="sunset"'
  if (has(fading, path))
    return refuse(410, `Method ${path} is not played by the lab: it is announced for removal`, {
      sunset: sunsetDate,
      link,
    })
  if (has(gone, path)) return refuse(410, `Method ${path} is removed`, { link })
  return undefined
}
