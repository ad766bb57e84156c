import { expect, test } from 'vitest'
import type { Catalogue } from './catalogue.ts'
import { apply } from './edit.ts'
import { exampleCatalogue } from './example.ts'
import type { Finding } from './finding.ts'
import type { RouteGraph } from './graph.ts'
import { contextOf, type Rule } from './rule.ts'

type Case = { of: string; graph: RouteGraph; catalogue?: Catalogue }
type Expected = Pick<Finding, 'severity'> &
  Partial<Pick<Finding, 'node' | 'edge' | 'counterExample'>> & {
    en: string
    /** What the button says, where the cure can be applied. */
    fix?: string
  }

/**
 * Two lists: routes in which the rule finds nothing, and routes with exactly what it finds. A cure that can be applied
 * is applied, and then its finding is gone.
 */
export function ruleTable(rule: Rule, valid: Case[], invalid: (Case & { finds: Expected[] })[]): void {
  const found = (given: Case) => rule.check(contextOf(given.graph, given.catalogue ?? exampleCatalogue))
  for (const given of valid) {
    test(`${rule.id} accepts ${given.of}`, () => expect(found(given)).toEqual([]))
  }
  for (const given of invalid) {
    test(`${rule.id} finds ${given.of}`, () => {
      const findings = found(given)
      expect(findings.map(told)).toEqual(given.finds)
      for (const finding of findings) {
        expect(finding.rule).toBe(rule.id)
        for (const words of [finding.text, finding.cure]) expect(words.ru && words.en).toBeTruthy()
        if (!finding.fix) continue
        const { graph } = apply(given.graph, finding.fix.edit)
        expect(found({ ...given, graph }).map(({ text }) => text.en)).not.toContain(finding.text.en)
      }
    })
  }
}

const told = ({ text, cure: _, rule: __, fix, ...rest }: Finding): Expected => ({
  ...rest,
  en: text.en,
  ...(fix ? { fix: fix.label.en } : {}),
})
