import type { MoveAnswers, MoveLine, MoveOrder, MoveQuestion } from '#lib/envelope/move/verdict.ts'
import type { Sentence } from '#lib/sentence.ts'

/** Envelopes that need the same decision, or stay for the same reason. */
export type Asked = { key: string; questions: MoveQuestion[]; lines: MoveLine[] }
export type Staying = { why: Sentence; later: boolean; lines: MoveLine[] }
export type Groups = { moves: MoveLine[]; asked: Asked[]; staying: Staying[] }

/** The lines by their verdicts, in the order in which each kind first comes. */
export function groupsOf(lines: readonly MoveLine[]): Groups {
  const asked = new Map<string, Asked>()
  const staying = new Map<string, Staying>()
  const moves: MoveLine[] = []
  for (const line of lines) {
    const { verdict } = line
    if (verdict.is === 'moves') moves.push(line)
    else if (verdict.is === 'stays') {
      const group = staying.get(verdict.why.en) ?? { why: verdict.why, later: verdict.later, lines: [] }
      group.lines.push(line)
      staying.set(verdict.why.en, group)
    } else {
      const key = JSON.stringify(verdict.questions)
      const group = asked.get(key) ?? { key, questions: verdict.questions, lines: [] }
      group.lines.push(line)
      asked.set(key, group)
    }
  }
  return { moves, asked: [...asked.values()], staying: [...staying.values()] }
}

/** What is moved: the chosen ones, and those about which everything is decided. */
export const ordersOf = (
  { moves, asked }: Groups,
  unchosen: ReadonlySet<string>,
  answers: ReadonlyMap<string, MoveAnswers>,
): MoveOrder[] => [
  ...moves.filter(({ id }) => !unchosen.has(id)).map(({ id }) => ({ envelopeId: id, answers: {} })),
  ...asked.flatMap(({ key, questions, lines }) => {
    const given = answers.get(key) ?? {}
    return isDecided(questions, given) ? lines.map(({ id }) => ({ envelopeId: id, answers: given })) : []
  }),
]

/** True when each question has one of its answers. */
export const isDecided = (questions: readonly MoveQuestion[], answers: MoveAnswers): boolean =>
  questions.every(({ id, options }) => options.some((option) => option.id === answers[id]))
