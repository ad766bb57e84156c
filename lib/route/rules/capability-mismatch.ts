import type { CatalogueConnection } from '#lib/route/catalogue.ts'
import { connectionOf } from '#lib/route/connection-of.ts'
import type { Fix } from '#lib/route/finding.ts'
import { setNode } from '#lib/route/fix.ts'
import type { StepNode } from '#lib/route/graph.ts'
import { stepsOf } from '#lib/route/model.ts'
import { findingAt, type Rule } from '#lib/route/rule.ts'
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
      return mismatches(step, connection).map(({ lack, cure, fix }) =>
        findingAt(
          id,
          step.id,
          say(`${name.ru}: ${connection.label} ${lack.ru}.`, `${name.en}: ${connection.label} ${lack.en}.`),
          cure,
          { fix },
        ),
      )
    })
  },
}

type Mismatch = { lack: Sentence; cure: Sentence; fix?: Fix | null }

const mismatches = (step: StepNode, connection: CatalogueConnection): Mismatch[] =>
  [kindMismatch, sideMismatch, numberMismatch, orderMismatch, quorumMismatch].flatMap(
    (look) => look(step, connection) ?? [],
  )

type Look = (step: StepNode, connection: CatalogueConnection) => Mismatch | null

const kindMismatch: Look = (step, { capabilities: can }) => {
  const kinds = step.kind === 'approve' ? can.approve?.signatures : can.sign.signatures
  if (!kinds) {
    return {
      lack: say('не умеет согласовывать', 'cannot carry approvals'),
      cure: say(
        'Выберите для согласования другое подключение, например согласование в Inkroute.',
        'Choose another connection for approvals, such as in-app approval.',
      ),
    }
  }
  if (kinds.includes(step.signature)) return null
  const kind = signatureTitles[step.signature]
  const offered = kinds.map((each) => signatureTitles[each])
  const [only, ...more] = kinds
  return {
    lack: say(`не даёт подпись ${kind.ru}`, `does not give the signature kind “${kind.en}”`),
    cure: say(
      `Выберите вид подписи из доступных: ${offered.map((each) => each.ru).join(', ')}.`,
      `Choose one of the kinds it gives: ${offered.map((each) => each.en).join(', ')}.`,
    ),
    fix:
      only && more.length === 0
        ? setNode(say(`Выбрать ${signatureTitles[only].ru}`, `Choose “${signatureTitles[only].en}”`), {
            ...step,
            signature: only,
          })
        : null,
  }
}

const sideMismatch: Look = (step, { capabilities: can }) => {
  if (step.kind === 'approve') {
    if (step.party === 'ours' || can.sign.counterpartyBy === 'email') return null
    return {
      lack: say('не передаёт контрагенту согласование', 'does not ask the counterparty for an approval'),
      cure: say(
        'Контрагент по реквизитам только подписывает: сделайте шаг подписанием.',
        'A counterparty found by requisites only signs: make this a signing step.',
      ),
    }
  }
  if (can.sign.parties.includes(step.party)) return null
  return {
    lack:
      step.party === 'ours'
        ? say('не подписывает с нашей стороны', 'does not sign for our side')
        : say('не передаёт документы контрагенту', 'does not reach the counterparty'),
    cure: say(
      'Выберите другое подключение или другую сторону.',
      'Choose another connection or the other side.',
    ),
  }
}

const numberMismatch: Look = (step, { capabilities: can }) => {
  const many = step.participants.length
  const most = can.most[step.party]
  if (step.kind !== 'sign' || most === null || many <= most) return null
  return {
    lack: say(
      `принимает участников этой стороны не больше ${most}, в шаге их ${many}`,
      `takes at most ${most} of this side, the step has ${many}`,
    ),
    cure: say('Разделите шаг на несколько.', 'Split the step into several.'),
  }
}

const orderMismatch: Look = (step, { capabilities: can }) => {
  if (step.participants.length < 2) return null
  if (step.order === 'parallel' && !can.parallel) {
    return {
      lack: say(
        'не умеет запрашивать нескольких участников одновременно',
        'cannot ask several participants at the same time',
      ),
      cure: say('Сделайте порядок последовательным.', 'Make the order sequential.'),
      fix: setNode(say('Сделать последовательным', 'Make it sequential'), { ...step, order: 'sequential' }),
    }
  }
  if (step.order === 'sequential' && !can.ordersSteps) {
    return {
      lack: say(
        'не держит порядок участников внутри шага',
        'does not keep an order of participants inside a step',
      ),
      cure: say(
        'Разделите шаг на несколько: порядок сохранит маршрут.',
        'Split the step into several: the route will keep the order.',
      ),
      fix: can.parallel
        ? setNode(say('Спрашивать всех одновременно', 'Ask all at the same time'), {
            ...step,
            order: 'parallel',
          })
        : null,
    }
  }
  return null
}

const quorumMismatch: Look = (step, { capabilities: can }) => {
  const many = step.participants.length
  if (many < 2 || step.quorum === 'all' || step.quorum === many || can.quorum) return null
  return {
    lack: say(
      'ждёт всех участников и не умеет считать кворум',
      'waits for every participant and cannot count a quorum',
    ),
    cure: say('Выберите «все» или другое подключение.', 'Choose “all” or another connection.'),
    fix: setNode(say('Ждать всех', 'Wait for all'), { ...step, quorum: 'all' }),
  }
}
