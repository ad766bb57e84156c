import type { Catalogue } from '#lib/route/catalogue.ts'
import { isBoxFact } from '#lib/route/counterparty-fact.ts'
import type { Comparison, RouteInput } from '#lib/route/graph.ts'
import type { RouteModel } from '#lib/route/model.ts'
import { findingAt, type Rule } from '#lib/route/rule.ts'
import { quoted } from '#lib/route/titles.ts'
import { type Sentence, say } from '#lib/sentence.ts'

const id = 'comparison-value'

/** What is known of the left side: how its values are read, and which there are. */
type Known = { title: Sentence; kind: 'number' | 'date' | 'flag' | 'words'; options?: string[] }

/** A comparison that can never hold as it is written: words for a number, a choice that the list does not have. */
export const comparisonValue: Rule = {
  id,
  check({ model, catalogue }) {
    return model.graph.nodes.flatMap((node) => {
      if (node.kind !== 'condition') return []
      return node.branches.flatMap((branch, at) =>
        branch.all.flatMap((comparison) => {
          const known = knownOf(comparison, model, catalogue)
          const lack = known && lackOf(comparison, known)
          if (!lack) return []
          const label = branch.label || String(at + 1)
          return findingAt(
            id,
            node.id,
            say(
              `${quoted(node).ru}, ветка «${label}»: ${lack.ru}.`,
              `${quoted(node).en}, branch “${label}”: ${lack.en}.`,
            ),
            say('Исправьте значение или вид сравнения.', 'Correct the value or the kind of comparison.'),
          )
        }),
      )
    })
  },
}

function lackOf({ op, right = '' }: Comparison, { title, kind, options }: Known): Sentence | null {
  if (op === 'filled' || op === 'empty' || right.trim() === '') return null
  const ordered = /^(greater|less)/.test(op)
  if (ordered && (kind === 'flag' || options))
    return say(
      `значения «${title.ru}» нельзя сравнивать на больше и меньше`,
      `values of “${title.en}” are not greater or less than one another`,
    )
  if (
    kind === 'number' &&
    op !== 'contains' &&
    Number.isNaN(Number(right.replace(',', '.').replace(/\s/g, '')))
  )
    return say(
      `«${title.ru}» — число, а сравнивают с «${right}»`,
      `“${title.en}” is a number, compared with “${right}”`,
    )
  if (kind === 'date' && op !== 'contains' && !/^\d{4}-\d\d-\d\d|^\d\d\.\d\d\.\d{4}/.test(right))
    return say(
      `«${title.ru}» — дата, а сравнивают с «${right}»`,
      `“${title.en}” is a date, compared with “${right}”`,
    )
  if (options && (op === 'equals' || op === 'not-equals') && !options.includes(right))
    return say(`у «${title.ru}» нет значения «${right}»`, `“${title.en}” has no value “${right}”`)
  return null
}

function knownOf({ left }: Comparison, model: RouteModel, { fields }: Catalogue): Known | null {
  if (left.of === 'counterparty') {
    const flag = isBoxFact(left.fact)
    return { title: say(left.fact, left.fact), kind: flag ? 'flag' : 'words' }
  }
  if (left.of === 'input') {
    const input = model.starts.flatMap((start) => start.inputs).find(({ name }) => name === left.input)
    return input ? { title: input.label, kind: kindOfInput(input), ...optionsOf(input.options) } : null
  }
  const types = model.starts[0]?.entityTypeIds ?? []
  const field = fields?.find((each) => each.name === left.field && types.includes(each.entityTypeId))
  if (!field) return null
  return { title: say(field.title, field.title), kind: kindOfField(field.type), ...optionsOf(field.options) }
}

const optionsOf = (options: readonly { value: string }[] | undefined) =>
  options && options.length > 0 ? { options: options.map(({ value }) => value) } : {}

function kindOfField(type: string): Known['kind'] {
  if (type === 'money' || type === 'double' || type === 'integer') return 'number'
  if (type === 'date' || type === 'datetime') return 'date'
  return type === 'boolean' ? 'flag' : 'words'
}

function kindOfInput({ type }: RouteInput): Known['kind'] {
  if (type === 'int' || type === 'double') return 'number'
  if (type === 'date' || type === 'datetime') return 'date'
  return type === 'bool' ? 'flag' : 'words'
}
