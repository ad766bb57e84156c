import type { SignatureCheck } from '#lib/envelope/state.ts'
import { say } from '#lib/sentence.ts'
import { type CmsVerdict, readCms } from './cms.ts'

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
  if (outsideValidity(cms)) {
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
        text: say('Проверено сервисом (ГОСТ).', 'Verified by the service (GOST).'),
      }
    : {
        verdict: 'unknown',
        by: 'provider',
        text: say(
          'Алгоритм ГОСТ: сервис ещё не сообщил результат проверки.',
          'GOST algorithm: the service has not told its verdict yet.',
        ),
      }

function outsideValidity(cms: Extract<CmsVerdict, { read: true }>): boolean {
  if (!cms.signedAt || !cms.certificate) return false
  return cms.signedAt < cms.certificate.notBefore || cms.signedAt > cms.certificate.notAfter
}

const certificateFacts = ({
  subject,
  issuer,
  serialNumber,
  notBefore,
  notAfter,
}: NonNullable<Extract<CmsVerdict, { read: true }>['certificate']>) => ({
  subject,
  issuer,
  serialNumber,
  notBefore: notBefore.toISOString(),
  notAfter: notAfter.toISOString(),
})
