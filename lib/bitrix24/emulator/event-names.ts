import type { World } from './world.ts'

const crm = ['LEAD', 'DEAL', 'CONTACT', 'COMPANY'].flatMap((object) =>
  ['ADD', 'UPDATE', 'DELETE'].map((what) => `ONCRM${object}${what}`),
)

/** Events to which handlers may be bound in this portal. */
export const eventNames = (world: World): string[] => [
  'ONAPPINSTALL',
  'ONAPPUNINSTALL',
  'ONAPPUPDATE',
  'ONAPPTEST',
  'ONOFFLINEEVENT',
  'ONUSERADD',
  ...crm,
  'ONCRMDEALMOVETOCATEGORY',
  'ONCRMDOCUMENTGENERATORDOCUMENTADD',
  'ONCRMDOCUMENTGENERATORDOCUMENTUPDATE',
  'ONCRMDOCUMENTGENERATORDOCUMENTDELETE',
  'ONTASKADD',
  'ONTASKUPDATE',
  ...['ADD', 'UPDATE', 'DELETE'].flatMap((what) => [
    `ONCRMDYNAMICITEM${what}`,
    ...world.types.map((type) => `ONCRMDYNAMICITEM${what}_${type.entityTypeId}`),
  ]),
]
