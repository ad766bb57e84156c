import { edge, forked, node } from '#lib/route/example.ts'
import { ruleTable } from '#lib/route/rule-table.ts'
import { forkWithoutJoin } from './fork-without-join.ts'

const lone = node('fork', 'f', { branches: [{ id: 'b1', label: '' }] })

ruleTable(
  forkWithoutJoin,

  [
    { of: 'branches that meet in a join', graph: forked() },
    { of: 'a branch that may end the route', graph: forked({ edges: [edge('a', 'declined', 'e')] }) },
    {
      of: 'an empty branch',
      graph: forked({ without: ['f.branch:b2'], edges: [edge('f', 'branch:b2', 'j')] }),
    },
    { of: 'a fork as it comes from the palette', graph: forked({ without: ['f.branch:b1', 'f.branch:b2'] }) },
    { of: 'a way back before the fork', graph: forked({ edges: [edge('a', 'declined', 'd', 2)] }) },
  ],
  [
    {
      of: 'branches that only end',
      graph: forked({
        without: ['a.done', 'b.done'],
        edges: [edge('a', 'done', 'e'), edge('b', 'done', 'e')],
      }),
      finds: [
        {
          severity: 'error',
          node: 'f',
          en: 'The branches of “Fork” never meet: the first to come to an end would break off the others.',
        },
      ],
    },
    {
      of: 'branches that meet in a step',
      graph: forked({
        nodes: [node('sign', 'c')],
        without: ['a.done', 'b.done'],
        edges: [edge('a', 'done', 'c'), edge('b', 'done', 'c'), edge('c', 'done', 'j')],
      }),
      finds: [
        {
          severity: 'error',
          node: 'c',
          en: 'The branches of “Fork” meet at “Signing”: it would be done several times.',
        },
      ],
    },
    {
      of: 'branches that meet in different joins',
      graph: forked({
        nodes: [node('join', 'k')],
        without: ['b.done'],
        edges: [edge('b', 'done', 'k'), edge('k', 'next', 'e')],
      }),
      finds: [
        {
          severity: 'error',
          node: 'f',
          en: 'The branches of “Fork” come together in different places or at the join of another fork.',
        },
      ],
    },
    {
      of: 'a fork of one branch',
      graph: forked({ nodes: [lone], without: ['f.branch:b2', 'b.done'] }),
      finds: [{ severity: 'error', node: 'f', en: '“Fork” has fewer than two branches.' }],
    },
  ],
)
