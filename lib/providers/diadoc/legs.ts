import { Permanent } from '#lib/failure.ts'
import type { LegOrderFrame, LegStep, Person } from '#lib/providers/provider.ts'
import { say } from '#lib/sentence.ts'

/** A leg as Diadoc can carry it: our side first, then the counterparty or nobody. */
export type LegShape = {
  approvals: LegStep[]
  ourSignature: LegStep | undefined
  theirSignature: LegStep | undefined
  /** Our steps in their order. */
  ours: LegStep[]
}

/** Which documents a message may hold at most. */
const mostDocuments = 40

/**
 * Reads a leg's shape. Throws Permanent when Diadoc cannot keep it: our primary signature is the sending, so nobody
 * of ours can act after the counterparty, and one signature each is all there is.
 */
export function shapeOf(frame: Pick<LegOrderFrame, 'steps' | 'files'>): LegShape {
  const theirs = frame.steps.filter((step) => step.party === 'counterparty')
  const ours = frame.steps.filter((step) => step.party === 'ours')
  const [theirSignature, ...more] = theirs
  if (more.length > 0) throw cannot(oneCounterparty)
  if (theirSignature && frame.steps.at(-1) !== theirSignature) throw cannot(weGoFirst)
  if (theirSignature?.act === 'approve') throw cannot(theyOnlySign)
  const [ourSignature, ...others] = ours.filter((step) => step.act === 'sign')
  if (others.length > 0 || (ourSignature?.people.length ?? 0) > 1) throw cannot(oneSignature)
  if (frame.files.length > mostDocuments) throw cannot(tooMany)
  return { approvals: ours.filter((step) => step.act === 'approve'), ourSignature, theirSignature, ours }
}

const cannot = (text: ReturnType<typeof say>) =>
  new Permanent({
    code: 'diadoc-cannot-carry',
    text,
    cure: say('Измените маршрут и опубликуйте его заново.', 'Change the route and publish it anew.'),
  })

const oneCounterparty = say(
  'В одном документе Диадока контрагент только один.',
  'A document in Diadoc has one counterparty only.',
)
const weGoFirst = say(
  'В Диадоке первой подписывает наша сторона: её подпись и есть отправка.',
  'In Diadoc our side signs first: its signature is the sending.',
)
const theyOnlySign = say(
  'Контрагент в Диадоке подписывает, а не согласует.',
  'In Diadoc the counterparty signs, it does not approve.',
)
const oneSignature = say(
  'Основная подпись нашей стороны в Диадоке одна.',
  'Our side has one primary signature in Diadoc.',
)
const tooMany = say('В одном сообщении не больше 40 документов.', 'A message takes at most 40 documents.')

/** One request to one employee, marked by a label so that its answer is recognised. */
export type Ask = {
  label: string
  step: LegStep
  person: Person
  type: 'ApprovementRequest' | 'SignatureRequest'
}

/** Requests to our people in waves: a wave is asked when the wave before it has been answered. */
export function wavesOf(frame: Pick<LegOrderFrame, 'steps'>): Ask[][] {
  return frame.steps.flatMap((step, stepIndex) => {
    if (step.party !== 'ours') return []
    const asks = step.people.map(
      (person, personIndex): Ask => ({
        label: `inkroute-${stepIndex}-${personIndex}`,
        step,
        person,
        type: step.act === 'approve' ? 'ApprovementRequest' : 'SignatureRequest',
      }),
    )
    return step.order === 'parallel' ? [asks] : asks.map((ask) => [ask])
  })
}
