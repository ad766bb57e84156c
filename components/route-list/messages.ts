import { defineMessages } from '#components/i18n/define.ts'

export const routeMessages = defineMessages({
  ru: {
    title: 'Маршруты',
    new: 'Новый маршрут',
    column: { name: 'Маршрут', version: 'Версия', draft: 'Черновик', running: 'Сейчас идёт', total: 'Всего' },
    version: 'версия {number}',
    unpublished: 'не опубликован',
    changed: 'изменён после публикации',
    same: 'совпадает с версией',
    stuck:
      '{count, plural, one {# ждёт человека} few {# ждут человека} many {# ждут человека} other {# ждут человека}}',
    rename: 'Переименовать',
    renameHint: 'Роботы со старым названием продолжат работать.',
    name: 'Название',
    nameHint: 'По этому имени маршрут запускают роботы Битрикс24 и API.',
    sample: {
      title: 'С чего начать',
      blank: { name: 'С чистого листа', text: 'Старт и пустая схема.' },
      supply: {
        name: 'Договор поставки',
        text: 'Документ из шаблона, подпись нашего директора и контрагента в Диадоке.',
      },
      nda: { name: 'Международный NDA', text: 'Ответственный и контакт подписывают по очереди в DocuSign.' },
    },
    create: 'Создать и открыть',
    empty: {
      title: 'Нарисуйте первый маршрут',
      text: 'Маршрут говорит, какой документ, кому и в каком порядке отправить и что делать при отказе. Начните с примера и поправьте под себя.',
    },
  },
  en: {
    title: 'Routes',
    new: 'New route',
    column: { name: 'Route', version: 'Version', draft: 'Draft', running: 'Running now', total: 'Total' },
    version: 'version {number}',
    unpublished: 'not published',
    changed: 'changed since it was published',
    same: 'same as the version',
    stuck: '{count, plural, one {# needs a person} other {# need a person}}',
    rename: 'Rename',
    renameHint: 'Robots that use the old name go on working.',
    name: 'Name',
    nameHint: 'Bitrix24 robots and the API start the route by this name.',
    sample: {
      title: 'Where to begin',
      blank: { name: 'A clean sheet', text: 'A start and nothing else.' },
      supply: {
        name: 'Supply contract',
        text: 'A document from a template, our director and the counterparty sign in Diadoc.',
      },
      nda: { name: 'International NDA', text: 'The responsible and the contact sign in turn in DocuSign.' },
    },
    create: 'Create and open',
    empty: {
      title: 'Draw the first route',
      text: 'A route says which document goes to whom, in which order, and what happens on a refusal. Begin with an example and make it yours.',
    },
  },
})
