import { attempt, change } from './api.ts'
import { button, type Child, h, icon, show } from './dom.ts'
import { money, t } from './language.ts'
import { dealTimeline, nameOf, said } from './portal-names.ts'
import type { Deal, Pipeline, Portal, Stage } from './shapes.ts'

const badgeTones: Record<string, string> = { success: 'good', failure: 'bad', warning: 'warn' }

/** Badges of the app's cards on a deal, as Bitrix24 shows them on the kanban. */
const badgesOf = (portal: Portal, deal: Deal): Child => {
  const codes = new Set(dealTimeline(portal, deal.id).map((entry) => entry.extra?.fields?.badgeCode))
  return portal.badges
    .filter(({ code }) => codes.has(code))
    .map(({ title, value, type = '' }) =>
      h('span', { class: `tag ${badgeTones[type] ?? ''}`, title: said(title) }, said(value)),
    )
}

const card = (portal: Portal, deal: Deal): HTMLElement => {
  const waits = portal.waitingRobots.some((robot) => robot.dealId === deal.id)
  return h(
    'a',
    { class: 'deal', href: `#/deals/${deal.id}`, 'data-deal': deal.id },
    h('span', { class: 'deal-title' }, deal.title),
    h('span', { class: 'soft' }, nameOf(portal.companies, deal.companyId) || t('noCompany')),
    h(
      'span',
      { class: 'deal-foot' },
      h('b', {}, money(deal.opportunity ?? 0, deal.currencyId ?? 'RUB')),
      h('span', { class: 'deal-owner' }, nameOf(portal.users, deal.assignedById)),
      badgesOf(portal, deal),
      waits && h('span', { class: 'tag warn' }, icon('clock'), t('waits')),
    ),
  )
}

const column = (portal: Portal, stage: Stage, deals: Deal[]): HTMLElement =>
  h(
    'section',
    { class: 'column', style: `--stage:${stage.color ?? '#999'}`, 'aria-label': stage.name },
    h(
      'header',
      {},
      h('span', { class: 'stage-name' }, stage.name),
      h('span', { class: 'count' }, deals.length),
    ),
    deals.length > 0 ? deals.map((deal) => card(portal, deal)) : h('p', { class: 'hollow' }, t('noDeals')),
  )

const belongsTo = (pipeline: Pipeline, deal: Deal): boolean => deal.categoryId === pipeline.id

const newDealDialog = (portal: Portal, pipeline: Pipeline | undefined): HTMLDialogElement => {
  const title = h('input', { name: 'title', required: true, maxlength: 255, autocomplete: 'off' })
  const amount = h('input', { name: 'amount', type: 'number', min: 0, value: 100000 })
  const company = h(
    'select',
    { name: 'company' },
    h('option', { value: '' }, t('noCompany')),
    portal.companies.map((one) => h('option', { value: one.id }, one.title)),
  )
  const dialog = h('dialog', { class: 'small-dialog', 'aria-label': t('newDeal') })
  const create = async (event: Event) => {
    event.preventDefault()
    const body = {
      title: title.value,
      opportunity: Number(amount.value),
      ...(company.value && { companyId: Number(company.value) }),
      ...(pipeline && { categoryId: pipeline.id }),
    }
    const made = await change('POST', '/deals', body).catch(() => undefined)
    if (typeof made !== 'object' || made === null) return
    dialog.close()
    if ('id' in made) location.hash = `#/deals/${made.id}`
  }
  dialog.append(
    h(
      'form',
      { on: { submit: (event) => void create(event) } },
      h('h2', {}, t('newDeal')),
      h('label', {}, t('dealTitle'), title),
      h('label', {}, t('amount'), amount),
      h('label', {}, t('company'), company),
      h(
        'div',
        { class: 'row end' },
        button(t('cancel'), () => dialog.close()),
        h('button', { class: 'primary' }, t('create')),
      ),
    ),
  )
  dialog.addEventListener('close', () => dialog.remove())
  return dialog
}

/** Puts a modal dialog on the page. */
export const openDialog = (dialog: HTMLDialogElement): void => {
  document.body.append(dialog)
  dialog.showModal()
}

let chosen: number | undefined

/** The kanban of demo deals. */
export const showBoard = (place: Element, portal: Portal, again: () => void): void => {
  const pipelines = portal.pipelines.filter(({ entityTypeId }) => entityTypeId === 2)
  const pipeline = pipelines.find((one) => one.id === chosen) ?? pipelines[0]
  const deals = portal.deals.filter((deal) => pipeline && belongsTo(pipeline, deal))
  const { waitingRobots, users, companies, badges, timeline } = portal
  const cards = timeline.filter(({ type }) => type === 'card')
  const data = [pipeline, deals, waitingRobots, users, companies, badges, cards, t('deals')]
  const before = place.querySelector('.board')?.scrollLeft ?? 0
  show(
    place,
    data,
    (): Child => [
      h(
        'div',
        { class: 'bar' },
        h(
          'div',
          { class: 'segments', role: 'group' },
          pipelines.map((one) =>
            button(
              one.name,
              () => {
                chosen = one.id
                again()
              },
              { 'aria-pressed': String(one === pipeline) },
            ),
          ),
        ),
        h('span', { class: 'soft portal-name' }, portal.portal.title),
        button([icon('plus'), t('newDeal')], () => openDialog(newDealDialog(portal, pipeline)), {
          class: 'primary',
        }),
      ),
      h(
        'div',
        { class: 'board' },
        (pipeline?.stages ?? []).map((stage) =>
          column(
            portal,
            stage,
            deals.filter((deal) => deal.stageId === stage.id),
          ),
        ),
      ),
    ],
  )
  const board = place.querySelector('.board')
  if (board) board.scrollLeft = before
}

/** Puts everything back to the first day after asking once. */
export const resetLab = async (done: () => void): Promise<void> => {
  if (!confirm(t('resetSure'))) return
  if (await attempt('POST', '/reset')) done()
}
