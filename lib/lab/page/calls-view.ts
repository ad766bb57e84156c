import { type Child, h, icon, show } from './dom.ts'
import { t, timeOfDay } from './language.ts'
import type { Call, Calls } from './shapes.ts'
import { playedSystems, systemName } from './system-name.ts'

/** What the call list is narrowed to. */
export const callFilter = { system: '', direction: 'all', path: '' }

const open = new Set<number>()

const tone = (status: number): string => {
  if (status === 0 || status >= 500) return 'bad'
  return status >= 400 ? 'warn' : 'good'
}

const body = (label: string, value: unknown): Child => [
  h('h2', {}, label),
  value === undefined
    ? h('p', { class: 'soft' }, t('nothing'))
    : h('pre', { tabindex: 0 }, typeof value === 'string' ? value : JSON.stringify(value, null, 2)),
]

const detail = (call: Call): Child => [
  Object.keys(call.query).length > 0 && h('div', { class: 'wide' }, body(t('queryOf'), call.query)),
  h('div', {}, body(t('request'), call.request)),
  h('div', {}, body(t('response'), call.response)),
]

const line = (call: Call): HTMLElement => {
  const inside = h('div', { class: 'call-body' })
  const fill = () => {
    if (!inside.firstChild) show(inside, call.id, () => detail(call))
  }
  const details = h(
    'details',
    { class: 'call', open: open.has(call.id) },
    h(
      'summary',
      {},
      h('time', {}, timeOfDay(call.at)),
      h(
        'span',
        { class: `arrow ${call.direction}`, title: t(call.direction === 'in' ? 'toSystem' : 'fromSystem') },
        icon(call.direction === 'in' ? 'in' : 'away'),
      ),
      h('span', { class: 'call-system' }, systemName(call.system)),
      h('span', { class: `tag ${tone(call.status)}` }, call.status || t('noAnswer')),
      h(
        'span',
        { class: 'call-line' },
        h('b', {}, call.method),
        ` ${call.path}`,
        call.commands && h('span', { class: 'soft' }, `  ${call.commands.join(', ')}`),
      ),
      (call.faults ?? []).map((fault) => h('span', { class: 'tag bad' }, icon('bolt'), fault)),
      h('span', { class: 'soft duration' }, `${Math.round(call.durationMs)} ms`),
    ),
    inside,
  )
  details.addEventListener('toggle', () => {
    if (details.open) {
      open.add(call.id)
      fill()
    } else open.delete(call.id)
  })
  if (open.has(call.id)) fill()
  return details
}

const select = (value: string, options: [string, string][], pick: (value: string) => void, label: string) =>
  h(
    'select',
    { 'aria-label': label, on: { change: (event) => pick((event.target as HTMLSelectElement).value) } },
    options.map(([one, text]) => h('option', { value: one, selected: one === value }, text)),
  )

const filterBar = (again: () => void): Child => {
  const set = (name: keyof typeof callFilter) => (value: string) => {
    callFilter[name] = value
    again()
  }
  const systems = playedSystems.map((one): [string, string] => [one, systemName(one)])
  const ways: [string, string][] = [
    ['all', t('both')],
    ['in', t('toSystem')],
    ['out', t('fromSystem')],
  ]
  return [
    select(
      callFilter.system,
      [['', `${t('system')}: ${t('anySystem')}`], ...systems],
      set('system'),
      t('system'),
    ),
    select(callFilter.direction, ways, set('direction'), t('direction')),
    h('input', {
      type: 'search',
      value: callFilter.path,
      placeholder: t('pathPart'),
      'aria-label': t('pathPart'),
      on: { input: (event) => set('path')((event.target as HTMLInputElement).value) },
    }),
  ]
}

const counted = (calls: Calls): Child =>
  Object.entries({ ...calls.counts, ...(callFilter.system === 'bitrix24' ? calls.methods : undefined) })
    .sort(([, one], [, other]) => other - one)
    .slice(0, 8)
    .map(([kind, times]) => h('span', { class: 'tag' }, kind, h('b', {}, ` ${times}`)))

const fits = ({ path, commands = [] }: Call): boolean => {
  const part = callFilter.path.toLowerCase()
  return part === '' || [path, ...commands].some((text) => text.toLowerCase().includes(part))
}

/** The log of calls, newest first, with what was asked and answered. */
export const showCalls = (place: Element, calls: Calls, again: () => void): void => {
  if (!place.firstChild)
    place.append(
      h(
        'div',
        { class: 'page wide-page' },
        h('div', { class: 'bar' }),
        h('div', { class: 'counts' }),
        h('div'),
      ),
    )
  const [bar, counts, list] = place.firstElementChild?.children ?? []
  const items = calls.items.filter(fits).reverse()
  if (bar) show(bar, t('calls'), () => filterBar(again))
  if (counts) show(counts, [calls.counts, calls.methods, callFilter.system], () => counted(calls))
  if (list)
    show(list, [items.map(({ id }) => id), t('calls')], () =>
      items.length > 0 ? items.map(line) : h('p', { class: 'hollow big' }, t('noCalls')),
    )
}
