import type { IncomingMessage } from 'node:http'
import { Refused } from '#lib/failure.ts'
import { say } from '#lib/sentence.ts'

/** What a door takes: the size of a body and its content types (without parameters, lower case). */
export type BodyRule = { mostBytes: number; contentTypes: readonly string[] }

/**
 * Reads the raw body. Throws Refused: 415 for another content type or a compressed body, 413 when it is larger than
 * allowed (told from the header before reading, or while reading), 400 when it was cut. One that comes too slowly is
 * ended by the listener.
 */
export async function readBody(request: IncomingMessage, rule: BodyRule): Promise<Buffer> {
  checkType(request, rule)
  const declared = Number(request.headers['content-length'] ?? 0)
  if (declared > rule.mostBytes) throw tooLarge(rule.mostBytes)
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = []
    let size = 0
    const finish = (then: () => void) => {
      request.off('data', onData).off('end', onEnd).off('error', onCut).off('aborted', onCut)
      then()
    }
    const onData = (chunk: Buffer) => {
      size += chunk.length
      if (size > rule.mostBytes) finish(() => reject(tooLarge(rule.mostBytes)))
      else chunks.push(chunk)
    }
    const onEnd = () =>
      finish(() => resolve(chunks.length === 1 && chunks[0] ? chunks[0] : Buffer.concat(chunks)))
    const onCut = () => finish(() => reject(cut()))
    request.on('data', onData).on('end', onEnd).on('error', onCut).on('aborted', onCut)
  })
}

function checkType(request: IncomingMessage, rule: BodyRule): void {
  const encoding = request.headers['content-encoding'] ?? 'identity'
  const type = (request.headers['content-type'] ?? '').split(';')[0]?.trim().toLowerCase() ?? ''
  if (encoding === 'identity' && rule.contentTypes.includes(type)) return
  const taken = rule.contentTypes.join(', ')
  throw new Refused(415, {
    code: 'unsupported-content-type',
    text: say(
      `Тело запроса не принимается: «${type || 'без типа'}», ${encoding}.`,
      `The body is not taken: "${type || 'no type'}", ${encoding}.`,
    ),
    cure: say(`Принимается без сжатия: ${taken}.`, `Taken without compression: ${taken}.`),
  })
}

const tooLarge = (mostBytes: number) =>
  new Refused(413, {
    code: 'body-too-large',
    text: say(`Тело запроса больше ${mostBytes} байт.`, `The body is larger than ${mostBytes} bytes.`),
  })

const cut = () =>
  new Refused(400, {
    code: 'body-cut',
    text: say('Тело запроса не пришло целиком.', 'The body did not come whole.'),
    cure: say('Отправьте запрос ещё раз.', 'Send the request again.'),
  })
