import { maySee } from './crm/show-item.ts'
import type { Call } from './method.ts'
import { Refusal } from './refusal.ts'
import { findItem, type Item, type Json, type TimelineEntry, type World } from './world.ts'

/** The element to whose card something is added; refuses unknown ones and those that the caller may not see. */
export const ownerOf = (call: Call, entityTypeId: number | undefined, id: number | undefined): Item => {
  const item = findItem(call.world, entityTypeId ?? 0, id ?? 0)
  if (!item) throw new Refusal(400, 'OWNER_NOT_FOUND', 'Owner was not found')
  if (!maySee(call.caller.user, item)) throw new Refusal(400, 'ACCESS_DENIED', 'Access denied.')
  return item
}

export type NewEntry = {
  type: TimelineEntry['type']
  title: string
  text: string
  fileIds?: number[]
  extra?: Record<string, Json>
}

/** Puts an entry at the end of a card's timeline in the caller's name. */
export const addEntry = ({ portal, world, caller }: Call, owner: Item, entry: NewEntry): TimelineEntry => {
  const added: TimelineEntry = {
    id: portal.nextId('timeline'),
    entityTypeId: owner.entityTypeId,
    entityId: owner.id,
    at: portal.stamp(),
    authorId: caller.user.id,
    fileIds: [],
    extra: {},
    ...entry,
  }
  world.timeline.push(added)
  return added
}

export const removeEntry = (world: World, entry: TimelineEntry): void => {
  world.timeline.splice(world.timeline.indexOf(entry), 1)
}
