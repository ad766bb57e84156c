import { attempt } from './api.ts'
import { button, type Child, h, icon, show } from './dom.ts'
import { t } from './language.ts'
import type { Fault } from './shapes.ts'
import { playedSystems, systemName } from './system-name.ts'
import type { Word } from './words.ts'

type Preset = { name: Word; help: Word; fault: Fault; only?: string }

const presets: Preset[] = [
  { name: 'slow', help: 'slowHelp', fault: { kind: 'delay', delayMs: 2_000 } },
  { name: 'down', help: 'downHelp', fault: { kind: 'status', status: 503, times: 5 } },
  { name: 'tooMany', help: 'tooManyHelp', fault: { kind: 'status', status: 429, times: 3 } },
  { name: 'lostAnswer', help: 'lostAnswerHelp', fault: { kind: 'drop-answer', times: 1 } },
  { name: 'silence', help: 'silenceHelp', fault: { kind: 'timeout', times: 1 } },
  { name: 'twice', help: 'twiceHelp', fault: { kind: 'duplicate', times: 3 } },
  { name: 'disorder', help: 'disorderHelp', fault: { kind: 'reorder', times: 1 } },
  { name: 'expired', help: 'expiredHelp', fault: { kind: 'expire-token', times: 1 } },
  { name: 'noPdf', help: 'noPdfHelp', fault: { kind: 'fail-conversion', times: 1 }, only: 'bitrix24' },
]

let system = ''

const live = (faults: Fault[]): Fault[] => faults.filter((fault) => fault.remaining !== 0)

// Replacing the list starts counting anew, so what is left becomes the new number of times.
const kept = ({ remaining, acted: _acted, ...fault }: Fault): Fault =>
  typeof remaining === 'number' ? { ...fault, times: remaining } : fault

const put = (faults: Fault[]): Promise<boolean> => attempt('PUT', '/faults', live(faults).map(kept))

const systemPicker = (again: () => void): HTMLElement => {
  const pick = (chosen: string) => () => {
    system = chosen
    again()
  }
  return h(
    'div',
    { class: 'segments', role: 'group', 'aria-label': t('system') },
    ['', ...playedSystems].map((one) =>
      button(one === '' ? t('anySystem') : systemName(one), pick(one), {
        'aria-pressed': String(one === system),
      }),
    ),
  )
}

const presetCard = (preset: Preset, current: () => Fault[]): HTMLElement => {
  const chosen = preset.only ?? system
  const fault = chosen === '' ? preset.fault : { ...preset.fault, system: chosen }
  return h(
    'button',
    {
      type: 'button',
      class: 'preset',
      'data-preset': preset.name,
      on: { click: () => void put([...current(), fault]) },
    },
    h('b', {}, t(preset.name)),
    h('span', { class: 'soft' }, t(preset.help)),
    h('code', {}, preset.fault.status ? `${preset.fault.kind} ${preset.fault.status}` : preset.fault.kind),
  )
}

const left = ({ remaining, acted = 0 }: Fault): Child => {
  const count =
    remaining === null || remaining === undefined ? t('untilOff') : `${t('remaining')} ${remaining}`
  return [
    h('span', { class: 'tag' }, remaining === 0 ? t('spent') : count),
    acted > 0 && h('span', { class: 'soft' }, `${t('acted')} × ${acted}`),
  ]
}

const armedLine = (fault: Fault, faults: Fault[]): HTMLElement =>
  h(
    'li',
    { class: fault.remaining === 0 ? 'spent' : '' },
    icon('bolt'),
    h('code', {}, fault.status ? `${fault.kind} ${fault.status}` : fault.kind),
    h('span', {}, fault.system ? systemName(fault.system) : t('anySystem')),
    fault.match && h('code', { class: 'soft' }, fault.match),
    fault.rate !== undefined && h('span', { class: 'soft' }, `× ${fault.rate}`),
    fault.delayMs !== undefined && h('span', { class: 'soft' }, `${fault.delayMs} ms`),
    left(fault),
    button(icon('cross'), () => put(faults.filter((one) => one !== fault)), {
      class: 'quiet',
      'aria-label': t('off'),
      title: t('off'),
    }),
  )

/** Those of the lab first, then those that single emulators play themselves. */
const kinds = [
  ...['status', 'timeout', 'drop-answer', 'delay', 'duplicate', 'reorder', 'expire-token', 'drop'],
  ...['query-limit', 'operating-limit', 'fail-conversion'],
  ...['pending', 'payment-required', 'fail-delivery', 'invalid-signature', 'fail-print-form'],
]

const numberFrom = (data: FormData, name: string): number | undefined => {
  const text = String(data.get(name) ?? '').trim()
  return text === '' ? undefined : Number(text)
}

const ownForm = (current: () => Fault[]): HTMLElement => {
  const add = (event: Event) => {
    event.preventDefault()
    const data = new FormData(event.target as HTMLFormElement)
    const own: Fault = { kind: String(data.get('kind')) }
    const match = String(data.get('match') ?? '').trim()
    if (match) own.match = match
    if (system) own.system = system
    for (const name of ['status', 'times', 'rate', 'delayMs'] as const) {
      const value = numberFrom(data, name)
      if (value !== undefined) own[name] = value
    }
    void put([...current(), own])
  }
  const number = (name: string, word: Word, step: string) =>
    h('label', {}, t(word), h('input', { name, type: 'number', min: 0, step }))
  return h(
    'form',
    { class: 'own', on: { submit: add } },
    h(
      'label',
      {},
      t('kind'),
      h(
        'select',
        { name: 'kind' },
        kinds.map((kind) => h('option', { value: kind }, kind)),
      ),
    ),
    h(
      'label',
      { class: 'wide' },
      t('match'),
      h('input', { name: 'match', placeholder: 'crm.item.update', autocomplete: 'off' }),
    ),
    number('status', 'httpStatus', '1'),
    number('times', 'times', '1'),
    number('rate', 'rate', '0.01'),
    number('delayMs', 'delay', '1'),
    h('button', { class: 'primary' }, t('switchOn')),
  )
}

let latest: Fault[] = []

/** Fault switches: ready-made ones, one's own, and what is switched on. */
export const showFaults = (place: Element, faults: Fault[], again: () => void): void => {
  latest = faults
  if (!place.firstChild)
    place.append(h('div', { class: 'page' }, h('div'), h('details', { class: 'own-fault' }), h('div')))
  const [top, own, armed] = place.firstElementChild?.children ?? []
  if (top)
    show(top, [system, t('presets')], () => [
      h('div', { class: 'bar' }, h('h2', {}, t('presets')), systemPicker(again)),
      h('p', { class: 'soft' }, t('presetsHelp')),
      h(
        'div',
        { class: 'presets' },
        presets.map((preset) => presetCard(preset, () => latest)),
      ),
    ])
  if (own) show(own, t('ownFault'), () => [h('summary', {}, t('ownFault')), ownForm(() => latest)])
  if (armed)
    show(armed, [faults, t('armed')], () => [
      h(
        'div',
        { class: 'bar' },
        h('h2', {}, t('armed')),
        faults.length > 0 && button(t('allOff'), () => attempt('PUT', '/faults', [])),
      ),
      faults.length > 0
        ? h(
            'ul',
            { class: 'armed' },
            faults.map((fault) => armedLine(fault, faults)),
          )
        : h('p', { class: 'hollow' }, t('noFaults')),
    ])
}
