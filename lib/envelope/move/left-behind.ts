import type { NodeId } from '#lib/route/graph.ts'
import type { PlanNode } from '#lib/route/plan.ts'
import { nodeAt } from '#lib/route/plan-walk.ts'
import { say } from '#lib/sentence.ts'
import type { Thread } from '../state.ts'
import { ask, type Inquiry, named, namedAll, note } from './inquiry.ts'
import { equal } from './order-fits.ts'
import { newBefore } from './standing.ts'

/** Says what lies behind the envelope and is different now: none of it is done over. */
export function tellLeftBehind(inquiry: Inquiry): void {
  const { state, crossing } = inquiry.move
  const { from, to } = crossing
  const behind = new Set(state.threads.flatMap(({ at }) => [...from.before(at)]))
  for (const id of behind) {
    const [was, is] = [nodeAt(from.plan, id), nodeAt(to.plan, id)]
    if (was && is) tellChange(inquiry, id, was, is)
  }
  for (const thread of state.threads) tellUndone(inquiry, thread)
}

function tellChange(inquiry: Inquiry, id: NodeId, was: PlanNode, is: PlanNode): void {
  const name = named(inquiry, id)
  const done = inquiry.done.get(id)
  if (was.kind === 'document' && is.kind === 'document' && done && !equal(was.source, is.source)) {
    note(
      inquiry,
      say(
        `Документ ${name.ru} уже готов и заново не делается.`,
        `The document ${name.en} is made already and is not made anew.`,
      ),
    )
  }
  if (was.kind === 'condition' && is.kind === 'condition' && !equal(choices(was), choices(is))) {
    note(
      inquiry,
      say(
        `Условие ${name.ru} уже решено и заново не решается.`,
        `The condition ${name.en} is decided already and is not decided anew.`,
      ),
    )
  }
  if (was.kind === 'leg' && is.kind === 'leg' && done) {
    const [before, after] = [was.steps[0], is.steps[0]]
    if (!equal(before?.participants, after?.participants) || before?.signature !== after?.signature)
      note(
        inquiry,
        say(
          `${name.ru} уже пройден: сделанное остаётся.`,
          `${name.en} is passed already: what was done stays.`,
        ),
      )
  }
}

const choices = (node: Extract<PlanNode, { kind: 'condition' }>) => node.branches.map(({ all }) => all)

/** Actions, waits and conditions of the new version that lie behind the place are left out, and that is said. */
function tellUndone(inquiry: Inquiry, thread: Thread): void {
  const { to } = inquiry.move.crossing
  if (!to.around.has(thread.at)) return
  const left = newBefore(inquiry, thread, thread.at).filter((id) => {
    const kind = nodeAt(to.plan, id)?.kind
    return kind === 'action' || kind === 'wait' || kind === 'condition'
  })
  if (left.length === 0) return
  const names = namedAll(inquiry, left)
  note(
    inquiry,
    say(`Уже позади и не выполнится: ${names.ru}.`, `It lies behind already and is left out: ${names.en}.`),
  )
}

/** Inputs that the new version asks for, that the envelope has not, and that something ahead reads. */
export function askForInputs(inquiry: Inquiry): void {
  const { state, crossing } = inquiry.move
  const { to } = crossing
  const missing = to.plan.inputs.filter(({ name, required }) => required && !state.inputs[name])
  if (missing.length === 0) return
  const stands = state.threads.map(({ at }) => at)
  const ahead = [
    ...to.after(stands),
    ...stands,
    ...(stands.some((id) => to.around.has(id)) ? [] : to.around.keys()),
  ]
  const read = new Set(ahead.flatMap((id) => inputsOf(nodeAt(to.plan, id))))
  for (const { name, label } of missing) {
    if (!read.has(name)) continue
    ask(inquiry, {
      id: `input:${name}`,
      text: say(
        `В новой версии нужен параметр «${label.ru}», у конверта его нет.`,
        `The new version needs the input “${label.en}”, and the envelope has none.`,
      ),
      options: [{ id: 'without', text: say('Идти дальше без него', 'Go on without it') }],
    })
  }
}

function inputsOf(node: PlanNode | undefined): string[] {
  switch (node?.kind) {
    case 'document':
      return node.source.from === 'input' ? [node.source.input] : []
    case 'leg':
      return node.steps
        .flatMap((step) => [...step.participants, ...(step.deputies ?? [])])
        .flatMap((who) => (who.from === 'input' ? [who.input] : []))
    case 'condition':
      return node.branches
        .flatMap(({ all }) => all)
        .flatMap(({ left }) => (left.of === 'input' ? [left.input] : []))
    default:
      return []
  }
}
