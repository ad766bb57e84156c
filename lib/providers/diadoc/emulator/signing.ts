import { createHash } from 'node:crypto'
import type * as asn1js from 'asn1js'
import * as pkijs from 'pkijs'
import { fullName, type Office } from './office.ts'
import { refuse } from './refusal.ts'
import type { Employee, Organisation, SignerCard } from './world.ts'

/** A signature as the service has read it. */
export type ReadSignature = { bytes: Uint8Array; valid: boolean; signer: SignerCard; signedAt: Date }

/** Object identifiers of the names that Russian qualified certificates carry. */
const names: Record<string, keyof SignerCard | 'commonName' | 'innLegal'> = {
  '2.5.4.3': 'commonName',
  '2.5.4.4': 'surname',
  '2.5.4.42': 'firstName',
  '2.5.4.12': 'jobTitle',
  '2.5.4.10': 'organisation',
  '1.2.643.3.131.1.1': 'inn',
  '1.2.643.100.4': 'innLegal',
  '1.2.643.100.3': 'snils',
}

const partsOf = (subject: pkijs.RelativeDistinguishedNames): Record<string, string> => {
  const parts: Record<string, string> = {}
  for (const { type, value } of subject.typesAndValues) {
    const name = names[type]
    if (name) parts[name] = String((value as asn1js.Utf8String).valueBlock.value)
  }
  return parts
}

const cardOf = (certificate: pkijs.Certificate): SignerCard => {
  const parts = partsOf(certificate.subject)
  const [surname = '', ...rest] = (parts.commonName ?? '').split(' ')
  const der = new Uint8Array(certificate.toSchema().toBER())
  return {
    surname: parts.surname ?? surname,
    firstName: parts.firstName ?? rest.join(' '),
    jobTitle: parts.jobTitle ?? '',
    organisation: parts.organisation ?? '',
    inn: parts.innLegal ?? parts.inn ?? '',
    ...(parts.snils ? { snils: parts.snils } : {}),
    thumbprint: createHash('sha1').update(der).digest('hex').toUpperCase(),
    serialNumber: Buffer.from(certificate.serialNumber.valueBlock.valueHexView).toString('hex').toUpperCase(),
    issuer: partsOf(certificate.issuer).commonName ?? '',
    startDate: certificate.notBefore.value.toISOString(),
    endDate: certificate.notAfter.value.toISOString(),
  }
}

const signingTimeOf = (signed: pkijs.SignedData): Date | undefined => {
  const attribute = signed.signerInfos[0]?.signedAttrs?.attributes.find(
    ({ type }) => type === '1.2.840.113549.1.9.5',
  )
  const time: unknown = attribute?.values[0]
  return typeof time === 'object' && time !== null && 'toDate' in time && typeof time.toDate === 'function'
    ? time.toDate()
    : undefined
}

/**
 * Reads a detached CMS over `content`: whether it fits these bytes, who made it and when. 400 when it is no CMS
 * SignedData with a certificate inside.
 */
export const readSignature = async (
  office: Office,
  cms: Uint8Array,
  content: Uint8Array,
): Promise<ReadSignature> => {
  let signed: pkijs.SignedData
  try {
    const info = pkijs.ContentInfo.fromBER(Uint8Array.from(cms))
    signed = new pkijs.SignedData({ schema: info.content })
  } catch {
    throw refuse(400, 'Signature is not a valid CMS SignedData')
  }
  const sid: unknown = signed.signerInfos[0]?.sid
  const certificate = signed.certificates?.find(
    (item): item is pkijs.Certificate =>
      item instanceof pkijs.Certificate &&
      sid instanceof pkijs.IssuerAndSerialNumber &&
      sid.serialNumber.isEqual(item.serialNumber),
  )
  if (!certificate) throw refuse(400, 'Signature does not contain the certificate of the signer')
  const valid = await signed
    .verify({ signer: 0, data: Uint8Array.from(content).buffer, checkChain: false })
    .catch(() => false)
  return {
    bytes: cms,
    valid,
    signer: cardOf(certificate),
    signedAt: signingTimeOf(signed) ?? office.context.clock.now(),
  }
}

/** A real signature of an employee over the exact bytes, made with the lab's authority. */
export const signAs = async (
  office: Office,
  organisation: Organisation,
  employee: Employee,
  content: Uint8Array,
): Promise<ReadSignature> => {
  const at = office.context.clock.now()
  const identity = {
    commonName: fullName(employee),
    organisation: organisation.shortName,
    inn: organisation.inn,
    email: employee.login,
  }
  const [bytes, certificate] = await Promise.all([
    office.context.ca.signDetached(content, identity, at),
    office.context.ca.certificate(identity),
  ])
  return {
    bytes,
    valid: true,
    signedAt: at,
    signer: {
      surname: employee.lastName,
      firstName: `${employee.firstName} ${employee.middleName}`,
      jobTitle: employee.position,
      organisation: organisation.shortName,
      inn: organisation.inn,
      snils: employee.snils,
      thumbprint: certificate.thumbprint,
      serialNumber: certificate.serialNumber,
      issuer: certificate.issuer,
      startDate: certificate.notBefore.toISOString(),
      endDate: certificate.notAfter.toISOString(),
    },
  }
}
