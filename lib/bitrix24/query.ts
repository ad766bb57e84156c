/** What can be sent as a parameter of a method. */
export type Param =
  | string
  | number
  | boolean
  | null
  | undefined
  | readonly Param[]
  | { readonly [key: string]: Param }

export type Params = { readonly [key: string]: Param }

const scalar = (value: string | number | boolean): string =>
  typeof value === 'boolean' ? (value ? '1' : '0') : String(value)

function append(out: string[], name: string, value: Param): void {
  if (value === undefined) return
  if (value === null) out.push(`${name}=`)
  else if (typeof value !== 'object') out.push(`${name}=${encodeURIComponent(scalar(value))}`)
  else
    for (const [key, inner] of Object.entries(value))
      append(out, `${name}[${encodeURIComponent(key)}]`, inner)
}

/**
 * Parameters as a query string with PHP brackets, as a batch takes them. Empty lists and objects vanish, `null` is
 * sent as an empty value (which clears a field), booleans as 1 and 0.
 * Source: apidocs.bitrix24.com/settings/how-to-call-rest-api/data-encoding.html
 */
export function encodeQuery(params: Params): string {
  const out: string[] = []
  for (const [key, value] of Object.entries(params)) append(out, encodeURIComponent(key), value)
  return out.join('&')
}

/**
 * True when a text in the parameters looks like a reference to an earlier answer of the same batch. Bitrix24 would
 * replace it, so such a call must not travel in a batch.
 */
export const mentionsResult = (value: Param): boolean => {
  if (typeof value === 'string') return value.includes('$result')
  if (typeof value !== 'object' || value === null) return false
  return Object.values(value).some(mentionsResult)
}
