import { describe, expect, it } from 'vitest'
import { chooseOrganization } from './counterparty.ts'
import { type Organization, organizations } from './structures.ts'

const organization = (changes: Record<string, unknown> = {}): Organization => {
  const [one] = organizations.parse({
    Organizations: [{ Inn: '7736207543', Kpp: '773601001', Boxes: [{ BoxIdGuid: 'box-1' }], ...changes }],
  }).Organizations
  if (!one) throw new Error('no organisation')
  return one
}

const branch = organization({ Kpp: '500101001', IsBranch: true, Boxes: [{ BoxIdGuid: 'box-2' }] })
const head = organization()

describe('of several organisations with one ИНН', () => {
  it.each([
    ['nobody', [], undefined, { found: 'none' }],
    ['a liquidated one', [organization({ LiquidationDate: '2020-01-01' })], undefined, { found: 'none' }],
    ['one without a box', [organization({ Boxes: [] })], undefined, { found: 'none' }],
    ['the only one', [head], undefined, { found: 'one', organization: head }],
    ['the head office', [branch, head], undefined, { found: 'one', organization: head }],
    ['the one with the КПП', [branch, head], '500101001', { found: 'one', organization: branch }],
    [
      'people, when no КПП fits',
      [branch, head],
      '999',
      { found: 'several', kpps: ['500101001', '773601001'] },
    ],
    [
      'people, when two are alike',
      [head, organization({ Kpp: '770101001' })],
      undefined,
      { found: 'several', kpps: ['773601001', '770101001'] },
    ],
    [
      'a box of Diadoc before one of another operator',
      [organization({ IsRoaming: true }), head],
      '773601001',
      { found: 'one', organization: head },
    ],
  ] as const)('chooses %s', (_name, all, kpp, choice) => {
    expect(chooseOrganization(all, kpp)).toEqual(choice)
  })
})
