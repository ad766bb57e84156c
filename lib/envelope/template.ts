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
export type Variables = Record<VariableName, string>

const place = /\{\{\s*([a-z.]+)\s*\}\}/g

const isVariable = (name: string): name is VariableName => (variableNames as readonly string[]).includes(name)

/** Fills the places of a template. A name that is not known stays as written, so that a typo is seen, not lost. */
export const renderTemplate = (template: string, variables: Variables): string =>
  template.replace(place, (whole, name: string) => (isVariable(name) ? variables[name] : whole)).trim()

/** Names in the template that are no variables: for the editor and for the check at saving. */
export const unknownVariables = (template: string): string[] =>
  [...template.matchAll(place)].map((match) => match[1] ?? '').filter((name) => !isVariable(name))
