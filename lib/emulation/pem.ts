/** DER as PEM text. */
export const toPem = (label: string, der: Uint8Array): string => {
  const lines =
    Buffer.from(der)
      .toString('base64')
      .match(/.{1,64}/g) ?? []
  return `-----BEGIN ${label}-----\n${lines.join('\n')}\n-----END ${label}-----\n`
}

/** DER of the first block with this label in a PEM text; throws when there is none. */
export const fromPem = (label: string, text: string): Uint8Array<ArrayBuffer> => {
  const match = new RegExp(`-----BEGIN ${label}-----([^-]+)-----END ${label}-----`).exec(text)
  if (!match?.[1]) throw new Error(`The text holds no PEM block ${label}.`)
  return Uint8Array.from(Buffer.from(match[1], 'base64'))
}
