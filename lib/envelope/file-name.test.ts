import { describe, expect, it } from 'vitest'
import { tellingName } from './file-name.ts'

describe('tellingName', () => {
  it.each([
    ['original', 'NDA 2.pdf', [], 'NDA 2.pdf'],
    ['signed', 'NDA 2.pdf', ['NDA 2.pdf'], 'NDA 2 (подписан).pdf'],
    ['signed', 'NDA 2.pdf', ['NDA 2.pdf', 'NDA 2 (подписан).pdf'], 'NDA 2 (подписан) (2).pdf'],
    ['protocol', 'Сертификат завершения.pdf', ['NDA 2.pdf'], 'Сертификат завершения — NDA 2.pdf'],
    ['signature', 'NDA 2.pdf.1.sig', [], 'NDA 2.pdf.1.sig'],
    ['report', 'Отчёт', ['Отчёт — NDA 2'], 'Отчёт — NDA 2 (2)'],
  ] as const)('%s %s beside %j is %s', (role, name, taken, expected) => {
    expect(tellingName({ role, name }, new Set(taken), 'NDA 2', 'ru')).toBe(expected)
  })
})
