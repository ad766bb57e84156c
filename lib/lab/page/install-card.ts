import { attempt, change, toast } from './api.ts'
import { button, h, show } from './dom.ts'
import { t } from './language.ts'
import type { Application } from './shapes.ts'
import type { Word } from './words.ts'

const states: Record<Application['state'], [Word, string]> = {
  no: ['appAbsent', ''],
  started: ['appStarted', 'warn'],
  finished: ['appInstalled', 'good'],
}

// Where the app listens when it was started by the project's own command.
const usual = `${location.protocol}//${location.hostname}:3000/api/bitrix24/install`

const install = async (body: { installUrl: string; handlerUrl: string }): Promise<void> => {
  await change('POST', '/bitrix24/application', body)
  const answer = await change('POST', '/bitrix24/install')
  const status =
    typeof answer === 'object' && answer !== null && 'status' in answer ? Number(answer.status) : 0
  if (status >= 200 && status < 300) toast(t('appInstalled'))
  else toast(`${t('failed')}: HTTP ${status}`, 'bad')
}

/** The app's registration at the play portal, and its installation as an administrator would do it. */
export const showInstall = (place: Element, application: Application): void =>
  show(place, [application, t('install')], () => {
    const [word, tone] = states[application.state]
    const address = (name: string, value: string, required: boolean) =>
      h('input', { name, type: 'url', required, value })
    const installUrl = address('installUrl', application.installUrl || usual, true)
    const handlerUrl = address('handlerUrl', application.handlerUrl, false)
    const submit = (event: Event) => {
      event.preventDefault()
      install({ installUrl: installUrl.value, handlerUrl: handlerUrl.value }).catch(() => undefined)
    }
    return h(
      'section',
      { class: 'card' },
      h(
        'div',
        { class: 'bar' },
        h('h2', {}, `${t('installTitle')} ${application.title}`),
        h('span', { class: `tag ${tone}` }, t(word)),
      ),
      h(
        'form',
        { class: 'own', on: { submit } },
        h('label', { class: 'wide' }, t('installUrl'), installUrl),
        h('label', { class: 'wide' }, t('handlerUrl'), handlerUrl),
        h('button', { class: 'primary' }, t('install')),
        application.state !== 'no' &&
          button(t('update'), () => attempt('POST', '/bitrix24/application/update')),
        application.state !== 'no' &&
          button(t('uninstall'), () => confirm(t('uninstallSure')) && attempt('POST', '/bitrix24/uninstall')),
      ),
    )
  })
