import { fileLink } from './deal-timeline.ts'
import { type Child, h, icon, show } from './dom.ts'
import { t } from './language.ts'
import { fieldTitles, nameOf } from './portal-names.ts'
import type { Deal, DealDocument, LinkedFile, Portal } from './shapes.ts'
import type { Word } from './words.ts'

const row = (label: string, value: Child): Child => [h('dt', {}, label), h('dd', {}, value)]

const isFile = (value: object): value is LinkedFile => 'name' in value && 'downloadUrl' in value

/** A field's value; undefined when there is nothing to show. */
const shownValue = (value: unknown): Child => {
  if (value === null || value === undefined || value === '') return undefined
  if (Array.isArray(value)) return value.length > 0 ? value.map(shownValue) : undefined
  if (typeof value === 'object') return isFile(value) ? fileLink(value) : JSON.stringify(value)
  const text = String(value)
  return /^https?:\/\/\S+$/.test(text)
    ? h('a', { href: text, target: '_blank', rel: 'noopener' }, text)
    : text
}

const ownFields = (portal: Portal, deal: Deal): Child => {
  const titles = fieldTitles(portal)
  return Object.entries(deal.fields ?? {}).map(([code, value]) => {
    const shown = shownValue(value)
    return shown !== undefined && [h('dt', { title: code }, titles.get(code) ?? code), h('dd', {}, shown)]
  })
}

const states: Record<DealDocument['state'], [Word, string]> = {
  converting: ['pdfComing', 'warn'],
  ready: ['pdfReady', 'good'],
  failed: ['pdfFailed', 'bad'],
}

const documentLine = ({ title, number, state, downloadUrl }: DealDocument): Child => {
  const [word, tone] = states[state]
  return h(
    'li',
    {},
    icon('file'),
    state === 'ready'
      ? h('a', { href: downloadUrl, target: '_blank', rel: 'noopener' }, title)
      : h('span', {}, title),
    number && h('span', { class: 'soft' }, `№ ${number}`),
    h('span', { class: `tag ${tone}` }, t(word)),
  )
}

/** Who and what of a deal, its own fields and its documents. */
export const showFacts = (place: Element, portal: Portal, deal: Deal): void => {
  const documents = portal.documents.filter((one) => one.entityTypeId === 2 && one.entityId === deal.id)
  const { users, companies, contacts, fields } = portal
  show(place, [deal, documents, users, companies, contacts, fields, t('fields')], () => {
    const people = (deal.contactIds ?? []).map((id) => h('div', {}, nameOf(contacts, id)))
    return [
      h(
        'dl',
        { class: 'facts' },
        row(t('company'), nameOf(companies, deal.companyId) || t('noCompany')),
        people.length > 0 && row(t('contacts'), people),
        row(t('responsible'), nameOf(users, deal.assignedById)),
        ownFields(portal, deal),
      ),
      h('h2', {}, t('documents')),
      documents.length > 0
        ? h('ul', { class: 'lines' }, documents.map(documentLine))
        : h('p', { class: 'hollow' }, t('noDocuments')),
    ]
  })
}
