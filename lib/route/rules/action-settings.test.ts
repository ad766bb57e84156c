import { node, route } from '#lib/route/example.ts'
import { ruleTable } from '#lib/route/rule-table.ts'
import { actionSettings } from './action-settings.ts'

const doing = (action: string, settings: Record<string, unknown> = {}) =>
  route([node('action', 'a', { action, settings })])

ruleTable(
  actionSettings,

  [
    { of: 'a stage by pipeline', graph: doing('move-stage', { stages: { '0': 'WON' } }) },
    { of: 'a comment', graph: doing('timeline', { text: '{{document}}' }) },
    { of: 'a task without description', graph: doing('task', { title: 'Call', responsible: 'user:1' }) },
    { of: 'a process without parameters', graph: doing('start-process', { templateId: '1' }) },
  ],
  [
    {
      of: 'an action that was not chosen',
      graph: doing(''),
      finds: [{ severity: 'error', node: 'a', en: '“Action” does not say what to do.' }],
    },
    {
      of: 'a notification to nobody',
      graph: doing('notify', { to: ['somebody'] }),
      finds: [{ severity: 'error', node: 'a', en: '“Action” lacks “To whom”, “Text”.' }],
    },
    {
      of: 'a process that is no number',
      graph: doing('start-process', { templateId: 'archive' }),
      finds: [{ severity: 'error', node: 'a', en: '“Action” lacks “Template of the business process”.' }],
    },
  ],
)
