import { findingAt, type Rule } from '#lib/route/rule.ts'
import { quoted } from '#lib/route/titles.ts'
import { say } from '#lib/sentence.ts'

const id = 'join-without-fork'

/** A join brings the branches of a fork together; one to which no fork leads waits for nothing that could be named. */
export const joinWithoutFork: Rule = {
  id,
  check({ model, reached, regions }) {
    return model.graph.nodes
      .filter((node) => node.kind === 'join' && reached.has(node.id) && !regions.closes.has(node.id))
      .map((node) =>
        findingAt(
          id,
          node.id,
          say(
            `К узлу ${quoted(node).ru} не ведут ветки разветвления.`,
            `No branches of a fork lead to ${quoted(node).en}.`,
          ),
          say(
            'Поставьте перед ним узел «Разветвление» или уберите слияние.',
            'Put a “Fork” before it or remove the join.',
          ),
        ),
      )
  },
}
