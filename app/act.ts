import { ZodError } from 'zod'
import type { Outcome } from '#components/form/outcome.ts'
import { type Action, demand } from '#lib/auth/permission.ts'
import type { CurrentUser } from '#lib/auth/session.ts'
import { audit } from '#lib/db/schema/access.ts'
import { Defect, Refused } from '#lib/failure.ts'
import { say } from '#lib/sentence.ts'
import { readable, toldOf } from './readable.ts'
import { currentUser } from './user.ts'
import { web } from './web.ts'

/** A signed-in person with an open portal. */
export type Actor = CurrentUser & { portalId: number }

/**
 * Does something for a person with this right in the open portal. Failures become values that the page can say.
 * `about` names what was touched: then it is written to the audit log once it is done.
 */
export async function act<T>(
  right: Action,
  deed: (actor: Actor) => Promise<T>,
  about?: string,
): Promise<Outcome<T>> {
  return actAnywhere(
    right,
    async (user) => {
      if (user.portalId === null) throw noPortal()
      return deed({ ...user, portalId: user.portalId })
    },
    about,
  )
}

/** The same where no portal need be open: what concerns the installation. */
export async function actAnywhere<T>(
  right: Action,
  deed: (user: CurrentUser) => Promise<T>,
  about?: string,
): Promise<Outcome<T>> {
  try {
    const user = await currentUser()
    if (!user) throw signInAgain()
    demand(user.role, right)
    const done = await deed(user)
    if (about !== undefined) {
      const line = { portalId: user.portalId, actor: user.email, action: right, object: about }
      await web().db.insert(audit).values(line)
    }
    return { done }
  } catch (error) {
    const failure = error instanceof ZodError ? wrongForm(error) : readable(error)
    if (failure instanceof Defect) web().log.error({ err: error }, 'an act of a page failed')
    return { refused: { code: failure.code, text: toldOf(failure), cure: failure.cure } }
  }
}

const wrongForm = (error: ZodError) =>
  new Refused(422, {
    code: 'form-wrong',
    text: say('Данные заполнены неверно.', 'The data do not fit.'),
    cure: say('Проверьте поля и повторите.', 'Check the fields and repeat.'),
    detail: { places: error.issues.map((issue) => issue.path.join('.')) },
  })

/** Whether this person answers for the whole installation and not only for some portals. */
export const isOfInstallation = (user: CurrentUser): boolean =>
  user.memberships.some(({ portalId }) => portalId === null)

/** Throws Refused(403) for those who answer only for some portals. */
export function demandInstallation(user: CurrentUser): void {
  if (isOfInstallation(user)) return
  throw new Refused(403, {
    code: 'not-of-installation',
    text: say(
      'Это касается всей установки, а ваша роль — одного портала.',
      'This concerns the whole installation, and your role is of one portal.',
    ),
    cure: say('Попросите владельца установки.', 'Ask the owner of the installation.'),
  })
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
