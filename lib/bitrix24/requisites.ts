import type { CompanyFacts } from '#lib/envelope/item.ts'
import type { BatchCall } from './batch.ts'
import { asFlag, asId, asRecord, asRecords, asText, type Wire } from './wire.ts'

const select = [
  'ID',
  'ENTITY_ID',
  'NAME',
  'PRESET_ID',
  'ADDRESS_ONLY',
  'RQ_INN',
  'RQ_KPP',
  'RQ_COMPANY_NAME',
  'RQ_COMPANY_FULL_NAME',
  'RQ_NAME',
  'RQ_LAST_NAME',
  'RQ_FIRST_NAME',
  'RQ_SECOND_NAME',
  'RQ_DIRECTOR',
]

/** Reads a company's requisites. Source: apidocs.bitrix24.com/api-reference/crm/requisites/ */
export const requisitesCall = (companyId: string): BatchCall => ({
  method: 'crm.requisite.list',
  params: {
    filter: { ENTITY_TYPE_ID: 4, ENTITY_ID: companyId },
    order: { SORT: 'ASC', ID: 'ASC' },
    select,
  },
})

/** Countries of the templates by which requisites are filled in. */
export const countryCalls: Record<string, BatchCall> = {
  presets: { method: 'crm.requisite.preset.list', params: { select: ['ID', 'COUNTRY_ID'] } },
  countries: { method: 'crm.requisite.preset.countries' },
}

/** Country code by the id of a requisites' template; empty when the portal does not tell. */
export function countriesOf(presets: unknown, countries: unknown): ReadonlyMap<string, string> {
  const codes = new Map(asRecords(countries).map((row) => [asText(row.ID), asText(row.CODE)]))
  return new Map(
    asRecords(presets).flatMap((row): [string, string][] => {
      const code = codes.get(asText(row.COUNTRY_ID))
      return code ? [[asText(row.ID), code]] : []
    }),
  )
}

/** Requisites chosen in the item: the client's and our own company's. */
export function linkedRequisites(links: unknown): { client: string | undefined; own: string | undefined } {
  const row = asRecord(links)
  return { client: asId(row.REQUISITE_ID), own: asId(row.MC_REQUISITE_ID) }
}

type Requisite = CompanyFacts['requisites'][number]

/** The requisite chosen in the item, and countries by template. */
type Around = { linked: string | undefined; countries: ReadonlyMap<string, string> }

/** Numbers of Russia, for a portal that does not tell the country of its templates. */
const russian = /^(\d{10}|\d{12})$/

function requisiteFrom(row: Wire, { linked, countries }: Around): Requisite {
  const id = asText(row.ID)
  const person = [row.RQ_LAST_NAME, row.RQ_FIRST_NAME, row.RQ_SECOND_NAME]
    .map(asText)
    .filter(Boolean)
    .join(' ')
  const names = [row.RQ_COMPANY_NAME, row.RQ_COMPANY_FULL_NAME, person, row.RQ_NAME, row.NAME]
  const inn = asText(row.RQ_INN).trim()
  const kpp = asText(row.RQ_KPP).trim()
  const director = asText(row.RQ_DIRECTOR).trim()
  const country = countries.get(asText(row.PRESET_ID)) ?? (russian.test(inn) ? 'RU' : '')
  return {
    id,
    linked: id === linked,
    name: names.map(asText).find(Boolean) ?? `№ ${id}`,
    ...(inn ? { inn } : {}),
    ...(kpp ? { kpp } : {}),
    ...(country ? { country } : {}),
    ...(director ? { director } : {}),
  }
}

/** A company with its requisites; null when the item has none or it could not be read. */
export function companyFrom(
  company: unknown,
  requisites: unknown,
  companyId: unknown,
  around: Around,
): CompanyFacts | null {
  const id = asId(companyId)
  const row = asRecord(asRecord(company).item)
  if (!id || asId(row.id) !== id) return null
  const email = asText(asRecords(row.fm).find((value) => asText(value.typeId) === 'EMAIL')?.value)
  const own = asRecords(requisites).filter(
    // A filter with an unresolved reference answers with requisites of others.
    (requisite) => asId(requisite.ENTITY_ID) === id && !asFlag(requisite.ADDRESS_ONLY),
  )
  return {
    id,
    name: asText(row.title) || `№ ${id}`,
    ...(email ? { email } : {}),
    requisites: own.map((requisite) => requisiteFrom(requisite, around)),
  }
}
