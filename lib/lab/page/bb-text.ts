import { type Child, h } from './dom.ts'

const marks = /\[\/?(?:b|i|u|s|p|color|size|img|user|list|\*)(?:=[^\]]*)?\]/gi

const plain = (text: string): string => text.replace(/\[br\]/gi, '\n').replace(marks, '')

/** Bitrix24's texts carry a little BB code: links and line breaks are shown, the rest is left out. */
export const bbText = (text: string): Child => {
  const pieces: Child[] = []
  let at = 0
  for (const match of text.matchAll(/\[URL(?:=([^\]]+))?\](.*?)\[\/URL\]/gis)) {
    const [whole, target, label = ''] = match
    const url = target ?? label
    pieces.push(plain(text.slice(at, match.index)))
    pieces.push(
      /^https?:\/\//i.test(url)
        ? h('a', { href: url, target: '_blank', rel: 'noopener' }, plain(label))
        : plain(label),
    )
    at = match.index + whole.length
  }
  return [...pieces, plain(text.slice(at))]
}
