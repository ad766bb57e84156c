import { exampleCatalogue, node, route } from '#lib/route/example.ts'
import { ruleTable } from '#lib/route/rule-table.ts'
import { unknownUser } from './unknown-user.ts'

const telling = (...to: string[]) =>
  route([node('action', 'm', { title: 'Tell', action: 'notify', settings: { to, text: 'Signed' } })])
const asking = (responsible: string) =>
  route([node('action', 'm', { title: 'Ask', action: 'task', settings: { title: 'Call', responsible } })])

ruleTable(
  unknownUser,

  [
    { of: 'a role and a person who works', graph: telling('responsible', 'user:1') },
    {
      of: 'users that could not be read',
      graph: telling('user:9'),
      catalogue: { ...exampleCatalogue, users: null },
    },
  ],
  [
    {
      of: 'a person of another portal',
      graph: telling('responsible', 'user:9'),
      finds: [{ severity: 'error', node: 'm', en: '“Tell”: user no. 9 does not exist in the portal.' }],
    },
    {
      of: 'a task for somebody who has left',
      graph: asking('user:2'),
      finds: [{ severity: 'error', node: 'm', en: '“Ask”: Boris is no longer active in the portal.' }],
    },
  ],
)
