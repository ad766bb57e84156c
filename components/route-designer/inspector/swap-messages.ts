/** Words of swapping a connection, part of the inspector's words. */
export const swapMessages = {
  ru: {
    title: 'Сменить подключение?',
    gone: 'удалённое подключение',
    where: 'Где сменить',
    one: 'В этом шаге',
    all: 'Во всех шагах: {n}',
    lost: 'Что потеряется',
    nothing: 'Ничего не потеряется.',
    apply: 'Сменить',
    keep: 'Оставить как есть',
  },
  en: {
    title: 'Swap the connection?',
    gone: 'a deleted connection',
    where: 'Where to swap it',
    one: 'In this step',
    all: 'In all steps: {n}',
    lost: 'What would be lost',
    nothing: 'Nothing would be lost.',
    apply: 'Swap',
    keep: 'Leave it as it is',
  },
}
