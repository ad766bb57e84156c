/** One part of a multipart body with its exact bytes. */
export type MultipartPart = {
  /** Lower-case header names. */
  headers: Readonly<Record<string, string>>
  /** 'form-data', 'file', or '' when the part has no Content-Disposition. */
  disposition: string
  /** Parameters of Content-Disposition: name, filename and whatever the vendor adds (such as documentid). */
  params: Readonly<Record<string, string>>
  contentType: string
  bytes: Uint8Array
}

const paramsOf = (header: string): Record<string, string> => {
  const params: Record<string, string> = {}
  for (const match of header.matchAll(/;\s*([\w*-]+)\s*=\s*(?:"((?:[^"\\]|\\.)*)"|([^;\s]+))/g)) {
    const name = (match[1] ?? '').toLowerCase()
    const value = match[2]?.replace(/\\(["\\])/g, '$1') ?? match[3] ?? ''
    if (!name.endsWith('*')) params[name] ??= value
    else params[name.slice(0, -1)] = decodeURIComponent(value.replace(/^[\w-]*'[^']*'/, ''))
  }
  return params
}

/** The boundary that a multipart Content-Type announces; undefined when it is not multipart. */
export const boundaryOf = (contentType: string): string | undefined =>
  /^\s*multipart\//i.test(contentType) ? paramsOf(contentType).boundary : undefined

const partOf = (bytes: Buffer): MultipartPart => {
  const gap = bytes.indexOf('\r\n\r\n')
  const bare = bytes.subarray(0, 2).toString('latin1') === '\r\n'
  const headBytes = bytes.subarray(0, bare ? 0 : Math.max(gap, 0))
  const content = bare ? bytes.subarray(2) : gap < 0 ? bytes : bytes.subarray(gap + 4)
  const headers: Record<string, string> = {}
  for (const line of headBytes.toString('utf8').split('\r\n')) {
    const colon = line.indexOf(':')
    if (colon > 0) headers[line.slice(0, colon).trim().toLowerCase()] = line.slice(colon + 1).trim()
  }
  const disposition = headers['content-disposition'] ?? ''
  return {
    headers,
    disposition: (disposition.split(';')[0] ?? '').trim().toLowerCase(),
    params: paramsOf(disposition),
    contentType: headers['content-type'] ?? '',
    bytes: new Uint8Array(content),
  }
}

/** Splits a multipart body at its boundary; undefined when the closing boundary is missing. */
export const splitMultipart = (body: Uint8Array, boundary: string): MultipartPart[] | undefined => {
  // A leading line break makes the first delimiter look like all others.
  const whole = Buffer.concat([Buffer.from('\r\n'), body])
  const delimiter = Buffer.from(`\r\n--${boundary}`)
  const parts: MultipartPart[] = []
  let at = whole.indexOf(delimiter)
  while (at >= 0) {
    const after = at + delimiter.length
    if (whole.subarray(after, after + 2).toString('latin1') === '--') return parts
    const start = whole.indexOf('\r\n', after)
    const next = start < 0 ? -1 : whole.indexOf(delimiter, start)
    // The line break that ends the delimiter may also begin the next one: then the part is empty.
    if (next >= 0) parts.push(partOf(whole.subarray(Math.min(start + 2, next), next)))
    at = next
  }
  return undefined
}
