'use server'
import { z } from 'zod'
import { act, demandInstallation } from '#app/act.ts'
import { web } from '#app/web.ts'
import type { Outcome } from '#components/form/outcome.ts'
import { dropJobs, retryJobs } from '#lib/db/operations.ts'

const jobId = z.string().regex(/^\d{1,19}$/)

export async function retryJob(id: string): Promise<Outcome> {
  return act('operations:act', async (user) => {
    demandInstallation(user)
    await retryJobs(web().db, [jobId.parse(id)])
    return null
  })
}

export async function dropJob(id: string): Promise<Outcome> {
  const about = `job ${id}`
  return act(
    'operations:act',
    async (user) => {
      demandInstallation(user)
      await dropJobs(web().db, [jobId.parse(id)])
      return null
    },
    about,
  )
}
