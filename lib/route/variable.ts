/** Variables that message templates may use, by name. */
export const variableNames = [
  'item.title',
  'item.url',
  'item.id',
  'document',
  'route',
  'status',
  'provider',
  'signer',
  'signed',
  'waiting',
  'comment',
  'responsible',
  'company',
  'edi.number',
  'signed.date',
  'signed.file.url',
  'drive.folder',
  'envelope.url',
  'round',
] as const

export type VariableName = (typeof variableNames)[number]

/** A place of a template: whatever stands in double braces, so that a misspelt name is found too. */
const place = /\{\{\s*([^{}\s](?:[^{}]*[^{}\s])?)\s*\}\}/g

const isVariable = (name: string): name is VariableName => (variableNames as readonly string[]).includes(name)

/** The template with each place put in; a name that is no variable stays as written, so that a typo is seen, not lost. */
export const fillPlaces = (template: string, put: (name: VariableName) => string): string =>
  template.replace(place, (whole, name: string) => (isVariable(name) ? put(name) : whole))

/** Names in the template that are no variables. */
export const unknownVariables = (template: string): string[] =>
  [...template.matchAll(place)].map((match) => match[1] ?? '').filter((name) => !isVariable(name))

/** The template with one name put in place of another. */
export const renameVariable = (template: string, from: string, to: VariableName): string =>
  template.replace(place, (whole, name: string) => (name === from ? `{{${to}}}` : whole))
