const cloudHost = /^[a-z0-9-]+\.bitrix24\.(?:[a-z]{2,4}|com\.[a-z]{2}|co\.[a-z]{2})$/i
const loopback = new Set(['127.0.0.1', 'localhost', '[::1]'])

const parentOf = (host: string): string => host.split('.').slice(1).join('.')

/**
 * Whether two hosts plausibly belong to one portal: the same name, two addresses in Bitrix24's cloud, two names under
 * one own domain, or two loopback names. Guards what we send tokens to when the portal itself names another host.
 */
export function sameHouse(from: URL, to: URL): boolean {
  if (from.protocol !== to.protocol || to.username !== '' || to.password !== '') return false
  if (from.hostname === to.hostname) return true
  if (cloudHost.test(from.hostname)) return cloudHost.test(to.hostname)
  if (loopback.has(from.hostname)) return loopback.has(to.hostname)
  const parent = parentOf(from.hostname)
  return parent.includes('.') && parent === parentOf(to.hostname)
}

export type Renaming =
  | { is: 'rename'; clientEndpoint: string }
  | { is: 'foreign'; host: string }
  | { is: 'other'; host: string }

/**
 * Judges a redirect of a REST call. `rename`: the same call at another address of the same portal; `foreign`: the
 * same call at an address that may belong to anybody, so no token goes there; `other`: not a REST address at all
 * (a login page, maintenance). Source: apidocs.bitrix24.com/settings/how-to-call-rest-api/change-domen.html
 */
export function judgeRedirect(clientEndpoint: string, method: string, location: string | null): Renaming {
  const from = new URL(`${clientEndpoint}${method}`)
  if (!location || !URL.canParse(location, from)) return { is: 'other', host: from.host }
  const to = new URL(location, from)
  const tail = `/rest/${from.pathname.split('/rest/').pop() ?? ''}`
  if (!to.pathname.replace(/\/{2,}/g, '/').endsWith(tail)) return { is: 'other', host: to.host }
  if (!sameHouse(from, to)) return { is: 'foreign', host: to.host }
  const base = to.pathname.replace(/\/{2,}/g, '/').slice(0, -method.length)
  return { is: 'rename', clientEndpoint: `${to.origin}${base}` }
}
