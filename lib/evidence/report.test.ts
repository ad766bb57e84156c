import { expect, test } from 'vitest'
import { pdfText } from '#lib/emulation/pdf-text.ts'
import { initialState } from '#lib/envelope/state.ts'
import { openFaces } from '#lib/print/press.ts'
import type { Locale } from '#lib/sentence.ts'
import { drawReport, type ReportFacts } from './report.ts'

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

const faces = openFaces()
const textOf = async (given: ReportFacts) => (await pdfText(drawReport(given, faces))).map(({ text }) => text)

test.each([
  [
    'ru',
    ['Отчёт о подписании', 'Роман Ромашкин', '7736207543', 'CN=Ромашкин', 'исходный документ, 20354 байт'],
  ],
  ['en', ['Signing report', 'ООО «Василёк»', 'verified by Inkroute', 'Holds.', 'Event 4']],
] as const)(
  'the report in %s says who, with which certificate, which files and what happened',
  async (locale, told) => {
    const [page = '', ...others] = await textOf(facts(locale, 5))
    expect(others).toEqual([])
    for (const words of [...told, 'ab'.repeat(32), 'Договор поставки, ', 'romashka.bitrix24.example']) {
      expect(page).toContain(words)
    }
  },
)

test('a long history goes over pages, and each tells its number', async () => {
  const pages = await textOf(facts('ru', 150))
  expect(pages.length).toBeGreaterThan(3)
  expect(pages.join(' ')).toContain('Событие 149: документ передан дальше.')
  for (const [index, page] of pages.entries()) expect(page).toContain(`· ${index + 1}/${pages.length}`)
})

test('an envelope without files, signers and history still has a report', async () => {
  const full = facts('en', 0)
  const bare = { ...full, state: { ...full.state, documents: [], legs: {}, finishedAt: null } }
  expect(await textOf(bare)).toEqual([expect.stringContaining('How to verify')])
})

test('the same facts give the same bytes', () => {
  expect(drawReport(facts('ru', 5), faces)).toEqual(drawReport(facts('ru', 5), faces))
})
