import { describe, expect, test } from 'vitest'
import { type EnvelopeFilters, noFilters, readFilters, writeFilters } from './filters.ts'

const read = (address: string) => readFilters(new URL(address, 'http://localhost').searchParams)

describe('filters in the address', () => {
  const views: EnvelopeFilters[] = [
    noFilters,
    { ...noFilters, status: ['delivered', 'viewed'] },
    {
      status: ['failed'],
      route: '0190f1c2-0000-7000-8000-000000000001',
      attention: true,
      q: 'ООО «Ромашка» & 50 %',
    },
  ]
  test.each(views)('a view comes back from its address: %j', (filters) => {
    expect(read(writeFilters('/', filters))).toEqual(filters)
  })

  test('what does not narrow is not in the address', () => {
    expect(writeFilters('/', noFilters)).toBe('/')
  })

  test('what the address says wrongly is not asked', () => {
    expect(read('/?status=lost,failed,failed&attention=maybe&route=')).toEqual({
      ...noFilters,
      status: ['failed'],
    })
  })
})
