/** What an element may contain; empty values are left out. */
export type Child = Node | string | number | false | null | undefined | readonly Child[]

type Props = {
  class?: string
  on?: Partial<Record<string, (event: Event) => void>>
  style?: string
  [attribute: string]: unknown
}

const append = (element: Element, child: Child): void => {
  if (child === false || child === null || child === undefined || child === '') return
  if (Array.isArray(child)) for (const one of child) append(element, one)
  else element.append(child instanceof Node ? child : String(child))
}

/** Makes an element. `on` holds listeners; `true` makes an empty attribute, false and undefined none. */
export const h = <Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  props: Props = {},
  ...children: Child[]
): HTMLElementTagNameMap[Tag] => {
  const element = document.createElement(tag)
  for (const [name, value] of Object.entries(props)) {
    if (name === 'on') {
      for (const [event, listener] of Object.entries(props.on ?? {}))
        if (listener) element.addEventListener(event, listener)
    } else if (value !== undefined && value !== null && value !== false)
      element.setAttribute(name, value === true ? '' : String(value))
  }
  append(element, children)
  return element
}

/** One thing per name. */
export const each = <Name extends string, Thing>(
  names: readonly Name[],
  make: (name: Name) => Thing,
): Record<Name, Thing> =>
  Object.fromEntries(names.map((name) => [name, make(name)])) as unknown as Record<Name, Thing>

const shown = new WeakMap<Element, string>()

/** Fills a container anew, but only when the data it shows has changed: inputs and frames in it survive. */
export const show = (container: Element, data: unknown, render: () => Child): void => {
  const text = JSON.stringify(data) ?? ''
  if (shown.get(container) === text) return
  shown.set(container, text)
  container.replaceChildren()
  append(container, render())
}

/** A button with a listener. */
export const button = (label: Child, press: () => unknown, props: Props = {}): HTMLButtonElement =>
  h('button', { type: 'button', ...props, on: { click: () => void press() } }, label)

const paths = {
  folder: 'M1.5 4V13h13V5.5H8L6.5 4z',
  file: 'M3.5 1.5h6l3 3v10h-9zM9.5 1.5v3h3',
  check: 'M2.5 8.5l3.5 3.5 7.5-8',
  cross: 'M3.5 3.5l9 9M12.5 3.5l-9 9',
  clock: 'M8 1.5a6.5 6.5 0 1 0 0 13a6.5 6.5 0 0 0 0-13M8 4.5V8l2.5 1.5',
  plus: 'M8 2.5v11M2.5 8h11',
  out: 'M9.5 2.5h4v4M13.5 2.5l-6 6M6.5 3.5h-4v10h10v-4',
  play: 'M4.5 2.5v11l9-5.5z',
  in: 'M8 2.5v9M4.5 8L8 11.5 11.5 8M2.5 14h11',
  away: 'M8 13.5v-9M4.5 8L8 4.5 11.5 8M2.5 2h11',
  eye: 'M1 8q3.5-5 7-5t7 5q-3.5 5-7 5t-7-5M8 6a2 2 0 1 0 0 4a2 2 0 0 0 0-4',
  copy: 'M5.5 5.5h8v8h-8zM10.5 5.5v-3h-8v8h3',
  anew: 'M13.5 8a5.5 5.5 0 1 1-2-4.2M13.5 1.5v3h-3',
  bolt: 'M9 1.5L3.5 9H8l-1 5.5L12.5 7H8z',
} as const

/** A small line icon; decoration only. */
export const icon = (name: keyof typeof paths): SVGElement => {
  const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg')
  for (const [key, value] of Object.entries({
    viewBox: '0 0 16 16',
    width: '16',
    height: '16',
    fill: 'none',
    stroke: 'currentColor',
    'stroke-width': '1.4',
    'stroke-linejoin': 'round',
    'stroke-linecap': 'round',
    'aria-hidden': 'true',
    class: 'icon',
  }))
    svg.setAttribute(key, value)
  const path = document.createElementNS('http://www.w3.org/2000/svg', 'path')
  path.setAttribute('d', paths[name])
  svg.append(path)
  return svg
}
