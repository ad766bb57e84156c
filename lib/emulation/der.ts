/** Tags of ASN.1 values in DER. */
export const tags = { octets: 0x04, oid: 0x06, utcTime: 0x17, sequence: 0x30, set: 0x31 } as const

const length = (bytes: number): number[] => {
  if (bytes < 0x80) return [bytes]
  const digits: number[] = []
  for (let rest = bytes; rest > 0; rest = Math.floor(rest / 256)) digits.unshift(rest % 256)
  return [0x80 | digits.length, ...digits]
}

/** One value in DER: a tag, the length and the contents. ITU-T X.690. */
export const der = (tag: number, ...contents: Uint8Array[]): Buffer => {
  const bytes = contents.reduce((sum, one) => sum + one.length, 0)
  return Buffer.concat([Buffer.from([tag, ...length(bytes)]), ...contents])
}

/** A value with a context-specific constructed tag. */
export const context = (number: number, ...contents: Uint8Array[]): Buffer => der(0xa0 | number, ...contents)

/** A set, whose members DER orders by their bytes. */
export const setOf = (...members: Buffer[]): Buffer => der(tags.set, ...members.sort(Buffer.compare))

/** An object identifier from its dotted form. */
export const oid = (dotted: string): Buffer => {
  const [first = 0, second = 0, ...others] = dotted.split('.').map(Number)
  const bytes = [first * 40 + second, ...others].flatMap((part) => {
    const digits = [part % 128]
    for (let rest = Math.floor(part / 128); rest > 0; rest = Math.floor(rest / 128))
      digits.unshift((rest % 128) | 0x80)
    return digits
  })
  return der(tags.oid, Buffer.from(bytes))
}

/** A moment to the second, for the years 1950 to 2049. */
export const utcTime = (at: Date): Buffer =>
  der(tags.utcTime, Buffer.from(`${at.toISOString().replace(/\D/g, '').slice(2, 14)}Z`))
