import type { Sentence } from '#lib/sentence.ts'

export type RobotPropertyType =
  | 'bool'
  | 'date'
  | 'datetime'
  | 'double'
  | 'int'
  | 'select'
  | 'string'
  | 'text'
  | 'user'

export type RobotProperty = {
  name: Sentence
  description?: Sentence
  type: RobotPropertyType
  required?: boolean
  multiple?: boolean
  default?: string
  /** For select: title by value. */
  options?: Readonly<Record<string, string>>
}

/** A robot as we register it. Keys of properties match `^[a-z][a-z0-9_]*$`. */
export type RobotDeclaration = {
  /** Unique in the application; also the last part of its handler's address. */
  code: string
  name: Sentence
  description: Sentence
  /** Whether the process waits for our answer. Always told to Bitrix24: left out it means different things. */
  waits: boolean
  properties: Readonly<Record<string, RobotProperty>>
  returns: Readonly<Record<string, RobotProperty>>
}

/** Where our robots may stand: everything in the CRM that has stages. */
const placesOfRobots = [
  ['crm', 'CCrmDocumentDeal'],
  ['crm', 'CCrmDocumentLead'],
  ['crm', 'Bitrix\\Crm\\Integration\\BizProc\\Document\\SmartInvoice'],
  ['crm', 'Bitrix\\Crm\\Integration\\BizProc\\Document\\Dynamic'],
]

const propertyParams = (property: RobotProperty) => ({
  Name: property.name,
  Type: property.type,
  Required: property.required ? 'Y' : 'N',
  Multiple: property.multiple ? 'Y' : 'N',
  ...(property.description ? { Description: property.description } : {}),
  ...(property.default === undefined ? {} : { Default: property.default }),
  ...(property.options ? { Options: property.options } : {}),
})

const propertiesParams = (properties: Readonly<Record<string, RobotProperty>>) =>
  Object.fromEntries(Object.entries(properties).map(([key, property]) => [key, propertyParams(property)]))

/**
 * Fields of bizproc.robot.add and .update without CODE.
 * Source: apidocs.bitrix24.com/api-reference/bizproc/bizproc-robot/bizproc-robot-add.html
 */
export const robotFields = (robot: RobotDeclaration, publicUrl: string) => ({
  HANDLER: `${publicUrl}/api/bitrix24/robots/${robot.code}`,
  USE_SUBSCRIPTION: robot.waits ? 'Y' : 'N',
  NAME: robot.name,
  DESCRIPTION: robot.description,
  DOCUMENT_TYPE: ['crm', 'CCrmDocumentDeal', 'DEAL'],
  FILTER: { INCLUDE: placesOfRobots },
  PROPERTIES: propertiesParams(robot.properties),
  RETURN_PROPERTIES: propertiesParams(robot.returns),
})
