import type { Catalogue } from '#lib/route/catalogue.ts'
import { connectionOf } from '#lib/route/connection-of.ts'
import type { DocumentNode, StepNode } from '#lib/route/graph.ts'
import { isStep, type RouteModel } from '#lib/route/model.ts'
import { findingAt, type Rule, type RuleContext } from '#lib/route/rule.ts'
import { quoted } from '#lib/route/titles.ts'
import { reachFrom } from '#lib/route/walk.ts'
import { type Sentence, say } from '#lib/sentence.ts'

const id = 'formalised-document'
/** Contacts and companies have no product rows in any portal. */
const withoutRows: Readonly<Record<number, Sentence>> = {
  3: say('контакта', 'A contact'),
  4: say('компании', 'A company'),
}

/**
 * A formalised document is built from product rows and the requisites of both sides, and only some services carry it:
 * the items must have rows and a company, a counterparty must be found by requisites, and steps need such a service.
 */
export const formalisedDocument: Rule = {
  id,
  check(context) {
    const { model, catalogue } = context
    return model.graph.nodes.flatMap((node) => {
      if (node.kind !== 'document' || node.source?.from !== 'formalised') return []
      const steps = stepsAfter(model, node)
      return [
        ...(model.starts[0]?.entityTypeIds ?? []).flatMap((type) => itemLacks(type, catalogue)),
        ...(steps.length > 0 && !steps.some(isByRequisites)
          ? [
              say(
                'никто из участников не найден по реквизитам, а документ составляют на компанию',
                'no participant is found by requisites, but the document is made out to a company',
              ),
            ]
          : []),
      ]
        .map((lack) =>
          findingAt(
            id,
            node.id,
            say(`${quoted(node).ru}: ${lack.ru}.`, `${quoted(node).en}: ${lack.en}.`),
            say(
              'Запускайте маршрут из сделки с товарами и компанией или возьмите неформализованный документ.',
              'Start the route from deals with products and a company, or take an unformalised document.',
            ),
          ),
        )
        .concat(steps.flatMap((step) => carrierLack(step, node, context)))
    })
  },
}

function itemLacks(type: number, { itemTypes }: Catalogue): Sentence[] {
  const known = itemTypes?.find((each) => each.entityTypeId === type)
  const bare = withoutRows[type]
  if (bare) return [say(`у ${bare.ru} нет товарных позиций`, `${bare.en.toLowerCase()} has no product rows`)]
  if (!known) return []
  return [
    ...(known.productRows
      ? []
      : [
          say(
            `у элементов «${known.title}» нет товарных позиций`,
            `“${known.title}” items have no product rows`,
          ),
        ]),
    ...(known.company
      ? []
      : [say(`у элементов «${known.title}» нет компании`, `“${known.title}” items have no company`)]),
  ]
}

const isByRequisites = (step: StepNode) => step.participants.some((who) => who.from === 'company')

/** Steps that act on this document: those reached before another document is made. */
function stepsAfter(model: RouteModel, node: DocumentNode): StepNode[] {
  const reached = reachFrom(
    model,
    node.id,
    (edge) => edge.from === node.id || model.nodes.get(edge.from)?.kind !== 'document',
  )
  return [...reached.keys()].flatMap((each) => {
    const met = model.nodes.get(each)
    return met && isStep(met) ? [met] : []
  })
}

function carrierLack(step: StepNode, node: DocumentNode, { catalogue }: RuleContext) {
  const connection = connectionOf(step, catalogue)
  if (step.kind !== 'sign' || !connection || connection.capabilities.formalised) return []
  return findingAt(
    id,
    step.id,
    say(
      `${quoted(step).ru}: ${connection.label} не принимает формализованные документы, а ${quoted(node).ru} — такой.`,
      `${quoted(step).en}: ${connection.label} does not carry formalised documents, and ${quoted(node).en} is one.`,
    ),
    say(
      'Выберите оператора ЭДО, который их передаёт, или возьмите документ из шаблона.',
      'Choose a service that carries them, or take the document from a template.',
    ),
  )
}
