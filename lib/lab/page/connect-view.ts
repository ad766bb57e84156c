import { toast } from './api.ts'
import { button, type Child, h, icon, show } from './dom.ts'
import { t } from './language.ts'
import { systemName } from './system-name.ts'

const copy = async (text: string): Promise<void> => {
  await navigator.clipboard.writeText(text)
  toast(t('copied'))
}

const isLong = (text: string): boolean => text.length > 90 || text.includes('\n')

const leaf = (value: unknown): Child => {
  const text = typeof value === 'string' ? value : JSON.stringify(value)
  const shown = isLong(text)
    ? h('details', {}, h('summary', {}, `${text.slice(0, 40)}…`), h('pre', { tabindex: 0 }, text))
    : h('code', {}, text)
  return h(
    'span',
    { class: 'leaf' },
    shown,
    button(icon('copy'), () => copy(text), {
      class: 'quiet tiny',
      'aria-label': t('copy'),
      title: t('copy'),
    }),
  )
}

const rows = (value: object): Child =>
  h(
    'dl',
    { class: 'facts credentials' },
    Object.entries(value).map(([name, inner]) => [h('dt', {}, name), h('dd', {}, node(inner))]),
  )

const node = (value: unknown): Child => {
  if (Array.isArray(value)) {
    if (value.every((one) => typeof one !== 'object')) return leaf(value.join(', '))
    return value.map((one) => h('div', { class: 'nested' }, node(one)))
  }
  return typeof value === 'object' && value !== null
    ? h('div', { class: 'nested' }, rows(value))
    : leaf(value)
}

/** What a client needs to talk to each emulated system. */
export const showConnect = (place: Element, credentials: Record<string, unknown>): void =>
  show(place, [credentials, t('connect')], () =>
    h(
      'div',
      { class: 'page' },
      h('p', { class: 'soft' }, t('connectHelp')),
      Object.entries(credentials).map(([system, facts]) =>
        h(
          'section',
          { class: 'card' },
          h(
            'div',
            { class: 'bar' },
            h('h2', {}, system === 'lab' ? t('lab') : systemName(system)),
            button([icon('copy'), 'JSON'], () => copy(JSON.stringify(facts, null, 2)), {
              class: 'quiet',
              title: t('copy'),
            }),
          ),
          typeof facts === 'object' && facts !== null ? rows(facts) : leaf(facts),
        ),
      ),
    ),
  )
