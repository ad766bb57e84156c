import type { CounterpartyBook, FoundCounterparty } from '#lib/providers/counterparty.ts'
import { type Sentence, say } from '#lib/sentence.ts'
import type { Diadoc } from './client.ts'
import { boxIdOf, isClosed, lookUp, tieTo } from './counterparty.ts'
import type { Organization } from './structures.ts'

/** A tax number of Russia: ten digits of an organisation, twelve of a person. */
const russian = /^(\d{10}|\d{12})$/

/** The service's book of organisations, by ИНН and КПП, with how a box stands to ours. */
export const openBook = (diadoc: Diadoc): CounterpartyBook => ({
  async find({ inn, kpp }) {
    // The service refuses other numbers: who has one is no member.
    if (!russian.test(inn)) return no(say('не российский ИНН', 'not a Russian tax number'))
    const choice = await lookUp(diadoc, inn, kpp)
    switch (choice.found) {
      case 'none':
        return no(say('ящика нет', 'no box'))
      case 'several':
        return yes(
          say(
            `ящиков несколько, КПП: ${choice.kpps.join(', ')}`,
            `several boxes, КПП: ${choice.kpps.join(', ')}`,
          ),
        )
      case 'one':
        return yes(await tieOf(diadoc, choice.organization))
    }
  },
})

const yes = (note: Sentence): FoundCounterparty => ({ has: true, note })
const no = (note: Sentence): FoundCounterparty => ({ has: false, note })

async function tieOf(diadoc: Diadoc, organization: Organization): Promise<Sentence> {
  const status = await tieTo(diadoc, boxIdOf(organization))
  if (status === 'IsMyCounteragent') return say('ящик есть, контрагент', 'has a box, a counteragent')
  if (organization.IsRoaming)
    return say(
      'ящик есть у другого оператора, нужно приглашение',
      'has a box at another operator, an invitation is needed',
    )
  return isClosed(organization)
    ? say(
        'ящик есть, принимает только от своих контрагентов',
        'has a box, takes documents from its own counteragents only',
      )
    : say('ящик есть', 'has a box')
}
