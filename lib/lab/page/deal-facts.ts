import { type Child, h, icon, show } from './dom.ts'
import { money, t } from './language.ts'
import { fieldTitles, nameOf, valueText } from './portal-names.ts'
import type { Deal, DealDocument, Portal } from './shapes.ts'

const row = (label: string, value: Child): Child => [h('dt', {}, label), h('dd', {}, value)]

const isLink = (text: string): boolean => /^https?:\/\/\S+$/.test(text)

const fieldValue = (text: string): Child =>
  isLink(text) ? h('a', { href: text, target: '_blank', rel: 'noopener' }, text) : text

/** Fields that the head of the card or its rows already tell. */
const told =
  /^(id|title|stageid|categoryid|assignedbyid|companyid|contactid|contactids|contacts|opportunity|currencyid)$/i

const otherFields = (portal: Portal, deal: Deal): Child => {
  const titles = fieldTitles(portal)
  const rows = Object.entries(deal.fields ?? {})
    .filter(([code]) => !told.test(code.replaceAll('_', '')))
    .map(([code, value]) => [titles.get(code) ?? code, valueText(value), code] as const)
    .filter(([, text]) => text !== '')
  if (rows.length === 0) return null
  return rows.map(([title, text, code]) => [h('dt', { title: code }, title), h('dd', {}, fieldValue(text))])
}

const documentLine = (document: DealDocument): Child => {
  const url = document.pdfUrl ?? document.downloadUrl
  return h(
    'li',
    {},
    icon('file'),
    url
      ? h('a', { href: url, target: '_blank', rel: 'noopener' }, document.title)
      : h('span', {}, document.title),
    document.number && h('span', { class: 'soft' }, `№ ${document.number}`),
    document.state && h('span', { class: 'tag' }, document.state),
  )
}

/** Who and what of a deal, its fields and its documents. */
export const showFacts = (place: Element, portal: Portal, deal: Deal): void => {
  const documents = (portal.documents ?? []).filter((one) => one.dealId === deal.id)
  const people = [portal.users, portal.companies, portal.contacts]
  show(place, [deal, documents, people, portal.fields, t('fields')], () => {
    const contacts = (deal.contactIds ?? []).map((id) =>
      nameOf(portal.contacts?.find((one) => one.id === id)),
    )
    return [
      h(
        'dl',
        { class: 'facts' },
        row(t('amount'), money(deal.opportunity ?? 0, deal.currencyId ?? 'RUB')),
        row(
          t('company'),
          nameOf(portal.companies?.find((one) => one.id === deal.companyId)) || t('noCompany'),
        ),
        contacts.length > 0 && row(t('contacts'), contacts.join(', ')),
        row(t('responsible'), nameOf(portal.users?.find((one) => one.id === deal.assignedById))),
        otherFields(portal, deal),
      ),
      h('h2', {}, t('documents')),
      documents.length > 0
        ? h('ul', { class: 'lines' }, documents.map(documentLine))
        : h('p', { class: 'hollow' }, t('noDocuments')),
    ]
  })
}
