import { userfieldsOf } from './crm/show-item.ts'
import { semanticOf, stageOf } from './crm/stages.ts'
import { childrenOf, type DriveObject } from './drive.ts'
import { jsonOf, mapOf, textOf } from './params.ts'
import type { Portal } from './portal.ts'
import { waitingRun } from './robot-run.ts'
import { fullName, type Item, itemsOf, type Json, type TimelineEntry, type World } from './world.ts'

/** Where the control API gives out bytes; the lab mounts it beside the emulator. */
const filesAt = (portal: Portal): string => `${new URL(portal.context.baseUrl).origin}/control/bitrix24`

const fileFacts = (portal: Portal, id: Json | undefined) => {
  const file = portal.world().files[textOf(id)]
  if (!file) return null
  const { name, sizeBytes, sha256 } = file
  return { id: file.id, name, sizeBytes, sha256, downloadUrl: `${filesAt(portal)}/files/${file.id}` }
}

const customFields = (portal: Portal, item: Item): Record<string, unknown> =>
  Object.fromEntries(
    userfieldsOf(portal.world(), item.entityTypeId).map((field) => {
      const value = item.values[field.fieldName] ?? null
      if (field.userTypeId !== 'file') return [field.fieldName, value]
      return [
        field.fieldName,
        Array.isArray(value) ? value.map((id) => fileFacts(portal, id)) : fileFacts(portal, value),
      ]
    }),
  )

/** A deal as the lab's kanban and tests read it. */
export const dealFacts = (portal: Portal, item: Item) => {
  const { title, stageId, categoryId, assignedById, companyId, contactIds, opportunity, currencyId } =
    item.values
  const stage = stageOf(portal.world(), item)
  const fields = customFields(portal, item)
  const known = {
    title,
    stageId,
    categoryId,
    assignedById,
    companyId,
    contactIds: contactIds ?? [],
    opportunity,
    currencyId,
  }
  return { id: item.id, ...known, stageName: stage?.name ?? '', semantic: semanticOf(stage), fields }
}

const driveTree = (portal: Portal, folder: DriveObject): unknown[] =>
  childrenOf(portal.world().drive, folder).map((object) => {
    const { id, name, type, sizeBytes, sha256, version } = object
    if (type === 'folder') return { id, name, type, children: driveTree(portal, object) }
    return { id, name, type, sizeBytes, sha256, version, downloadUrl: `${filesAt(portal)}/drive/${id}` }
  })

const drive = (portal: Portal): unknown[] => {
  const { drive: kept } = portal.world()
  return kept.storages
    .filter((storage) => storage.entityType !== 'user')
    .flatMap((storage) => {
      const root = kept.objects[String(storage.rootId)]
      return root
        ? [{ id: root.id, name: storage.name, type: 'folder', children: driveTree(portal, root) }]
        : []
    })
}

const timelineFacts = (portal: Portal, entry: TimelineEntry) => {
  const { id, at, type, title, text, authorId, extra } = entry
  const files = entry.fileIds.flatMap((fileId) => fileFacts(portal, fileId) ?? [])
  return {
    id,
    dealId: entry.entityId,
    entityTypeId: entry.entityTypeId,
    at,
    type,
    title,
    text,
    authorId,
    extra,
    files,
  }
}

const emails = (item: Item): string[] =>
  (Array.isArray(item.values.fm) ? item.values.fm : []).flatMap((row) => {
    const facts = mapOf(row)
    return facts?.typeId === 'EMAIL' ? [textOf(facts.value)] : []
  })

const people = (world: World) => world.users.map((user) => ({ ...user, fullName: fullName(user) }))

const companies = (world: World) =>
  itemsOf(world, 4).map((item) => {
    const requisites = world.requisites.filter((one) => one.entityTypeId === 4 && one.entityId === item.id)
    const facts = requisites.map(({ id, values }) => ({
      id,
      inn: values.RQ_INN ?? null,
      kpp: values.RQ_KPP ?? null,
    }))
    return {
      id: item.id,
      title: item.values.title,
      isMyCompany: item.values.isMyCompany === 'Y',
      emails: emails(item),
      requisites: facts,
    }
  })

const contacts = (world: World) =>
  itemsOf(world, 3).map((item) => {
    const name = [item.values.lastName, item.values.name, item.values.secondName]
      .map(jsonOf)
      .map(textOf)
      .filter(Boolean)
      .join(' ')
    return {
      id: item.id,
      name,
      post: item.values.post ?? '',
      companyId: item.values.companyId,
      emails: emails(item),
    }
  })

const robots = (portal: Portal) => {
  const { robotRuns, robotAnswers, application } = portal.world()
  const waiting = Object.values(robotRuns).filter((run) => waitingRun(portal, run.eventToken))
  return {
    robots: Object.values(application.robots),
    waitingRobots: waiting.map(({ entityId, ...run }) => ({ ...run, dealId: entityId })),
    robotAnswers,
  }
}

const documents = (portal: Portal) =>
  Object.values(portal.world().documents).map(
    ({ id, title, number, entityTypeId, entityId, createdAt, pdfAt, conversionFails }) => {
      const done = portal.now().getTime() >= pdfAt
      const state = done ? (conversionFails ? 'failed' : 'ready') : 'converting'
      return {
        id,
        title,
        number,
        entityTypeId,
        entityId,
        createdAt,
        state,
        downloadUrl: `${filesAt(portal)}/documents/${id}`,
      }
    },
  )

/** Everything that a person could look up in the portal, for the lab's page and for tests. */
export const snapshotOf = (portal: Portal): Record<string, unknown> => {
  const world = portal.world()
  const { application } = world
  return {
    portal: { ...world.portal, domain: portal.domain, url: portal.context.baseUrl },
    settings: world.settings,
    application: {
      clientId: application.clientId,
      title: application.title,
      installUrl: application.installUrl,
      handlerUrl: application.handlerUrl,
      scope: application.scope,
      version: application.version,
      state: application.installed,
    },
    installed: application.installed === 'finished',
    pipelines: world.pipelines,
    deals: itemsOf(world, 2).map((item) => dealFacts(portal, item)),
    users: people(world),
    departments: world.departments,
    companies: companies(world),
    contacts: contacts(world),
    fields: world.userfields,
    templates: world.templates.map(({ id, name }) => ({ id, name })),
    timeline: world.timeline.map((entry) => timelineFacts(portal, entry)),
    drive: drive(portal),
    tasks: Object.values(world.tasks).map(({ id, values, createdAt, changedAt }) => ({
      id,
      ...values,
      createdAt,
      changedAt,
    })),
    notifications: world.notifications,
    badges: Object.values(world.badges),
    ...robots(portal),
    workflows: world.workflows,
    documents: documents(portal),
    placements: application.placements,
    events: application.events,
  }
}
