import { fillPlaces, type VariableName } from '#lib/route/variable.ts'

/** The value of each variable. */
export type Variables = Record<VariableName, string>

/** Fills the places of a template. A name that is not known stays as written. */
export const renderTemplate = (template: string, variables: Variables): string =>
  fillPlaces(template, (name) => variables[name]).trim()
