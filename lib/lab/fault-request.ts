import { z } from 'zod'
import type { Fault } from '#lib/emulation/faults.ts'
import { ControlError } from './control-error.ts'

const fault = z.object({
  system: z.enum(['bitrix24', 'diadoc', 'saby', 'cryptopro-dss', 'docusign']).optional(),
  match: z.string().optional(),
  kind: z.string().min(1),
  status: z.number().int().min(400).max(599).optional(),
  times: z.number().int().min(1).optional(),
  rate: z.number().min(0).max(1).optional(),
  delayMs: z.number().min(0).max(600_000).optional(),
  direction: z.enum(['in', 'out']).optional(),
})

const place = (path: readonly PropertyKey[]): string => (path.length > 0 ? ` at ${path.join('.')}` : '')

const withoutAbsent = (given: z.infer<typeof fault>): Fault => {
  const { kind, ...rest } = given
  return Object.assign(
    { kind },
    Object.fromEntries(Object.entries(rest).filter(([, value]) => value !== undefined)),
  )
}

/** Reads the body of `PUT /control/faults`; a wrong one is refused with the place and the reason. */
export const readFaults = (body: unknown): Fault[] => {
  const read = z.array(fault).safeParse(body)
  if (read.success) return read.data.map(withoutAbsent)
  const [issue] = read.error.issues
  throw new ControlError(
    400,
    `Faults are a list of {"system","match","kind","status","times","rate","delayMs"}: ${issue?.message ?? 'not readable'}${place(issue?.path ?? [])}.`,
  )
}
