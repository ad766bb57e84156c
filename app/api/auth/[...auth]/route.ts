import { web } from '#app/web.ts'
import { handleAuth } from '#lib/auth/handle.ts'

const answer = (request: Request): Promise<Response> => {
  const { env, db, log, tries } = web()
  return handleAuth(
    {
      db,
      tries,
      secret: env.AUTH_SECRET,
      publicUrl: env.PUBLIC_URL,
      now: () => new Date(),
      report: (error) => log.error({ err: error }, 'signing in failed'),
    },
    request,
  )
}

export { answer as GET, answer as POST }
