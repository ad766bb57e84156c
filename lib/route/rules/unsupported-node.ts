import { findingAt, type Rule } from '#lib/route/rule.ts'
import { isRunnable } from '#lib/route/runnable.ts'
import { quoted } from '#lib/route/titles.ts'
import { say } from '#lib/sentence.ts'

const id = 'unsupported-node'

/** Nodes of the route language that the engine cannot run yet may be drawn but not published. */
export const unsupportedNode: Rule = {
  id,
  check({ model }) {
    return model.graph.nodes
      .filter((node) => !isRunnable(node.kind))
      .map((node) =>
        findingAt(
          id,
          node.id,
          say(
            `Узел ${quoted(node).ru} эта версия Inkroute ещё не исполняет.`,
            `This version of Inkroute does not run ${quoted(node).en} yet.`,
          ),
          say('Уберите узел перед публикацией.', 'Remove the node before publishing.'),
        ),
      )
  },
}
