'use client'
import { createContext, type ReactNode, useContext } from 'react'
import type { Outcome } from '#components/form/outcome.ts'

/** One line of the portal's Drive; a storage opens like a folder. */
export type DriveEntry = { id: string; name: string; type: 'storage' | 'folder' | 'file'; sizeBytes?: number }
export type DriveLook = { entries: DriveEntry[]; more: boolean }

/** What forms ask of the portal while they are open; too much of it to be given beforehand. */
export type PortalDesk = {
  /** A folder, the storages for null, or with a query the files below. */
  look(folderId: string | null, query: string): Promise<Outcome<DriveLook>>
  file(fileId: string): Promise<Outcome<DriveEntry>>
  /** Reads the lists of the portal anew. */
  refresh(): Promise<Outcome>
}

const Context = createContext<PortalDesk | null>(null)

export function PortalDeskProvider({ desk, children }: { desk: PortalDesk; children: ReactNode }) {
  return <Context value={desk}>{children}</Context>
}

/** Null where a route is only shown. */
export const usePortalDesk = (): PortalDesk | null => useContext(Context)
