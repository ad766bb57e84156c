import { boxFacts, isBoxFact, serviceNames } from '#lib/route/counterparty-fact.ts'
import type { ConditionNode } from '#lib/route/graph.ts'
import { findingAt, type Rule } from '#lib/route/rule.ts'
import { quoted } from '#lib/route/titles.ts'
import { say } from '#lib/sentence.ts'

const id = 'unknown-counterparty'

/** A condition asks a service about the counterparty: the portal has a connection to it, else every envelope stops there. */
export const unknownCounterparty: Rule = {
  id,
  check({ model, catalogue }) {
    return model.graph.nodes
      .filter((node): node is ConditionNode => node.kind === 'condition')
      .flatMap((node) => {
        const asked = new Set(
          node.branches
            .flatMap(({ all }) => all)
            .flatMap(({ left }) =>
              left.of === 'counterparty' && isBoxFact(left.fact) ? [boxFacts[left.fact]] : [],
            ),
        )
        return [...asked]
          .filter((service) => !catalogue.connections.some(({ provider }) => provider === service))
          .map((service) => finding(node, service))
      })
  },
}

function finding(node: ConditionNode, service: keyof typeof serviceNames) {
  const name = serviceNames[service]
  return findingAt(
    id,
    node.id,
    say(
      `${quoted(node).ru}: есть ли у контрагента ящик, знает «${name}», а подключения к нему в портале нет.`,
      `${quoted(node).en}: whether the counterparty has a box is known to ${name}, and the portal has no connection to it.`,
    ),
    say(
      `Подключите «${name}» на странице «Подключения» или уберите это сравнение: иначе конверты остановятся здесь.`,
      `Connect ${name} on the “Connections” page, or take the comparison away: else envelopes stop here.`,
    ),
  )
}
