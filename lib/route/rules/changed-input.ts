import type { Fix } from '#lib/route/finding.ts'
import { setNode } from '#lib/route/fix.ts'
import type { RouteInput, StartNode } from '#lib/route/graph.ts'
import { findingAt, type Rule } from '#lib/route/rule.ts'
import { type Sentence, say } from '#lib/sentence.ts'

const id = 'changed-input'

/**
 * Robots that are set up in the portal keep filling the inputs of the version in force: one that is gone, holds
 * something else or has become required would stop them.
 */
export const changedInput: Rule = {
  id,
  check({ model, catalogue: { published } }) {
    const start = model.starts[0]
    if (!start || !published) return []
    const gone = published.inputs.flatMap((was) => {
      const now = start.inputs.find(({ name }) => name === was.name)
      const harm = now ? harmOf(was, now) : say(`удалён: ${lost.ru}`, `is removed: ${lost.en}`)
      return harm ? [told(start, was.label, harm, restored(start, was))] : []
    })
    const added = start.inputs
      .filter(({ name, required }) => required && !published.inputs.some((was) => was.name === name))
      .map((input) =>
        told(
          start,
          input.label,
          refusal(say('новый и обязательный', 'is new and required')),
          optional(start, input),
        ),
      )
    return [...gone, ...added]
  },
}

function harmOf(was: RouteInput, now: RouteInput): Sentence | null {
  if (was.type !== now.type) return refusal(say('сменил тип', 'has changed its type'))
  if (now.required && !was.required) return refusal(say('стал обязательным', 'has become required'))
  const kept = new Set((now.options ?? []).map(({ value }) => value))
  const gone = (was.options ?? []).find(({ value }) => !kept.has(value))
  return gone
    ? refusal(say(`потерял значение «${gone.label.ru}»`, `has lost the value “${gone.label.en}”`))
    : null
}

const lost = say(
  'роботы продолжат его заполнять, но значение никуда не попадёт',
  'robots will go on filling it, and the value will get nowhere',
)

const refusal = (what: Sentence): Sentence =>
  say(
    `${what.ru}: роботы, настроенные на действующую версию, получат отказ`,
    `${what.en}: robots set up for the version in force will be refused`,
  )

const told = (start: StartNode, label: Sentence, harm: Sentence, fix: Fix) =>
  findingAt(
    id,
    start.id,
    say(`Параметр «${label.ru}» ${harm.ru}.`, `The input “${label.en}” ${harm.en}.`),
    say(
      'Верните параметр или поправьте роботов сразу после публикации.',
      'Restore the input, or change the robots right after publishing.',
    ),
    { fix },
  )

const restored = (start: StartNode, was: RouteInput): Fix =>
  setNode(say(`Вернуть «${was.label.ru}», как было`, `Restore “${was.label.en}” as it was`), {
    ...start,
    inputs: start.inputs.some(({ name }) => name === was.name)
      ? start.inputs.map((each) => (each.name === was.name ? was : each))
      : [...start.inputs, was],
  })

const optional = (start: StartNode, input: RouteInput): Fix =>
  setNode(say(`Сделать «${input.label.ru}» необязательным`, `Make “${input.label.en}” optional`), {
    ...start,
    inputs: start.inputs.map((each) => (each === input ? { ...each, required: false } : each)),
  })
