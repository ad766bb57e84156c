/** Templates by which requisites are filled in: what an organisation, a sole trader and a company abroad have. */
export type RequisitePreset = { id: number; name: string; countryId: number }

/** @see https://apidocs.bitrix24.com/api-reference/crm/requisites/presets/index.html */
export const requisitePresets: readonly RequisitePreset[] = [
  { id: 1, name: 'Организация', countryId: 1 },
  { id: 2, name: 'ИП', countryId: 1 },
  { id: 3, name: 'Физ. лицо', countryId: 1 },
  { id: 5, name: 'Unternehmen', countryId: 46 },
  { id: 7, name: 'Организация (Казахстан)', countryId: 6 },
]

/** Countries that templates may have, as crm.requisite.preset.countries lists them. */
export const presetCountries = [
  { ID: 1, CODE: 'RU', TITLE: 'Россия' },
  { ID: 4, CODE: 'BY', TITLE: 'Беларусь' },
  { ID: 6, CODE: 'KZ', TITLE: 'Казахстан' },
  { ID: 46, CODE: 'DE', TITLE: 'Германия' },
  { ID: 122, CODE: 'US', TITLE: 'США' },
] as const

/** The template of a country's organisations; Russia's when there is none. */
export const presetOf = (country: string): string => {
  const id = presetCountries.find(({ CODE }) => CODE === country)?.ID
  return String(requisitePresets.find(({ countryId }) => countryId === id)?.id ?? 1)
}
