/** .NET ticks: 100 ns steps since 0001-01-01 UTC, kept as decimal digits because they do not fit a double. */
export type Ticks = string

const epochTicks = 621355968000000000n
const ticksPerMs = 10000n

/** Ticks of a moment. */
export const ticksOf = (moment: Date): bigint => BigInt(moment.getTime()) * ticksPerMs + epochTicks

/** Milliseconds since the Unix epoch, rounded down. */
export const msOfTicks = (ticks: Ticks): number => Number((BigInt(ticks) - epochTicks) / ticksPerMs)

/** The ISO form that some structures carry beside the ticks, seven digits after the second. */
export const isoOfTicks = (ticks: Ticks): string => {
  const value = BigInt(ticks) - epochTicks
  const second = new Date(Number(value / 10000000n) * 1000).toISOString().slice(0, 19)
  return `${second}.${String(value % 10000000n).padStart(7, '0')}Z`
}

/** A `Timestamp` structure with the extra ISO property that real answers show. */
export const timestamp = (ticks: Ticks) => ({ DateTime: isoOfTicks(ticks), Ticks: BigInt(ticks) })
