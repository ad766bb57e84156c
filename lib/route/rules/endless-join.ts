import { setNode } from '#lib/route/fix.ts'
import { needsOf } from '#lib/route/regions.ts'
import { findingAt, type Rule } from '#lib/route/rule.ts'
import { waitsInVain } from '#lib/route/soundness.ts'
import { quoted } from '#lib/route/titles.ts'
import { runTo } from '#lib/route/walk.ts'
import { say } from '#lib/sentence.ts'

const id = 'endless-join'

/** A join does not wait for more branches than can come to it: told with a shortest run to it. */
export const endlessJoin: Rule = {
  id,
  check({ reached, regions }) {
    return [...regions.closes].flatMap(([at, fork]) => {
      const region = regions.forks.get(fork)
      const join = region?.join
      if (!region || !join || !reached.has(at) || !waitsInVain(regions, at)) return []
      const coming = region.branches.filter((branch) => branch.arrives).length
      const name = quoted(join)
      return [
        findingAt(
          id,
          at,
          say(
            `Узел ${name.ru} ждёт веток: ${needsOf(join, region)}, а дойти до него могут: ${coming}.`,
            `${name.en} waits for ${needsOf(join, region)} branches, but only ${coming} can come to it.`,
          ),
          say(
            'Ждите столько веток, сколько приходит, или доведите до слияния остальные.',
            'Wait for as many as can come, or lead the others to the join.',
          ),
          {
            run: runTo(reached, at),
            fix: setNode(say(`Ждать веток: ${coming}`, `Wait for ${coming}`), { ...join, wait: coming }),
          },
        ),
      ]
    })
  },
}
