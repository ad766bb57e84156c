import { expect, test } from 'vitest'
import { cn } from './cn.ts'

test.each([
  ['h-8 px-2', 'h-10', 'px-2 h-10'],
  ['px-2.5 pr-2', 'pl-8', 'px-2.5 pr-2 pl-8'],
  ['size-6 rounded-full', 'size-5', 'rounded-full size-5'],
  ['inline-flex w-full', 'w-44', 'inline-flex w-44'],
  ['text-sm text-ink', 'text-xs', 'text-ink text-xs'],
  ['text-base sm:text-sm', 'font-mono text-xs sm:text-xs', 'font-mono text-xs sm:text-xs'],
  ['max-w-md fixed', 'max-w-2xl', 'fixed max-w-2xl'],
  ['hover:bg-hover bg-accent', 'hover:bg-accent-wash', 'hover:bg-hover bg-accent hover:bg-accent-wash'],
  ['h-9 w-9', 'size-4', 'size-4'],
  ['-mx-2 grid', 'flex', '-mx-2 flex'],
  ['p-3', false, 'p-3'],
  ['gap-x-4 gap-y-3', 'gap-x-2', 'gap-y-3 gap-x-2'],
  ['inset-x-0 inset-y-2', 'p-1', 'inset-x-0 inset-y-2 p-1'],
  ['rounded-md rounded-t-none', 'flex', 'rounded-md rounded-t-none flex'],
  ['[&_svg]:size-4', '[&_svg]:size-3', '[&_svg]:size-3'],
  ['min-h-20 py-1.5', 'min-h-0', 'py-1.5 min-h-0'],
])('%s + %s', (one, other, whole) => {
  expect(cn(one, other)).toBe(whole)
})
