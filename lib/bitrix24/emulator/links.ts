import type { Caller } from './method.ts'
import type { Portal } from './portal.ts'
import { sealLink } from './tokens.ts'

/** What a signed link stands for. */
export type LinkTarget =
  | { kind: 'drive'; id: number }
  | { kind: 'file'; id: number }
  | { kind: 'document'; id: number; form: 'pdf' | 'docx' }
  | { kind: 'upload'; folderId: number; unique: boolean }

/**
 * An address that a machine can read without a login in a browser: it carries the caller's access token and lives as
 * long as that does.
 */
export const machineLink = (portal: Portal, caller: Caller, method: string, target: LinkTarget): string => {
  const prefix = caller.kind === 'webhook' ? `${caller.user.id}/${portal.webhookSecret}/` : ''
  const query = new URLSearchParams({
    ...(caller.kind === 'webhook' ? {} : { auth: caller.accessToken }),
    token: `${target.kind}|${sealLink(portal, JSON.stringify(target))}`,
  })
  return `${portal.clientEndpoint}${prefix}${method}.json?${query}`
}
