import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { laterTicks, momentOf, parseExactly, ticksLater, ticksOf } from './ticks.ts'

describe('ticks', () => {
  it('are read without losing digits', () => {
    const parsed = parseExactly(
      '{"Ticks": 638585445988979088, "Size": 9, "Text": "638585445988979088 [1234567890123456789]"}',
    )
    expect(parsed).toEqual({
      Ticks: '638585445988979088',
      Size: 9,
      Text: '638585445988979088 [1234567890123456789]',
    })
  })

  it('leaves texts with quotes and fractions alone', () => {
    const value = { text: 'a "12345678901234567" \\ b', fraction: 0.1234567890123456 }
    expect(parseExactly(JSON.stringify(value))).toEqual(value)
  })

  it('become moments and back', () => {
    expect(momentOf('638585445988979088')).toBe('2024-08-06T12:36:38.897Z')
    fc.assert(
      fc.property(
        fc.date({ min: new Date(0), max: new Date('2100-01-01'), noInvalidDate: true }),
        (moment) => {
          expect(momentOf(ticksOf(moment))).toBe(moment.toISOString())
        },
      ),
    )
  })

  it.each([undefined, '', '0', 'x'])('%s is no moment', (value) => {
    expect(momentOf(value)).toBeUndefined()
  })

  it('can be moved and compared', () => {
    expect(ticksLater('638585445988979088', -1)).toBe('638585445988969088')
    expect(laterTicks('638585445988979088', '638585445988979089')).toBe('638585445988979089')
  })
})
