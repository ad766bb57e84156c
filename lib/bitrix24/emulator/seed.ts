import { registeredApplication } from './application.ts'
import type { Drive } from './drive.ts'
import { companies, contacts, requisites } from './seed-companies.ts'
import { deals, productRows, requisiteLinks } from './seed-deals.ts'
import { people, structure } from './seed-people.ts'
import { pipelines } from './seed-pipelines.ts'
import type { Userfield } from './userfield.ts'
import type { DocumentTemplate, Item, Settings, World } from './world.ts'

/** How the portal behaves until the control API says otherwise: limits of an ordinary plan. */
export const defaultSettings = (): Settings => ({
  requestLimit: { perSecond: 2, burst: 50 },
  operatingLimitSeconds: 480,
  conversionMs: 1500,
  tokenLifeSeconds: 3600,
  movedTo: null,
})

const byId = (items: Item[]): Record<string, Item> =>
  Object.fromEntries(items.map((item) => [String(item.id), item]))

const root = (id: number, storageId: number) => ({
  id,
  storageId,
  parentId: null,
  type: 'folder' as const,
  name: '',
  createdAt: '2026-01-12T09:00:00+03:00',
  updatedAt: '2026-01-12T09:00:00+03:00',
  createdBy: 1,
  updatedBy: 1,
  deletedAt: null,
  children: {},
  fileId: 0,
  sha256: '',
  sizeBytes: 0,
  version: 1,
  externalCode: null,
})

const drive = (): Drive => ({
  storages: [
    { id: 3, name: 'Общий диск', entityType: 'common', entityId: 'shared_files_s1', rootId: 7 },
    { id: 5, name: 'Анна Соколова', entityType: 'user', entityId: '1', rootId: 9 },
  ],
  objects: { '7': root(7, 3), '9': root(9, 5) },
})

const contractFile = (): Userfield => ({
  id: 401,
  entityId: 'CRM_DEAL',
  fieldName: 'UF_CRM_CONTRACT_FILE',
  userTypeId: 'file',
  xmlId: null,
  sort: 100,
  multiple: false,
  mandatory: false,
  showFilter: 'N',
  showInList: 'Y',
  editInList: 'Y',
  isSearchable: 'N',
  settings: {},
  editFormLabel: { ru: 'Договор (файл)', en: 'Contract (file)' },
  listColumnLabel: { ru: 'Договор (файл)', en: 'Contract (file)' },
  listFilterLabel: { ru: 'Договор (файл)', en: 'Contract (file)' },
  errorMessage: {},
  helpMessage: {},
  list: [],
})

const templates = (): DocumentTemplate[] => [
  {
    id: 1,
    name: 'Договор поставки',
    bindings: ['2_category_0', '2_category_2'],
    paragraphs: [
      'Поставщик обязуется передать, а Покупатель принять и оплатить товар на условиях настоящего договора.',
      'Договор вступает в силу с момента подписания обеими сторонами и действует до исполнения обязательств.',
    ],
  },
  {
    id: 3,
    name: 'NDA',
    bindings: ['2_category_0', '2_category_2', '4'],
    paragraphs: [
      'Стороны обязуются не раскрывать конфиденциальную информацию, полученную друг от друга.',
      'Обязательство действует три года после окончания работы над сделкой.',
    ],
  },
]

/** The portal «Ромашка» before anybody has touched it. `clientId` is that of its registered local application. */
export const seed = (clientId: string, memberId: string): World => ({
  planted: false,
  portal: { title: 'Ромашка', memberId, language: 'ru', timeZone: 'Europe/Moscow', license: 'ru_pro100' },
  settings: defaultSettings(),
  // Every sequence starts far from the ids above and from the others, so that mixed-up ids show.
  ids: {
    'item:2': 200,
    'item:3': 50,
    'item:4': 50,
    'item:177': 0,
    requisite: 100,
    timeline: 5000,
    document: 60,
    number: 0,
    drive: 900,
    file: 32000,
    notification: 12000,
    task: 3700,
    userfield: 6900,
    option: 3100,
    event: 10,
    history: 700,
  },
  users: people(),
  departments: structure(),
  pipelines: pipelines(),
  items: { '1': {}, '2': byId(deals()), '3': byId(contacts()), '4': byId(companies()), '177': {} },
  types: [{ id: 5, entityTypeId: 177, title: 'Договоры' }],
  userfields: [contractFile()],
  requisites: requisites(),
  requisiteLinks: requisiteLinks(),
  productRows: productRows(),
  files: {},
  timeline: [],
  stageHistory: [],
  badges: {},
  templates: templates(),
  documents: {},
  notifications: [],
  tasks: {},
  drive: drive(),
  application: registeredApplication(clientId),
  robotRuns: {},
  robotAnswers: [],
  workflows: [],
  offlineEvents: [],
})
