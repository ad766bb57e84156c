import { appCard } from './app-card.ts'
import { bbText } from './bb-text.ts'
import { type Child, h, icon, show } from './dom.ts'
import { moment, size, t } from './language.ts'
import { dealTimeline, nameOf } from './portal-names.ts'
import type { Deal, LinkedFile, Portal, TimelineEntry } from './shapes.ts'

/** A link to a file with its size and the beginning of its hash. */
export const fileLink = ({ name, downloadUrl, sizeBytes, sha256 }: LinkedFile): Child =>
  h(
    'span',
    { class: 'file' },
    icon('file'),
    downloadUrl ? h('a', { href: downloadUrl, target: '_blank', rel: 'noopener' }, name) : name,
    sizeBytes !== undefined && h('span', { class: 'soft' }, size(sizeBytes)),
    sha256 && h('code', { title: `SHA-256 ${sha256}` }, sha256.slice(0, 8)),
  )

const entryLine = (portal: Portal, entry: TimelineEntry): HTMLElement =>
  h(
    'li',
    { class: `entry kind-${entry.type}` },
    h(
      'div',
      { class: 'entry-head' },
      h('b', {}, entry.title || entry.type),
      h('span', { class: 'soft' }, nameOf(portal.users, entry.authorId)),
      h('time', { datetime: entry.at }, moment(entry.at)),
    ),
    entry.text && h('p', { class: 'entry-text' }, bbText(entry.text)),
    entry.type === 'card' && appCard(entry.extra?.layout),
    (entry.files ?? []).map(fileLink),
  )

/** What has happened in a deal, newest first. */
export const showTimeline = (place: Element, portal: Portal, deal: Deal): void => {
  const entries = dealTimeline(portal, deal.id)
  show(place, [entries, portal.users, t('timeline')], () =>
    entries.length > 0
      ? h(
          'ol',
          { class: 'timeline' },
          entries.map((entry) => entryLine(portal, entry)),
        )
      : h('p', { class: 'hollow' }, t('noTimeline')),
  )
}
