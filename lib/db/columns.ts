import { customType, timestamp } from 'drizzle-orm/pg-core'
import type { EnvelopeState } from '#lib/envelope/state.ts'
import { upgradeState } from '#lib/envelope/upgrade-state.ts'
import { type Plan, readPlan } from '#lib/route/plan.ts'

/** Raw bytes: sealed secrets and document contents. */
export const bytes = customType<{ data: Buffer; driverData: Buffer }>({ dataType: () => 'bytea' })

/** A moment, with time zone, as Date. */
export const moment = (name: string) => timestamp(name, { withTimezone: true, mode: 'date' })

/** When the row was made, by the database's clock. */
export const madeAt = () => moment('made_at').notNull().defaultNow()

const parsed = (driver: unknown) => (typeof driver === 'string' ? JSON.parse(driver) : driver)

/** JSON whose older forms are understood when they are read: rows outlive the version that wrote them. */
const upgraded = <T>(read: (stored: T) => T) =>
  customType<{ data: T; driverData: unknown }>({
    dataType: () => 'jsonb',
    toDriver: (value) => JSON.stringify(value),
    fromDriver: (driver) => read(parsed(driver)),
  })

export const envelopeState = upgraded<EnvelopeState>(upgradeState)

export const frozenPlan = upgraded<Plan>(readPlan)
