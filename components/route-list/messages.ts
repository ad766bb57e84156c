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
    behind: '{count} на прежних версиях',
    stuck:
      '{count, plural, one {# ждёт человека} few {# ждут человека} many {# ждут человека} other {# ждут человека}}',
    rename: 'Переименовать',
    renameHint: 'Роботы со старым названием продолжат работать.',
    name: 'Название',
    nameHint: 'По этому имени маршрут запускают роботы Битрикс24 и API.',
    gallery: {
      title: 'С чего начать',
      text: 'Возьмите готовый маршрут и поправьте под себя или начните с пустой схемы.',
      preview: 'Выбранный маршрут',
      services: 'Какие сервисы нужны',
      unconnected: 'не подключён',
      unknown: 'нет в этой установке',
      lacking:
        'Маршрут можно взять и сейчас: в шагах без подключения его останется выбрать, проверка об этом напомнит.',
      steps: 'Что происходит',
      blank: {
        name: 'С чистого листа',
        text: 'Старт и пустая схема.',
        long: 'Откроется схема с одним узлом «Старт». Остальные узлы добавляются из палитры, мышью или клавишей «/».',
      },
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
    behind: '{count} on earlier versions',
    stuck: '{count, plural, one {# needs a person} other {# need a person}}',
    rename: 'Rename',
    renameHint: 'Robots that use the old name go on working.',
    name: 'Name',
    nameHint: 'Bitrix24 robots and the API start the route by this name.',
    gallery: {
      title: 'Where to begin',
      text: 'Take a ready route and make it yours, or begin with an empty diagram.',
      preview: 'The chosen route',
      services: 'Services it needs',
      unconnected: 'not connected',
      unknown: 'not in this installation',
      lacking:
        'You can take the route now: steps without a connection are left to choose, and the checks will remind you.',
      steps: 'What happens',
      blank: {
        name: 'A clean sheet',
        text: 'A start and nothing else.',
        long: 'A diagram with one “Start” node opens. Add the others from the palette, by mouse or with the “/” key.',
      },
    },
    create: 'Create and open',
    empty: {
      title: 'Draw the first route',
      text: 'A route says which document goes to whom, in which order, and what happens on a refusal. Begin with an example and make it yours.',
    },
  },
})
