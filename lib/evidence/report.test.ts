import { PDFDocument } from 'pdf-lib'
import { expect, test } from 'vitest'
import { initialState } from '#lib/envelope/state.ts'
import type { Locale } from '#lib/sentence.ts'
import { type ReportFacts, renderReport } from './report.ts'

const at = '2026-03-02T09:00:00.000Z'
const both = (ru: string, en: string) => ({ ru, en })

/** A finished envelope with one signer, one checked signature and a history of so many lines. */
function facts(locale: Locale, lines: number): ReportFacts {
  const state = initialState({ entry: 'd', inputs: {}, starter: { by: 'robot' }, now: at })
  const file = { mime: 'application/pdf', sizeBytes: 20_354, sha256: 'ab'.repeat(32), round: 1, node: 's' }
  const certificate = {
    subject: 'CN=Ромашкин',
    issuer: 'CN=УЦ',
    serialNumber: '01AB',
    notBefore: at,
    notAfter: at,
  }
  return {
    locale,
    timeZone: 'Asia/Vladivostok',
    envelopeId: '58ed540d-2413-8e6b-bbfe-76227c1e5a73',
    route: { name: 'Договор поставки', version: 3 },
    portal: 'romashka.bitrix24.example',
    state: {
      ...state,
      status: 'completed',
      finishedAt: at,
      documents: [
        { ...file, id: '1', role: 'original', name: 'Договор.pdf' },
        {
          ...file,
          id: '2',
          role: 'signature',
          name: 'Договор.pdf.sig',
          check: {
            verdict: 'valid',
            by: 'inkroute',
            text: both('Верна.', 'Holds.'),
            signedAt: at,
            certificate,
          },
        },
      ],
      legs: {
        s: {
          connectionId: 'c',
          label: 'Диадок',
          provider: 'diadoc',
          externalId: 'x',
          status: 'completed',
          raw: '',
          people: {
            s: [
              { id: 's-1', name: 'Роман Ромашкин', origin: both('выбран', 'chosen'), state: 'done', at },
              {
                id: 's-2',
                name: 'Василёк',
                organisation: { name: 'ООО «Василёк»', inn: '7736207543' },
                origin: both('компания', 'company'),
                state: 'waiting',
              },
            ],
          },
          comment: null,
          ediNumber: null,
          url: null,
          submittedAt: at,
          changedAt: at,
          collected: true,
        },
      },
    },
    events: Array.from({ length: lines }, (_, n) => ({
      n: n + 1,
      at,
      text: both(`Событие ${n}: документ передан дальше.`, `Event ${n}: the document went on.`),
      hash: 'cd'.repeat(32),
    })),
    madeAt: at,
  }
}

test.each([
  ['ru', 'Отчёт о подписании'],
  ['en', 'Signing report'],
] as const)('the report in %s is a PDF with its title and the fonts that it needs', async (locale, title) => {
  const bytes = await renderReport(facts(locale, 5))
  expect(Buffer.from(bytes.slice(0, 5)).toString()).toBe('%PDF-')
  expect(bytes.length).toBeGreaterThan(10_000)
  const read = await PDFDocument.load(bytes, { updateMetadata: false })
  expect(read.getTitle()).toBe(`${title} 58ed540d-2413-8e6b-bbfe-76227c1e5a73`)
  expect(read.getPageCount()).toBeLessThan(3)
})

test('a long history goes over pages', async () => {
  const read = await PDFDocument.load(await renderReport(facts('ru', 150)))
  expect(read.getPageCount()).toBeGreaterThan(2)
})

test('an envelope without files, signers and history still has a report', async () => {
  const full = facts('en', 0)
  const bytes = await renderReport({
    ...full,
    state: { ...full.state, documents: [], legs: {}, finishedAt: null },
  })
  expect((await PDFDocument.load(bytes)).getPageCount()).toBe(1)
})
