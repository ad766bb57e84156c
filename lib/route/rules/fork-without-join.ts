import type { ForkNode, NodeId } from '#lib/route/graph.ts'
import type { RouteModel } from '#lib/route/model.ts'
import type { Region } from '#lib/route/regions.ts'
import { findingAt, type Rule } from '#lib/route/rule.ts'
import { quoted } from '#lib/route/titles.ts'
import { say } from '#lib/sentence.ts'

const id = 'fork-without-join'

/**
 * The branches of a fork meet in one join of its own and nowhere else, so that it is always clear which branches run
 * side by side and which are withdrawn together.
 */
export const forkWithoutJoin: Rule = {
  id,
  check({ model, reached, regions }) {
    return [...regions.forks.values()]
      .filter(({ fork }) => reached.has(fork.id))
      .flatMap((region) => {
        const { fork } = region
        if (fork.branches.length < 2) return [tooFew(fork)]
        const shared = sharedNode(model, region)
        if (shared !== undefined) return [meets(model, fork, shared)]
        // A branch that is not connected yet is told by `dead-end`.
        if (fork.branches.some(({ id: branch }) => !model.edgeOf(fork.id, `branch:${branch}`))) return []
        if (region.exits.length === 0) return [never(fork)]
        const own = region.join !== null && regions.closes.get(region.join.id) === fork.id
        return own ? [] : [apart(fork)]
      })
  },
}

/** The first node that two branches come to without a join before it. */
function sharedNode(model: RouteModel, { branches }: Region): NodeId | undefined {
  return model.graph.nodes.find(({ id: at }) => branches.filter(({ nodes }) => nodes.has(at)).length > 1)?.id
}

const tooFew = (fork: ForkNode) =>
  findingAt(
    id,
    fork.id,
    say(`У узла ${quoted(fork).ru} меньше двух веток.`, `${quoted(fork).en} has fewer than two branches.`),
    say('Добавьте ветку или уберите разветвление.', 'Add a branch or remove the fork.'),
  )

function meets(model: RouteModel, fork: ForkNode, at: NodeId) {
  const node = model.nodes.get(at)
  const name = node ? quoted(node) : say(at, at)
  return findingAt(
    id,
    at,
    say(
      `Ветки узла ${quoted(fork).ru} встречаются в узле ${name.ru}: он выполнился бы несколько раз.`,
      `The branches of ${quoted(fork).en} meet at ${name.en}: it would be done several times.`,
    ),
    say('Поставьте перед ним узел «Слияние».', 'Put a “Join” before it.'),
  )
}

const never = (fork: ForkNode) =>
  findingAt(
    id,
    fork.id,
    say(
      `Ветки узла ${quoted(fork).ru} нигде не сходятся: первая, что дойдёт до конца, оборвёт остальные.`,
      `The branches of ${quoted(fork).en} never meet: the first to come to an end would break off the others.`,
    ),
    say('Сведите ветки узлом «Слияние».', 'Bring the branches together by a “Join”.'),
  )

const apart = (fork: ForkNode) =>
  findingAt(
    id,
    fork.id,
    say(
      `Ветки узла ${quoted(fork).ru} сходятся в разных местах или в чужом слиянии.`,
      `The branches of ${quoted(fork).en} come together in different places or at the join of another fork.`,
    ),
    say(
      'Сведите все его ветки одним своим слиянием.',
      'Bring all its branches together by one join of its own.',
    ),
  )
