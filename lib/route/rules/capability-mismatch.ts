import type { CatalogueConnection } from '#lib/route/catalogue.ts'
import type { StepNode } from '#lib/route/graph.ts'
import { stepsOf } from '#lib/route/model.ts'
import { connectionOf, findingAt, type Rule } from '#lib/route/rule.ts'
import { quoted, signatureTitles } from '#lib/route/titles.ts'
import { type Sentence, say } from '#lib/sentence.ts'

const id = 'capability-mismatch'

/** A step asks only for what its connection declares: act, signature kind, party, number, order, quorum. */
export const capabilityMismatch: Rule = {
  id,
  check({ model, catalogue }) {
    return stepsOf(model).flatMap((step) => {
      const connection = connectionOf(step, catalogue)
      if (!connection) return []
      const name = quoted(step)
      return mismatches(step, connection).map(([lack, cure]) =>
        findingAt(
          id,
          step.id,
          say(`${name.ru}: ${connection.label} ${lack.ru}.`, `${name.en}: ${connection.label} ${lack.en}.`),
          cure,
        ),
      )
    })
  },
}

function mismatches(step: StepNode, { capabilities: can }: CatalogueConnection): [Sentence, Sentence][] {
  const found: [Sentence, Sentence][] = []
  const kinds = step.kind === 'approve' ? can.approve?.signatures : can.sign.signatures
  const kind = signatureTitles[step.signature]
  if (!kinds) {
    found.push([
      say('не умеет согласовывать', 'cannot carry approvals'),
      say(
        'Выберите для согласования другое подключение, например согласование в Inkroute.',
        'Choose another connection for approvals, such as in-app approval.',
      ),
    ])
  } else if (!kinds.includes(step.signature)) {
    const offered = kinds.map((each) => signatureTitles[each])
    found.push([
      say(`не даёт подпись ${kind.ru}`, `does not give the signature kind “${kind.en}”`),
      say(
        `Выберите вид подписи из доступных: ${offered.map((each) => each.ru).join(', ')}.`,
        `Choose one of the kinds it gives: ${offered.map((each) => each.en).join(', ')}.`,
      ),
    ])
  }
  if (step.kind === 'sign' && !can.sign.parties.includes(step.party)) {
    found.push(
      step.party === 'ours'
        ? [say('не подписывает с нашей стороны', 'does not sign for our side'), otherConnection]
        : [say('не передаёт документы контрагенту', 'does not reach the counterparty'), otherConnection],
    )
  }
  const many = step.participants.length
  const most = can.most[step.party]
  if (step.kind === 'sign' && most !== null && many > most) {
    found.push([
      say(
        `принимает участников этой стороны не больше ${most}, в шаге их ${many}`,
        `takes at most ${most} of this side, the step has ${many}`,
      ),
      say('Разделите шаг на несколько.', 'Split the step into several.'),
    ])
  }
  if (many > 1 && step.order === 'parallel' && !can.parallel) {
    found.push([
      say(
        'не умеет запрашивать нескольких участников одновременно',
        'cannot ask several participants at the same time',
      ),
      say('Сделайте порядок последовательным.', 'Make the order sequential.'),
    ])
  }
  if (many > 1 && step.order === 'sequential' && !can.ordersSteps) {
    found.push([
      say('не держит порядок участников внутри шага', 'does not keep an order of participants inside a step'),
      say(
        'Разделите шаг на несколько: порядок сохранит маршрут.',
        'Split the step into several: the route will keep the order.',
      ),
    ])
  }
  if (many > 1 && step.quorum !== 'all' && step.quorum !== many && !can.quorum) {
    found.push([
      say(
        'ждёт всех участников и не умеет считать кворум',
        'waits for every participant and cannot count a quorum',
      ),
      say('Выберите «все» или другое подключение.', 'Choose “all” or another connection.'),
    ])
  }
  return found
}

const otherConnection = say(
  'Выберите другое подключение или другую сторону.',
  'Choose another connection or the other side.',
)
