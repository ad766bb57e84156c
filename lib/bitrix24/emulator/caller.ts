import type { Caller } from './method.ts'
import type { Portal } from './portal.ts'
import { Refusal } from './refusal.ts'
import { isExpired, isRevoked, readToken } from './tokens.ts'
import { findUser, type User } from './world.ts'

const webhookScope = [
  'crm',
  'documentgenerator',
  'bizproc',
  'disk',
  'im',
  'task',
  'user',
  'department',
  'userfieldconfig',
]

const employee = (portal: Portal, userId: number): User => {
  const user = findUser(portal.world(), userId)
  if (!user?.active)
    throw new Refusal(
      401,
      'authorization_error',
      'Unable to authorize user: the user is dismissed or does not exist',
    )
  return user
}

/** Recognises the holder of an access token, or refuses as the portal does. `method` is what faults match on. */
export const callerByToken = (portal: Portal, token: string, method: string): Caller => {
  if (token === '') throw new Refusal(401, 'NO_AUTH_FOUND', 'Wrong authorization data')
  const { application } = portal.world()
  const grant = readToken(portal, token)
  if (grant?.kind !== 'access') throw new Refusal(401, 'invalid_token', 'Unable to get application by token')
  if (application.installed === 'no') throw new Refusal(401, 'APPLICATION_NOT_FOUND', 'Application not found')
  if (isRevoked(portal, grant))
    throw new Refusal(401, 'invalid_token', 'The access token provided is invalid')
  if (portal.context.faults.take('expire-token', method)) {
    application.expiredTokens[token] = grant.expires
    portal.touched()
  }
  if (isExpired(portal, token, grant))
    throw new Refusal(401, 'expired_token', 'The access token provided has expired.')
  return {
    user: employee(portal, grant.userId),
    kind: 'application',
    scope: application.scope,
    accessToken: token,
  }
}

/** Recognises an inbound webhook by the two path segments of its address. */
export const callerByWebhook = (portal: Portal, userId: string, secret: string): Caller => {
  if (userId !== '1' || secret !== portal.webhookSecret)
    throw new Refusal(401, 'INVALID_CREDENTIALS', 'Invalid request credentials')
  return { user: employee(portal, 1), kind: 'webhook', scope: webhookScope, accessToken: '' }
}
