import { PDFDocument } from 'pdf-lib'
import { expect, test } from 'vitest'
import { createPdf } from './pdf.ts'

const pdf = createPdf()
const pagesOf = async (bytes: Uint8Array) => (await PDFDocument.load(bytes)).getPageCount()

test('renders a Cyrillic document with an embedded font', async () => {
  const bytes = await pdf.render({
    title: 'Договор № 5',
    paragraphs: ['Стороны договорились.'],
    rows: [['ИНН', '7700000016']],
  })
  expect(Buffer.from(bytes.subarray(0, 5)).toString()).toBe('%PDF-')
  expect(Buffer.from(bytes).toString('latin1')).toContain('Roboto')
  const document = await PDFDocument.load(bytes, { updateMetadata: false })
  expect(document.getTitle()).toBe('Договор № 5')
})

test('a long text takes more pages', async () => {
  const bytes = await pdf.render({ title: 'Длинный', paragraphs: Array(80).fill('Слово '.repeat(60)) })
  expect(await pagesOf(bytes)).toBeGreaterThan(2)
})

test('stamping keeps the pages and can be repeated', async () => {
  const original = await pdf.render({ title: 'Счёт' })
  const once = await pdf.stamp(original, ['Подписано', 'ООО «Ромашка»'])
  const twice = await pdf.stamp(once, ['Подписано ещё раз'])
  expect(await pagesOf(twice)).toBe(1)
  expect(once.length).toBeGreaterThan(original.length)
  expect(Buffer.compare(once, twice)).not.toBe(0)
})

test('what is no PDF is refused', async () => {
  await expect(pdf.stamp(new TextEncoder().encode('PK not a PDF'), ['x'])).rejects.toThrow(/PDF/)
})

test('joins all pages', async () => {
  const one = await pdf.render({ title: 'Один' })
  expect(await pagesOf(await pdf.join([one, one, one]))).toBe(3)
})
