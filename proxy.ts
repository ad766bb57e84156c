import { decodeJwt } from 'jose'
import { type NextRequest, NextResponse } from 'next/server'

/**
 * The content policy of a page, with a nonce of its own per request. Nothing is loaded from another origin. Only the
 * pages made for Bitrix24's iframe may be framed, and only by the portal that opens them.
 */
export function proxy(request: NextRequest) {
  const nonce = Buffer.from(crypto.randomUUID()).toString('base64')
  const policy = policyOf(request, nonce)
  const headers = new Headers(request.headers)
  headers.set('x-nonce', nonce)
  headers.set('Content-Security-Policy', policy)
  const response = NextResponse.next({ request: { headers } })
  response.headers.set('Content-Security-Policy', policy)
  return response
}

function policyOf(request: NextRequest, nonce: string): string {
  const developing = process.env.NODE_ENV === 'development'
  return [
    `default-src 'self'`,
    `script-src 'self' 'nonce-${nonce}' 'strict-dynamic'${developing ? " 'unsafe-eval'" : ''}`,
    // Positions of popovers, dialogs and canvas nodes are inline styles.
    `style-src 'self' 'unsafe-inline'`,
    `img-src 'self' blob: data:`,
    `font-src 'self'`,
    `connect-src 'self'${developing ? ' ws:' : ''}`,
    `frame-src 'self' blob:`,
    `worker-src 'self' blob:`,
    `object-src 'none'`,
    `base-uri 'self'`,
    `form-action 'self'`,
    `frame-ancestors ${framersOf(request)}`,
  ].join('; ')
}

const hostName = /^[a-z0-9.-]+(:\d{1,5})?$/i

/**
 * Bitrix24 names the portal in DOMAIN of the address that it posts to; there only a refusal can be shown. The pages
 * behind it carry a pass: whoever holds a valid one was admitted for the portal that it names.
 */
function framersOf({ nextUrl }: NextRequest): string {
  const [, top, , pass] = nextUrl.pathname.split('/')
  if (top !== 'b24') return `'none'`
  const domain = pass ? domainOf(pass) : nextUrl.searchParams.get('DOMAIN')
  return domain && hostName.test(domain) ? `https://${domain} http://${domain}` : `'none'`
}

/** What a pass says before it is proven: a forged one opens a page with nothing on it. */
function domainOf(pass: string): string | null {
  try {
    const claims: unknown = decodeJwt(pass).visit
    return typeof claims === 'object' && claims !== null && 'domain' in claims ? String(claims.domain) : null
  } catch {
    return null
  }
}

export const config = {
  matcher: [
    {
      source: '/((?!api/|approve/[^/]+/documents/|_next/static|_next/image|icon.svg|favicon.ico).*)',
      missing: [{ type: 'header', key: 'next-router-prefetch' }],
    },
  ],
}
