import { createHash, timingSafeEqual } from 'node:crypto'
import { Refused } from '#lib/failure.ts'
import type { IncomingPush, News } from '#lib/providers/provider.ts'
import { say } from '#lib/sentence.ts'

const sha = (text: string) => createHash('sha256').update(text).digest()

/**
 * Diadoc pushes nothing by itself. Somebody else's automation may ask us to look at a message now: it names the
 * message (`{"messageId": "…"}`) and proves itself by the connection's secret. What it says is never believed, it
 * only causes a status read.
 */
export async function receivePoke(secret: string, push: IncomingPush): Promise<News[]> {
  const given = /^Bearer (.+)$/i.exec(push.headers.authorization ?? '')?.[1] ?? ''
  if (secret === '' || !timingSafeEqual(sha(given), sha(secret))) {
    throw new Refused(401, {
      code: 'diadoc-poke-not-authentic',
      text: say('Секрет сигнала не подошёл.', 'The signal’s secret does not fit.'),
      cure: say(
        'Передайте секрет подключения в заголовке Authorization: Bearer.',
        'Send the connection’s secret in the header Authorization: Bearer.',
      ),
    })
  }
  const messageId = idOf(push.body)
  return messageId
    ? [
        {
          grade: 'hint',
          key: `${messageId}:${sha(String(push.body)).toString('hex').slice(0, 16)}`,
          externalId: messageId,
        },
      ]
    : []
}

function idOf(body: Uint8Array): string {
  try {
    const value: unknown = JSON.parse(new TextDecoder().decode(body))
    return typeof value === 'object' && value !== null && 'messageId' in value ? String(value.messageId) : ''
  } catch {
    return ''
  }
}
