import { describe, expect, it } from 'vitest'
import { judgeRedirect, sameHouse } from './rename.ts'

describe('sameHouse', () => {
  it.each([
    ['https://a.bitrix24.ru', 'https://b.bitrix24.ru', true],
    ['https://a.bitrix24.ru', 'https://b.bitrix24.com', true],
    ['https://a.bitrix24.ru', 'https://b.bitrix24.com.br', true],
    ['https://a.bitrix24.ru', 'https://bitrix24.ru.evil.example', false],
    ['https://a.bitrix24.ru', 'https://x.bitrix24.ru.evil.example', false],
    ['https://a.bitrix24.ru', 'http://b.bitrix24.ru', false],
    ['https://a.bitrix24.ru', 'https://u:p@b.bitrix24.ru', false],
    ['https://crm.firm.example', 'https://portal.firm.example', true],
    ['https://firm.example', 'https://other.example', false],
    ['http://127.0.0.1:1', 'http://localhost:2', true],
    ['http://127.0.0.1:1', 'http://10.0.0.1', false],
  ])('%s → %s: %s', (from, to, same) => {
    expect(sameHouse(new URL(from), new URL(to))).toBe(same)
  })
})

describe('judgeRedirect', () => {
  const judge = (location: string | null) =>
    judgeRedirect('https://a.bitrix24.ru/rest/', 'crm.item.get', location)
  it.each([
    [
      'https://b.bitrix24.ru/rest/crm.item.get',
      { is: 'rename', clientEndpoint: 'https://b.bitrix24.ru/rest/' },
    ],
    [
      'https://b.bitrix24.ru/rest//crm.item.get',
      { is: 'rename', clientEndpoint: 'https://b.bitrix24.ru/rest/' },
    ],
    ['https://evil.example/rest/crm.item.get', { is: 'foreign', host: 'evil.example' }],
    ['https://b.bitrix24.ru/auth/', { is: 'other', host: 'b.bitrix24.ru' }],
    [null, { is: 'other', host: 'a.bitrix24.ru' }],
  ])('%s', (location, judged) => {
    expect(judge(location)).toEqual(judged)
  })
})
