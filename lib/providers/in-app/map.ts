import type { LegOrderFrame, LegSnapshot, LegStep, PersonState } from '../provider.ts'

/** What each person of a leg has done so far, by person id. */
export type Act = {
  state: 'done' | 'declined' | 'viewed'
  at: string
  comment?: string
  proof?: Record<string, string>
}
export type Acts = ReadonlyMap<string, Act>

/** How an invitation to a person is written. */
export type Invite = (stepId: string, personId: string) => string

/** The leg's state from what people have done: steps go one after another, people of a step by its order and quorum. */
export function snapshotOf(frame: Omit<LegOrderFrame, 'files'>, acts: Acts, invite: Invite): LegSnapshot {
  const people: PersonState[] = []
  let open = true
  for (const step of frame.steps) {
    people.push(...stateOf(step, acts, open, invite))
    open &&= isDone(step, acts)
  }
  const declined = people.find((person) => person.state === 'declined')
  const viewed = people.some((person) => person.state === 'viewed' || person.state === 'done')
  const status = declined ? 'declined' : open ? 'completed' : viewed ? 'viewed' : 'delivered'
  const comment = declined?.comment
  return { externalId: frame.key, status, raw: status, people, ...(comment === undefined ? {} : { comment }) }
}

function stateOf(step: LegStep, acts: Acts, open: boolean, invite: Invite): PersonState[] {
  let turn = open && !isDone(step, acts)
  return step.people.flatMap((person): PersonState[] => {
    const act = acts.get(person.id)
    const base = { stepId: step.id, personId: person.id, name: person.name }
    if (act && act.state !== 'viewed') {
      return [{ ...base, ...act }]
    }
    if (!turn) return []
    if (step.order === 'sequential') turn = false
    const invitation = invite(step.id, person.id)
    return [{ ...base, state: act ? 'viewed' : 'notified', invitation, ...(act ? { at: act.at } : {}) }]
  })
}

function isDone(step: LegStep, acts: Acts): boolean {
  const done = step.people.filter((person) => acts.get(person.id)?.state === 'done').length
  const needed = step.quorum === 'all' ? step.people.length : step.quorum === 'any' ? 1 : step.quorum
  return done >= Math.min(needed, step.people.length)
}
