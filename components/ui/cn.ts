import { type ClassValue, clsx } from 'clsx'

/**
 * Joins class names; of two that set the same property under the same variant the later one stays. Knows the
 * properties that our components let their users override, not all of them: the whole table weighs more than the rest
 * of a page.
 */
export function cn(...given: ClassValue[]): string {
  const last = new Map<string, string>()
  for (const name of clsx(given).split(/\s+/)) {
    const key = propertyOf(name)
    for (const part of wider[key.split(' ')[1] ?? ''] ?? []) last.delete(`${key.split(' ')[0]} ${part}`)
    last.delete(key)
    last.set(key, name)
  }
  return [...last.values()].join(' ')
}

const sizes =
  /^-?(h|w|size|min-h|max-h|min-w|max-w|p|px|py|pt|pb|pl|pr|m|mx|my|mt|mb|ml|mr|gap-x|gap-y|gap|z|rounded(?!-[tblrse])|top|bottom|left|right|inset-x|inset-y|inset|opacity|basis|grid-cols)-[^-]/
const displays = /^(hidden|block|inline-block|flex|inline-flex|grid|inline-grid|contents)$/
const positions = /^(static|fixed|absolute|relative|sticky)$/
const texts = /^text-(2xs|xs|sm|base|lg|xl|2xl|\[\d)/
const fonts = /^font-(normal|medium|semibold|bold)$/
const aligns = /^(items|justify|self|justify-self|content)-/

/** A class that sets several properties replaces the narrower ones before it. */
const wider: Record<string, string[]> = {
  size: ['h', 'w'],
  p: ['px', 'py', 'pt', 'pb', 'pl', 'pr'],
  px: ['pl', 'pr'],
  py: ['pt', 'pb'],
  gap: ['gap-x', 'gap-y'],
}

/** What makes two classes rivals: their variants and the property; a class that is not known rivals only itself. */
function propertyOf(name: string): string {
  const outside = name.replace(/\[[^\]]*\]/g, (inside) => '_'.repeat(inside.length))
  const cut = outside.lastIndexOf(':') + 1
  const variants = name.slice(0, cut)
  const rest = name.slice(cut)
  const sized = sizes.exec(rest)?.[1]
  const kind =
    sized ??
    (displays.test(rest) ? 'display' : undefined) ??
    (positions.test(rest) ? 'position' : undefined) ??
    (texts.test(rest) ? 'text-size' : undefined) ??
    (fonts.test(rest) ? 'font-weight' : undefined) ??
    aligns.exec(rest)?.[1] ??
    rest
  return `${variants} ${kind}`
}
