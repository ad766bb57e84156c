import { PDFDocument } from 'pdf-lib'
import { expect, test } from 'vitest'
import { createPdf } from './pdf.ts'
import { pdfText } from './pdf-text.ts'

const pdf = createPdf()
const pagesOf = async (bytes: Uint8Array) => (await PDFDocument.load(bytes)).getPageCount()

test('renders a Cyrillic document with an embedded font', async () => {
  const bytes = await pdf.render({
    title: 'Договор № 5',
    paragraphs: ['Стороны договорились.'],
    rows: [['ИНН', '7700000016']],
  })
  const [page] = await pdfText(bytes)
  for (const words of ['Договор № 5', 'Стороны договорились.', 'ИНН', '7700000016'])
    expect(page?.text).toContain(words)
  const document = await PDFDocument.load(bytes, { updateMetadata: false })
  expect(document.getTitle()).toBe('Договор № 5')
})

test('a long text takes more pages', async () => {
  const bytes = await pdf.render({ title: 'Длинный', paragraphs: Array(80).fill('Слово '.repeat(60)) })
  expect(await pagesOf(bytes)).toBeGreaterThan(2)
})

test('stamps are added to what was there, which stays byte for byte', async () => {
  const original = await pdf.render({ title: 'Счёт' })
  const once = await pdf.stamp(original, ['Подписано', 'ООО «Ромашка»'])
  const twice = await pdf.stamp(once, ['Подписано ещё раз'])
  expect(Buffer.from(twice).subarray(0, once.length).equals(Buffer.from(once))).toBe(true)
  expect(Buffer.from(once).subarray(0, original.length).equals(Buffer.from(original))).toBe(true)
  const [page, ...others] = await pdfText(twice)
  expect(others).toEqual([])
  for (const words of ['Счёт', 'Подписано', 'ООО «Ромашка»', 'Подписано ещё раз'])
    expect(page?.text).toContain(words)
})

test('a PDF with compressed cross-references is stamped as well', async () => {
  const foreign = await PDFDocument.create()
  foreign.addPage([300, 200])
  const [page] = await pdfText(await pdf.stamp(await foreign.save(), ['Подписано']))
  expect(page).toMatchObject({ width: 300, height: 200, text: expect.stringContaining('Подписано') })
})

test('what is no PDF is refused', async () => {
  await expect(pdf.stamp(new TextEncoder().encode('PK not a PDF'), ['x'])).rejects.toThrow(/PDF/)
})

test('joins all pages', async () => {
  const one = await pdf.render({ title: 'Один' })
  expect(await pagesOf(await pdf.join([one, one, one]))).toBe(3)
})
