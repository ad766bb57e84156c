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

/** Bitrix24 names the portal in DOMAIN of the first address; later pages of the same frame come from ourselves. */
function framersOf(request: NextRequest): string {
  if (!request.nextUrl.pathname.startsWith('/b24/')) return `'none'`
  const domain = request.nextUrl.searchParams.get('DOMAIN')
  if (domain && hostName.test(domain)) return `'self' https://${domain} http://${domain}`
  return `'self' https:`
}

export const config = {
  matcher: [
    {
      source: '/((?!api/|approve/[^/]+/documents/|_next/static|_next/image|icon.svg|favicon.ico).*)',
      missing: [{ type: 'header', key: 'next-router-prefetch' }],
    },
  ],
}
