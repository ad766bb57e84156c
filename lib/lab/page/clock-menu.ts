import { attempt } from './api.ts'
import { button, h } from './dom.ts'
import { moment, span, t } from './language.ts'
import type { Clock } from './shapes.ts'

const smallestShiftMs = 2_000

/** The lab's time in the top bar, with a menu that moves it. */
export const createClockMenu = () => {
  let clock: Clock = { now: new Date().toISOString(), offsetMs: 0 }
  const face = h('span')
  const note = h('p', { class: 'soft' })
  const exact = h('input', { type: 'datetime-local', 'aria-label': t('labTime') })
  const jump = (ms: number) => attempt('POST', '/clock', { advanceMs: ms })
  const root = h(
    'details',
    { class: 'menu clock' },
    h('summary', { title: t('labTime') }, face),
    h(
      'div',
      { class: 'menu-body' },
      h('b', {}, t('labTime')),
      note,
      h(
        'div',
        { class: 'row' },
        button(t('minutes'), () => jump(300_000)),
        button(t('hour'), () => jump(3_600_000)),
        button(t('day'), () => jump(86_400_000)),
        button(t('week'), () => jump(604_800_000)),
      ),
      h(
        'div',
        { class: 'row' },
        exact,
        button(t('setTime'), () => attempt('POST', '/clock', { now: new Date(exact.value).toISOString() })),
      ),
      h('p', { class: 'soft' }, t('timeHelp')),
    ),
  )
  const tick = () => {
    const moved = Math.abs(clock.offsetMs) > smallestShiftMs
    face.textContent = moment(new Date(Date.now() + clock.offsetMs))
    root.classList.toggle('moved', moved)
    const shift = `${clock.offsetMs > 0 ? '+' : ''}${span(clock.offsetMs)}`
    note.textContent = moved ? `${t('timeMoved')}: ${shift}` : t('timeIsReal')
  }
  setInterval(tick, 1_000)
  return {
    root,
    update(told: Clock) {
      clock = told
      tick()
    },
  }
}
