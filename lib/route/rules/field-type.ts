import { readOrder } from '#lib/route/action.ts'
import type { CatalogueField } from '#lib/route/catalogue.ts'
import type { Participant, RouteNode } from '#lib/route/graph.ts'
import { isStep } from '#lib/route/model.ts'
import { findingAt, type Rule } from '#lib/route/rule.ts'
import { quoted } from '#lib/route/titles.ts'
import { type Sentence, say } from '#lib/sentence.ts'

const id = 'field-type'

type Use = { field: string; wants: Sentence; types: readonly string[] }

const people = ['user', 'employee']
const dates = ['date', 'datetime']
const words = ['string', 'text', 'url', 'enumeration', 'crm_multifield']

/**
 * A field holds what its node takes from it: a file, a person, a date. Types are Bitrix24's own names:
 * https://apidocs.bitrix24.ru/api-reference/crm/universal/crm-item-fields.html
 */
export const fieldType: Rule = {
  id,
  check({ model, catalogue: { fields } }) {
    const types = model.starts[0]?.entityTypeIds ?? []
    return model.graph.nodes.flatMap((node) =>
      usesOf(node).flatMap((use) => {
        const wrong = fields?.find(
          (each) => each.name === use.field && types.includes(each.entityTypeId) && !fits(each, use),
        )
        if (!wrong) return []
        return findingAt(
          id,
          node.id,
          say(
            `${quoted(node).ru}: в поле «${wrong.title}» хранится не то, здесь нужно поле с типом «${use.wants.ru}».`,
            `${quoted(node).en}: the field “${wrong.title}” holds something else; a field of type “${use.wants.en}” is needed.`,
          ),
          say('Выберите другое поле.', 'Choose another field.'),
        )
      }),
    )
  },
}

const fits = (field: CatalogueField, { types }: Use) => field.type === '' || types.includes(field.type)

function usesOf(node: RouteNode): Use[] {
  if (node.kind === 'document' && node.source?.from === 'file-field')
    return [{ field: node.source.field, wants: say('файл', 'file'), types: ['file'] }]
  if (node.kind === 'wait' && node.until.by === 'date-field')
    return [{ field: node.until.field, wants: say('дата', 'date'), types: dates }]
  if (node.kind === 'action') {
    const read = readOrder(node)
    const field = 'order' in read && read.order.do === 'attach-files' ? read.order.field : null
    return field === null ? [] : [{ field, wants: say('файл', 'file'), types: ['file'] }]
  }
  if (!isStep(node)) return []
  return [...node.participants, ...(node.deputies ?? [])].flatMap(useOf)
}

function useOf(who: Participant): Use[] {
  if (who.from !== 'field') return []
  if (who.as === 'user') return [{ field: who.field, wants: say('сотрудник', 'employee'), types: people }]
  return [{ field: who.field, wants: say('строка', 'text'), types: words }]
}
