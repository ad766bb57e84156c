import { newId, type Office, ownerOf } from './office.ts'
import { refuse } from './refusal.ts'
import type { Employee } from './world.ts'
import { escapeXml, readXml, valuesIn, xmlFile } from './xml.ts'

/** A generated service document: its name and its bytes. */
export type ServiceFile = { name: string; bytes: Uint8Array }

/** Who writes to whom about which file, and what. */
type Letter = {
  office: Office
  fromBoxId: string
  toBoxId: string
  about: string
  text: string
  author: Employee
}

const two = (part: number) => String(part).padStart(2, '0')
const dateOf = (at: Date) => `${two(at.getUTCDate())}.${two(at.getUTCMonth() + 1)}.${at.getUTCFullYear()}`
const timeOf = (at: Date) => `${two(at.getUTCHours())}.${two(at.getUTCMinutes())}.${two(at.getUTCSeconds())}`
const participant = (office: Office, boxId: string) => {
  const { inn, kpp } = ownerOf(office, boxId)
  return `2BM-${inn}-${kpp}`
}

const file = (
  letter: Letter,
  form: { prefix: string; knd: string; version: string; body: string },
): ServiceFile => {
  const { office, author } = letter
  const at = office.context.clock.now()
  const [from, to] = [participant(office, letter.fromBoxId), participant(office, letter.toBoxId)]
  const day = at.toISOString().slice(0, 10).replaceAll('-', '')
  const id = `${form.prefix}_${to}_${from}_${day}_${newId()}`
  const owner = ownerOf(office, letter.fromBoxId)
  const root =
    `<Файл ИдФайл="${id}" ВерсПрог="Diadoc 1.0" ВерсФорм="${form.version}">` +
    `<Документ КНД="${form.knd}" ДатаДок="${dateOf(at)}" ВремДок="${timeOf(at)}">` +
    `<УчастЭДО ИдУчастЭДО="${from}"><ЮЛ НаимОрг="${escapeXml(owner.shortName)}" ИННЮЛ="${owner.inn}" КПП="${owner.kpp}"/></УчастЭДО>` +
    form.body +
    `<Подписант Должность="${escapeXml(author.position)}"><ФИО Фамилия="${escapeXml(author.lastName)}" Имя="${escapeXml(author.firstName)}" Отчество="${escapeXml(author.middleName)}"/></Подписант>` +
    '</Документ></Файл>'
  return { name: `${id}.xml`, bytes: xmlFile(root) }
}

/** A refusal to sign, or to accept a revocation. */
export const rejectionFile = (letter: Letter): ServiceFile =>
  file(letter, {
    prefix: 'DP_UVUTOCH',
    knd: '1115113',
    version: '1.03',
    body: `<СвУведУточ><ПолученФайл ИмяПостФайла="${escapeXml(letter.about)}"/><ТекстУведУточ>${escapeXml(letter.text)}</ТекстУведУточ></СвУведУточ>`,
  })

/** A proposal to annul a document. */
export const revocationFile = (letter: Letter, version: '1.01' | '1.02'): ServiceFile =>
  file(letter, {
    prefix: 'DP_PRANNUL',
    knd: '1115114',
    version,
    body: `<СвПредАн><СведАнФайл ИмяАнФайла="${escapeXml(letter.about)}"/><ТекстПредАн>${escapeXml(letter.text)}</ТекстПредАн></СвПредАн>`,
  })

/** A universal message: codes with their texts. */
export const universalFile = (
  letter: Letter,
  events: { statusCode: number; plainText: string }[],
): ServiceFile =>
  file(letter, {
    prefix: 'DP_UNISOOBSCH',
    knd: '1115144',
    version: '5.01',
    body: `<СведУС ИмяПолФайл="${escapeXml(letter.about)}">${events
      .map(
        ({ statusCode, plainText }) =>
          `<СодСооб КодСооб="${statusCode}" ТекстСооб="${escapeXml(plainText)}"/>`,
      )
      .join('')}</СведУС>`,
  })

/** The reason in a refusal's file. */
export const rejectionText = (bytes: Uint8Array): string => valuesIn(readXml(bytes), 'ТекстУведУточ')[0] ?? ''

/** The reason in a revocation proposal's file. */
export const revocationText = (bytes: Uint8Array): string => valuesIn(readXml(bytes), 'ТекстПредАн')[0] ?? ''

/** Codes and texts of a universal message, in the full or in the simplified form. */
export const universalEvents = (bytes: Uint8Array): { statusCode: number; plainText: string }[] => {
  const tree = readXml(bytes)
  const full = valuesIn(tree, 'КодСооб')
  const codes = full.length > 0 ? full : valuesIn(tree, 'StatusCode')
  const plain = full.length > 0 ? valuesIn(tree, 'ТекстСооб') : valuesIn(tree, 'PlainText')
  if (codes.length === 0) throw refuse(400, 'UniversalMessage must contain at least one UniversalMessageInfo')
  return codes.map((code, index) => {
    if (!/^\d{4}$/.test(code)) throw refuse(400, `Unknown universal message status code '${code}'`)
    return { statusCode: Number(code), plainText: plain[index] ?? '' }
  })
}

/** Group of a universal message by its code: thousands tell it. */
export const groupOfCode = (statusCode: number): string => {
  const groups = ['Receipt', 'AmendmentRequest', 'Rejection', 'InformationMessage']
  return groups[Math.floor(statusCode / 1000) - 1] ?? 'UnknownUniversalMessageCodeGroup'
}
