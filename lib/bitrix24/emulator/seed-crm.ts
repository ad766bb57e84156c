import type { Item, Json, ProductRow, Requisite, RequisiteLink } from './world.ts'

const began = '2026-02-16T10:00:00+03:00'

const stamped = (values: Record<string, Json>): Record<string, Json> => ({
  createdTime: began,
  updatedTime: began,
  createdBy: 1,
  updatedBy: 1,
  opened: 'Y',
  ...values,
})

const company = (id: number, title: string, more: Record<string, Json> = {}): Item => ({
  id,
  entityTypeId: 4,
  values: stamped({ title, assignedById: 5, typeId: 'CUSTOMER', isMyCompany: 'N', fm: [], ...more }),
})

const email = (id: number, value: string): Json => ({ id, typeId: 'EMAIL', valueType: 'WORK', value })
const phone = (id: number, value: string): Json => ({ id, typeId: 'PHONE', valueType: 'WORK', value })

const contact = (id: number, name: string, companyId: number, more: Record<string, Json>): Item => {
  const [lastName = '', firstName = '', secondName = ''] = name.split(' ')
  return {
    id,
    entityTypeId: 3,
    values: stamped({
      name: firstName,
      lastName,
      secondName,
      companyId,
      assignedById: 5,
      typeId: 'CLIENT',
      ...more,
    }),
  }
}

/** Our company and its counterparties; «Клевер» has two sets of requisites, «Полынь» none. */
export const companies = (): Item[] => [
  company(1, 'ООО «Ромашка»', { isMyCompany: 'Y', fm: [email(1, 'office@romashka.example')] }),
  company(3, 'ООО «Василёк»', { fm: [email(3, 'office@vasilek.example')] }),
  company(5, 'ООО «Ландыш»', { fm: [email(5, 'office@landysh.example')] }),
  company(7, 'ИП Лаптев Пётр Сергеевич', { fm: [email(7, 'laptev@example.com')] }),
  company(9, 'АО «Клевер»', { fm: [email(9, 'office@klever.example')] }),
  company(11, 'Nordwind GmbH', { fm: [email(11, 'office@nordwind.example')], currencyId: 'EUR' }),
  company(13, 'ООО «Полынь»'),
]

/** People of the counterparties. The last one has no e-mail address. */
export const contacts = (): Item[] => [
  contact(1, 'Васильков Василий Васильевич', 3, {
    post: 'Директор',
    fm: [email(21, 'director@vasilek.example'), phone(22, '+7 900 000-00-21')],
  }),
  contact(3, 'Цветкова Мария Олеговна', 3, { post: 'Юрист', fm: [email(23, 'legal@vasilek.example')] }),
  contact(5, 'Ландышева Лариса Леонидовна', 5, {
    post: 'Директор',
    fm: [email(25, 'director@landysh.example')],
  }),
  contact(7, 'Лаптев Пётр Сергеевич', 7, { fm: [email(27, 'laptev@example.com')] }),
  contact(9, 'Weber Klara', 11, { post: 'Managing Director', fm: [email(29, 'k.weber@nordwind.example')] }),
  contact(11, 'Безадресный Глеб', 13, { post: 'Менеджер', fm: [phone(31, '+7 900 000-00-31')] }),
]

type Deal = {
  id: number
  title: string
  stageId: string
  companyId: number
  contactIds: number[]
  opportunity: number
  more?: Record<string, Json>
}

const deal = ({ id, title, stageId, companyId, contactIds, opportunity, more }: Deal): Item => ({
  id,
  entityTypeId: 2,
  values: stamped({
    title,
    categoryId: 0,
    stageId,
    assignedById: 5,
    companyId,
    contactIds,
    mycompanyId: 1,
    opportunity,
    currencyId: 'RUB',
    typeId: 'SALE',
    comments: '',
    movedTime: began,
    movedBy: 1,
    ...more,
  }),
})

/** Demo deals, one for each way in which a signing can begin. */
export const deals = (): Item[] => [
  deal({
    id: 101,
    title: 'Поставка чая «Василёк»',
    stageId: 'PREPARATION',
    companyId: 3,
    contactIds: [1, 3],
    opportunity: 480_000,
  }),
  deal({
    id: 103,
    title: 'Оборудование для «Ландыша»',
    stageId: 'NEW',
    companyId: 5,
    contactIds: [5],
    opportunity: 1_250_000,
  }),
  deal({
    id: 105,
    title: 'Ремонт склада — ИП Лаптев',
    stageId: 'PREPARATION',
    companyId: 7,
    contactIds: [7],
    opportunity: 96_500,
  }),
  deal({
    id: 107,
    title: 'Nordwind: supply agreement',
    stageId: 'NEW',
    companyId: 11,
    contactIds: [9],
    opportunity: 24_000,
    more: { currencyId: 'EUR' },
  }),
  deal({
    id: 109,
    title: 'Тендер на озеленение — «Клевер»',
    stageId: 'C2:PREPARATION',
    companyId: 9,
    contactIds: [],
    opportunity: 3_400_000,
    more: { categoryId: 2, assignedById: 9 },
  }),
  deal({
    id: 111,
    title: 'Пробная партия для «Полыни»',
    stageId: 'NEW',
    companyId: 13,
    contactIds: [11],
    opportunity: 12_000,
    more: { assignedById: 11 },
  }),
]

const requisite = (id: number, companyId: number, values: Record<string, Json>): Requisite => ({
  id,
  entityTypeId: 4,
  entityId: companyId,
  values: { PRESET_ID: '1', NAME: 'Организация', ACTIVE: 'Y', ADDRESS_ONLY: 'N', SORT: '500', ...values },
})

const organisation = (name: string, inn: string, kpp: string, ogrn: string, director: string) => ({
  RQ_COMPANY_NAME: name,
  RQ_COMPANY_FULL_NAME: name
    .replace(/^ООО/, 'Общество с ограниченной ответственностью')
    .replace(/^АО/, 'Акционерное общество'),
  RQ_INN: inn,
  RQ_KPP: kpp,
  RQ_OGRN: ogrn,
  RQ_DIRECTOR: director,
})

/** Requisites of companies, with INNs that pass their check digits. */
export const requisites = (): Requisite[] => [
  requisite(
    1,
    1,
    organisation('ООО «Ромашка»', '7710140679', '771001001', '1027739642281', 'Ромашкин Роман Романович'),
  ),
  requisite(
    3,
    3,
    organisation('ООО «Василёк»', '7736207543', '773601001', '1027700229193', 'Васильков Василий Васильевич'),
  ),
  requisite(
    5,
    5,
    organisation('ООО «Ландыш»', '7707083893', '770701001', '1027700132195', 'Ландышева Лариса Леонидовна'),
  ),
  requisite(7, 7, {
    NAME: 'ИП',
    PRESET_ID: '3',
    RQ_NAME: 'ИП Лаптев Пётр Сергеевич',
    RQ_LAST_NAME: 'Лаптев',
    RQ_FIRST_NAME: 'Пётр',
    RQ_SECOND_NAME: 'Сергеевич',
    RQ_INN: '690123456781',
    RQ_OGRNIP: '311690123456782',
  }),
  requisite(
    9,
    9,
    organisation('АО «Клевер»', '7801987656', '780101001', '1057800987650', 'Клеверов Антон Ильич'),
  ),
  requisite(11, 9, {
    ...organisation('АО «Клевер»', '7801987656', '503443001', '1057800987650', 'Клеверов Антон Ильич'),
    NAME: 'Филиал',
    SORT: '510',
  }),
]

/** Requisites chosen in deals; the tender has none chosen, so that its two sets must be asked about. */
export const requisiteLinks = (): RequisiteLink[] => [
  { entityTypeId: 2, entityId: 101, requisiteId: 3, myRequisiteId: 1 },
  { entityTypeId: 2, entityId: 103, requisiteId: 5, myRequisiteId: 1 },
]

/** Product rows of the first two deals. */
export const productRows = (): ProductRow[] => [
  row(1, 101, 'Чай травяной, коробка', 2_000, 200, 20),
  row(3, 101, 'Доставка', 80_000, 1, 20),
  row(5, 103, 'Линия фасовки', 1_250_000, 1, 20),
]

function row(
  id: number,
  dealId: number,
  productName: string,
  price: number,
  quantity: number,
  taxRate: number,
): ProductRow {
  return {
    id,
    ownerType: 'D',
    ownerId: dealId,
    values: {
      productId: id,
      productName,
      price,
      priceNetto: price,
      priceBrutto: price,
      priceExclusive: Math.round((price / (1 + taxRate / 100)) * 100) / 100,
      quantity,
      discountTypeId: 2,
      discountRate: 0,
      discountSum: 0,
      taxRate,
      taxIncluded: 'Y',
      customized: 'Y',
      measureCode: 796,
      measureName: 'шт',
      sort: id * 10,
    },
  }
}
