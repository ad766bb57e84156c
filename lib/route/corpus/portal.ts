import type { Capabilities, Catalogue, CatalogueConnection } from '#lib/route/catalogue.ts'

const interchange: Capabilities = {
  approve: { signatures: ['simple'] },
  sign: { signatures: ['QES'], parties: ['ours', 'counterparty'], counterpartyBy: 'requisites' },
  ordersSteps: true,
  most: { ours: 1, counterparty: 1 },
  parallel: true,
  quorum: false,
  tells: { viewed: false },
  expires: false,
  reminds: false,
  documentSizeBytes: 10_000_000,
  formalised: true,
  detachedSignatures: true,
}

const mail: Capabilities = {
  ...interchange,
  sign: { signatures: ['simple', 'UNEP', 'QES'], parties: ['ours', 'counterparty'], counterpartyBy: 'email' },
  most: { ours: null, counterparty: null },
  expires: true,
  lifeDays: 120,
  reminds: true,
  formalised: false,
}

const ownPages: Capabilities = {
  ...mail,
  sign: { signatures: ['simple'], parties: ['ours'], counterpartyBy: 'email' },
  most: { ours: null, counterparty: 0 },
  quorum: true,
  expires: false,
}

const ownKeys: Capabilities = {
  ...interchange,
  approve: null,
  sign: { signatures: ['UNEP', 'QES'], parties: ['ours'], counterpartyBy: 'email' },
  most: { ours: null, counterparty: 0 },
  formalised: false,
}

const connection = (
  provider: string,
  providerName: string,
  label: string,
  capabilities: Capabilities,
): CatalogueConnection => ({ id: `c-${provider}`, provider, providerName, label, capabilities })

const stage = (id: string, name: string, sort: number, semantics: 'process' | 'success' | 'failure') => ({
  id,
  name,
  color: '#888888',
  semantics,
  sort,
})

const field = (name: string, title: string, type: string, entityTypeId = 2) => ({
  name,
  entityTypeId,
  title,
  type,
  multiple: false,
})

/** A portal that has everything that the gallery and the corpus ask for. */
export const wholePortal: Catalogue = {
  connections: [
    connection('diadoc', 'Контур.Диадок', 'Диадок', interchange),
    connection('saby', 'Saby', 'Saby', interchange),
    connection('docusign', 'DocuSign', 'DocuSign', mail),
    connection('cryptopro-dss', 'КриптоПро DSS', 'DSS', ownKeys),
    connection('in-app', 'Inkroute', 'Inkroute', ownPages),
  ],
  pipelines: [
    {
      id: 0,
      entityTypeId: 2,
      name: 'Продажи',
      stages: [
        stage('NEW', 'Новая', 10, 'process'),
        stage('PREPARATION', 'Подготовка', 20, 'process'),
        stage('SIGNING', 'Подписание', 30, 'process'),
        stage('EXECUTING', 'В работе', 40, 'process'),
        stage('WON', 'Успех', 50, 'success'),
        stage('LOSE', 'Провал', 60, 'failure'),
      ],
    },
  ],
  users: [
    { id: '1', name: 'Анна', active: true },
    { id: '2', name: 'Борис', active: false },
    { id: '3', name: 'Вера', active: true },
  ],
  templates: [
    'Договор поставки',
    'NDA',
    'Акт сверки',
    'Приказ',
    'Дополнительное соглашение',
    'Доверенность',
    'Оферта',
    'Заявка на тендер',
  ].map((name, at) => ({ id: String(at + 1), name, entityTypeIds: [2] })),
  fields: [
    field('title', 'Название', 'string'),
    field('opportunity', 'Сумма', 'money'),
    field('closedate', 'Дата завершения', 'date'),
    field('UF_CRM_SCAN', 'Скан', 'file'),
    field('UF_CRM_LAWYER', 'Юрист', 'employee'),
    field('UF_CRM_MAIL', 'Почта для документов', 'string'),
    field('UF_CRM_URGENT', 'Срочно', 'boolean'),
    {
      ...field('UF_CRM_KIND', 'Вид договора', 'enumeration'),
      options: [
        { value: '51', label: 'Поставка' },
        { value: '52', label: 'Услуги' },
      ],
    },
  ],
  processes: [
    {
      id: '5',
      name: 'Согласование оплаты',
      entityTypeId: 2,
      parameters: [
        { name: 'Amount', title: 'Сумма к оплате', type: 'double', required: true, multiple: false },
        { name: 'Purpose', title: 'Назначение платежа', type: 'string', required: false, multiple: false },
      ],
    },
    { id: '7', name: 'Регистрация договора', entityTypeId: 177, parameters: [] },
  ],
  files: [{ id: '812', name: 'Оферта.pdf' }],
  itemTypes: [
    { entityTypeId: 2, title: 'Сделки', productRows: true, company: true },
    { entityTypeId: 177, title: 'Заявки', productRows: false, company: false },
  ],
}
