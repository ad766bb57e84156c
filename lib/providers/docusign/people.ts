import type { LegOrderFrame, LegStep, Person } from '#lib/providers/provider.ts'

/** A participant with a place in the envelope's order. */
export type Seat = {
  recipientId: string
  routingOrder: number
  step: LegStep
  person: Person
}

/**
 * Everybody in the order in which they act: one after another within a sequential step, together within a parallel
 * one, the next step when the previous one is done.
 */
export const seatsOf = (order: Pick<LegOrderFrame, 'steps'>): Seat[] => {
  const seats: Seat[] = []
  let routingOrder = 0
  for (const step of order.steps) {
    if (step.order === 'parallel') routingOrder += 1
    for (const person of step.people) {
      if (step.order === 'sequential') routingOrder += 1
      seats.push({ recipientId: String(seats.length + 1), routingOrder, step, person })
    }
  }
  return seats
}

const marks = { step: 'inkroute-step:', person: 'inkroute-person:', act: 'inkroute-act:' }

/**
 * What a recipient carries to be recognised in a notification that comes without its order. The vendor keeps such
 * fields and gives them back unread: https://developers.docusign.com/docs/esign-rest-api/reference/envelopes/enveloperecipients/
 */
export const marksOf = ({ step, person }: Seat): string[] => [
  marks.step + step.id,
  marks.person + person.id,
  marks.act + step.act,
]

/** Whom a recipient stands for; null for recipients that somebody added at the provider. */
export const readMarks = (
  fields: readonly string[] | undefined,
): { stepId: string; personId: string | null; act: string } | null => {
  const read = (mark: string) => fields?.find((field) => field.startsWith(mark))?.slice(mark.length)
  const stepId = read(marks.step)
  return stepId ? { stepId, personId: read(marks.person) ?? null, act: read(marks.act) ?? 'sign' } : null
}
