import { Permanent } from '#lib/failure.ts'
import type { LegOrderFrame, Person } from '#lib/providers/provider.ts'
import { say } from '#lib/sentence.ts'
import type { Diadoc } from './client.ts'
import { type Ask, wavesOf } from './legs.ts'
import { documentsOf } from './requests.ts'
import { employeeOf, readStaff } from './staff.ts'
import type { Employee, Message } from './structures.ts'

const longestComment = 500

/**
 * Finds the employees of everyone whom we shall ask, before anything is sent. An approver has to be one; a signer
 * may be anybody with the right to sign, then the document simply waits for a signature in Diadoc.
 */
export async function checkPeople(diadoc: Diadoc, frame: Pick<LegOrderFrame, 'steps'>): Promise<void> {
  const asks = wavesOf(frame).flat()
  if (!asks.some((ask) => ask.type === 'ApprovementRequest')) return
  const staff = await readStaff(diadoc)
  for (const ask of asks) {
    if (ask.type === 'ApprovementRequest' && !employeeOf(staff, ask.person)) throw notAnEmployee(ask.person)
  }
}

/** Posts one wave of requests. The same wave again is the same operation. */
export async function askPeople(
  diadoc: Diadoc,
  message: Message,
  frame: LegOrderFrame,
  asks: readonly Ask[],
): Promise<boolean> {
  const staff = await readStaff(diadoc)
  const requests = asks.flatMap((ask) => requestsFor(message, frame, ask, employeeOf(staff, ask.person)))
  if (requests.length === 0) return false
  await diadoc.text('postMessagePatch', {
    query: { operationId: `${frame.key}.${asks.map((ask) => ask.label).join('.')}` },
    json: { BoxId: diadoc.boxId, MessageId: message.MessageId, ResolutionRequests: requests },
  })
  return true
}

function requestsFor(
  message: Message,
  frame: LegOrderFrame,
  ask: Ask,
  employee: Employee | undefined,
): object[] {
  if (!employee && ask.type === 'ApprovementRequest') throw notAnEmployee(ask.person)
  if (!employee) return []
  const comment = frame.message?.slice(0, longestComment)
  return documentsOf(message).map((document) => ({
    InitialDocumentId: document.EntityId,
    Type: ask.type,
    TargetUserId: employee.User.UserId,
    Labels: [ask.label],
    ...(comment ? { Comment: comment } : {}),
  }))
}

const notAnEmployee = (person: Person) =>
  new Permanent({
    code: 'diadoc-not-an-employee',
    text: say(
      `${person.name || person.email} не найден среди сотрудников ящика в Диадоке.`,
      `${person.name || person.email} is not among the employees of the box in Diadoc.`,
    ),
    cure: say(
      'Добавьте сотрудника в Диадоке с тем же адресом почты или выберите другого участника.',
      'Add the employee in Diadoc with the same e-mail address, or choose another participant.',
    ),
  })
