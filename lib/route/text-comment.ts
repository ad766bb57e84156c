import {
  type Document,
  isCollection,
  isMap,
  isNode,
  isScalar,
  isSeq,
  type Node,
  type Pair,
  Scalar,
  type YAMLMap,
} from 'yaml'
import { type BesideList, besideLists } from './beside.ts'

/**
 * Comments of the text form, by the place in their node at which they stand: `` before the node, `deadline` before a
 * key, `deadline#` behind its value, `participants.0` before an entry, `^` and `$` at the beginning and the end of the
 * whole text. They are kept with the node, so that they move, merge and come back by undo together with it.
 */
export type Comments = Record<string, string>

const at = (path: string, key: string | number) => (path === '' ? String(key) : `${path}.${key}`)

/** Collects the comments of one node's map. What stands before it or before its first key belongs to the node. */
export function commentsOf(map: YAMLMap, before: string | null | undefined): Comments {
  const found: Comments = {}
  put(found, '', before, map.commentBefore)
  collect(map, '', found)
  return found
}

/** Comments that stand outside of every node: above the list or beside its key, and below it. */
export function outerComments(read: Document, heading: string): { head: string; foot: string } {
  const { contents } = read
  const head = [read.commentBefore, isNode(contents) ? contents.commentBefore : null]
  const foot: (string | null | undefined)[] = []
  if (isMap(contents)) {
    for (const pair of contents.items) {
      const { key, value } = pair
      if (!isBeside(pair)) {
        head.push(isNode(key) ? key.commentBefore : null, isScalar(value) ? value.comment : null)
        if (isSeq(value) && !isMap(value.items[0])) head.push(value.commentBefore)
      }
      if (isSeq(value)) foot.push(value.comment)
    }
    foot.push(contents.comment)
  }
  foot.push(read.comment)
  const own = new Set(heading.split('\n'))
  const lines = joined(head).split('\n')
  return {
    head:
      lines
        .filter((line) => !own.has(line))
        .join('\n')
        .trim() && lines.filter((line) => !own.has(line)).join('\n'),
    foot: joined(foot),
  }
}

/** A list beside the nodes that has entries: what is said above it is kept with the first of them. */
const isBeside = ({ key, value }: Pair): boolean =>
  isScalar(key) && besideLists.some((list) => list === key.value) && isSeq(value) && isMap(value.items[0])

const pairOf = (read: Document, list: BesideList): Pair | undefined =>
  isMap(read.contents)
    ? read.contents.items.find(({ key }) => isScalar(key) && key.value === list)
    : undefined

/** What is said above a list beside the nodes. */
export function headingOf(read: Document, list: BesideList): string {
  const pair = pairOf(read, list)
  return pair && isNode(pair.key) ? (pair.key.commentBefore ?? '') : ''
}

/** Puts it back above the list. */
export function writeHeading(written: Document, list: BesideList, text: string): void {
  const pair = pairOf(written, list)
  if (pair) pair.key = Object.assign(new Scalar(list), { commentBefore: text })
}

const joined = (parts: readonly (string | null | undefined)[]): string =>
  parts.filter((part) => part !== null && part !== undefined && part !== '').join('\n')

function put(found: Comments, place: string, ...parts: (string | null | undefined)[]): void {
  const text = joined([found[place], ...parts])
  if (text !== '') found[place] = text
}

function collect(node: Node, path: string, found: Comments): void {
  if (!isCollection(node)) return
  if (isMap(node)) {
    for (const [index, pair] of node.items.entries()) collectPair(pair, path, index === 0, found)
    return
  }
  node.items.forEach((item, index) => {
    if (!isNode(item)) return
    const place = at(path, index)
    put(found, place, item.commentBefore)
    put(found, isScalar(item) ? `${place}#` : place, item.comment)
    collect(item, place, found)
  })
}

function collectPair({ key, value }: Pair, path: string, first: boolean, found: Comments): void {
  const place = at(path, isScalar(key) ? String(key.value) : String(key))
  put(found, first && path === '' ? path : place, isNode(key) ? key.commentBefore : null)
  if (!isNode(value)) return
  // Between a key and the first line of its list or map: read as if it stood before that line's entry.
  put(found, `${place}${firstOf(value)}`, value.commentBefore)
  put(found, isScalar(value) ? `${place}#` : place, value.comment)
  collect(value, place, found)
}

function firstOf(value: Node): string {
  if (isSeq(value) && value.items.length > 0) return '.0'
  const key = isMap(value) ? value.items[0]?.key : undefined
  return isScalar(key) ? `.${key.value}` : ''
}

/** Puts the comments back to their places; those of keys that are gone stay unsaid. */
export function writeComments(map: YAMLMap, comments: Comments): void {
  for (const [place, text] of Object.entries(comments)) {
    if (place === '^' || place === '$') continue
    if (place === '') map.commentBefore = text
    else write(map, place, text)
  }
}

function write(map: YAMLMap, place: string, text: string): void {
  const behind = place.endsWith('#')
  const keys = (behind ? place.slice(0, -1) : place).split('.')
  const last = keys.pop() ?? ''
  let holder: Node | null = map
  for (const key of keys) holder = childOf(holder, key)
  if (isSeq(holder)) {
    const item = holder.items[Number(last)]
    if (!isNode(item)) return
    if (!behind) item.commentBefore = text
    else if (isScalar(item)) item.comment = text
    return
  }
  if (!isMap(holder)) return
  const pair = holder.items.find(({ key }) => isScalar(key) && String(key.value) === last)
  if (!pair) return
  if (behind && isScalar(pair.value)) pair.value.comment = text
  else if (isScalar(pair.key)) pair.key.commentBefore = text
}

function childOf(holder: Node | null, key: string): Node | null {
  const child = isMap(holder)
    ? holder.items.find((pair) => isScalar(pair.key) && String(pair.key.value) === key)?.value
    : isSeq(holder)
      ? holder.items[Number(key)]
      : null
  return isNode(child) ? child : null
}

/** Lines of a comment as they stand in a text. */
export const commentLines = (comment: string): string =>
  comment
    .split('\n')
    .map((line) => `#${line}\n`)
    .join('')
