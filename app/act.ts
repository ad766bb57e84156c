import type { Outcome } from '#components/form/outcome.ts'
import { type Action, demand } from '#lib/auth/permission.ts'
import type { CurrentUser } from '#lib/auth/session.ts'
import { asFailure, Defect, Refused } from '#lib/failure.ts'
import { say } from '#lib/sentence.ts'
import { currentUser } from './user.ts'
import { web } from './web.ts'

/** A signed-in person with an open portal. */
export type Actor = CurrentUser & { portalId: number }

/** Does something for a person with this right in the open portal. Failures become values that the page can say. */
export async function act<T>(right: Action, deed: (actor: Actor) => Promise<T>): Promise<Outcome<T>> {
  try {
    const user = await currentUser()
    if (!user) throw signInAgain()
    demand(user.role, right)
    if (user.portalId === null) throw noPortal()
    return { done: await deed({ ...user, portalId: user.portalId }) }
  } catch (error) {
    const failure = asFailure(error)
    if (failure instanceof Defect) web().log.error({ err: error }, 'an act of a page failed')
    return { refused: { code: failure.code, text: failure.text, cure: failure.cure } }
  }
}

const signInAgain = () =>
  new Refused(401, {
    code: 'signed-out',
    text: say('Сеанс закончился.', 'Your session is over.'),
    cure: say('Войдите снова в соседней вкладке и повторите.', 'Sign in again in another tab and repeat.'),
  })

const noPortal = () =>
  new Refused(409, {
    code: 'no-portal',
    text: say('Портал Битрикс24 ещё не подключён.', 'No Bitrix24 portal is connected yet.'),
    cure: say('Подключите портал в настройках.', 'Connect a portal in the settings.'),
  })
