import * as asn1js from 'asn1js'

/** One decoded value with the exact bytes that it was decoded from. */
export type Asn1 = asn1js.BaseBlock

/** Decodes BER or DER; null when it is neither. */
export function decode(bytes: Uint8Array): Asn1 | null {
  const { result, offset } = asn1js.fromBER(Uint8Array.from(bytes).buffer)
  return offset < 0 ? null : result
}

/** The members of a sequence, a set or a tagged value; none when it has none. */
export const members = (value: Asn1 | undefined): readonly Asn1[] =>
  value instanceof asn1js.Constructed ? value.valueBlock.value : []

/** The exact bytes of a value, its tag and length included. */
export const rawBytes = (value: Asn1 | undefined): Uint8Array =>
  value ? value.valueBeforeDecodeView : new Uint8Array()

/** True for `[number]`, whatever is inside. */
export const isTagged = (value: Asn1 | undefined, number: number): boolean =>
  value?.idBlock.tagClass === 3 && value.idBlock.tagNumber === number

export const isSequence = (value: Asn1 | undefined): boolean => value instanceof asn1js.Sequence

/** An object identifier in its dotted form; an empty text for anything else. */
export const oidOf = (value: Asn1 | undefined): string =>
  value instanceof asn1js.ObjectIdentifier ? value.getValue() : ''

/** The bytes of an octet string, one in pieces too; null for anything else. */
export const octetsOf = (value: Asn1 | undefined): Uint8Array | null =>
  value instanceof asn1js.OctetString ? new Uint8Array(value.getValue()) : null

/** The bytes of an integer; none for anything else. */
export const integerBytes = (value: Asn1 | undefined): Uint8Array =>
  value instanceof asn1js.Integer ? value.valueBlock.valueHexView : new Uint8Array()

/** A moment; null for anything else. */
export const dateOf = (value: Asn1 | undefined): Date | null =>
  value instanceof asn1js.UTCTime || value instanceof asn1js.GeneralizedTime ? value.toDate() : null

/** A text of any of ASN.1's string types. */
export const textOf = (value: Asn1 | undefined): string =>
  value instanceof asn1js.BaseStringBlock ? value.getValue() : ''
