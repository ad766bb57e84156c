/** What a form with PHP brackets decodes to: text, lists and nested objects. */
export type FormValue = string | FormValue[] | { [key: string]: FormValue }

/** What can be encoded as a form with PHP brackets. */
export type FormInput =
  | string
  | number
  | boolean
  | null
  | undefined
  | readonly FormInput[]
  | { readonly [key: string]: FormInput }

type Branch = Map<string, string | Branch>

const keysOf = (name: string): string[] => {
  const open = name.indexOf('[')
  if (open <= 0 || !name.endsWith(']')) return [name]
  return [name.slice(0, open), ...name.slice(open + 1, -1).split('][')]
}

const nextIndex = (branch: Branch): string => {
  let next = 0
  for (const key of branch.keys()) if (/^\d+$/.test(key)) next = Math.max(next, Number(key) + 1)
  return String(next)
}

const put = (root: Branch, keys: readonly string[], value: string) => {
  let branch = root
  for (const [depth, raw] of keys.entries()) {
    const key = raw === '' && depth > 0 ? nextIndex(branch) : raw
    if (depth === keys.length - 1) {
      branch.set(key, value)
      return
    }
    const below = branch.get(key)
    const child: Branch = below instanceof Map ? below : new Map()
    if (child !== below) branch.set(key, child)
    branch = child
  }
}

const settle = (node: string | Branch): FormValue => {
  if (typeof node === 'string') return node
  const keys = [...node.keys()]
  if (keys.length > 0 && keys.every((key, index) => key === String(index)))
    return [...node.values()].map(settle)
  return objectOf(node)
}

// Assigning `__proto__` to a plain object would change its prototype instead of adding a key.
const objectOf = (branch: Branch): { [key: string]: FormValue } =>
  Object.fromEntries([...branch].map(([key, node]) => [key, settle(node)]))

/**
 * Decodes `a[b][]=1&a[b][]=2` the way PHP does: a later value replaces an earlier one, keys 0…n-1 in order make a
 * list. The outermost level is always an object.
 */
export const decodeForm = (text: string): { [key: string]: FormValue } => {
  const root: Branch = new Map()
  for (const [name, value] of new URLSearchParams(text)) if (name !== '') put(root, keysOf(name), value)
  return objectOf(root)
}

const pairsOf = (name: string, value: FormInput): [string, string][] => {
  if (value === null || value === undefined) return []
  if (typeof value === 'boolean') return [[name, value ? '1' : '0']]
  if (typeof value !== 'object') return [[name, String(value)]]
  return Object.entries(value).flatMap(([key, inner]) => pairsOf(`${name}[${key}]`, inner))
}

/** The reverse of `decodeForm`, by the rules of PHP's http_build_query: nulls left out, booleans as 1 and 0. */
export const encodeForm = (value: { readonly [key: string]: FormInput }): string =>
  new URLSearchParams(Object.entries(value).flatMap(([key, inner]) => pairsOf(key, inner))).toString()
