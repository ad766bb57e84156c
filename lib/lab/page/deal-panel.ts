import { attempt } from './api.ts'
import { showFacts } from './deal-facts.ts'
import { showPlacements } from './deal-placements.ts'
import { showRobots } from './deal-robots.ts'
import { showTimeline } from './deal-timeline.ts'
import { showWork, tasksOf } from './deal-work.ts'
import { button, type Child, each, h, icon, show } from './dom.ts'
import { showDrive } from './drive-tree.ts'
import { money, t } from './language.ts'
import { dealTimeline } from './portal-names.ts'
import type { Deal, Portal, Stage } from './shapes.ts'
import type { Word } from './words.ts'

const tabs = ['timeline', 'drive', 'appTab', 'tasks'] as const satisfies Word[]
type Tab = (typeof tabs)[number]

const stageBar = (stages: Stage[], current: string, moveTo: (stage: Stage) => unknown): Child => {
  const reached = stages.findIndex((stage) => stage.id === current)
  return stages.map((stage, index) =>
    h(
      'li',
      {
        class: index === reached ? 'here' : index < reached ? 'past' : 'ahead',
        style: `--stage:${stages[reached]?.color ?? '#999'}`,
        ...(index === reached && { 'aria-current': 'step' }),
      },
      button(stage.name, () => index !== reached && moveTo(stage), { title: t('moveHere') }),
    ),
  )
}

/** Stages on the way, and the final one when the deal has ended there. */
const shownStages = (portal: Portal, deal: Deal): Stage[] => {
  const pipeline = portal.pipelines.find((one) => one.entityTypeId === 2 && one.id === deal.categoryId)
  const isEnd = ({ semantics }: Stage) => semantics === 'S' || semantics === 'F'
  return (pipeline?.stages ?? []).filter(
    (stage) => !isEnd(stage) || stage.id === deal.stageId || stage.semantics === 'S',
  )
}

type Panel = { root: HTMLElement; update(portal: Portal): void }

/** The card of one deal. Parts of it that have not changed are left alone when it is updated. */
export const createDealPanel = (dealId: number, close: () => void): Panel => {
  let tab: Tab = 'timeline'
  let latest: Portal | undefined
  const head = h('div', { class: 'panel-head' })
  const stages = h('ol', { class: 'stages', 'aria-label': t('stage') })
  const facts = h('div')
  const robots = h('div')
  const places = each(tabs, (name) => h('div', { class: 'tab-body', role: 'tabpanel', id: `tab-${name}` }))
  const tabBar = h('div', { class: 'tabs', role: 'tablist' })
  const root = h(
    'div',
    { class: 'panel', role: 'dialog', 'aria-label': t('dealCard') },
    head,
    stages,
    h(
      'div',
      { class: 'panel-body' },
      h('div', { class: 'panel-side' }, facts, robots),
      h('div', { class: 'panel-main' }, tabBar, Object.values(places)),
    ),
  )

  const pickTab = (chosen: Tab) => {
    tab = chosen
    if (latest) update(latest)
  }
  const counts = (portal: Portal): Record<Tab, number> => ({
    timeline: dealTimeline(portal, dealId).length,
    drive: 0,
    appTab: 0,
    tasks: tasksOf(portal, dealId).length,
  })
  const showHead = (deal: Deal) =>
    show(head, [deal.title, deal.opportunity, t('close')], () => [
      h(
        'div',
        { class: 'panel-title' },
        h('span', { class: 'soft' }, `№ ${deal.id}`),
        h('h2', {}, deal.title),
        h('b', {}, money(deal.opportunity ?? 0, deal.currencyId ?? 'RUB')),
      ),
      button(icon('cross'), close, {
        class: 'quiet',
        'aria-label': t('close'),
        title: `${t('close')} (Esc)`,
      }),
    ])
  const showTabs = (portal: Portal) => {
    const numbers = counts(portal)
    show(tabBar, [tab, numbers, t('timeline')], () =>
      tabs.map((name) =>
        button(
          [t(name), numbers[name] > 0 && h('span', { class: 'count' }, numbers[name])],
          () => pickTab(name),
          {
            role: 'tab',
            'aria-selected': String(name === tab),
            'aria-controls': `tab-${name}`,
          },
        ),
      ),
    )
    for (const name of tabs) places[name].hidden = name !== tab
  }
  const update = (portal: Portal) => {
    latest = portal
    const deal = portal.deals.find((one) => one.id === dealId)
    if (!deal) return show(head, 'gone', () => [h('p', {}, t('dealGone')), button(t('close'), close)])
    showHead(deal)
    const shown = shownStages(portal, deal)
    show(stages, [shown, deal.stageId, t('moveHere')], () =>
      stageBar(shown, deal.stageId, ({ id }) => attempt('PATCH', `/deals/${dealId}`, { stageId: id })),
    )
    showFacts(facts, portal, deal)
    showRobots(robots, portal, deal)
    showTabs(portal)
    showTimeline(places.timeline, portal, deal)
    showDrive(places.drive, portal.drive)
    showWork(places.tasks, portal, deal)
    // A frame loads its page only once somebody looks at it.
    if (tab === 'appTab') showPlacements(places.appTab, portal, deal)
  }
  return { root, update }
}
