import { web } from '#app/web.ts'
import { openapi } from '../v1/openapi.ts'

/** The description of the API; public, as it holds no data. */
export const GET = (): Response => Response.json(openapi(web().env.PUBLIC_URL))

export const dynamic = 'force-dynamic'
