import { attempt, toast } from './api.ts'
import { h, icon } from './dom.ts'
import { t } from './language.ts'
import { said } from './portal-names.ts'
import type { Deal, Localised, Portal, Robot } from './shapes.ts'

type Property = {
  name: string
  description: string
  type: string
  required: boolean
  multiple: boolean
  given: string
  options: [string, string][]
}

const isYes = (value: unknown): boolean => value === true || value === 'Y' || value === 1 || value === '1'

const textOf = (value: unknown): string => {
  if (Array.isArray(value)) return value.map(textOf).join('\n')
  return value === undefined || value === null ? '' : String(value)
}

const isLocalised = (value: unknown): value is Localised =>
  typeof value === 'string' || (typeof value === 'object' && value !== null && !Array.isArray(value))

const saidOf = (value: unknown, otherwise = ''): string =>
  isLocalised(value) ? said(value, otherwise) : otherwise

const optionsOf = (value: unknown): [string, string][] => {
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).map(([key, name]) => [key, saidOf(name, key)])
}

/** Bitrix24 takes the keys of a property in any case. */
const readProperty = (code: string, raw: Record<string, unknown>): Property => {
  const given = new Map(Object.entries(raw).map(([key, value]) => [key.toUpperCase(), value]))
  return {
    name: saidOf(given.get('NAME'), code),
    description: saidOf(given.get('DESCRIPTION')),
    type: textOf(given.get('TYPE') ?? 'string').toLowerCase(),
    required: isYes(given.get('REQUIRED')),
    multiple: isYes(given.get('MULTIPLE')),
    given: textOf(given.get('DEFAULT')),
    options: optionsOf(given.get('OPTIONS')),
  }
}

const choice = (name: string, options: [string, string][], { given, required }: Property): HTMLElement =>
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

const control = (name: string, property: Property, portal: Portal): HTMLElement => {
  const { type, given, required, multiple } = property
  const yesNo: [string, string][] = [
    ['Y', t('yes')],
    ['N', t('no')],
  ]
  if (type === 'bool') return choice(name, yesNo, property)
  if (type === 'select') return choice(name, property.options, property)
  if (type === 'user') {
    const users = portal.users.map((user): [string, string] => [`user_${user.id}`, user.fullName ?? ''])
    return choice(name, users, property)
  }
  if (type === 'text' || multiple) return h('textarea', { name, rows: 2, required }, given)
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

const valuesOf = (
  form: HTMLFormElement,
  properties: [string, Property][],
): Record<string, string | string[]> => {
  const data = new FormData(form)
  const values: Record<string, string | string[]> = {}
  for (const [code, { multiple }] of properties) {
    const text = String(data.get(`p:${code}`) ?? '').trim()
    if (text !== '') values[code] = multiple ? text.split('\n').filter((line) => line.trim() !== '') : text
  }
  return values
}

/** One robot: a form made from what the app registered, which runs it on the deal. */
export const robotForm = (portal: Portal, deal: Deal, robot: Robot): HTMLElement => {
  const properties = Object.entries(robot.properties ?? {}).map(([code, raw]): [string, Property] => [
    code,
    readProperty(code, raw),
  ])
  const wait = h('input', { type: 'checkbox', name: 'wait', checked: robot.useSubscription !== 'N' })
  const run = async (event: Event) => {
    event.preventDefault()
    const path = `/deals/${deal.id}/robots/${encodeURIComponent(robot.code)}`
    const values = valuesOf(event.target as HTMLFormElement, properties)
    const body = { properties: values, use_subscription: wait.checked ? 'Y' : 'N' }
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
      properties.map(([code, property]) =>
        h(
          'label',
          { title: property.description || undefined },
          h('span', {}, property.name, property.required && h('i', { class: 'star' }, ' *')),
          control(`p:${code}`, property, portal),
        ),
      ),
      h('label', { class: 'tick' }, wait, t('waitAnswer')),
      h('button', { class: 'primary' }, icon('play'), t('run')),
    ),
  )
}
