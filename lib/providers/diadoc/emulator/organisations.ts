import { asText } from './employees.ts'
import { texts } from './json.ts'
import { body, boxParam, type Call, type Method } from './method.ts'
import { boxIdOf } from './office.ts'
import { refuse } from './refusal.ts'
import { timestamp } from './ticks.ts'
import type { Organisation, World } from './world.ts'

/** The `Organization` structure, with the extra members that real answers show. */
export const organisationView = (organisation: Organisation) => ({
  OrgId: organisation.orgId,
  OrgIdGuid: organisation.orgId,
  Inn: organisation.inn,
  Kpp: organisation.kpp,
  Ogrn: organisation.ogrn,
  FullName: organisation.fullName,
  ShortName: organisation.shortName,
  Boxes: [
    {
      BoxId: `${organisation.boxId.replaceAll('-', '')}@diadoc.ru`,
      BoxIdGuid: organisation.boxId,
      Title: organisation.shortName,
      InvoiceFormatVersion: 'v5_02',
      EncryptedDocumentsAllowed: false,
    },
  ],
  FnsParticipantId: `2BM-${organisation.inn}-${organisation.kpp}-202001010000000000001`,
  Departments: [],
  JoinedDiadocTreaty: true,
  IsActive: true,
  IsTest: true,
  IsBranch: false,
  IsPilot: false,
  IsRoaming: false,
  IsForeign: false,
  IsEmployee: false,
  HasCertificateToSign: true,
  Sociability: organisation.sociability,
  OrganizationType: 'Juridical',
  ReadyForEpdStatus: 'UndefinedEpdStatus',
})

/** How one box stands to another. */
export const relationOf = (world: World, boxId: string, otherId: string) => world.relations[boxId]?.[otherId]

const list = (organisations: Organisation[]) => ({ Organizations: organisations.map(organisationView) })

const checkInn = (inn: string): string => {
  if (!/^(\d{10}|\d{12})$/.test(inn)) throw refuse(400, `Invalid INN '${inn}'`)
  return inn
}

const byInnKpp = (call: Call) => {
  const inn = checkInn(asText(call.query.get('inn'), 'inn'))
  const kpp = call.query.get('kpp')
  return list(call.office.world().organisations.filter((one) => one.inn === inn && (!kpp || one.kpp === kpp)))
}

const one = (call: Call) => {
  const keys = ['orgId', 'boxId', 'fnsParticipantId', 'inn'].filter((name) => call.query.get(name))
  const [key] = keys
  if (!key || keys.length > 1)
    throw refuse(400, 'Exactly one of orgId, boxId, fnsParticipantId and inn must be specified')
  const value = asText(call.query.get(key), key)
  const kpp = call.query.get('kpp')
  const wanted = key === 'boxId' ? boxIdOf(value) : value
  const found = call.office.world().organisations.find((organisation) => {
    if (key === 'boxId') return organisation.boxId === wanted
    if (key === 'orgId') return organisation.orgId === wanted
    if (key === 'inn') return organisation.inn === wanted && (!kpp || organisation.kpp === kpp)
    return organisationView(organisation).FnsParticipantId === wanted
  })
  if (!found) throw refuse(404, 'Organization is not found')
  return organisationView(found)
}

const byInnList = (call: Call) => {
  const boxId = boxParam(call, 'myBoxId')
  const inns = texts(body(call), 'InnList').map(checkInn)
  const world = call.office.world()
  return {
    Organizations: world.organisations
      .filter(({ inn }) => inns.includes(inn))
      .map((organisation) => {
        const relation = relationOf(world, boxId, organisation.boxId)
        return {
          Organization: organisationView(organisation),
          CounteragentStatus: relation?.status ?? 'NotInCounteragentList',
          LastEventTimestampTicks: BigInt(relation?.ticks ?? 0),
          LastEventTimestamp: relation ? timestamp(relation.ticks).DateTime : undefined,
          MessageFromCounteragent: relation?.messageFrom,
          MessageToCounteragent: relation?.messageTo,
        }
      }),
  }
}

/** Methods that look organisations up. */
export const organisationMethods: Method[] = [
  {
    verb: 'GET',
    path: '/GetMyOrganizations',
    answers: 'json',
    run: ({ account }) => list([account.organisation]),
  },
  { verb: 'GET', path: '/GetOrganizationsByInnKpp', answers: 'json', run: byInnKpp },
  { verb: 'GET', path: '/GetOrganization', answers: 'json', run: one },
  { verb: 'POST', path: '/V2/GetOrganizationsByInnList', answers: 'json', takes: 'json', run: byInnList },
]
