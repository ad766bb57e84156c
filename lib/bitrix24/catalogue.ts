import type { AnyFailure } from '#lib/failure.ts'
import type { Catalogue, CataloguePipeline } from '#lib/route/catalogue.ts'
import type { BatchAnswer, BatchCall } from './batch.ts'
import { fieldsFrom } from './catalogue-fields.ts'
import { fileCalls, filesFrom } from './catalogue-files.ts'
import { processesFrom, processesPage } from './catalogue-processes.ts'
import { stageEntity, stagesFrom } from './catalogue-stages.ts'
import { itemTypesFrom, typesFrom, typesPage } from './catalogue-types.ts'
import type { Bitrix24Client } from './client.ts'
import { userFrom } from './parties.ts'
import type { CallPriority } from './port.ts'
import { asNumber, asRecord, asRecords, asText, type Wire } from './wire.ts'

type Part = 'pipelines' | 'users' | 'templates' | 'fields' | 'processes' | 'itemTypes' | 'files'

export type PortalCatalogue = Required<Pick<Catalogue, Part>> & {
  /** Why a part is null or incomplete. */
  failures: { part: Part; failure: AnyFailure }[]
}

const pageSize = 50
const mostUserPages = 40
const withStages = new Set([2, 31])

type Asked = Record<string, BatchCall>
type Answers = Record<string, BatchAnswer>

/** Answers of any number of calls, in as few requests as a batch's bound allows. */
async function ask(client: Bitrix24Client, calls: Asked, priority: CallPriority): Promise<Answers> {
  const entries = Object.entries(calls)
  const parts: Promise<Answers>[] = []
  for (let from = 0; from < entries.length; from += pageSize)
    parts.push(client.batch(Object.fromEntries(entries.slice(from, from + pageSize)), { priority }))
  return Object.assign({}, ...(await Promise.all(parts)))
}

const usersPage = (start: number): BatchCall => ({
  method: 'user.get',
  params: { sort: 'ID', order: 'ASC', start },
})

const templatesPage = (start: number): BatchCall => ({
  method: 'crm.documentgenerator.template.list',
  params: { select: ['id', 'name', 'entityTypeId'], filter: { active: 'Y' }, start },
})

const pages = (answer: BatchAnswer | undefined, make: (start: number) => BatchCall, name: string): Asked => {
  const total = answer?.ok ? (answer.total ?? 0) : 0
  const asked: Asked = {}
  for (let page = 1; page * pageSize < total && page < mostUserPages; page += 1)
    asked[`${name}${page}`] = make(page * pageSize)
  return asked
}

const isCategorised = (entityTypeId: number): boolean => withStages.has(entityTypeId) || entityTypeId >= 128

/** Types that every portal has and a route can start from: leads, deals, contacts, companies. */
const ownTypes = [1, 2, 3, 4]

/**
 * What the designer and the verifier need to know of a portal, in two or three requests: pipelines with their
 * stages, users, document templates, business processes, the given files, and fields of the given item types, or else of
 * all that there are. A part that may not be read is null and its failure is told; other parts stay. Throws only when no
 * request came through.
 */
export async function readCatalogue(
  client: Bitrix24Client,
  given: {
    entityTypeIds?: readonly number[]
    /** Files on Drive to look for. */
    fileIds?: readonly string[]
    priority?: CallPriority
  } = {},
): Promise<PortalCatalogue> {
  const priority = given.priority ?? 'idle'
  const asked = given.entityTypeIds ?? ownTypes
  const first: Asked = {
    users: usersPage(0),
    templates: templatesPage(0),
    processes: processesPage(0),
    ...fileCalls(given.fileIds ?? []),
    ...(given.entityTypeIds ? {} : { types: typesPage(0) }),
    ...ofTypes(asked),
  }
  let answers = await ask(client, first, priority)
  const further = typesFrom(answers.types).map(({ entityTypeId }) => entityTypeId)
  const types = [...asked, ...further]
  const second: Asked = {
    ...pages(answers.users, usersPage, 'users'),
    ...pages(answers.templates, templatesPage, 'templates'),
    ...pages(answers.processes, processesPage, 'processes'),
    ...pages(answers.types, typesPage, 'types'),
    ...ofTypes(further),
    ...stagesOf(categoriesIn(asked, answers)),
  }
  answers = { ...answers, ...(await askSome(client, second, priority)) }
  answers = { ...answers, ...(await askSome(client, stagesOf(categoriesIn(further, answers)), priority)) }
  return assemble(types, categoriesIn(types, answers), answers)
}

const askSome = async (client: Bitrix24Client, calls: Asked, priority: CallPriority): Promise<Answers> =>
  Object.keys(calls).length > 0 ? ask(client, calls, priority) : {}

/** Calls for the fields of these types, and for the pipelines of those that have any. */
function ofTypes(types: readonly number[]): Asked {
  const calls: Asked = {}
  for (const entityTypeId of types) {
    const params = { entityTypeId }
    calls[`fields${entityTypeId}`] = {
      method: 'crm.item.fields',
      params: { ...params, useOriginalUfNames: 'Y' },
    }
    if (isCategorised(entityTypeId))
      calls[`categories${entityTypeId}`] = { method: 'crm.category.list', params }
  }
  return calls
}

function stagesOf(categories: readonly Category[]): Asked {
  const calls: Asked = {}
  for (const { id, entityTypeId } of categories) {
    calls[`stages${entityTypeId}_${id}`] = {
      method: 'crm.status.list',
      params: { filter: { ENTITY_ID: stageEntity(entityTypeId, id) }, order: { SORT: 'ASC' } },
    }
  }
  return calls
}

function categoriesIn(types: readonly number[], answers: Answers): Category[] {
  const categories = types.flatMap((type) => categoriesOf(type, answers[`categories${type}`]))
  // Leads have stages but no pipelines.
  return types.includes(1) ? [...categories, { id: 0, entityTypeId: 1, name: 'Лиды', sort: 0 }] : categories
}

type Category = { id: number; entityTypeId: number; name: string; sort: number }

const categoriesOf = (entityTypeId: number, answer: BatchAnswer | undefined): Category[] =>
  answer?.ok
    ? asRecords(asRecord(answer.result).categories)
        .map((row) => ({
          id: asNumber(row.id) ?? 0,
          entityTypeId,
          name: asText(row.name),
          sort: asNumber(row.sort) ?? 0,
        }))
        .sort((a, b) => a.sort - b.sort || a.id - b.id)
    : []

function assemble(types: readonly number[], categories: Category[], answers: Answers): PortalCatalogue {
  const failures: PortalCatalogue['failures'] = []
  const rows = <T>(part: Part, prefix: RegExp, read: (result: unknown, key: string) => T[]) => {
    const named = Object.entries(answers).filter(([key]) => prefix.test(key))
    const found: T[] = []
    let read1 = false
    for (const [key, answer] of named) {
      if (!answer.ok) failures.push({ part, failure: answer.failure })
      else {
        read1 = true
        found.push(...read(answer.result, key))
      }
    }
    return read1 ? found : null
  }
  const pipelines = rows('pipelines', /^stages/, (result, key): CataloguePipeline[] => {
    const category = categories.find((one) => key === `stages${one.entityTypeId}_${one.id}`)
    if (!category) return []
    const { id, entityTypeId, name } = category
    return [{ id, entityTypeId, name, stages: stagesFrom(result) }]
  })
  const noCategories = rows('pipelines', /^categories/, () => [])
  return {
    pipelines: pipelines ?? (noCategories && categories.length === 0 ? [] : null),
    users: rows('users', /^users/, (result) => asRecords(result).map(catalogueUser)),
    templates: rows('templates', /^templates/, (result) =>
      asRecords(asRecord(result).templates).map(templateFrom),
    ),
    fields: rows('fields', /^fields/, (result, key) =>
      fieldsFrom(result, Number(key.slice('fields'.length)), types),
    ),
    processes: rows('processes', /^processes/, processesFrom),
    itemTypes: rows('itemTypes', /^types/, itemTypesFrom),
    files: filesFrom(answers),
    failures,
  }
}

function catalogueUser(row: Wire) {
  const { id, name, active, position } = userFrom(row)
  return { id, name, active, ...(position ? { position } : {}) }
}

/** A template is bound to `2_category_0` or to `2`; other bindings are none of the CRM's. */
function templateFrom(row: Wire) {
  const bindings = Array.isArray(row.entityTypeId) ? row.entityTypeId.map(asText) : [asText(row.entityTypeId)]
  const ids = bindings.map((binding) => /^(\d+)(?:_|$)/.exec(binding)?.[1]).filter((id) => id !== undefined)
  return { id: asText(row.id), name: asText(row.name), entityTypeIds: [...new Set(ids.map(Number))] }
}
