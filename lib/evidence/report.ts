import type { Content, TDocumentDefinitions } from 'pdfmake/interfaces'
import type { EnvelopeState, LegState, PersonRef } from '#lib/envelope/state.ts'
import type { Locale, Sentence } from '#lib/sentence.ts'
import { renderPdf } from './pdf.ts'
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

/** The signing report as PDF: who signed, when, with which certificate, the hashes of all files and the history. */
export function renderReport(facts: ReportFacts): Promise<Uint8Array> {
  return renderPdf(definition(facts))
}

function definition(facts: ReportFacts): TDocumentDefinitions {
  const words = reportWords[facts.locale]
  const moment = momentIn(facts)
  return {
    info: { title: `${words.title} ${facts.envelopeId}` },
    pageMargins: [40, 48, 40, 48],
    defaultStyle: { fontSize: 9, lineHeight: 1.15 },
    styles: {
      h1: { fontSize: 16, bold: true },
      h2: { fontSize: 11, bold: true, margin: [0, 14, 0, 4] },
      mono: { fontSize: 7 },
    },
    footer: (page, pages) => ({
      text: `${facts.envelopeId} · ${page}/${pages}`,
      alignment: 'center',
      fontSize: 7,
    }),
    content: [
      { text: words.title, style: 'h1' },
      rows([
        [words.envelope, facts.envelopeId],
        [words.route, `${facts.route.name}, ${words.version} ${facts.route.version}`],
        [words.item, `${facts.state.item?.title ?? ''} (${facts.portal}, № ${facts.state.item?.id ?? ''})`],
        [words.started, moment(facts.state.startedAt)],
        [words.finished, facts.state.finishedAt ? moment(facts.state.finishedAt) : '—'],
        [words.made, moment(facts.madeAt)],
      ]),
      { text: words.signers, style: 'h2' },
      signers(facts, moment),
      { text: words.files, style: 'h2' },
      files(facts),
      ...signatures(facts, moment),
      { text: words.history, style: 'h2' },
      history(facts, moment),
      { text: words.howToCheck, style: 'h2' },
      { text: words.check },
    ],
  }
}

const rows = (lines: [string, string][]): Content => ({
  layout: 'noBorders',
  margin: [0, 8, 0, 0],
  table: {
    widths: [120, '*'],
    body: lines.map(([label, value]) => [{ text: label, color: '#666666' }, value]),
  },
})

function signers({ state, locale }: ReportFacts, moment: (at: string) => string): Content {
  const words = reportWords[locale]
  const lines = Object.values(state.legs).flatMap((leg: LegState) =>
    Object.values(leg.people).flatMap((people) =>
      people.map((person) => signerLine(person, leg, locale, moment)),
    ),
  )
  return {
    layout: 'lightHorizontalLines',
    table: {
      headerRows: 1,
      widths: ['*', '*', 80, 110],
      body: [[words.who, words.origin, words.provider, words.act].map(bold), ...lines],
    },
  }
}

const bold = (text: string): Content => ({ text, bold: true })

function signerLine(
  person: PersonRef,
  leg: LegState,
  locale: Locale,
  moment: (at: string) => string,
): Content[] {
  const organisation = person.organisation
  const who = organisation
    ? `${organisation.name}\n${[organisation.inn, organisation.kpp].filter(Boolean).join(' / ')}`
    : [person.name, person.email].filter(Boolean).join('\n')
  const act = `${reportWords[locale].states[person.state]}${person.at ? `\n${moment(person.at)}` : ''}`
  return [who, person.origin[locale], leg.label, act]
}

function files({ state, locale }: ReportFacts): Content {
  const words = reportWords[locale]
  const lines = state.documents.map((file): Content[] => [
    `${file.name}\n${words.roles[file.role]}, ${file.sizeBytes} ${words.bytes}`,
    { text: file.sha256, style: 'mono' },
  ])
  return {
    layout: 'lightHorizontalLines',
    table: { headerRows: 1, widths: [190, '*'], body: [[bold(words.file), bold('SHA-256')], ...lines] },
  }
}

function signatures({ state, locale }: ReportFacts, moment: (at: string) => string): Content[] {
  const words = reportWords[locale]
  const checked = state.documents.filter((file) => file.check)
  if (checked.length === 0) return []
  return [
    { text: words.signatures, style: 'h2' },
    ...checked.map((file) => {
      const certificate = file.check?.certificate
      return rows([
        [words.signature, file.name],
        [words.verdict, `${file.check?.text[locale] ?? ''} (${words.by[file.check?.by ?? 'inkroute']})`],
        [words.signedAt, file.check?.signedAt ? moment(file.check.signedAt) : '—'],
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

function history({ events, locale }: ReportFacts, moment: (at: string) => string): Content {
  const lines = events.map((event): Content[] => [
    String(event.n),
    moment(event.at),
    event.text[locale],
    { text: event.hash.slice(0, 16), style: 'mono' },
  ])
  return {
    layout: 'lightHorizontalLines',
    table: {
      headerRows: 0,
      widths: [16, 110, '*', 90],
      body: lines.length > 0 ? lines : [['', '', '—', '']],
    },
  }
}

function momentIn({ locale, timeZone }: ReportFacts): (at: string) => string {
  const format = new Intl.DateTimeFormat(locale, { timeZone, dateStyle: 'medium', timeStyle: 'long' })
  return (at) => format.format(new Date(at))
}
