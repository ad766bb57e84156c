import { addFile, addFolder, childNamed } from './drive.ts'
import type { Portal } from './portal.ts'
import { findItem } from './world.ts'

const lease = {
  title: 'Договор аренды оборудования № 17',
  paragraphs: [
    'Арендодатель передаёт, а Арендатор принимает во временное пользование линию фасовки.',
    'Срок аренды — один год с даты подписания. Арендная плата вносится ежемесячно.',
  ],
  rows: [
    ['Арендодатель', 'ООО «Ромашка»'],
    ['Арендатор', 'ООО «Ландыш»'],
  ] as [string, string][],
}

/**
 * Puts bytes into a new world: a contract in the file field of a deal and the same one on the common Drive. Apart
 * from the seed, because rendering needs time and the seed is plain data.
 */
export const plant = async (portal: Portal): Promise<void> => {
  const world = portal.world()
  world.planted = true
  const bytes = await portal.context.pdf.render(lease)
  const sha256 = await portal.context.blobs.put(bytes)
  const name = 'Договор аренды оборудования.pdf'
  const id = portal.nextId('file')
  world.files[String(id)] = { id, name, sha256, sizeBytes: bytes.length }
  const deal = findItem(world, 2, 103)
  if (deal) deal.values.UF_CRM_CONTRACT_FILE = id
  const root = world.drive.objects['7']
  if (!root || childNamed(world.drive, root, 'Договоры')) return
  const facts = { at: portal.stamp(), userId: 1 }
  const folder = addFolder(world.drive, {
    ...facts,
    id: portal.nextId('drive'),
    parent: root,
    name: 'Договоры',
  })
  const fileId = portal.nextId('file')
  addFile(world.drive, {
    ...facts,
    id: portal.nextId('drive'),
    parent: folder,
    name,
    fileId,
    sha256,
    sizeBytes: bytes.length,
  })
  portal.touched()
}
