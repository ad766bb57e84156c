import { customType, timestamp } from 'drizzle-orm/pg-core'

/** Raw bytes: sealed secrets and document contents. */
export const bytes = customType<{ data: Buffer; driverData: Buffer }>({ dataType: () => 'bytea' })

/** A moment, with time zone, as Date. */
export const moment = (name: string) => timestamp(name, { withTimezone: true, mode: 'date' })

/** When the row was made, by the database's clock. */
export const madeAt = () => moment('made_at').notNull().defaultNow()
