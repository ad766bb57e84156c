/** A built-in field of a CRM object as crm.item.fields describes it. */
export type StandardField = {
  name: string
  type: string
  title: string
  readOnly: boolean
  multiple: boolean
  required: boolean
}

type Flags = '' | 'r' | 'm' | '*'

const field = (name: string, type: string, title: string, flags: Flags = ''): StandardField => ({
  name,
  type,
  title,
  readOnly: flags === 'r',
  multiple: flags === 'm',
  required: flags === '*',
})

const everywhere = [
  field('id', 'integer', 'ID', 'r'),
  field('createdTime', 'datetime', 'Когда создан', 'r'),
  field('updatedTime', 'datetime', 'Когда обновлён', 'r'),
  field('createdBy', 'user', 'Кем создан', 'r'),
  field('updatedBy', 'user', 'Кем обновлён', 'r'),
  field('assignedById', 'user', 'Ответственный'),
  field('opened', 'boolean', 'Доступен для всех'),
  field('originatorId', 'string', 'Внешний источник'),
  field('originId', 'string', 'Идентификатор элемента во внешнем источнике'),
  field('comments', 'text', 'Комментарий'),
  field('sourceId', 'crm_status', 'Источник'),
  field('sourceDescription', 'text', 'Дополнительно об источнике'),
]

const staged = [
  field('title', 'string', 'Название'),
  field('categoryId', 'crm_category', 'Воронка'),
  field('stageId', 'crm_status', 'Стадия'),
  field('stageSemanticId', 'string', 'Группа стадии', 'r'),
  field('previousStageId', 'crm_status', 'Предыдущая стадия', 'r'),
  field('movedTime', 'datetime', 'Когда изменена стадия', 'r'),
  field('movedBy', 'user', 'Кем изменена стадия', 'r'),
  field('companyId', 'crm_company', 'Компания'),
  field('contactId', 'crm_contact', 'Контакт'),
  field('contactIds', 'crm_contact', 'Контакты', 'm'),
  field('observers', 'user', 'Наблюдатели', 'm'),
  field('mycompanyId', 'crm_company', 'Реквизиты вашей компании'),
  field('opportunity', 'double', 'Сумма'),
  field('currencyId', 'crm_currency', 'Валюта'),
  field('isManualOpportunity', 'boolean', 'Сумма рассчитана вручную'),
  field('begindate', 'date', 'Дата начала'),
  field('closedate', 'date', 'Дата завершения'),
]

const person = [
  field('name', 'string', 'Имя'),
  field('lastName', 'string', 'Фамилия'),
  field('secondName', 'string', 'Отчество'),
  field('post', 'string', 'Должность'),
  field('companyId', 'crm_company', 'Компания'),
  field('typeId', 'crm_status', 'Тип контакта'),
  field('fm', 'multifield', 'Телефоны и адреса', 'm'),
]

/** Built-in fields by object type; smart processes share one set. */
export const standardFieldsOf = (entityTypeId: number): StandardField[] => {
  switch (entityTypeId) {
    case 2:
      return [
        ...everywhere,
        ...staged,
        field('typeId', 'crm_status', 'Тип сделки'),
        field('closed', 'boolean', 'Закрыта', 'r'),
        field('isNew', 'boolean', 'Новая', 'r'),
        field('additionalInfo', 'text', 'Дополнительная информация'),
        field('probability', 'integer', 'Вероятность'),
        field('taxValue', 'double', 'Сумма налога'),
        field('leadId', 'crm_lead', 'Лид', 'r'),
      ]
    case 3:
      return [...everywhere, ...person]
    case 4:
      return [
        ...everywhere,
        field('title', 'string', 'Название'),
        field('typeId', 'crm_status', 'Тип компании'),
        field('isMyCompany', 'boolean', 'Моя компания'),
        field('currencyId', 'crm_currency', 'Валюта'),
        field('fm', 'multifield', 'Телефоны и адреса', 'm'),
      ]
    case 1:
      return [...everywhere, ...staged, ...person]
    default:
      return [...everywhere, ...staged, field('xmlId', 'string', 'Внешний код')]
  }
}
