import { type Child, h, icon, show } from './dom.ts'
import { moment, size, t } from './language.ts'
import type { Deal, LinkedFile, Portal, TimelineEntry } from './shapes.ts'

/** Bitrix24 keeps a little BB code in texts; links and line breaks are worth showing, the rest is dropped. */
export const bbText = (text: string): Child => {
  const pieces: Child[] = []
  let rest = text
  for (const match of text.matchAll(/\[URL(?:=([^\]]+))?\](.*?)\[\/URL\]/gis)) {
    const at = rest.indexOf(match[0])
    pieces.push(plain(rest.slice(0, at)))
    const url = match[1] ?? match[2] ?? ''
    const safe = /^https?:\/\//i.test(url)
    pieces.push(
      safe ? h('a', { href: url, target: '_blank', rel: 'noopener' }, plain(match[2] ?? '')) : match[2],
    )
    rest = rest.slice(at + match[0].length)
  }
  return [...pieces, plain(rest)]
}

const plain = (text: string): string =>
  text.replace(/\[br\]/gi, '\n').replace(/\[\/?(?:b|i|u|s|p|color|size|img|user|list|\*)(?:=[^\]]*)?\]/gi, '')

/** A link to a file with its size. */
export const fileLink = (file: LinkedFile): Child => {
  const url = file.downloadUrl ?? file.url
  return h(
    'span',
    { class: 'file' },
    icon('file'),
    url ? h('a', { href: url, target: '_blank', rel: 'noopener' }, file.name) : file.name,
    file.sizeBytes !== undefined && h('span', { class: 'soft' }, size(file.sizeBytes)),
    file.sha256 && h('code', { title: `SHA-256 ${file.sha256}` }, file.sha256.slice(0, 8)),
  )
}

const entryLine = (entry: TimelineEntry): HTMLElement =>
  h(
    'li',
    { class: `entry ${entry.type}` },
    h(
      'div',
      { class: 'entry-head' },
      h('b', {}, entry.title || entry.type),
      h('time', { class: 'soft', datetime: entry.at }, moment(entry.at)),
    ),
    entry.text && h('p', { class: 'entry-text' }, bbText(entry.text)),
    (entry.files ?? []).map(fileLink),
  )

/** What has happened in a deal, newest first. */
export const showTimeline = (place: Element, portal: Portal, deal: Deal): void => {
  const entries = (portal.timeline ?? [])
    .filter((entry) => entry.dealId === deal.id)
    .sort((left, right) => right.at.localeCompare(left.at) || Number(right.id) - Number(left.id))
  show(place, [entries, t('timeline')], () =>
    entries.length > 0
      ? h('ol', { class: 'timeline' }, entries.map(entryLine))
      : h('p', { class: 'hollow' }, t('noTimeline')),
  )
}
