import { Refused } from '#lib/failure.ts'
import type { RouteInput } from '#lib/route/graph.ts'
import { say } from '#lib/sentence.ts'

const forms: Partial<Record<RouteInput['type'], RegExp>> = {
  int: /^-?\d+$/,
  double: /^-?\d+(?:[.,]\d+)?$/,
  bool: /^(?:Y|N|1|0|true|false)$/i,
  user: /^(?:user_)?\d+$/,
}

/** Values for a route's inputs, checked against their types. Unknown names are dropped: a robot holds those of every route. */
export function checkInputs(
  inputs: RouteInput[],
  given: Readonly<Record<string, string>>,
): Record<string, string> {
  const values: Record<string, string> = {}
  for (const input of inputs) {
    const value = (given[input.name] ?? '').trim()
    if (value === '' && input.required) throw refused(input, 'input-missing', 'не заполнен', 'is missing')
    if (value === '') continue
    const listed = input.type !== 'select' || (input.options ?? []).some((option) => option.value === value)
    if (!listed || !(forms[input.type]?.test(value) ?? true)) {
      throw refused(input, 'input-wrong', `не подходит: «${value}»`, `does not fit: “${value}”`)
    }
    values[input.name] = value
  }
  return values
}

const refused = (input: RouteInput, code: string, ru: string, en: string) =>
  new Refused(422, {
    code,
    text: say(`Параметр маршрута «${input.label.ru}» ${ru}.`, `The route’s input “${input.label.en}” ${en}.`),
    cure: say('Заполните его в роботе или в окне отправки.', 'Fill it in the robot or in the send dialog.'),
  })
