import { fileLink } from './deal-timeline.ts'
import { type Child, h, icon, show } from './dom.ts'
import { t } from './language.ts'
import type { DriveNode } from './shapes.ts'

const branch = (node: DriveNode, depth: number): HTMLElement => {
  if (node.type === 'file') return h('li', {}, fileLink(node))
  const children = node.children ?? []
  return h(
    'li',
    {},
    h(
      'details',
      { open: depth < 6 },
      h('summary', {}, icon('folder'), node.name, h('span', { class: 'count' }, children.length)),
      h(
        'ul',
        {},
        children.map((child) => branch(child, depth + 1)),
      ),
    ),
  )
}

/** The portal's drive as a tree, with the hash of every file. */
export const showDrive = (place: Element, roots: DriveNode[]): void => {
  show(
    place,
    [roots, t('drive')],
    (): Child =>
      roots.length > 0
        ? h(
            'ul',
            { class: 'tree' },
            roots.map((root) => branch(root, 0)),
          )
        : h('p', { class: 'hollow' }, t('noDrive')),
  )
}
