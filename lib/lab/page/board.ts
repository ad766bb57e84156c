import { attempt, change } from './api.ts'
import { button, type Child, h, icon, show } from './dom.ts'
import { money, t } from './language.ts'
import { nameOf } from './portal-names.ts'
import type { Deal, Pipeline, Portal, Stage } from './shapes.ts'

const byId = <Thing extends { id: number }>(things: Thing[] | undefined, id: number | null | undefined) =>
  things?.find((thing) => thing.id === id)

const card = (portal: Portal, deal: Deal): HTMLElement => {
  const waiting = (portal.waitingRobots ?? []).filter((robot) => robot.dealId === deal.id).length
  const person = nameOf(byId(portal.users, deal.assignedById))
  return h(
    'a',
    { class: 'deal', href: `#/deals/${deal.id}`, 'data-deal': deal.id },
    h('span', { class: 'deal-title' }, deal.title),
    h('span', { class: 'soft' }, nameOf(byId(portal.companies, deal.companyId)) || t('noCompany')),
    h(
      'span',
      { class: 'deal-foot' },
      h('b', {}, money(deal.opportunity ?? 0, deal.currencyId ?? 'RUB')),
      waiting > 0 && h('span', { class: 'tag warn' }, icon('clock'), t('waits')),
      h('span', { class: 'deal-owner' }, person),
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

const belongsTo = (pipeline: Pipeline, deal: Deal): boolean => String(deal.categoryId) === String(pipeline.id)

const newDealDialog = (portal: Portal, pipeline: Pipeline | undefined): HTMLDialogElement => {
  const title = h('input', { name: 'title', required: true, maxlength: 255, autocomplete: 'off' })
  const amount = h('input', { name: 'amount', type: 'number', min: 0, value: 100000 })
  const company = h(
    'select',
    { name: 'company' },
    h('option', { value: '' }, t('noCompany')),
    (portal.companies ?? []).map((one) => h('option', { value: one.id }, nameOf(one))),
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

let chosen: string | undefined

/** The kanban of demo deals. */
export const showBoard = (place: Element, portal: Portal, again: () => void): void => {
  const pipelines = portal.pipelines ?? []
  const pipeline = pipelines.find((one) => String(one.id) === chosen) ?? pipelines[0]
  const deals = (portal.deals ?? []).filter((deal) => pipeline && belongsTo(pipeline, deal))
  const data = [pipeline, deals, portal.waitingRobots, portal.users, portal.companies, t('deals')]
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
                chosen = String(one.id)
                again()
              },
              { 'aria-pressed': String(one === pipeline) },
            ),
          ),
        ),
        h('span', { class: 'soft portal-name' }, portal.portal?.title),
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
