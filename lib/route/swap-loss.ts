import { type Sentence, say } from '#lib/sentence.ts'
import type { Capabilities, CatalogueConnection } from './catalogue.ts'
import type { NodeId, RouteGraph, StepNode } from './graph.ts'
import { offeredKinds } from './offered.ts'
import { countsQuorum } from './swap-step.ts'
import { quoted, signatureTitles } from './titles.ts'

/** What a route loses when a step's connection is swapped; without a node it concerns all of them. */
export type Loss = { what: LossKind; node?: NodeId; text: Sentence }

export type LossKind =
  | 'act'
  | 'party'
  | 'address'
  | 'number'
  | 'signature'
  | 'order'
  | 'quorum'
  | 'formalised'
  | 'size'
  | 'viewed'
  | 'reminders'
  | 'expiry'
  | 'life'
  | 'detached'
  | 'orders'

/** What the step itself loses: what was changed to fit, and what the connection cannot carry at all. */
export function lossesOf(step: StepNode, next: StepNode, after: CatalogueConnection): Loss[] {
  const { capabilities: can } = after
  const name = quoted(step)
  const lost: Loss[] = []
  const lose = (what: LossKind, ru: string, en: string) =>
    lost.push({ what, node: step.id, text: say(`${name.ru}: ${ru}`, `${name.en}: ${en}`) })
  if (offeredKinds(step.kind, after).length === 0)
    step.kind === 'approve'
      ? lose('act', 'согласования подключение не ведёт', 'the connection carries no approvals')
      : lose('act', 'подписаний подключение не ведёт', 'the connection carries no signatures')
  if (step.kind === 'sign' && !can.sign.parties.includes(step.party))
    step.party === 'ours'
      ? lose('party', 'за нашу сторону там не подписать', 'our side cannot sign there')
      : lose('party', 'контрагента там не достать', 'the counterparty cannot be reached there')
  const most = can.most[step.party]
  if (
    step.kind === 'sign' &&
    can.sign.parties.includes(step.party) &&
    most !== null &&
    step.participants.length > most
  )
    lose(
      'number',
      `участников не больше ${most}, в шаге их ${step.participants.length}`,
      `at most ${most} participants, the step has ${step.participants.length}`,
    )
  if (next.signature !== step.signature) {
    const [from, to] = [signatureTitles[step.signature], signatureTitles[next.signature]]
    lose('signature', `вместо ${from.ru} будет ${to.ru}`, `“${to.en}” instead of “${from.en}”`)
  }
  if (next.order !== step.order)
    next.order === 'sequential'
      ? lose('order', 'участники пойдут по очереди', 'participants act one by one')
      : lose('order', 'участников спросят одновременно', 'participants are asked at the same time')
  else if (step.participants.length > 1 && step.order === 'sequential' && !can.ordersSteps)
    lose('order', 'порядок участников не удержать', 'the order of participants cannot be kept')
  if (countsQuorum(step) && !can.quorum)
    lose('quorum', 'нужны будут все участники', 'every participant is needed')
  return lost
}

/** What the route loses because the one could what the other cannot, as far as the step uses it. */
export function lossesBetween(
  step: StepNode,
  before: CatalogueConnection,
  after: CatalogueConnection,
  graph: RouteGraph,
): Loss[] {
  const [had, has] = [before.capabilities, after.capabilities]
  const lost: Loss[] = []
  const lose = (what: LossKind, ru: string, en: string) => lost.push({ what, text: say(ru, en) })
  if (step.party === 'counterparty' && had.sign.counterpartyBy !== has.sign.counterpartyBy)
    has.sign.counterpartyBy === 'email'
      ? lose('address', 'контрагента нужно указать по почте', 'the counterparty has to be given by e-mail')
      : lose('address', 'контрагент определяется по реквизитам', 'the counterparty is found by requisites')
  if (had.formalised && !has.formalised && takesFormalised(graph))
    lose(
      'formalised',
      'формализованный документ там не отправить',
      'a formalised document cannot be sent there',
    )
  if (has.documentSizeBytes < had.documentSizeBytes)
    lose(
      'size',
      `документ до ${megabytes(has)} МБ вместо ${megabytes(had)} МБ`,
      `documents up to ${megabytes(has)} MB instead of ${megabytes(had)} MB`,
    )
  if (had.tells.viewed && !has.tells.viewed)
    lose(
      'viewed',
      'не будет видно, что документ просмотрен',
      'it will not be told that the document was viewed',
    )
  if (step.reminders && had.reminds && !has.reminds)
    lose('reminders', 'напоминаний не будет', 'nobody is reminded')
  if (step.deadline && had.expires && !has.expires)
    lose(
      'expiry',
      'срок шага провайдер сам не закроет',
      'the provider does not close the step when its time is up',
    )
  if (has.lifeDays !== undefined && has.lifeDays < (had.lifeDays ?? Number.POSITIVE_INFINITY))
    lose(
      'life',
      `провайдер держит неоконченный заказ дней: ${has.lifeDays}`,
      `the provider keeps an unfinished order for ${has.lifeDays} days`,
    )
  if (had.detachedSignatures && !has.detachedSignatures)
    lose(
      'detached',
      'не будет отсоединённых файлов подписи (.sig)',
      'there are no detached signature files (.sig)',
    )
  return lost
}

const takesFormalised = (graph: RouteGraph): boolean =>
  graph.nodes.some((node) => node.kind === 'document' && node.source?.from === 'formalised')

const megabytes = ({ documentSizeBytes }: Capabilities): number => Math.floor(documentSizeBytes / 1_000_000)
