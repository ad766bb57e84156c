/** Reasons that the sign-in page has words for; anything else is `other`. */
export const deniedCodes = ['wrong-password', 'too-many-tries', 'wrong-form', 'link-is-over'] as const
export type Denied = (typeof deniedCodes)[number] | 'other' | 'offline'

/** Signs in with one of the product's ways. Null = done, the cookie is set; otherwise why not. */
export async function signIn(
  way: 'password' | 'one-time-link',
  fields: Record<string, string>,
): Promise<Denied | null> {
  try {
    const answer = await post(`/api/auth/callback/${way}`, fields)
    const { url } = (await answer.json()) as { url?: string }
    const code = url ? new URL(url, location.origin).searchParams.get('code') : 'other'
    const failed = !answer.ok || (url ? new URL(url, location.origin).searchParams.has('error') : true)
    if (!failed) return null
    return deniedCodes.find((known) => known === code) ?? 'other'
  } catch {
    return 'offline'
  }
}

/** Ends the session of this browser. */
export async function signOut(): Promise<void> {
  await post('/api/auth/signout', {})
}

async function post(path: string, fields: Record<string, string>): Promise<Response> {
  const { csrfToken } = (await (await fetch('/api/auth/csrf')).json()) as { csrfToken: string }
  return fetch(path, {
    method: 'POST',
    headers: { 'content-type': 'application/x-www-form-urlencoded', 'x-auth-return-redirect': '1' },
    body: new URLSearchParams({ ...fields, csrfToken, callbackUrl: location.origin }),
  })
}
