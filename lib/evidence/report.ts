import type { EnvelopeState, LegState, PersonRef } from '#lib/envelope/state.ts'
import type { Faces } from '#lib/print/brush.ts'
import { openFaces, printSheet } from '#lib/print/press.ts'
import type { Ink, Paragraph, Sheet, Table, Text } from '#lib/print/sheet.ts'
import type { Locale, Sentence } from '#lib/sentence.ts'
import { reportWords } from './report-words.ts'

export type ReportFacts = {
  locale: Locale
  timeZone: string
  envelopeId: string
  route: { name: string; version: number }
  portal: string
  state: EnvelopeState
  events: { n: number; at: string; text: Sentence; hash: string }[]
  madeAt: string
}

/** Draws reports in the caller's own thread: for tests and one-shot processes. The fonts are read with the first. */
export function createReportPrinter(): (facts: ReportFacts) => Promise<Uint8Array> {
  let faces: Faces | undefined
  return async (facts) => {
    faces ??= openFaces()
    return drawReport(facts, faces)
  }
}

type Told = ReportFacts & { moment: (at: string) => string }

/** The signing report as PDF: who signed, when, with which certificate, the hashes of all files and the history. */
export function drawReport(facts: ReportFacts, faces: Faces): Uint8Array<ArrayBuffer> {
  return printSheet(sheetOf({ ...facts, moment: momentIn(facts) }), faces)
}

function sheetOf(facts: Told): Sheet {
  const words = reportWords[facts.locale]
  const { moment, state } = facts
  return {
    title: `${words.title} ${facts.envelopeId}`,
    language: facts.locale,
    sizePt: 9,
    leading: 1.15,
    marginsPt: { side: 40, top: 48, bottom: 48 },
    footer: (page, pages) => `${facts.envelopeId} · ${page}/${pages}`,
    blocks: [
      { kind: 'text', text: words.title, sizePt: 16, bold: true },
      pairs([
        [words.envelope, facts.envelopeId],
        [words.route, `${facts.route.name}, ${words.version} ${facts.route.version}`],
        [words.item, `${state.item?.title ?? ''} (${facts.portal}, № ${state.item?.id ?? ''})`],
        [words.started, moment(state.startedAt)],
        [words.finished, state.finishedAt ? moment(state.finishedAt) : '—'],
        [words.made, moment(facts.madeAt)],
      ]),
      heading(words.signers),
      signers(facts),
      heading(words.files),
      files(facts),
      ...signatures(facts),
      heading(words.history),
      history(facts),
      heading(words.howToCheck),
      { kind: 'text', text: words.check },
    ],
  }
}

const grey: Ink = [0.4, 0.4, 0.4]
const plain = (text: string): Text => ({ text })
const bold = (text: string): Text => ({ text, bold: true })
const small = (text: string): Text => ({ text, sizePt: 7 })

const heading = (text: string): Paragraph => ({
  kind: 'text',
  text,
  sizePt: 11,
  bold: true,
  heading: true,
  beforePt: 14,
  afterPt: 4,
})

const pairs = (lines: [string, string][]): Table => ({
  kind: 'table',
  ruled: false,
  beforePt: 8,
  columns: [120, 'rest'],
  rows: lines.map(([label, value]) => [{ text: label, ink: grey }, plain(value)]),
})

function signers({ state, locale, moment }: Told): Table {
  const words = reportWords[locale]
  return {
    kind: 'table',
    ruled: true,
    columns: ['rest', 'rest', 80, 110],
    head: [words.who, words.origin, words.provider, words.act].map(bold),
    rows: Object.values(state.legs).flatMap((leg: LegState) =>
      Object.values(leg.people).flatMap((people) =>
        people.map((person) => signerRow(person, leg, locale, moment)),
      ),
    ),
  }
}

function signerRow(person: PersonRef, leg: LegState, locale: Locale, moment: Told['moment']): Text[] {
  const organisation = person.organisation
  const who = organisation
    ? `${organisation.name}\n${[organisation.inn, organisation.kpp].filter(Boolean).join(' / ')}`
    : [person.name, person.email].filter(Boolean).join('\n')
  const act = `${reportWords[locale].states[person.state]}${person.at ? `\n${moment(person.at)}` : ''}`
  return [who, person.origin[locale], leg.label, act].map(plain)
}

function files({ state, locale }: Told): Table {
  const words = reportWords[locale]
  return {
    kind: 'table',
    ruled: true,
    columns: [190, 'rest'],
    head: [bold(words.file), bold('SHA-256')],
    rows: state.documents.map((file) => [
      plain(`${file.name}\n${words.roles[file.role]}, ${file.sizeBytes} ${words.bytes}`),
      small(file.sha256),
    ]),
  }
}

function signatures({ state, locale, moment }: Told): (Paragraph | Table)[] {
  const words = reportWords[locale]
  const checked = state.documents.flatMap(({ name, check }) => (check ? [{ name, check }] : []))
  if (checked.length === 0) return []
  return [
    heading(words.signatures),
    ...checked.map(({ name, check }) => {
      const certificate = check.certificate
      return pairs([
        [words.signature, name],
        [words.verdict, `${check.text[locale]} (${words.by[check.by]})`],
        [words.signedAt, check.signedAt ? moment(check.signedAt) : '—'],
        [words.subject, certificate?.subject ?? '—'],
        [words.issuer, certificate?.issuer ?? '—'],
        [words.serial, certificate?.serialNumber ?? '—'],
        [
          words.validity,
          certificate ? `${moment(certificate.notBefore)} — ${moment(certificate.notAfter)}` : '—',
        ],
      ])
    }),
  ]
}

const history = ({ events, locale, moment }: Told): Table => ({
  kind: 'table',
  ruled: true,
  columns: [16, 135, 'rest', 75],
  rows:
    events.length > 0
      ? events.map((event) => [
          plain(String(event.n)),
          plain(moment(event.at)),
          plain(event.text[locale]),
          small(event.hash.slice(0, 16)),
        ])
      : [['', '', '—', ''].map(plain)],
})

function momentIn({ locale, timeZone }: ReportFacts): (at: string) => string {
  const format = new Intl.DateTimeFormat(locale, { timeZone, dateStyle: 'medium', timeStyle: 'long' })
  return (at) => format.format(new Date(at))
}
