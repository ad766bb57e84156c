import { isDatabaseAway } from '#lib/db/away.ts'
import { type AnyFailure, asFailure, Defect, Transient } from '#lib/failure.ts'
import { type Sentence, say } from '#lib/sentence.ts'

/** Whatever was thrown as one of our failures; a database that is away is nobody's defect. */
export const readable = (error: unknown): AnyFailure =>
  isDatabaseAway(error)
    ? new Transient(
        {
          code: 'database-away',
          outcome: 'unknown',
          retryAfterMs: 1_000,
          text: say('База данных сейчас не отвечает.', 'The database does not answer now.'),
          cure: say('Повторите через секунду.', 'Try again in a second.'),
        },
        error,
      )
    : asFailure(error)

/** What may be told of a failure. A defect's own words are for the log: they may hold statements and values. */
export const toldOf = (failure: AnyFailure): Sentence => (failure instanceof Defect ? broken : failure.text)

const broken = say(
  'Внутренняя ошибка Inkroute. Подробности в журнале сервера.',
  'Inkroute has met a defect. The server’s log has the details.',
)
