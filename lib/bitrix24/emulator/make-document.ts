import { strToU8, zipSync } from 'fflate'
import type { Portal } from './portal.ts'
import { findItem, findUser, fullName, type GeneratedDocument, type Json } from './world.ts'

type Content = { title: string; paragraphs: string[]; rows: [string, string][] }

const textOf = (value: Json | undefined): string =>
  typeof value === 'object' || value === undefined ? '' : String(value)

/** What a template makes of the element: title, parties, sum, and the values that the caller added. */
const contentOf = (portal: Portal, document: GeneratedDocument): Content => {
  const world = portal.world()
  const template = world.templates.find((one) => one.id === document.templateId)
  const item = findItem(world, document.entityTypeId, document.entityId)
  const companyId = document.entityTypeId === 4 ? document.entityId : Number(item?.values.companyId ?? 0)
  const company = findItem(world, 4, companyId)
  const requisite = world.requisites.find((one) => one.entityTypeId === 4 && one.entityId === companyId)
  const responsible = findUser(world, Number(item?.values.assignedById ?? 0))
  const given = Object.entries(document.values).filter(([key]) => !key.startsWith('_'))
  const rows: [string, string][] = [
    ['Номер', document.number],
    ['Дата', document.createdAt.slice(0, 10)],
    ['Поставщик', world.portal.title],
    ['Покупатель', textOf(company?.values.title)],
    [
      'ИНН / КПП',
      [requisite?.values.RQ_INN, requisite?.values.RQ_KPP].map(textOf).filter(Boolean).join(' / '),
    ],
    ['Сделка', textOf(item?.values.title)],
    ['Сумма', `${textOf(item?.values.opportunity)} ${textOf(item?.values.currencyId)}`.trim()],
    ['Ответственный', responsible ? fullName(responsible) : ''],
    ...given.map(([key, value]): [string, string] => [key, textOf(value)]),
  ]
  return {
    title: document.title,
    paragraphs: template?.paragraphs ?? [],
    rows: rows.filter(([, value]) => value !== ''),
  }
}

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')

const docx = ({ title, paragraphs, rows }: Content): Uint8Array => {
  const lines = [title, ...rows.map(([label, value]) => `${label}: ${value}`), ...paragraphs]
  const body = lines
    .map((line) => `<w:p><w:r><w:t xml:space="preserve">${escaped(line)}</w:t></w:r></w:p>`)
    .join('')
  const head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
  const office = 'http://schemas.openxmlformats.org'
  return zipSync({
    '[Content_Types].xml': strToU8(
      `${head}<Types xmlns="${office}/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>`,
    ),
    '_rels/.rels': strToU8(
      `${head}<Relationships xmlns="${office}/package/2006/relationships"><Relationship Id="rId1" Type="${office}/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>`,
    ),
    'word/document.xml': strToU8(
      `${head}<w:document xmlns:w="${office}/wordprocessingml/2006/main"><w:body>${body}</w:body></w:document>`,
    ),
  })
}

/** Bytes of a generated document, made on first demand and the same ever after. */
export const documentBytes = async (
  portal: Portal,
  document: GeneratedDocument,
  form: 'pdf' | 'docx',
): Promise<Uint8Array> => {
  const key = form === 'pdf' ? 'pdfSha256' : 'docxSha256'
  const kept = document[key]
  if (kept) return portal.context.blobs.get(kept)
  const content = contentOf(portal, document)
  const bytes = form === 'pdf' ? await portal.context.pdf.render(content) : docx(content)
  document[key] = await portal.context.blobs.put(bytes)
  portal.touched()
  return bytes
}
