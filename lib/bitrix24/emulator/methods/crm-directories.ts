import { directoryOf } from '#lib/bitrix24/emulator/crm/stages.ts'
import { listed, readRow, selected } from '#lib/bitrix24/emulator/listing.ts'
import { guarded, type Methods } from '#lib/bitrix24/emulator/method.ts'
import { loose, requiredWhole, wholeOf } from '#lib/bitrix24/emulator/params.ts'
import { codeless, Refusal } from '#lib/bitrix24/emulator/refusal.ts'
import {
  presetCountries,
  type RequisitePreset,
  requisitePresets,
} from '#lib/bitrix24/emulator/requisite-presets.ts'
import { findItem, pipelinesOf, type Requisite, type World } from '#lib/bitrix24/emulator/world.ts'

const statuses = (world: World) =>
  world.pipelines.flatMap((pipeline) =>
    pipeline.stages.map((stage) => ({
      ID: String(stage.rowId),
      ENTITY_ID: directoryOf(pipeline),
      STATUS_ID: stage.id,
      NAME: stage.name,
      NAME_INIT: stage.extra === 'process' ? '' : stage.name,
      SORT: String(stage.sort),
      SYSTEM: stage.sort === 10 || stage.semantics ? 'Y' : 'N',
      CATEGORY_ID: pipeline.isDefault ? null : String(pipeline.id),
      COLOR: stage.color,
      SEMANTICS: stage.semantics,
      EXTRA: { SEMANTICS: stage.extra, COLOR: stage.color },
    })),
  )

const requisiteRow = ({ id, entityTypeId, entityId, values }: Requisite) => ({
  ID: String(id),
  ENTITY_TYPE_ID: String(entityTypeId),
  ENTITY_ID: String(entityId),
  RQ_INN: null,
  RQ_KPP: null,
  RQ_OGRN: null,
  RQ_OGRNIP: null,
  RQ_COMPANY_NAME: null,
  RQ_COMPANY_FULL_NAME: null,
  RQ_NAME: null,
  RQ_FIRST_NAME: null,
  RQ_LAST_NAME: null,
  RQ_SECOND_NAME: null,
  RQ_DIRECTOR: null,
  ...values,
})

const presetRow = ({ id, name, countryId }: RequisitePreset) => ({
  ID: String(id),
  ENTITY_TYPE_ID: '8',
  COUNTRY_ID: String(countryId),
  DATE_CREATE: '2024-01-09T10:00:00+03:00',
  DATE_MODIFY: '',
  CREATED_BY_ID: '1',
  MODIFY_BY_ID: null,
  NAME: name,
  XML_ID: '',
  ACTIVE: 'Y',
  SORT: String(500 + id * 10),
})

/**
 * Pipelines, stages and requisites.
 * @see https://apidocs.bitrix24.com/api-reference/crm/requisites/index.html
 */
export const crmDirectoryMethods: Methods = guarded(
  { scope: ['crm'] },
  {
    'crm.category.list': {
      run: ({ world, params }) => {
        const entityTypeId = requiredWhole(params, 'entityTypeId')
        if (!world.items[String(entityTypeId)])
          throw new Refusal(400, 'ENTITY_TYPE_NOT_SUPPORTED', 'Тип не поддерживается')
        const categories = pipelinesOf(world, entityTypeId).map(({ id, name, sort, isDefault }) => ({
          id,
          name,
          sort,
          entityTypeId,
          isDefault: isDefault ? 'Y' : 'N',
          originId: '',
          originatorId: '',
        }))
        return { result: { categories }, total: categories.length }
      },
    },
    'crm.status.list': {
      run: ({ world, params }) => {
        const given = { filter: loose(params, 'filter'), order: loose(params, 'order') ?? { SORT: 'ASC' } }
        const { items, total } = listed(statuses(world), { ...given, size: 500 }, readRow)
        return { result: items, ...(total === undefined ? {} : { total }) }
      },
    },
    'crm.requisite.list': {
      run: ({ world, params }) => {
        const given = {
          filter: loose(params, 'filter'),
          order: loose(params, 'order'),
          start: loose(params, 'start'),
        }
        const { items, ...page } = listed(world.requisites.map(requisiteRow), given, readRow)
        return { ...page, result: items.map((row) => selected(row, loose(params, 'select'))) }
      },
    },
    'crm.requisite.get': {
      run: ({ world, params }) => {
        const id = wholeOf(loose(params, 'id'))
        const requisite = world.requisites.find((one) => one.id === id)
        if (!requisite)
          throw codeless(
            id === undefined ? 'ID is not defined or invalid.' : `The Requisite with ID '${id}' is not found`,
          )
        return { result: requisiteRow(requisite) }
      },
    },
    'crm.requisite.preset.list': {
      run: ({ params }) => {
        const given = {
          filter: loose(params, 'filter'),
          order: loose(params, 'order'),
          start: loose(params, 'start'),
        }
        const { items, ...page } = listed(requisitePresets.map(presetRow), given, readRow)
        return { ...page, result: items.map((row) => selected(row, loose(params, 'select'))) }
      },
    },
    'crm.requisite.preset.countries': {
      run: () => ({ result: presetCountries.map((country) => ({ ...country })) }),
    },
    'crm.requisite.link.get': {
      run: ({ world, params }) => {
        const entityTypeId = wholeOf(loose(params, 'entityTypeId'))
        const entityId = wholeOf(loose(params, 'entityId'))
        if (entityTypeId === undefined) throw codeless('entityTypeId is not defined or invalid')
        if (entityId === undefined) throw codeless('entityId is not defined or invalid')
        const link = world.requisiteLinks.find(
          (one) => one.entityTypeId === entityTypeId && one.entityId === entityId,
        )
        if (!link || !findItem(world, entityTypeId, entityId)) throw codeless('Not found')
        return {
          result: {
            ENTITY_TYPE_ID: entityTypeId,
            ENTITY_ID: entityId,
            REQUISITE_ID: String(link.requisiteId),
            BANK_DETAIL_ID: '0',
            MC_REQUISITE_ID: String(link.myRequisiteId),
            MC_BANK_DETAIL_ID: '0',
          },
        }
      },
    },
  },
)
