import './page.css'
import type { InboxItem } from '#lib/emulation/emulator.ts'
import { read, toast, toastPlace } from './api.ts'
import { resetLab, showBoard } from './board.ts'
import { callFilter, showCalls } from './calls-view.ts'
import { createClockMenu } from './clock-menu.ts'
import { showConnect } from './connect-view.ts'
import { createDealPanel } from './deal-panel.ts'
import { button, each, h, icon } from './dom.ts'
import { showFaults } from './faults-view.ts'
import { showInbox } from './inbox-view.ts'
import { showInstall } from './install-card.ts'
import { type Language, language, speak, t } from './language.ts'
import type { Calls, Clock, Fault, Portal } from './shapes.ts'

const views = ['deals', 'inbox', 'faults', 'calls', 'connect'] as const
type View = (typeof views)[number]

const route = (): { view: View; dealId: number | undefined } => {
  const [, name = '', id] = location.hash.split('/')
  const view = views.find((one) => one === name) ?? 'deals'
  return { view, dealId: view === 'deals' && id ? Number(id) : undefined }
}

const start = () => {
  document.documentElement.lang = language()
  document.title = `Inkroute · ${t('lab')}`
  const places = each(views, () => h('div', { class: 'view' }))
  const links = each(views, (view) => h('a', { href: `#/${view}` }))
  const clock = createClockMenu()
  const offline = h('p', { class: 'offline', role: 'status', hidden: true }, t('offline'))
  const heading = h('h1', { class: 'unseen' })
  const drawer = h('div', { class: 'drawer', hidden: true })
  let portal: Portal | undefined
  let panel: ReturnType<typeof createDealPanel> | undefined
  let openDeal: number | undefined

  const closeDeal = () => {
    location.hash = '#/deals'
  }
  const changeLanguage = (chosen: Language) => {
    speak(chosen)
    location.reload()
  }
  const mark = (view: View, count: number) => {
    links[view].replaceChildren(t(view), ...(count > 0 ? [h('span', { class: 'count' }, count)] : []))
  }

  const showPortal = () => {
    if (!portal) return
    showBoard(places.deals, portal, showPortal)
    const { dealId } = route()
    if (dealId !== openDeal) {
      openDeal = dealId
      panel = dealId === undefined ? undefined : createDealPanel(dealId, closeDeal)
      drawer.replaceChildren(...(panel ? [panel.root] : []))
      panel?.root.querySelector('button')?.focus()
    }
    drawer.hidden = panel === undefined
    panel?.update(portal)
  }
  const loadPortal = async () => {
    portal = await read<Portal>('/portal')
    showPortal()
  }
  const loadInbox = async () => {
    const { items } = await read<{ items: InboxItem[] }>('/inbox')
    mark('inbox', items.filter(({ state }) => state === 'waiting' || state === 'viewed').length)
    const again = () => showInbox(places.inbox, items, again)
    again()
  }
  const loadFaults = async () => {
    const faults = await read<Fault[]>('/faults')
    mark('faults', faults.filter(({ remaining }) => remaining !== 0).length)
    const again = () => showFaults(places.faults, faults, again)
    again()
  }
  const loadCalls = async () => {
    const { system, direction } = callFilter
    const calls = await read<Calls>(
      `/calls?limit=300&direction=${direction}${system ? `&system=${system}` : ''}`,
    )
    showCalls(places.calls, calls, () => void loadCalls())
  }
  const loadClock = async () => clock.update(await read<Clock>('/clock'))
  const loadConnect = async () => {
    if (!places.connect.firstChild) places.connect.append(h('div', { class: 'page' }), h('div'))
    const [app, facts] = places.connect.children
    const [{ application }, credentials] = await Promise.all([
      read<Portal>('/portal'),
      read<Record<string, unknown>>('/credentials'),
    ])
    if (app) showInstall(app, application)
    if (facts) showConnect(facts, credentials)
  }

  const loaders: Record<View, () => Promise<void>> = {
    deals: loadPortal,
    inbox: loadInbox,
    faults: loadFaults,
    calls: loadCalls,
    connect: loadConnect,
  }
  const visit = () => {
    const { view } = route()
    for (const one of views) {
      places[one].hidden = one !== view
      if (one === view) links[one].setAttribute('aria-current', 'page')
      else links[one].removeAttribute('aria-current')
    }
    heading.textContent = t(view)
    if (view !== 'deals') drawer.hidden = true
    loaders[view]().catch((error) => toast(String(error.message ?? error), 'bad'))
  }
  const refresh = (news: string[]) => {
    const { view } = route()
    const all = news.includes('reset')
    const wanted = new Set<() => Promise<void>>()
    if (all || news.includes('state')) wanted.add(loadInbox)
    if (all || ((news.includes('state') || news.includes('clock')) && view === 'deals'))
      wanted.add(loadPortal)
    if (all || news.includes('faults')) wanted.add(loadFaults)
    if (all || news.includes('clock')) wanted.add(loadClock)
    if (view === 'connect' && (all || news.includes('state'))) wanted.add(loadConnect)
    if (view === 'calls' && (all || news.includes('calls'))) wanted.add(loadCalls)
    for (const load of wanted) void load().catch(() => undefined)
  }

  const listen = () => {
    const stream = new EventSource('/control/live')
    stream.onmessage = ({ data }) => refresh(JSON.parse(data))
    stream.onerror = () => {
      offline.hidden = false
    }
    // Whatever happened while nobody listened is read once more.
    stream.onopen = () => {
      offline.hidden = true
      refresh(['reset'])
    }
  }

  for (const view of views) mark(view, 0)
  document.body.replaceChildren(
    h(
      'header',
      { class: 'top' },
      h(
        'a',
        { class: 'brand', href: '#/deals', title: t('about') },
        h('i', { 'aria-hidden': 'true' }),
        'Inkroute',
        h('span', {}, t('lab')),
      ),
      h('nav', {}, ...views.map((view) => links[view])),
      h('span', { class: 'gap' }),
      clock.root,
      h(
        'div',
        { class: 'segments small', role: 'group', 'aria-label': 'Язык / Language' },
        (['ru', 'en'] as const).map((one) =>
          button(one.toUpperCase(), () => changeLanguage(one), {
            'aria-pressed': String(one === language()),
          }),
        ),
      ),
      button([icon('anew'), h('span', {}, t('reset'))], () => resetLab(() => toast(t('resetDone'))), {
        class: 'quiet',
        title: t('reset'),
      }),
    ),
    offline,
    h('main', {}, heading, ...views.map((view) => places[view])),
    drawer,
    toastPlace,
  )
  drawer.addEventListener('click', (event) => {
    if (event.target === drawer) closeDeal()
  })
  addEventListener('keydown', ({ key }) => {
    if (key === 'Escape' && route().dealId !== undefined && !document.querySelector('dialog[open]'))
      closeDeal()
  })
  addEventListener('click', ({ target }) => {
    if (target instanceof Node && !clock.root.contains(target)) clock.root.open = false
  })
  addEventListener('hashchange', visit)
  visit()
  listen()
}

start()
