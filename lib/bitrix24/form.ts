import { Refused } from '#lib/failure.ts'
import { say } from '#lib/sentence.ts'

/** A form with PHP brackets: text and nested records; a list is a record with the keys 0, 1, … */
export type Form = { readonly [key: string]: FormNode }
export type FormNode = string | Form

type Branch = { [key: string]: string | Branch }

/** Bounds of what is accepted, far above what Bitrix24 sends. */
export const formLimits = { bytes: 512 * 1024, pairs: 2_000, depth: 8, keyChars: 512 } as const

const empty = (): Branch => Object.create(null)

const malformed = (ru: string, en: string): Refused =>
  new Refused(400, {
    code: 'form-malformed',
    text: say(`Тело запроса — не форма: ${ru}.`, `The request’s body is not a form: ${en}.`),
    cure: say(
      'Отправляйте application/x-www-form-urlencoded, как это делает Битрикс24.',
      'Send application/x-www-form-urlencoded, as Bitrix24 does.',
    ),
  })

function decode(raw: string): string {
  const spaced = raw.includes('+') ? raw.replaceAll('+', ' ') : raw
  if (!spaced.includes('%')) return spaced
  try {
    return decodeURIComponent(spaced)
  } catch {
    throw malformed('неверное процентное кодирование', 'wrong percent-encoding')
  }
}

const nextIndex = (branch: Branch): string => {
  let next = 0
  while (`${next}` in branch) next += 1
  return `${next}`
}

/** Where a value goes: keys from the outside in; '' stands for the next free index. */
type Path = readonly string[]

function pathOf(name: string): Path {
  let open = name.indexOf('[')
  if (open <= 0) return [name]
  const path = [name.slice(0, open)]
  for (;;) {
    const close = name.indexOf(']', open)
    // As PHP does: an unclosed bracket belongs to the name.
    if (close < 0) return path.length === 1 ? [name] : path
    if (path.length >= formLimits.depth)
      throw malformed('слишком глубокая вложенность', 'it is nested too deep')
    path.push(name.slice(open + 1, close))
    open = close + 1
    if (name.charCodeAt(open) !== 91) return path
  }
}

function place(root: Branch, path: Path, value: string): void {
  let branch = root
  const last = path.length - 1
  for (let depth = 0; depth < last; depth += 1) {
    const key = keyIn(branch, path[depth] ?? '', depth)
    const below = branch[key]
    const child = typeof below === 'object' ? below : empty()
    if (child !== below) branch[key] = child
    branch = child
  }
  branch[keyIn(branch, path[last] ?? '', last)] = value
}

const keyIn = (branch: Branch, key: string, depth: number): string =>
  key === '' && depth > 0 ? nextIndex(branch) : key

const mostNamesKept = 2_000
const mostCharsKept = 128

/**
 * A parser of `application/x-www-form-urlencoded` with PHP brackets as PHP does it: a later value replaces an earlier
 * one, `a[]` takes the next free index. Records have no prototype, so no key can reach ours. It throws Refused: 413
 * when the body is too large, 400 when it is malformed. It remembers the names of fields, which are the same in each
 * request: it stands on the hot path.
 */
export function createFormParser(): (bytes: Uint8Array) => Form {
  const paths = new Map<string, Path>()

  function pathFor(raw: string): Path {
    const known = paths.get(raw)
    if (known) return known
    // A copy: a piece of the body's text would keep the whole body in memory.
    const name = Buffer.from(raw).toString()
    const path = pathOf(decode(name))
    if (paths.size < mostNamesKept && name.length <= mostCharsKept) paths.set(name, path)
    return path
  }

  return (bytes) => {
    if (bytes.length > formLimits.bytes) throw tooLarge(bytes.length)
    const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('utf8')
    const root = empty()
    const end = text.length
    let pairs = 0
    for (let from = 0; from < end; ) {
      let to = text.indexOf('&', from)
      if (to < 0) to = end
      if (to > from) {
        pairs += 1
        if (pairs > formLimits.pairs) throw malformed('слишком много полей', 'it has too many fields')
        const equals = text.indexOf('=', from)
        const split = equals < 0 || equals > to ? to : equals
        if (split - from > formLimits.keyChars)
          throw malformed('слишком длинное имя поля', 'a field’s name is too long')
        const path = pathFor(text.slice(from, split))
        if (path[0] !== '') place(root, path, split < to ? decode(text.slice(split + 1, to)) : '')
      }
      from = to + 1
    }
    return root
  }
}

/** Parses one form, as `createFormParser` does. */
export const parseForm = (bytes: Uint8Array): Form => createFormParser()(bytes)

const tooLarge = (sizeBytes: number): Refused =>
  new Refused(413, {
    code: 'form-too-large',
    text: say('Тело запроса слишком велико.', 'The request’s body is too large.'),
    cure: say('Передавайте файлы по ссылке, а не в теле.', 'Pass files by reference, not in the body.'),
    detail: { sizeBytes, mostBytes: formLimits.bytes },
  })

/** The text under a key; '' when it is absent or nested. */
export const textAt = (form: Form, key: string): string => {
  const value = form[key]
  return typeof value === 'string' ? value : ''
}

const nothing: Form = Object.freeze(empty())

/** The nested record under a key; empty when it is absent or text. */
export const formAt = (form: Form, key: string): Form => {
  const value = form[key]
  return typeof value === 'object' ? value : nothing
}

/** Texts of a list, or the text itself as a list of one; '' and nested values are left out. */
export const textsOf = (node: FormNode | undefined): string[] => {
  if (node === undefined || node === '') return []
  if (typeof node === 'string') return [node]
  return Object.values(node).filter((value): value is string => typeof value === 'string' && value !== '')
}
