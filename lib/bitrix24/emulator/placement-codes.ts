import type { World } from './world.ts'

const places = [
  'DETAIL_TAB',
  'DETAIL_TOOLBAR',
  'DETAIL_ACTIVITY',
  'LIST_MENU',
  'LIST_TOOLBAR',
  'ACTIVITY_TIMELINE_MENU',
  'DOCUMENTGENERATOR_BUTTON',
]

/** Codes of all places where a widget can stand in this portal. */
export const placementCodes = (world: World): string[] => {
  const objects = [
    'DEAL',
    'LEAD',
    'CONTACT',
    'COMPANY',
    ...world.types.map((type) => `DYNAMIC_${type.entityTypeId}`),
  ]
  return places.flatMap((place) => objects.map((object) => `CRM_${object}_${place}`))
}

/**
 * The key of PLACEMENT_OPTIONS under which a widget finds its element: the documented irregularity.
 * @see https://apidocs.bitrix24.com/api-reference/widgets/crm/detail-toolbar.html
 */
export const elementKey = (placement: string): 'ID' | 'ENTITY_ID' => {
  if (placement.endsWith('_DOCUMENTGENERATOR_BUTTON')) return 'ENTITY_ID'
  return placement.startsWith('CRM_DYNAMIC_') && placement.endsWith('_DETAIL_TOOLBAR') ? 'ENTITY_ID' : 'ID'
}
