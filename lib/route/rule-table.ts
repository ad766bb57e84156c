import { expect, test } from 'vitest'
import type { Catalogue } from './catalogue.ts'
import { exampleCatalogue } from './example.ts'
import type { Finding } from './finding.ts'
import type { RouteGraph } from './graph.ts'
import { contextOf, type Rule } from './rule.ts'

type Case = { of: string; graph: RouteGraph; catalogue?: Catalogue }
type Expected = Pick<Finding, 'severity'> &
  Partial<Pick<Finding, 'node' | 'edge' | 'counterExample'>> & { en: string }

/** Two lists: routes in which the rule finds nothing, and routes with exactly what it finds. */
export function ruleTable(rule: Rule, valid: Case[], invalid: (Case & { finds: Expected[] })[]): void {
  const found = (given: Case) => rule.check(contextOf(given.graph, given.catalogue ?? exampleCatalogue))
  for (const given of valid) {
    test(`${rule.id} accepts ${given.of}`, () => expect(found(given)).toEqual([]))
  }
  for (const given of invalid) {
    test(`${rule.id} finds ${given.of}`, () => {
      const findings = found(given)
      expect(findings.map(({ text, cure: _, rule: __, ...rest }) => ({ ...rest, en: text.en }))).toEqual(
        given.finds,
      )
      for (const finding of findings) {
        expect(finding.rule).toBe(rule.id)
        for (const words of [finding.text, finding.cure]) expect(words.ru && words.en).toBeTruthy()
      }
    })
  }
}
