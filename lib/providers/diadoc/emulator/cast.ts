import type { Organisation, Settings, World } from './world.ts'

/** Ids of the boxes that play a part in the demo. */
export const boxes = {
  ours: '5f0c1a77-9d21-4c46-8f0a-6b8d0f4a1c01',
  vasilek: 'b7a4c0de-31f8-4b07-9f6e-2d1c5e9a7b02',
  landysh: 'c9d3e2f1-6a5b-4d8e-8c7f-4e2b1a0d9c03',
} as const

const organisations: Organisation[] = [
  {
    orgId: '1d5a0b6e-4f3c-4a7b-8e21-0c9d8b7a6f01',
    boxId: boxes.ours,
    inn: '7710140679',
    kpp: '771001001',
    ogrn: '1027739642281',
    fullName: 'Общество с ограниченной ответственностью «Ромашка»',
    shortName: 'ООО «Ромашка»',
    sociability: 'AllOrganizations',
    employees: [
      employee(
        'a1',
        'director@romashka.example',
        'Ромашкин Роман Романович',
        'Генеральный директор',
        '11111111145',
      ),
      employee(
        'a2',
        'accountant@romashka.example',
        'Лепесткова Лидия Львовна',
        'Главный бухгалтер',
        '22222222290',
      ),
    ],
  },
  {
    orgId: '2e6b1c7f-5a4d-4b8c-9f32-1dae9c8b7a02',
    boxId: boxes.vasilek,
    inn: '7736207543',
    kpp: '773601001',
    ogrn: '1027700229193',
    fullName: 'Общество с ограниченной ответственностью «Василёк»',
    shortName: 'ООО «Василёк»',
    sociability: 'AllOrganizations',
    employees: [
      employee('b1', 'director@vasilek.example', 'Васильков Василий Васильевич', 'Директор', '33333333335'),
    ],
  },
  {
    orgId: '3f7c2d80-6b5e-4c9d-8043-2ebfad9c8b03',
    boxId: boxes.landysh,
    inn: '7707083893',
    kpp: '770701001',
    ogrn: '1027700132195',
    fullName: 'Общество с ограниченной ответственностью «Ландыш»',
    shortName: 'ООО «Ландыш»',
    sociability: 'CounteragentsOnly',
    employees: [
      employee('c1', 'director@landysh.example', 'Ландышева Лариса Леонидовна', 'Директор', '44444444480'),
    ],
  },
]

function employee(mark: string, login: string, name: string, position: string, snils: string) {
  const [lastName = '', firstName = '', middleName = ''] = name.split(' ')
  return {
    userId: `fccbb0a6-0700-4401-81a6-0000000000${mark}`,
    login,
    lastName,
    firstName,
    middleName,
    position,
    snils,
  }
}

/** How the service behaves until told otherwise. */
export const defaultSettings: Settings = {
  signatureCheckMs: 300,
  deliveryMs: 300,
  answer204First: false,
  printPending: true,
  tokenLifeSeconds: 86_400,
  strictFuture: false,
  rejectionBy: 'xml',
}

/** The world before anybody has called: three organisations, our partner among them. */
export const initialWorld = (): World => {
  const since = '638000000000000000'
  const tie = { status: 'IsMyCounteragent', ticks: since } as const
  return {
    schema: 1,
    settings: { ...defaultSettings },
    organisations: structuredClone(organisations),
    relations: { [boxes.ours]: { [boxes.vasilek]: tie }, [boxes.vasilek]: { [boxes.ours]: { ...tie } } },
    messages: {},
    feeds: {},
    operations: {},
    tasks: {},
    shelf: {},
    devices: {},
    spentRefreshTokens: [],
    rejectedAccessTokens: [],
    lastTicks: since,
    ticksGiven: 0,
    due: [],
  }
}
