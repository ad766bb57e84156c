import type { ContactFacts, ItemFacts, UserFacts } from '#lib/envelope/item.ts'
import { Permanent } from '#lib/failure.ts'
import { say } from '#lib/sentence.ts'
import { type BatchAnswer, type BatchCall, ref } from './batch.ts'
import type { Bitrix24Client } from './client.ts'
import { itemUrl } from './document-id.ts'
import { isDenied, isNotFound } from './errors.ts'
import { textFields } from './item-fields.ts'
import type { CallPriority, ItemRef } from './port.ts'
import { companyFrom, countriesOf, countryCalls, linkedRequisites, requisitesCall } from './requisites.ts'
import { asId, asList, asNumber, asRecord, asRecords, asText, type Wire } from './wire.ts'

const getItem = (entityTypeId: number, id: string): BatchCall => ({
  method: 'crm.item.get',
  params: { entityTypeId, id, useOriginalUfNames: 'Y' },
})

const getUser = (id: string): BatchCall => ({ method: 'user.get', params: { FILTER: { ID: id } } })
const getDepartment = (id: string): BatchCall => ({ method: 'department.get', params: { ID: id } })

/** The result of a sub-call; undefined when it failed: what hangs on the item may be missing or forbidden. */
const resultOf = (answer: BatchAnswer | undefined): unknown => (answer?.ok ? answer.result : undefined)

/** A user's facts from user.get. */
export function userFrom(row: Wire): UserFacts {
  const email = asText(row.EMAIL)
  const phone = asText(row.PERSONAL_MOBILE) || asText(row.WORK_PHONE)
  const position = asText(row.WORK_POSITION)
  const id = asText(row.ID)
  const name = [row.NAME, row.LAST_NAME].map(asText).filter(Boolean).join(' ') || email || `№ ${id}`
  const active =
    row.ACTIVE === undefined || row.ACTIVE === true || row.ACTIVE === 'Y' || row.ACTIVE === 'true'
  return {
    id,
    name,
    active,
    ...(email ? { email } : {}),
    ...(phone ? { phone } : {}),
    ...(position ? { position } : {}),
  }
}

// A reference that could not be resolved makes user.get answer with anybody: only the asked id counts.
const userWithId = (result: unknown, id: string | undefined): Wire | undefined =>
  id === undefined ? undefined : asRecords(result).find((row) => asText(row.ID) === id)

function contactFrom(row: Wire): ContactFacts {
  const values = (type: string) =>
    asText(asRecords(row.fm).find((value) => asText(value.typeId) === type)?.value)
  const email = values('EMAIL')
  const phone = values('PHONE')
  const name = [row.name, row.secondName, row.lastName].map(asText).filter(Boolean).join(' ')
  const id = asText(row.id)
  return { id, name: name || `№ ${id}`, ...(email ? { email } : {}), ...(phone ? { phone } : {}) }
}

/**
 * Reads everything that a route needs to know of an item in one request; a second one only for further contacts and
 * for the superior of a person who heads their own department. Permanent when the item is deleted or forbidden.
 */
export async function readItem(
  client: Bitrix24Client,
  item: ItemRef,
  given: { portalUrl: string; priority?: CallPriority },
): Promise<ItemFacts> {
  const ofItem = (...path: (string | number)[]) => ref('item', 'item', ...path)
  const options = given.priority ? { priority: given.priority } : {}
  const calls: Record<string, BatchCall> = {
    item: getItem(item.entityTypeId, item.id),
    responsible: getUser(ofItem('assignedById')),
    department: getDepartment(ref('responsible', 0, 'UF_DEPARTMENT', 0)),
    head: getUser(ref('department', 0, 'UF_HEAD')),
    contact: getItem(3, ofItem('contactId')),
    company: getItem(4, ofItem('companyId')),
    companyRequisites: requisitesCall(ofItem('companyId')),
    myCompany: getItem(4, ofItem('mycompanyId')),
    myRequisites: requisitesCall(ofItem('mycompanyId')),
    ...countryCalls,
    links: {
      method: 'crm.requisite.link.get',
      params: { entityTypeId: item.entityTypeId, entityId: item.id },
    },
  }
  if (item.entityTypeId === 2) calls.order = { method: 'crm.deal.contact.items.get', params: { id: item.id } }
  const first = await client.batch(calls, options)
  const row = itemRow(first.item, item)
  const responsibleRow = userWithId(resultOf(first.responsible), asId(row.assignedById))
  const department = asRecord(asList(resultOf(first.department))[0])
  const people = await readRest(client, row, first, responsibleRow, department, options)
  const linked = linkedRequisites(resultOf(first.links))
  const countries = countriesOf(resultOf(first.presets), resultOf(first.countries))
  return {
    entityTypeId: item.entityTypeId,
    id: item.id,
    title: asText(row.title) || `№ ${item.id}`,
    categoryId: row.categoryId === undefined || row.categoryId === null ? null : asText(row.categoryId),
    stageId: asId(row.stageId) ?? null,
    url: itemUrl(given.portalUrl, item),
    responsible: responsibleRow ? userFrom(responsibleRow) : null,
    head: people.head,
    contacts: people.contacts,
    company: companyFrom(resultOf(first.company), resultOf(first.companyRequisites), row.companyId, {
      linked: linked.client,
      countries,
    }),
    myCompany: companyFrom(resultOf(first.myCompany), resultOf(first.myRequisites), row.mycompanyId, {
      linked: linked.own,
      countries,
    }),
    fields: textFields(row),
  }
}

function itemRow(answer: BatchAnswer | undefined, item: ItemRef): Wire {
  if (answer?.ok) {
    const row = asRecord(asRecord(answer.result).item)
    if (asId(row.id) === item.id) return row
  } else if (answer && !isNotFound(answer.failure) && !isDenied(answer.failure)) throw answer.failure
  const denied = answer && !answer.ok && isDenied(answer.failure)
  throw new Permanent(
    {
      code: denied ? 'bitrix24-item-forbidden' : 'bitrix24-item-gone',
      text: denied
        ? say('Нет прав на чтение этой карточки CRM.', 'This CRM item may not be read.')
        : say('Карточка CRM удалена.', 'The CRM item was deleted.'),
      cure: denied
        ? say(
            'Дайте права пользователю, под которым подключён портал, и повторите.',
            'Give the rights to the user who connected the portal, then retry.',
          )
        : say(
            'Восстановите карточку из корзины Битрикс24 и повторите или отмените маршрут.',
            'Restore the item from Bitrix24’s recycle bin and retry, or cancel the route.',
          ),
      detail: { entityTypeId: item.entityTypeId, id: item.id },
    },
    answer && !answer.ok ? answer.failure : undefined,
  )
}

/** Ids of the item's contacts: the primary one first, then in the item's order. */
function contactIdsOf(row: Wire, order: unknown): string[] {
  const bindings = asRecords(order)
    .sort((a, b) => (asNumber(a.SORT) ?? 0) - (asNumber(b.SORT) ?? 0))
    .sort((a, b) => Number(asText(b.IS_PRIMARY) === 'Y') - Number(asText(a.IS_PRIMARY) === 'Y'))
    .map((binding) => asId(binding.CONTACT_ID))
  const listed = [...asList(row.contactIds).map(asId)]
  const ids = bindings.length > 0 ? bindings : [asId(row.contactId), ...listed]
  return [...new Set(ids.filter((id): id is string => id !== undefined))]
}

async function readRest(
  client: Bitrix24Client,
  row: Wire,
  first: Record<string, BatchAnswer>,
  responsible: Wire | undefined,
  department: Wire,
  options: { priority?: CallPriority },
): Promise<{ head: UserFacts | null; contacts: ContactFacts[] }> {
  const ids = contactIdsOf(row, resultOf(first.order))
  const contactRow = asRecord(asRecord(resultOf(first.contact)).item)
  const known = new Map<string, Wire>()
  const knownId = asId(contactRow.id)
  if (knownId) known.set(knownId, contactRow)
  const headId = asId(department.UF_HEAD)
  const ownHead = responsible !== undefined && headId === asId(responsible.ID)
  const parentId = asId(department.PARENT)
  const more: Record<string, BatchCall> = {}
  const unknown = ids.filter((id) => !known.has(id))
  if (unknown.length > 0) {
    const params = { entityTypeId: 3, filter: { '@id': unknown }, select: ['*'], start: -1 }
    more.contacts = { method: 'crm.item.list', params }
  }
  if (ownHead && parentId) {
    more.parent = getDepartment(parentId)
    more.superior = getUser(ref('parent', 0, 'UF_HEAD'))
  }
  const second: Record<string, BatchAnswer> =
    Object.keys(more).length > 0 ? await client.batch(more, options) : {}
  for (const contact of asRecords(asRecord(resultOf(second.contacts)).items)) {
    const id = asId(contact.id)
    if (id) known.set(id, contact)
  }
  const superiorId = asId(asRecord(asList(resultOf(second.parent))[0]).UF_HEAD)
  const head = ownHead
    ? userWithId(resultOf(second.superior), superiorId)
    : userWithId(resultOf(first.head), headId)
  return {
    head: head ? userFrom(head) : null,
    contacts: ids.flatMap((id) => {
      const contact = known.get(id)
      return contact ? [contactFrom(contact)] : []
    }),
  }
}
