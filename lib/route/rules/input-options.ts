import { setNode } from '#lib/route/fix.ts'
import type { RouteInput, StartNode } from '#lib/route/graph.ts'
import { findingAt, type Rule } from '#lib/route/rule.ts'
import { say } from '#lib/sentence.ts'

const id = 'input-options'

/** An input that is chosen from a list has a list, and each value in it once. */
export const inputOptions: Rule = {
  id,
  check({ model }) {
    return model.starts.flatMap((start) =>
      start.inputs
        .filter((input) => input.type === 'select')
        .flatMap((input) => {
          const values = (input.options ?? []).map(({ value }) => value)
          const twice = values.find((value, at) => values.indexOf(value) < at)
          if (values.length === 0)
            return findingAt(
              id,
              start.id,
              say(
                `Параметр «${input.label.ru}» выбирают из списка, но список пуст.`,
                `The input “${input.label.en}” is chosen from a list, but the list is empty.`,
              ),
              say(
                'Добавьте значения или смените тип параметра.',
                'Add values, or change the type of the input.',
              ),
              {
                fix: changed(start, input, { type: 'string' }, say('Сделать строкой', 'Make it plain text')),
              },
            )
          if (twice === undefined) return []
          return findingAt(
            id,
            start.id,
            say(
              `В списке параметра «${input.label.ru}» значение «${twice}» повторяется.`,
              `The list of the input “${input.label.en}” has the value “${twice}” more than once.`,
            ),
            say('Оставьте каждое значение один раз.', 'Keep each value once.'),
            {
              fix: changed(
                start,
                input,
                { options: input.options?.filter(({ value }, at) => values.indexOf(value) === at) ?? [] },
                say('Убрать повторы', 'Remove the repetitions'),
              ),
            },
          )
        }),
    )
  },
}

const changed = (
  start: StartNode,
  input: RouteInput,
  patch: Partial<RouteInput>,
  label: Parameters<typeof setNode>[0],
) =>
  setNode(label, {
    ...start,
    inputs: start.inputs.map((each) => (each === input ? { ...each, ...patch } : each)),
  })
