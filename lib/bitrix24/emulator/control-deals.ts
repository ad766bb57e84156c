import type { EmulatorRequest, EmulatorResponse } from '#lib/emulation/emulator.ts'
import type { Router } from '#lib/emulation/router.ts'
import { ControlRefusal, givenBy } from './control-refusal.ts'
import { changeItem, createItem, deleteItem } from './crm/change-item.ts'
import { postForm } from './events.ts'
import { portalAuth } from './handler-auth.ts'
import { isYes, jsonMapOf, mapOf, textOf, wholeOf } from './params.ts'
import type { Portal } from './portal.ts'
import { Refusal } from './refusal.ts'
import { presetOf } from './requisite-presets.ts'
import { startRobot } from './robot-run.ts'
import { dealFacts } from './snapshot.ts'
import { findItem, type Item, nextId, pipelinesOf } from './world.ts'

const dealOf = (portal: Portal, id: string | undefined): Item => {
  const deal = findItem(portal.world(), 2, Number(id))
  if (!deal) throw new ControlRefusal(404, `There is no deal ${id}.`)
  return deal
}

/** The vendor's refusals reach the caller of the control API as what they are: a wish that cannot be met. */
const asAsked = async <T>(work: () => Promise<T>): Promise<T> => {
  try {
    return await work()
  } catch (error) {
    throw error instanceof Refusal ? new ControlRefusal(422, error.description) : error
  }
}

const companyOf = (portal: Portal, value: unknown): number | undefined => {
  if (value === undefined) return undefined
  const id = wholeOf(value)
  if (id !== undefined) return id
  const facts = mapOf(value) ?? { title: value }
  const companyId = nextId(portal.world(), 'item:4')
  const title = textOf(facts.title) || 'Новая компания'
  const values = { title, isMyCompany: 'N', assignedById: 1, fm: [] }
  const all = portal.world().items['4'] ?? {}
  all[String(companyId)] = { id: companyId, entityTypeId: 4, values }
  const inn = textOf(facts.inn)
  const country = textOf(facts.country)
  if (inn !== '' || country !== '') {
    const requisite = {
      PRESET_ID: presetOf(country),
      NAME: 'Организация',
      ACTIVE: 'Y',
      ADDRESS_ONLY: 'N',
      SORT: '500',
      RQ_COMPANY_NAME: title,
    }
    const values = { ...requisite, RQ_INN: inn || null, RQ_KPP: textOf(facts.kpp) || null }
    portal.world().requisites.push({
      id: nextId(portal.world(), 'requisite'),
      entityTypeId: 4,
      entityId: companyId,
      values,
    })
  }
  return companyId
}

const contactOf = (portal: Portal, value: unknown): number => {
  const id = wholeOf(value)
  if (id !== undefined) return id
  const facts = mapOf(value) ?? { email: value }
  const contactId = nextId(portal.world(), 'item:3')
  const [lastName = 'Контакт', name = '', secondName = ''] = textOf(facts.name).split(' ')
  const fm =
    textOf(facts.email) === ''
      ? []
      : [{ id: contactId * 10, typeId: 'EMAIL', valueType: 'WORK', value: textOf(facts.email) }]
  const values = { lastName, name, secondName, companyId: wholeOf(facts.companyId) ?? 0, assignedById: 1, fm }
  const all = portal.world().items['3'] ?? {}
  all[String(contactId)] = { id: contactId, entityTypeId: 3, values }
  return contactId
}

/** Deal fields from a control call; a stage may be given by its name, and decides the pipeline when that is left out. */
const fieldsOf = (portal: Portal, given: Record<string, unknown>): Record<string, unknown> => {
  const fields: Record<string, unknown> = { ...mapOf(given.fields) }
  for (const name of [
    'title',
    'categoryId',
    'assignedById',
    'opportunity',
    'currencyId',
    'contactIds',
    'mycompanyId',
  ])
    if (given[name] !== undefined) fields[name] = given[name]
  const wish = textOf(given.stageId ?? given.stage)
  if (wish !== '') {
    const stages = pipelinesOf(portal.world(), 2).flatMap((pipeline) =>
      pipeline.stages.map((stage) => ({ pipeline, stage })),
    )
    const found =
      stages.find(({ stage }) => stage.id === wish) ?? stages.find(({ stage }) => stage.name === wish)
    if (!found) throw new ControlRefusal(422, `There is no stage "${wish}".`)
    fields.stageId = found.stage.id
    fields.categoryId ??= found.pipeline.id
  }
  const companyId = companyOf(portal, given.companyId ?? given.company)
  if (companyId !== undefined) fields.companyId = companyId
  const contacts = given.contacts ?? (given.contact === undefined ? undefined : [given.contact])
  if (Array.isArray(contacts)) fields.contactIds = contacts.map((one) => contactOf(portal, one))
  return fields
}

const makeDeal = async (portal: Portal, request: EmulatorRequest): Promise<EmulatorResponse> => {
  const given = givenBy(request)
  const fields = {
    assignedById: 5,
    mycompanyId: 1,
    currencyId: 'RUB',
    opportunity: 100_000,
    ...fieldsOf(portal, given),
  }
  const actorId = wholeOf(given.userId) ?? 1
  const deal = await asAsked(() => createItem(portal, 2, fields, { actorId, original: true }))
  portal.touched()
  return { status: 201, body: dealFacts(portal, deal) }
}

const changeDeal = async (
  portal: Portal,
  deal: Item,
  request: EmulatorRequest,
): Promise<EmulatorResponse> => {
  const given = givenBy(request)
  const actorId = wholeOf(given.userId) ?? 1
  if (isYes(given.delete)) {
    deleteItem(portal, deal, actorId)
    portal.touched()
    return { status: 200, body: { id: deal.id, deleted: true } }
  }
  await asAsked(() =>
    changeItem(portal, deal, fieldsOf(portal, given), {
      actorId,
      original: true,
      automation: isYes(given.automation),
    }),
  )
  portal.touched()
  return { status: 200, body: dealFacts(portal, deal) }
}

const runRobot = async (
  portal: Portal,
  deal: Item,
  code: string,
  request: EmulatorRequest,
): Promise<EmulatorResponse> => {
  const robot = portal.world().application.robots[code]
  if (!robot) throw new ControlRefusal(404, `No robot ${code} is registered.`)
  const given = givenBy(request)
  const wish = textOf(given.use_subscription).toUpperCase()
  const started = await startRobot(portal, robot, deal, {
    properties: jsonMapOf(given.properties),
    useSubscription: wish === 'Y' || wish === 'N' ? wish : '',
    timeoutSeconds: wholeOf(given.timeoutSeconds) ?? 0,
  })
  return { status: 200, body: started }
}

/** The built-in robot "outgoing webhook": document id and portal, no tokens. */
const runWebhook = async (
  portal: Portal,
  deal: Item,
  request: EmulatorRequest,
): Promise<EmulatorResponse> => {
  const url = textOf(givenBy(request).url)
  if (!URL.canParse(url)) throw new ControlRefusal(400, `"${url}" is not an address.`)
  const { application_token: _, ...auth } = portalAuth(portal)
  const form = { document_id: ['crm', 'CCrmDocumentDeal', `DEAL_${deal.id}`], auth }
  const answer = await postForm(portal, { url, form, channel: 'webhook' })
  return { status: 200, body: answer }
}

/** Adds the control calls about deals to a router. */
export const dealControls = (portal: Portal, router: Router): void => {
  router
    .on('POST', '/deals', ({ request }) => makeDeal(portal, request))
    .on('GET', '/deals/:id', ({ params }) => ({
      status: 200,
      body: dealFacts(portal, dealOf(portal, params.id)),
    }))
    .on('PATCH', '/deals/:id', ({ request, params }) =>
      changeDeal(portal, dealOf(portal, params.id), request),
    )
    .on('DELETE', '/deals/:id', ({ params }) => {
      const deal = dealOf(portal, params.id)
      deleteItem(portal, deal, 1)
      portal.touched()
      return { status: 200, body: { id: deal.id, deleted: true } }
    })
    .on('POST', '/deals/:id/robots/:code', ({ request, params }) =>
      runRobot(portal, dealOf(portal, params.id), params.code ?? '', request),
    )
    .on('POST', '/deals/:id/webhook', ({ request, params }) =>
      runWebhook(portal, dealOf(portal, params.id), request),
    )
}
