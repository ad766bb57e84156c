import {
  createLoader,
  createSerializer,
  type inferParserType,
  parseAsArrayOf,
  parseAsBoolean,
  parseAsString,
  parseAsStringLiteral,
} from 'nuqs/server'
import { statuses } from '#lib/envelope/status.ts'

/** What the list of envelopes may be narrowed by; lives in the address, so that a view can be sent to a colleague. */
export const filterParsers = {
  status: parseAsArrayOf(parseAsStringLiteral(statuses)).withDefault([]),
  route: parseAsString,
  attention: parseAsBoolean.withDefault(false),
  q: parseAsString.withDefault(''),
}

export type EnvelopeFilters = inferParserType<typeof filterParsers>

export const loadFilters = createLoader(filterParsers)
export const writeFilters = createSerializer(filterParsers)

export const isNarrowed = (filters: EnvelopeFilters): boolean =>
  filters.status.length > 0 || filters.route !== null || filters.attention || filters.q !== ''
