'use server'
import { z } from 'zod'
import { act } from '#app/act.ts'
import { web } from '#app/web.ts'
import type { Outcome } from '#components/form/outcome.ts'
import type { DriveEntry, DriveLook } from '#components/route-designer/inspector/portal-desk.tsx'
import { browseDrive, nameDriveFile } from '#lib/engine/drive.ts'
import { refreshCatalogue } from '#lib/engine/portal-catalogue.ts'

const id = z.string().regex(/^\d{1,18}$/)

/** A look into the portal's Drive, when its author chooses a file. */
export async function lookIntoDrive(folderId: string | null, query: string): Promise<Outcome<DriveLook>> {
  return act('route:edit', (user) => {
    const folder = folderId === null ? {} : { folderId: id.parse(folderId) }
    const wanted = z.string().max(255).parse(query)
    return browseDrive(web().engine, { portalId: user.portalId, query: wanted, ...folder })
  })
}

export async function readDriveFile(fileId: string): Promise<Outcome<DriveEntry>> {
  return act('route:read', (user) =>
    nameDriveFile(web().engine, { portalId: user.portalId, fileId: id.parse(fileId) }),
  )
}

/** Reads stages, fields, users, templates and processes of the portal anew. */
export async function readPortalLists(): Promise<Outcome> {
  return act('route:edit', async (user) => {
    await refreshCatalogue(web().engine, user.portalId)
    return null
  })
}
