import { attempt, toast } from './api.ts'
import { type Child, h, icon, show } from './dom.ts'
import { moment, t } from './language.ts'
import { nameOf, said } from './portal-names.ts'
import type { Deal, Portal, Robot, RobotProperty } from './shapes.ts'

const isYes = (value: unknown): boolean => value === true || value === 'Y' || value === 1 || value === '1'

const optionsOf = ({ Options }: RobotProperty): [string, string][] => {
  if (Array.isArray(Options)) return Options.map(({ value, name }) => [value, said(name, value)])
  return Object.entries(Options ?? {}).map(([value, name]) => [value, said(name, value)])
}

const defaultText = ({ Default }: RobotProperty): string =>
  Array.isArray(Default)
    ? Default.join('\n')
    : Default === undefined || Default === null
      ? ''
      : String(Default)

const choice = (name: string, options: [string, string][], given: string, required: boolean): HTMLElement =>
  h(
    'select',
    { name, required },
    h('option', { value: '' }, t('notChosen')),
    options.map(([value, text]) => h('option', { value, selected: value === given }, text)),
  )

const inputTypes: Record<string, string> = {
  int: 'number',
  double: 'number',
  date: 'date',
  datetime: 'datetime-local',
}

const control = (name: string, property: RobotProperty, portal: Portal): HTMLElement => {
  const type = (property.Type ?? 'string').toLowerCase()
  const given = defaultText(property)
  const required = isYes(property.Required)
  if (type === 'bool')
    return choice(
      name,
      [
        ['Y', t('yes')],
        ['N', t('no')],
      ],
      given,
      required,
    )
  if (type === 'select') return choice(name, optionsOf(property), given, required)
  if (type === 'user') {
    const users = (portal.users ?? []).map((user): [string, string] => [`user_${user.id}`, nameOf(user)])
    return choice(name, users, given, required)
  }
  if (type === 'text' || isYes(property.Multiple)) return h('textarea', { name, rows: 2, required }, given)
  const step = type === 'double' ? 'any' : undefined
  return h('input', {
    name,
    type: inputTypes[type] ?? 'text',
    value: given,
    required,
    step,
    autocomplete: 'off',
  })
}

const valuesOf = (form: HTMLFormElement, robot: Robot): Record<string, unknown> => {
  const data = new FormData(form)
  const given = Object.entries(robot.properties ?? {}).map(([name, property]) => {
    const text = String(data.get(`p:${name}`) ?? '')
    const several = isYes(property.Multiple)
    return [name, several ? text.split('\n').filter((line) => line.trim() !== '') : text] as const
  })
  return Object.fromEntries(
    given.filter(([, value]) => value !== '' && !(Array.isArray(value) && value.length === 0)),
  )
}

const robotForm = (portal: Portal, deal: Deal, robot: Robot): HTMLElement => {
  const run = async (event: Event) => {
    event.preventDefault()
    const form = event.target as HTMLFormElement
    const wait = form.elements.namedItem('wait') as HTMLInputElement
    const path = `/deals/${deal.id}/robots/${encodeURIComponent(robot.code)}`
    const body = { properties: valuesOf(form, robot), use_subscription: wait.checked ? 'Y' : 'N' }
    if (await attempt('POST', path, body)) toast(t('robotRan'))
  }
  const description = said(robot.description)
  return h(
    'details',
    { class: 'robot', 'data-robot': robot.code },
    h('summary', {}, icon('bolt'), said(robot.name, robot.code)),
    h(
      'form',
      { on: { submit: (event) => void run(event) } },
      description && h('p', { class: 'soft' }, description),
      Object.entries(robot.properties ?? {}).map(([name, property]) =>
        h(
          'label',
          { title: said(property.Description) },
          h(
            'span',
            {},
            said(property.Name, name),
            isYes(property.Required) && h('i', { class: 'star' }, ' *'),
          ),
          control(`p:${name}`, property, portal),
        ),
      ),
      h(
        'label',
        { class: 'tick' },
        h('input', {
          type: 'checkbox',
          name: 'wait',
          checked: robot.useSubscription === undefined || isYes(robot.useSubscription),
        }),
        t('waitAnswer'),
      ),
      h('button', { class: 'primary' }, icon('play'), t('run')),
    ),
  )
}

const waitingLines = (portal: Portal, deal: Deal): Child => {
  const waiting = (portal.waitingRobots ?? []).filter((robot) => robot.dealId === deal.id)
  const answers = (portal.robotAnswers ?? []).filter((answer) => answer.dealId === deal.id)
  return [
    waiting.length > 0 && h('h3', {}, t('waitingRobots')),
    waiting.map((robot) =>
      h(
        'p',
        { class: 'line' },
        icon('clock'),
        robot.code,
        robot.since && h('time', { class: 'soft' }, moment(robot.since)),
      ),
    ),
    answers.length > 0 && h('h3', {}, t('answers')),
    answers.map((answer) =>
      h(
        'details',
        { class: 'answer' },
        h(
          'summary',
          {},
          icon('check'),
          answer.code,
          answer.at && h('time', { class: 'soft' }, moment(answer.at)),
        ),
        answer.logMessage && h('p', {}, answer.logMessage),
        h('pre', {}, JSON.stringify(answer.returnValues ?? {}, null, 2)),
      ),
    ),
  ]
}

/** Robots of the app with forms made from their registered properties, and who waits for an answer. */
export const showRobots = (place: Element, portal: Portal, deal: Deal): void => {
  if (!place.firstChild) place.append(h('div'), h('div'))
  const [forms, waiting] = place.children
  if (forms)
    show(forms, [portal.robots, portal.users, deal.id, t('robots')], () => [
      h('h2', {}, t('robots')),
      (portal.robots ?? []).map((robot) => robotForm(portal, deal, robot)),
      (portal.robots ?? []).length === 0 && h('p', { class: 'hollow' }, t('noRobots')),
    ])
  if (waiting)
    show(waiting, [portal.waitingRobots, portal.robotAnswers, t('robots')], () => waitingLines(portal, deal))
}
