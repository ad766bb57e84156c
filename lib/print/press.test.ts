import fc from 'fast-check'
import { PDFDocument } from 'pdf-lib'
import { expect, test } from 'vitest'
import { pdfText } from '#lib/emulation/pdf-text.ts'
import { openFaces, printSheet } from './press.ts'
import type { Sheet } from './sheet.ts'

const faces = openFaces()

const sheet = (blocks: Sheet['blocks']): Sheet => ({
  title: 'Лист № 1',
  language: 'ru',
  sizePt: 10,
  leading: 1.2,
  marginsPt: { side: 40, top: 40, bottom: 40 },
  blocks,
})
const print = (blocks: Sheet['blocks']) => printSheet(sheet(blocks), faces)
const squeezed = (pages: { text: string }[]) => pages.map(({ text }) => text.replace(/\s/g, '')).join('')

test('a sheet is a PDF with its title, its pages in A4 and nothing else', async () => {
  const bytes = print([{ kind: 'text', text: 'Договор' }])
  const read = await PDFDocument.load(bytes, { updateMetadata: false, throwOnInvalidObject: true })
  expect(read.getTitle()).toBe('Лист № 1')
  expect(read.getPages().map((page) => page.getSize())).toEqual([{ width: 595.28, height: 841.89 }])
})

test('letters outside of Russian and English are shown and found too', async () => {
  const text = 'Їжак Ґалаґан, Қазақстан, Łódź, Größe, naïve, Ελλάδα'
  const [page] = await pdfText(print([{ kind: 'text', text }]))
  expect(page?.text.trim()).toBe(text)
  const again = await pdfText(print([{ kind: 'text', text: 'Простой текст' }]))
  expect(again[0]?.text.trim()).toBe('Простой текст')
})

test('special blanks become blanks, decomposed letters whole ones, unknown signs a mark', async () => {
  const text = '12\u00a0000\u202f₽ и\u0306 漢'
  const [page] = await pdfText(print([{ kind: 'text', text }]))
  expect(page?.text.trim()).toBe('12 000 ₽ й \ufffd')
})

test('rows stay whole, long ones go over pages, the head comes again', async () => {
  const line = (n: number) => [{ text: `Строка ${n}` }, { text: 'раз\nдва\nтри' }]
  const long = [
    { text: 'Длинная' },
    { text: Array.from({ length: 150 }, (_, n) => `строчка ${n}`).join('\n') },
  ]
  const bytes = print([
    {
      kind: 'table',
      ruled: true,
      columns: [100, 'rest'],
      head: [{ text: 'Шапка', bold: true }, { text: 'Содержание' }],
      rows: [...Array.from({ length: 40 }, (_, n) => line(n)), long],
    },
  ])
  const pages = (await pdfText(bytes)).map(({ text }) => text)
  expect(pages.length).toBeGreaterThan(4)
  for (const page of pages) expect(page).toContain('Шапка')
  for (const page of pages) expect(page.match(/раз/g)?.length).toBe(page.match(/три/g)?.length)
  for (let n = 0; n < 150; n++) expect(pages.join(' ')).toContain(`строчка ${n}`)
})

test('whatever the text, every letter of it is on the pages', async () => {
  const words = fc.array(fc.stringMatching(/^[A-Za-zА-Яа-я0-9.,-]{1,120}$/), { maxLength: 40 })
  await fc.assert(
    fc.asyncProperty(words, words, fc.integer({ min: 1, max: 40 }), async (paragraph, cell, repeats) => {
      const row = [{ text: cell.join(' ') }, { text: 'x' }]
      const bytes = print([
        { kind: 'text', text: paragraph.join(' '), heading: true },
        { kind: 'table', ruled: false, columns: [60, 'rest'], rows: Array(repeats).fill(row) },
      ])
      const wanted = paragraph.join('') + `${cell.join('')}x`.repeat(repeats)
      const sorted = (text: string) => [...text].sort().join('')
      expect(sorted(squeezed(await pdfText(bytes)))).toBe(sorted(wanted))
    }),
    { numRuns: 30 },
  )
})
