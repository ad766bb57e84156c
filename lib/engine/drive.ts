import { type DriveEntry, type DriveLook, driveFile, lookIntoDrive } from '#lib/bitrix24/drive-browse.ts'
import type { Engine } from './engine.ts'

/** What the portal's Drive holds in a folder, or what a search finds. */
export async function browseDrive(
  engine: Engine,
  given: { portalId: number; folderId?: string; query?: string },
): Promise<DriveLook> {
  const { client } = await engine.portals.of(given.portalId)
  return lookIntoDrive(client, given)
}

/** The name of a file of the portal's Drive. */
export async function nameDriveFile(
  engine: Engine,
  given: { portalId: number; fileId: string },
): Promise<DriveEntry> {
  const { client } = await engine.portals.of(given.portalId)
  return driveFile(client, given.fileId)
}
