import { diffLines } from 'diff'

/** A line of two texts side by side; `was` and `is` are its numbers in them. */
export type TextLine = {
  kind: 'same' | 'added' | 'removed'
  was: number | null
  is: number | null
  text: string
}
/** Lines in a row; those far from any change are folded away. */
export type TextBlock = { folded: boolean; lines: TextLine[] }

const around = 3
/** Fewer equal lines than this are not worth folding. */
const fewest = 2

/** Compares two texts line by line, with three equal lines around each change and the rest folded. */
export function textBlocks(before: string, after: string): TextBlock[] {
  const lines = numbered(before, after)
  const near = new Set<number>()
  lines.forEach((line, at) => {
    if (line.kind === 'same') return
    for (let n = at - around; n <= at + around; n++) near.add(n)
  })
  const blocks: TextBlock[] = []
  lines.forEach((line, at) => {
    const folded = !near.has(at)
    const last = blocks.at(-1)
    if (last && last.folded === folded) last.lines.push(line)
    else blocks.push({ folded, lines: [line] })
  })
  return blocks.map((block) => (block.lines.length < fewest ? { ...block, folded: false } : block))
}

function numbered(before: string, after: string): TextLine[] {
  let was = 0
  let is = 0
  return diffLines(before, after).flatMap((part) => {
    const kind = part.added ? 'added' : part.removed ? 'removed' : 'same'
    const texts = part.value.replace(/\n$/, '').split('\n')
    return texts.map((text): TextLine => {
      if (kind !== 'added') was += 1
      if (kind !== 'removed') is += 1
      return { kind, text, was: kind === 'added' ? null : was, is: kind === 'removed' ? null : is }
    })
  })
}
