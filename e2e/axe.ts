import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from '@playwright/test'

const wcag = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']

/** What axe holds against WCAG 2.2 AA on the page, one line a place; `further` tags are read too, rules `without` not. */
export async function violations(
  page: Page,
  { further = [], without = [] }: { further?: string[]; without?: string[] } = {},
): Promise<string[]> {
  const read = await new AxeBuilder({ page })
    .withTags([...wcag, ...further])
    .disableRules(without)
    .analyze()
  return read.violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.target.join(' ')}`))
}
