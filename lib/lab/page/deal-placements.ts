import { change } from './api.ts'
import { button, h, icon, show } from './dom.ts'
import { t } from './language.ts'
import { said } from './portal-names.ts'
import type { Deal, Placement, Portal } from './shapes.ts'

/** What Bitrix24 posts when it opens a page of an app; the address carries its query already. */
type Opening = { url: string; body: Record<string, string> }

/** Opens an app's page the way Bitrix24 does: a form posted into a frame or a new tab. */
const postInto = (target: string, { url, body }: Opening): void => {
  const inputs = Object.entries(body).map(([name, value]) => h('input', { type: 'hidden', name, value }))
  const form = h('form', { method: 'post', action: url, target, hidden: true }, inputs)
  document.body.append(form)
  form.submit()
  form.remove()
}

let chosenUser = 1

const openPlacement = async (
  deal: Deal,
  { placement, handler }: Placement,
  target: string,
): Promise<void> => {
  const path = `/bitrix24/placements/${encodeURIComponent(placement)}/open`
  const asked = { dealId: deal.id, userId: chosenUser, handler }
  const answer = await change('POST', path, asked).catch(() => undefined)
  if (answer) postInto(target, answer as Opening)
}

const userPicker = (portal: Portal, again: () => void): HTMLElement => {
  const pick = (event: Event) => {
    chosenUser = Number((event.target as HTMLSelectElement).value)
    again()
  }
  return h(
    'label',
    { class: 'tick' },
    t('asUser'),
    h(
      'select',
      { on: { change: pick } },
      portal.users
        .filter(({ active }) => active !== false)
        .map(({ id, fullName }) => h('option', { value: id, selected: id === chosenUser }, fullName)),
    ),
  )
}

// Tabs first: they are what one looks at; dialogs of toolbar and list follow.
const dealPlaces = ({ placements }: Portal): Placement[] =>
  placements
    .filter(({ placement }) => /^CRM_DEAL_(?!LIST)/.test(placement))
    .sort((left, right) => Number(/_TAB$/.test(right.placement)) - Number(/_TAB$/.test(left.placement)))

let frames = 0

/** Pages that the app has bound to a deal's card, in a frame, opened in a chosen user's name. */
export const showPlacements = (place: Element, portal: Portal, deal: Deal): void => {
  const placements = dealPlaces(portal)
  show(place, [placements, portal.users, deal.id, t('appTab')], () => {
    const [first] = placements
    if (!first) return h('p', { class: 'hollow' }, t('noPlacements'))
    frames += 1
    const name = `placement-${frames}`
    const frame = h('iframe', { name, class: 'placement' })
    let current = first
    const titles = placements.map(({ title, placement }) => said(title, placement))
    const load = (placement: Placement) => {
      current = placement
      const at = placements.indexOf(placement)
      frame.title = titles[at] ?? ''
      for (const [index, one] of buttons.entries()) one.setAttribute('aria-pressed', String(index === at))
      void openPlacement(deal, placement, name)
    }
    const buttons = placements.map((placement, index) =>
      button(titles[index], () => load(placement), { title: placement.placement }),
    )
    // The frame has to be on the page before a form can be sent into it.
    queueMicrotask(() => load(first))
    return [
      h(
        'div',
        { class: 'bar' },
        h('div', { class: 'segments', role: 'group' }, buttons),
        userPicker(portal, () => load(current)),
        button(icon('anew'), () => load(current), {
          class: 'quiet',
          'aria-label': t('reload'),
          title: t('reload'),
        }),
        button(icon('out'), () => openPlacement(deal, current, '_blank'), {
          class: 'quiet',
          'aria-label': t('openInTab'),
          title: t('openInTab'),
        }),
      ),
      frame,
    ]
  })
}
