import type { BoxFinding, ItemFacts } from '#lib/envelope/item.ts'
import { requisitesMeant } from '#lib/envelope/requisite.ts'
import { Permanent } from '#lib/failure.ts'
import type { Organisation } from '#lib/providers/counterparty.ts'
import { providerById } from '#lib/providers/index.ts'
import { type Sentence, say } from '#lib/sentence.ts'
import type { Task } from './perform.ts'

type Boxes = Record<string, BoxFinding>

/**
 * Asks each service whether the item's counterparty has a box there, through the portal's first connection to it. What
 * cannot be found out is a finding too, with its reason and cure. Throws what passes by itself: the worker tries again.
 */
export async function findBoxes(task: Task, item: ItemFacts, services: readonly string[]): Promise<Boxes> {
  const found: Boxes = {}
  for (const service of services) found[service] = await findBox(task, item, service)
  return found
}

async function findBox({ engine, envelope }: Task, item: ItemFacts, service: string): Promise<BoxFinding> {
  const named = providerById(service)?.name ?? service
  const who = organisationOf(item, named)
  if ('has' in who) return who
  const row = await engine.connections.first(envelope.portalId, service)
  if (!row) return withoutConnection(named)
  try {
    const { counterparties } = engine.connections.open(row)
    if (!counterparties) return withoutConnection(named)
    const { has, note } = await counterparties.find(who)
    const about = `${who.name}, ИНН ${who.inn}`
    return {
      has,
      origin: say(`${row.label} — ${about}: ${note.ru}.`, `${row.label} — ${about}: ${note.en}.`),
    }
  } catch (failure) {
    if (!(failure instanceof Permanent)) throw failure
    const { code, text, cure } = failure
    return { has: null, code, text, cure: cure ?? null }
  }
}

/** Whom to ask about; a finding when that alone answers or nobody can be asked about. */
function organisationOf({ company }: ItemFacts, service: string): Organisation | BoxFinding {
  if (!company) return unknown('counterparty-missing', noCompany)
  const [requisite, another] = requisitesMeant(company)
  const { inn, kpp, country } = requisite ?? {}
  if (another) return unknown('company-with-several-requisites', several(company.name))
  if (inn) return { name: requisite?.name || company.name, inn, ...(kpp ? { kpp } : {}) }
  if (!country || country === 'RU') return unknown('company-without-inn', noInn(company.name))
  const { name } = company
  return {
    has: false,
    origin: say(
      `${service} — ${name}: компания из другой страны (${country}) без ИНН, ящика нет.`,
      `${service} — ${name}: a company of another country (${country}) without ИНН, no box.`,
    ),
  }
}

type Said = { text: Sentence; cure: Sentence }

const unknown = (code: string, { text, cure }: Said): BoxFinding => ({ has: null, code, text, cure })

const withoutConnection = (service: string): BoxFinding =>
  unknown('counterparty-without-connection', {
    text: say(
      `В портале нет подключения «${service}»: не у кого спросить, есть ли у контрагента ящик.`,
      `The portal has no connection to ${service}: nobody can tell whether the counterparty has a box.`,
    ),
    cure: say(
      `Подключите «${service}» на странице «Подключения» и нажмите «Повторить».`,
      `Connect ${service} on the “Connections” page, then press “Retry”.`,
    ),
  })

const orAddComparison = say(
  'Для клиентов без ИНН добавьте в ветку условия сравнение «ИНН заполнен».',
  'For clients without ИНН add the comparison “tax number is filled” to the branch.',
)

const noCompany: Said = {
  text: say(
    'В карточке нет компании: неизвестно, есть ли у контрагента ящик.',
    'The item has no company: whether the counterparty has a box is not known.',
  ),
  cure: say(
    `Укажите компанию и нажмите «Повторить». ${orAddComparison.ru}`,
    `Set the company, then press “Retry”. ${orAddComparison.en}`,
  ),
}

const noInn = (name: string): Said => ({
  text: say(
    `У компании «${name}» нет реквизитов с ИНН: неизвестно, есть ли у неё ящик.`,
    `The company “${name}” has no requisites with ИНН: whether it has a box is not known.`,
  ),
  cure: say(
    `Заполните ИНН или страну в реквизитах и нажмите «Повторить». ${orAddComparison.ru}`,
    `Fill in ИНН or the country of the requisites, then press “Retry”. ${orAddComparison.en}`,
  ),
})

const several = (name: string): Said => ({
  text: say(`У компании «${name}» несколько реквизитов.`, `The company “${name}” has several requisites.`),
  cure: say('Выберите реквизиты в сделке и повторите.', 'Choose the requisites in the deal and retry.'),
})
