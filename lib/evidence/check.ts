import type { SignatureCheck } from '#lib/envelope/state.ts'
import { say } from '#lib/sentence.ts'
import { type CmsCertificate, readCms } from './cms.ts'

export type SignatureToCheck = {
  /** The exact bytes that were signed. */
  content: Uint8Array
  /** The detached signature as received. */
  signature: Uint8Array
  /** What the provider says of it. */
  told?: { valid?: boolean; signedAt?: string }
}

/**
 * Our verdict on a signature before it counts. Digest and signature value are computed here where the algorithm
 * allows it; otherwise the provider's own verification decides, and the verdict says so. The certificate must have
 * been valid at the time of signing. Trust in the issuer rests on the provider's verdict.
 */
export async function checkSignature({
  content,
  signature,
  told,
}: SignatureToCheck): Promise<SignatureCheck> {
  const cms = await readCms(signature, content)
  if (!cms.read)
    return {
      verdict: 'invalid',
      by: 'inkroute',
      text: say('Файл подписи не читается.', 'The signature file cannot be read.'),
    }
  const signedAt = cms.signedAt?.toISOString() ?? told?.signedAt
  const facts = {
    ...(signedAt === undefined ? {} : { signedAt }),
    ...(cms.certificate ? { certificate: certificateFacts(cms.certificate) } : {}),
  }
  if (cms.holds === false) {
    return {
      ...facts,
      verdict: 'invalid',
      by: 'inkroute',
      text: say('Подпись не соответствует документу.', 'The signature does not match the document.'),
    }
  }
  if (outsideValidity(cms.certificate, signedAt)) {
    return {
      ...facts,
      verdict: 'invalid',
      by: 'inkroute',
      text: say(
        'Сертификат не действовал в момент подписания.',
        'The certificate was not valid when it was signed.',
      ),
    }
  }
  if (told?.valid === false) {
    return {
      ...facts,
      verdict: 'invalid',
      by: 'provider',
      text: say('Сервис признал подпись недействительной.', 'The service found the signature invalid.'),
    }
  }
  if (cms.holds === null) return { ...facts, ...byProvider(told?.valid) }
  return {
    ...facts,
    verdict: 'valid',
    by: 'inkroute',
    text: say('Дайджест и подпись верны.', 'Digest and signature hold.'),
  }
}

const byProvider = (valid: boolean | undefined): Pick<SignatureCheck, 'verdict' | 'by' | 'text'> =>
  valid
    ? {
        verdict: 'valid',
        by: 'provider',
        text: say(
          'Проверено сервисом: мы такую подпись не считаем (ГОСТ или без сертификата внутри).',
          'Verified by the service: we cannot compute this signature (GOST, or no certificate inside).',
        ),
      }
    : {
        verdict: 'unknown',
        by: 'provider',
        text: say(
          'Мы такую подпись не считаем (ГОСТ или без сертификата внутри), а сервис не сообщил результат проверки.',
          'We cannot compute this signature (GOST, or no certificate inside), and the service has told no verdict.',
        ),
      }

function outsideValidity(certificate: CmsCertificate | null, signedAt: string | undefined): boolean {
  if (!certificate || signedAt === undefined) return false
  const at = Date.parse(signedAt)
  return at < certificate.notBefore.getTime() || at > certificate.notAfter.getTime()
}

const certificateFacts = ({ subject, issuer, serialNumber, notBefore, notAfter }: CmsCertificate) => ({
  subject,
  issuer,
  serialNumber,
  notBefore: notBefore.toISOString(),
  notAfter: notAfter.toISOString(),
})
