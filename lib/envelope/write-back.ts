import type { Locale } from '#lib/sentence.ts'
import { usersOf } from './act.ts'
import { type Draft, nodeOfKey, owe } from './draft.ts'
import type { WriteBack } from './effect.ts'
import type { MappingRow } from './mapping.ts'
import { type EnvelopeState, threadAt } from './state.ts'
import type { Status } from './status.ts'
import { renderTemplate, type Variables } from './template.ts'
import { variablesOf } from './variables.ts'

/** Owes what the mapping's row says for the status that the envelope has just reached. */
export function oweMapped(draft: Draft, status: Status): void {
  const row = draft.world.mapping.rows[status]
  if (!row || !draft.state.item) return
  const variables = variablesOf(draft.world, draft.state)
  for (const act of actsOf(row, variables, draft.state, draft.world.locale, draft.now)) {
    owe(draft, `r${draft.state.round}.${status}.${act.name}`, { do: 'write-back', act })
  }
}

/** The concrete acts of one row. Order is the order in which people meet them: stage, fields, words. */
function actsOf(
  row: MappingRow,
  variables: Variables,
  state: EnvelopeState,
  locale: Locale,
  now: string,
): WriteBack[] {
  const acts: WriteBack[] = []
  if (row.stages && Object.keys(row.stages).length > 0) {
    acts.push({ name: 'move-stage', stageByPipeline: row.stages, backwards: row.backwards ?? false })
  }
  const fields = Object.entries(row.fields ?? {}).map(([name, template]) => [
    name,
    renderTemplate(template, variables),
  ])
  if (fields.length > 0) acts.push({ name: 'set-fields', fields: Object.fromEntries(fields) })
  if (row.timeline) {
    acts.push({
      name: 'timeline',
      title: variables.status,
      text: renderTemplate(row.timeline[locale], variables),
    })
  }
  if (row.notification) {
    const userIds = usersOf(state, row.notification.to)
    const text = renderTemplate(row.notification.text[locale], variables)
    if (userIds.length > 0) acts.push({ name: 'notify', userIds, text })
  }
  const responsibleId = state.item?.responsible?.id
  if (row.task && responsibleId) {
    acts.push({
      name: 'task',
      title: renderTemplate(row.task.title[locale], variables),
      description: renderTemplate(row.task.description[locale], variables),
      responsibleId,
      deadline: new Date(Date.parse(now) + row.task.deadlineDays * 86_400_000).toISOString(),
    })
  }
  return acts
}

/** Answers the robot that waits, once, with what became of it. */
export function oweRobotAnswer(draft: Draft): void {
  const { state, world } = draft
  if (state.starter.eventToken === undefined) return
  const variables = variablesOf(world, state)
  owe(draft, 'answer-robot', {
    do: 'write-back',
    act: {
      name: 'answer-robot',
      eventToken: state.starter.eventToken,
      values: {
        status: state.status,
        envelope_link: world.envelopeUrl,
        signed_date: variables['signed.date'],
        edi_number: variables['edi.number'],
        decline_reason: state.verdict?.comment ?? '',
        signed_file: variables['signed.file.url'],
      },
      log: variables.status,
    },
  })
}

/** A line in the item's timeline about a problem, with the page where the button is. */
export function oweProblemNote(draft: Draft, key: string): void {
  const problem = draft.state.problems[key]
  if (!problem) return
  const locale = draft.world.locale
  const words = locale === 'ru' ? 'Открыть и повторить' : 'Open and retry'
  const cure = problem.cure ? ` ${problem.cure[locale]}` : ''
  const title = locale === 'ru' ? 'Подписание остановлено' : 'Signing is stopped'
  const text = `${problem.text[locale]}${cure} ${words}: ${draft.world.envelopeUrl}`
  owe(draft, `${key}.note.a${threadAt(draft.state, nodeOfKey(key) ?? '')?.attempt ?? 1}`, {
    do: 'write-back',
    act: { name: 'timeline', title, text },
  })
}
