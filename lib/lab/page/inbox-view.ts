import type { InboxItem } from '#lib/emulation/emulator.ts'
import { attempt, toast } from './api.ts'
import { fileLink } from './deal-timeline.ts'
import { button, type Child, h, icon, show } from './dom.ts'
import { moment, t } from './language.ts'
import { initials } from './portal-names.ts'
import { systemName } from './system-name.ts'
import type { Word } from './words.ts'

const stateWords: Record<InboxItem['state'], Word> = {
  waiting: 'stateWaiting',
  later: 'stateLater',
  viewed: 'stateViewed',
  done: 'stateDone',
  declined: 'stateDeclined',
  cancelled: 'stateCancelled',
}

const tones: Record<InboxItem['state'], string> = {
  waiting: 'warn',
  viewed: 'warn',
  later: '',
  done: 'good',
  declined: 'bad',
  cancelled: '',
}

const mayAct = ({ state }: InboxItem): boolean => state === 'waiting' || state === 'viewed'

const act = async (item: InboxItem, action: string, comment?: string): Promise<void> => {
  const body = comment ? { action, comment } : { action }
  if (await attempt('POST', `/inbox/${encodeURIComponent(item.id)}`, body))
    toast(t(action === 'ignore' ? 'ignored' : 'actionDone'))
}

const declineForm = (item: InboxItem, close: () => void): HTMLElement => {
  const comment = h(
    'textarea',
    { rows: 2, required: true, 'aria-label': t('declineReason') },
    t('declineSample'),
  )
  const decline = (event: Event) => {
    event.preventDefault()
    void act(item, 'decline', comment.value)
  }
  queueMicrotask(() => comment.select())
  return h(
    'form',
    { class: 'decline', on: { submit: decline } },
    h('label', {}, t('declineReason'), comment),
    h(
      'div',
      { class: 'row end' },
      button(t('cancel'), close),
      h('button', { class: 'danger' }, t('decline')),
    ),
  )
}

const buttons = (item: InboxItem): Child => {
  const place = h('div')
  const close = () => place.replaceChildren()
  return [
    h(
      'div',
      { class: 'row' },
      button([icon('check'), t('sign')], () => act(item, 'sign'), {
        class: 'primary',
        'data-action': 'sign',
      }),
      button([icon('cross'), t('decline')], () => place.replaceChildren(declineForm(item, close)), {
        'data-action': 'decline',
      }),
      item.state === 'waiting' &&
        button([icon('eye'), t('viewIt')], () => act(item, 'view'), {
          class: 'quiet',
          'data-action': 'view',
        }),
      button(t('ignore'), () => act(item, 'ignore'), { class: 'quiet', 'data-action': 'ignore' }),
    ),
    place,
  ]
}

const address = ({ sha256, name }: InboxItem['documents'][number]): string =>
  `/control/blobs/${sha256}?name=${encodeURIComponent(name)}`

const documentLine = (document: InboxItem['documents'][number]): Child =>
  h(
    'li',
    {},
    document.sha256 === ''
      ? h('span', { class: 'file' }, icon('file'), document.name)
      : fileLink({ ...document, downloadUrl: address(document) }),
  )

const itemCard = (item: InboxItem): HTMLElement =>
  h(
    'article',
    { class: 'item', 'data-item': item.id },
    h(
      'div',
      { class: 'item-head' },
      h('b', {}, item.title),
      h('span', { class: 'tag' }, systemName(item.system)),
      h('span', { class: `tag ${tones[item.state]}` }, t(stateWords[item.state])),
      h('time', { class: 'soft' }, `${t('since')} ${moment(item.since)}`),
    ),
    h('ul', { class: 'lines' }, item.documents.map(documentLine)),
    mayAct(item) && buttons(item),
  )

const keyOf = ({ signer }: InboxItem): string =>
  `${signer.party ?? ''} ${signer.organisation ?? ''} ${signer.name}`

const signerGroup = (items: InboxItem[]): Child => {
  const [first] = items
  if (!first) return null
  const { signer } = first
  const party = signer.party ?? 'signer'
  return h(
    'section',
    { class: 'signer' },
    h(
      'header',
      {},
      h('span', { class: `avatar ${party}`, 'aria-hidden': 'true' }, initials(signer.name)),
      h('h2', {}, signer.name),
      h('span', { class: 'soft' }, [signer.organisation, signer.address].filter(Boolean).join(' · ')),
      h('span', { class: 'tag' }, t(party)),
    ),
    items.map(itemCard),
  )
}

const grouped = (items: InboxItem[]): InboxItem[][] => {
  const groups = new Map<string, InboxItem[]>()
  for (const item of items) groups.set(keyOf(item), [...(groups.get(keyOf(item)) ?? []), item])
  return [...groups.values()]
}

let onlyWaiting = true

/** What each fake signer has to do, over all systems. */
export const showInbox = (place: Element, items: InboxItem[], again: () => void): void => {
  const waiting = items.filter(mayAct)
  const shown = onlyWaiting ? waiting : items
  const pick = (waitingOnly: boolean) => () => {
    onlyWaiting = waitingOnly
    again()
  }
  show(place, [shown, onlyWaiting, t('inbox')], () => {
    const groups = grouped(shown)
    return h(
      'div',
      { class: 'page' },
      h(
        'div',
        { class: 'bar' },
        h(
          'div',
          { class: 'segments', role: 'group' },
          button(`${t('waitingNow')} · ${waiting.length}`, pick(true), {
            'aria-pressed': String(onlyWaiting),
          }),
          button(`${t('allItems')} · ${items.length}`, pick(false), { 'aria-pressed': String(!onlyWaiting) }),
        ),
      ),
      shown.length === 0 && h('p', { class: 'hollow big' }, t('inboxEmpty')),
      groups.map(signerGroup),
    )
  })
}
