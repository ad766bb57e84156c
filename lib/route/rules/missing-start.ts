import { errorAt, type Rule } from '#lib/route/rule.ts'
import { quoted } from '#lib/route/titles.ts'
import { say } from '#lib/sentence.ts'

const id = 'missing-start'

/** A route begins at exactly one start, and that start says for which CRM items. */
export const missingStart: Rule = {
  id,
  check({ model }) {
    const [start, ...more] = model.starts
    if (!start) {
      return [
        {
          rule: id,
          severity: 'error',
          text: say(
            'В маршруте нет старта: его нечем запустить.',
            'The route has no start: nothing can begin it.',
          ),
          cure: say('Добавьте узел «Старт».', 'Add a “Start” node.'),
        },
      ]
    }
    const findings = more.map((node) =>
      errorAt(
        id,
        node.id,
        say(
          `Второй старт ${quoted(node).ru}: непонятно, откуда начинать.`,
          `A second start ${quoted(node).en}: it is unclear where to begin.`,
        ),
        say('Оставьте один старт.', 'Keep one start.'),
      ),
    )
    if (start.entityTypeIds.length > 0) return findings
    return [
      ...findings,
      errorAt(
        id,
        start.id,
        say(
          'Старт не знает, для каких элементов CRM запускается.',
          'The start does not say for which CRM items it runs.',
        ),
        say(
          'Выберите хотя бы один тип: сделка, лид, смарт-процесс…',
          'Choose at least one type: deal, lead, smart process…',
        ),
      ),
    ]
  },
}
