import { change } from './api.ts'
import { button, h, icon, show } from './dom.ts'
import { t } from './language.ts'
import { said } from './portal-names.ts'
import type { Deal, Placement, Portal } from './shapes.ts'

type Opening = { url: string; query?: Record<string, string> | string; body?: Record<string, unknown> }

const openingOf = (answer: unknown): Opening | undefined =>
  typeof answer === 'object' && answer !== null && 'url' in answer ? (answer as Opening) : undefined

const addressOf = ({ url, query }: Opening): string => {
  const text =
    typeof query === 'string' ? query.replace(/^\?/, '') : new URLSearchParams(query ?? {}).toString()
  return text === '' ? url : `${url}${url.includes('?') ? '&' : '?'}${text}`
}

const pairs = (name: string, value: unknown): [string, string][] => {
  if (typeof value !== 'object' || value === null) return [[name, String(value ?? '')]]
  return Object.entries(value).flatMap(([key, inner]) => pairs(`${name}[${key}]`, inner))
}

/** Opens an app's page the way Bitrix24 does: a form posted into a frame or a new tab. */
const postInto = (target: string, opening: Opening): void => {
  const fields = Object.entries(opening.body ?? {}).flatMap(([key, value]) => pairs(key, value))
  const form = h(
    'form',
    { method: 'post', action: addressOf(opening), target, hidden: true },
    fields.map(([name, value]) => h('input', { type: 'hidden', name, value })),
  )
  document.body.append(form)
  form.submit()
  form.remove()
}

const openPlacement = async (deal: Deal, placement: Placement, target: string): Promise<void> => {
  const path = `/bitrix24/placements/${encodeURIComponent(placement.placement ?? placement.code)}/open`
  const answer = await change('POST', path, { dealId: deal.id }).catch(() => undefined)
  const opening = openingOf(answer)
  if (opening) postInto(target, opening)
}

const title = (placement: Placement): string =>
  said(placement.title) || (placement.placement ?? placement.code)

let frames = 0

/** Pages that the app has bound to a deal, each in a frame. */
export const showPlacements = (place: Element, portal: Portal, deal: Deal): void => {
  const placements = portal.placements ?? []
  show(place, [placements, deal.id, t('appTab')], () => {
    const [first] = placements
    if (!first) return h('p', { class: 'hollow' }, t('noPlacements'))
    frames += 1
    const name = `placement-${frames}`
    const frame = h('iframe', { name, title: title(first), class: 'placement' })
    let current = first
    const buttons = placements.map((placement) =>
      button(title(placement), () => load(placement), { title: placement.placement ?? placement.code }),
    )
    const load = (placement: Placement) => {
      current = placement
      frame.title = title(placement)
      for (const [index, one] of buttons.entries())
        one.setAttribute('aria-pressed', String(placements[index] === placement))
      void openPlacement(deal, placement, name)
    }
    // The frame has to be on the page before a form can be sent into it.
    queueMicrotask(() => load(first))
    return [
      h(
        'div',
        { class: 'bar' },
        h('div', { class: 'segments', role: 'group' }, buttons),
        button(t('reload'), () => load(current), { class: 'quiet' }),
        button([icon('out'), t('openInTab')], () => openPlacement(deal, current, '_blank'), {
          class: 'quiet',
        }),
      ),
      frame,
    ]
  })
}
