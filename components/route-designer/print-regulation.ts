import type { RegulationPoint } from '#lib/route/prose.ts'
import type { Locale } from '#lib/sentence.ts'

/** What stands around the points on paper. */
export type PrintedHead = { name: string; kind: string; date: string }

const style = `
@page { size: A4; margin: 20mm 18mm 22mm; @bottom-right { content: counter(page) ' / ' counter(pages); font: 9pt system-ui; color: #666 } }
* { box-sizing: border-box }
body { margin: 0; font: 11pt/1.45 'Onest Variable', system-ui, sans-serif; color: #111 }
header { border-bottom: 1pt solid #111; padding-bottom: 8pt; margin-bottom: 12pt }
h1 { font-size: 18pt; line-height: 1.2; margin: 0 }
header p { margin: 4pt 0 0; color: #555; font-size: 9.5pt }
ol { list-style: none; margin: 0; padding: 0 }
ol > li { display: grid; grid-template-columns: 24pt 1fr; break-inside: avoid; margin-bottom: 9pt }
h2 { font-size: 11pt; margin: 0 }
p { margin: 1pt 0 0 }
ul { margin: 2pt 0 0; padding-left: 12pt; color: #333; font-size: 10pt }
.number { color: #555; font-variant-numeric: tabular-nums }
`

/** Puts the regulation into an empty page: numbered points, each kept on one sheet, pages counted. */
export function fillPage(
  page: Document,
  head: PrintedHead,
  points: readonly RegulationPoint[],
  locale: Locale,
): void {
  const made = (tag: string, text = '', className = '') => {
    const element = page.createElement(tag)
    element.textContent = text
    if (className) element.className = className
    return element
  }
  page.documentElement.lang = locale
  page.title = `${head.name} — ${head.kind}`
  page.head.append(made('style', style))
  const header = made('header')
  header.append(made('h1', head.name), made('p', `${head.kind} · ${head.date}`))
  const list = made('ol')
  for (const point of points) {
    const item = made('li')
    const body = made('div')
    body.append(made('h2', point.title[locale]), made('p', point.text[locale]))
    if (point.ways.length > 0) {
      const ways = made('ul')
      ways.append(...point.ways.map((way) => made('li', way.text[locale])))
      body.append(ways)
    }
    item.append(made('span', `${point.number}.`, 'number'), body)
    list.append(item)
  }
  page.body.append(header, list)
}

/** Prints the regulation alone, from a frame of its own that is gone afterwards. */
export function printRegulation(...given: [PrintedHead, readonly RegulationPoint[], Locale]): void {
  const frame = document.createElement('iframe')
  frame.setAttribute('aria-hidden', 'true')
  frame.style.cssText = 'position:fixed;inset:auto 0 0 auto;width:0;height:0;border:0'
  document.body.append(frame)
  const page = frame.contentDocument
  if (!page || !frame.contentWindow) return frame.remove()
  fillPage(page, ...given)
  const screenTitle = document.title
  // The file that "print to PDF" proposes is named after the window's title, not the frame's.
  document.title = page.title
  frame.contentWindow.addEventListener('afterprint', () => {
    document.title = screenTitle
    frame.remove()
  })
  frame.contentWindow.print()
}
