import { stamped } from './seed-stamp.ts'
import type { Item, Json, Requisite } from './world.ts'

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

/** Our company and its counterparties; «Клевер» has two sets of requisites, «Nordwind» those of Germany, «Полынь» none. */
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
  requisite(13, 11, { NAME: 'Unternehmen', PRESET_ID: '5', RQ_COMPANY_NAME: 'Nordwind GmbH' }),
  requisite(11, 9, {
    ...organisation('АО «Клевер»', '7801987656', '503443001', '1057800987650', 'Клеверов Антон Ильич'),
    NAME: 'Филиал',
    SORT: '510',
  }),
]
