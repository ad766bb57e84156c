import type { Catalogue } from '#lib/route/catalogue.ts'
import { connectionOf } from '#lib/route/connection-of.ts'
import type { Fix } from '#lib/route/finding.ts'
import { setNode } from '#lib/route/fix.ts'
import type { Participant, StepNode } from '#lib/route/graph.ts'
import { stepsOf } from '#lib/route/model.ts'
import { participantTitle } from '#lib/route/participant.ts'
import { findingAt, type Rule, type RuleContext } from '#lib/route/rule.ts'
import { quoted } from '#lib/route/titles.ts'
import { type Sentence, say } from '#lib/sentence.ts'

const id = 'unresolvable-participant'

/** Every participant can be found when the step starts, and in the way in which the provider addresses people. */
export const unresolvableParticipant: Rule = {
  id,
  check(context) {
    return stepsOf(context.model).flatMap((step) => {
      const name = quoted(step)
      if (step.participants.length === 0) {
        return findingAt(
          id,
          step.id,
          say(
            `В шаге ${name.ru} нет участников: его некому выполнить.`,
            `${name.en} has no participants: there is nobody to act.`,
          ),
          say('Добавьте участника.', 'Add a participant.'),
        )
      }
      return [...step.participants, ...(step.deputies ?? [])].flatMap((who) => {
        const lack = unknown(who, context) ?? misaddressed(who, step, context.catalogue)
        if (!lack) return []
        return findingAt(
          id,
          step.id,
          say(`${name.ru}: ${lack.text.ru}.`, `${name.en}: ${lack.text.en}.`),
          lack.cure,
          { fix: lack.fix ?? withoutLost(step, who) },
        )
      })
    })
  },
}

type Lack = { text: Sentence; cure: Sentence; fix?: Fix }

/** Somebody else is left to act without the one who cannot be found. */
function withoutLost(step: StepNode, lost: Participant): Fix | null {
  const participants = step.participants.filter((each) => each !== lost)
  if (participants.length === 0) return null
  const { deputies, ...rest } = step
  const kept = deputies?.filter((each) => each !== lost) ?? []
  const label = say('Убрать этого участника', 'Remove this participant')
  return setNode(label, { ...rest, participants, ...(kept.length > 0 ? { deputies: kept } : {}) })
}

function unknown(who: Participant, { model, catalogue }: RuleContext): Lack | null {
  switch (who.from) {
    case 'user': {
      if (who.userId === '') return { text: say('пользователь не выбран', 'no user is chosen'), cure: choose }
      const user = catalogue.users?.find((each) => each.id === who.userId)
      if (!catalogue.users || user?.active) return null
      return user
        ? {
            text: say(
              `${user.name} больше не работает в портале`,
              `${user.name} is no longer active in the portal`,
            ),
            cure: choose,
          }
        : {
            text: say(
              `пользователя № ${who.userId} в портале нет`,
              `user no. ${who.userId} does not exist in the portal`,
            ),
            cure: choose,
          }
    }
    case 'field': {
      const types = model.starts[0]?.entityTypeIds ?? []
      const known = types.every((type) =>
        catalogue.fields?.some((field) => field.name === who.field && field.entityTypeId === type),
      )
      if (who.field !== '' && (!catalogue.fields || known)) return null
      return {
        text: say(`поля «${who.field}» у элемента нет`, `the item has no field “${who.field}”`),
        cure: choose,
      }
    }
    case 'input':
      if (model.starts.some((start) => start.inputs.some((input) => input.name === who.input))) return null
      return {
        text: say(`параметра «${who.input}» у маршрута нет`, `the route has no input “${who.input}”`),
        cure: choose,
      }
    case 'email':
      if (/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(who.email)) return null
      return {
        text: say(`«${who.email}» — не адрес почты`, `“${who.email}” is not an e-mail address`),
        cure: choose,
      }
    default:
      return null
  }
}

function misaddressed(who: Participant, step: StepNode, catalogue: Catalogue): Lack | null {
  const sign = connectionOf(step, catalogue)?.capabilities.sign
  const title = participantTitle(who, catalogue)
  if (step.party === 'counterparty' && sign?.counterpartyBy === 'requisites' && who.from !== 'company') {
    return {
      text: say(
        `контрагента здесь находят по реквизитам, а указан участник «${title.ru}»`,
        `the counterparty is found by requisites here, but the participant is “${title.en}”`,
      ),
      cure: say(
        'Выберите участника «Компания по реквизитам».',
        'Choose the participant “Company by requisites”.',
      ),
      fix: setNode(say('Выбрать компанию по реквизитам', 'Choose the company by requisites'), {
        ...step,
        participants: [{ from: 'company' }],
      }),
    }
  }
  if (step.party === 'ours' && who.from === 'company') {
    return {
      text: say(
        'компания из карточки — другая сторона, а шаг за нашей',
        'the company of the item is the other side, but the step is ours',
      ),
      cure: say('Смените сторону шага или участника.', 'Change the side of the step or the participant.'),
      fix: setNode(say('Сделать шаг контрагента', 'Make it the counterparty’s step'), {
        ...step,
        party: 'counterparty',
      }),
    }
  }
  if (sign?.counterpartyBy === 'email' && who.from === 'field' && who.as === 'phone') {
    return {
      text: say(
        'сервис пишет на почту, а поле хранит телефон',
        'the service writes to e-mail, but the field holds a phone number',
      ),
      cure: say('Выберите поле с адресом почты.', 'Choose a field with an e-mail address.'),
    }
  }
  return null
}

const choose = say('Выберите другого участника.', 'Choose another participant.')
