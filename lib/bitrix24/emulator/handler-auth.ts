import type { FormInput } from '#lib/emulation/body.ts'
import type { Portal } from './portal.ts'
import { issueTokens } from './tokens.ts'

/** Form fields of one POST to a handler. */
export type HandlerForm = { readonly [key: string]: FormInput }

/** Who the portal is, without any token: what even an uninstalled application may know. */
export const portalAuth = (portal: Portal): HandlerForm => ({
  domain: portal.domain,
  server_endpoint: portal.serverEndpoint,
  client_endpoint: portal.clientEndpoint,
  member_id: portal.world().portal.memberId,
  application_token: portal.applicationToken(),
})

/** The `auth` of robots and events in a user's name; robots get a refresh token, events do not. */
export const userAuth = (portal: Portal, userId: number, refreshable: boolean): HandlerForm => {
  const pair = issueTokens(portal, userId)
  return {
    access_token: pair.accessToken,
    ...(refreshable ? { refresh_token: pair.refreshToken } : {}),
    expires: pair.expires,
    expires_in: pair.expiresIn,
    scope: portal.world().application.scope.join(','),
    status: 'L',
    user_id: userId,
    ...portalAuth(portal),
  }
}
