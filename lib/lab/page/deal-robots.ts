import { type Child, h, icon, show } from './dom.ts'
import { moment, t } from './language.ts'
import { said } from './portal-names.ts'
import { robotForm } from './robot-form.ts'
import type { Deal, Portal, RobotAnswer, WaitingRobot } from './shapes.ts'

const robotName = (portal: Portal, code: string): string =>
  said(portal.robots.find((robot) => robot.code === code)?.name, code)

const waitingLine = (portal: Portal, { code, since }: WaitingRobot): Child =>
  h(
    'p',
    { class: 'line' },
    icon('clock'),
    robotName(portal, code),
    h('time', { class: 'soft' }, moment(since)),
  )

const answerLine = (portal: Portal, { code, at, logMessage, returnValues }: RobotAnswer): Child =>
  h(
    'details',
    { class: 'answer' },
    h('summary', {}, icon('check'), robotName(portal, code), h('time', { class: 'soft' }, moment(at))),
    logMessage && h('p', {}, logMessage),
    h('pre', { tabindex: 0 }, JSON.stringify(returnValues, null, 2)),
  )

/** Robots of the app, and which of them wait for an answer or have got one. */
export const showRobots = (place: Element, portal: Portal, deal: Deal): void => {
  if (!place.firstChild) place.append(h('div'), h('div'))
  const [forms, runs] = place.children
  const waiting = portal.waitingRobots.filter((robot) => robot.dealId === deal.id)
  const answers = portal.robotAnswers.filter((answer) => answer.dealId === deal.id).reverse()
  if (forms)
    show(forms, [portal.robots, portal.users, deal.id, t('robots')], () => [
      h('h2', {}, t('robots')),
      portal.robots.map((robot) => robotForm(portal, deal, robot)),
      portal.robots.length === 0 && h('p', { class: 'hollow' }, t('noRobots')),
    ])
  if (runs)
    show(runs, [waiting, answers, t('robots')], () => [
      waiting.length > 0 && h('h2', {}, t('waitingRobots')),
      waiting.map((robot) => waitingLine(portal, robot)),
      answers.length > 0 && h('h2', {}, t('answers')),
      answers.map((answer) => answerLine(portal, answer)),
    ])
}
