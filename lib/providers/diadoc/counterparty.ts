import { Permanent } from '#lib/failure.ts'
import type { Person } from '#lib/providers/provider.ts'
import { say } from '#lib/sentence.ts'
import type { Diadoc } from './client.ts'
import { counteragent, type Organization, organizations } from './structures.ts'

/** The other side's box, ready to be sent to. */
export type Recipient = { boxId: string; title: string }

/**
 * Finds the counterparty's box by ИНН and КПП. Throws Permanent with a cure when there is none, when there are
 * several, and when an invitation has to be accepted first (which is sent when the connection says so).
 */
export async function findRecipient(diadoc: Diadoc, person: Person, invite: boolean): Promise<Recipient> {
  const { inn, kpp, name } = person.organisation ?? { name: person.name }
  const title = name || person.name
  if (!inn) throw withoutInn(title)
  const choice = await lookUp(diadoc, inn, kpp)
  if (choice.found === 'none') throw withoutBox(title, inn)
  if (choice.found === 'several') throw severalBoxes(title, inn, choice.kpps)
  const { organization } = choice
  const boxId = boxIdOf(organization)
  if (boxId.toLowerCase() === diadoc.boxId.toLowerCase()) throw ourselves(title)
  if (organization.IsRoaming || isClosed(organization)) await befriend(diadoc, boxId, title, invite)
  return { boxId, title: organization.ShortName || organization.FullName || title }
}

/** Who has this ИНН, and КПП if one is given. */
export async function lookUp(diadoc: Diadoc, inn: string, kpp: string | undefined): Promise<Choice> {
  const found = await diadoc.read('organizationsByInnKpp', organizations, {
    query: { inn, kpp, includeRelations: false },
  })
  return chooseOrganization(found.Organizations, kpp)
}

/** The GUID of an organisation's box; the older form `<32 hex>@diadoc.ru` is not accepted everywhere. */
export const boxIdOf = (organization: Organization): string => organization.Boxes[0]?.BoxIdGuid ?? ''

/** Takes documents of its own counteragents only. */
export const isClosed = ({ Sociability }: Organization): boolean =>
  Sociability === 'CounteragentsOnly' || Sociability === '1'

export type Choice =
  | { found: 'one'; organization: Organization }
  | { found: 'none' }
  | { found: 'several'; kpps: string[] }

/**
 * Picks one of the organisations with this ИНН: a given КПП decides, then boxes of Diadoc go before those of other
 * operators, and a head office before its branches. What is still ambiguous is left to people.
 */
export function chooseOrganization(all: readonly Organization[], kpp: string | undefined): Choice {
  const alive = all.filter((one) => one.IsActive !== false && !one.LiquidationDate && boxIdOf(one) !== '')
  let left = kpp ? alive.filter((one) => one.Kpp === kpp || one.Kpp === '') : alive
  for (const better of [(one: Organization) => !one.IsRoaming, (one: Organization) => !one.IsBranch]) {
    const kept = left.filter(better)
    if (left.length > 1 && kept.length > 0) left = kept
  }
  const [first, ...others] = left
  if (!first) return alive.length > 0 && kpp ? several(alive) : { found: 'none' }
  return others.length === 0 ? { found: 'one', organization: first } : several(left)
}

const several = (organizations: readonly Organization[]): Choice => ({
  found: 'several',
  kpps: organizations.map((one) => one.Kpp || '—'),
})

/** How a box stands to ours, in the service's word. */
export async function tieTo(diadoc: Diadoc, boxId: string): Promise<string> {
  const query = { myBoxId: diadoc.boxId, counteragentBoxId: boxId }
  const response = await diadoc.ask('counteragent', { query })
  // 404 is how the service says that the two have never met.
  if (response.status === 404) return 'NotInCounteragentList'
  return (await diadoc.read('counteragent', counteragent, { query })).CurrentStatus
}

async function befriend(diadoc: Diadoc, boxId: string, title: string, invite: boolean): Promise<void> {
  const status = await tieTo(diadoc, boxId)
  if (status === 'IsMyCounteragent') return
  if (!invite) throw needsInvitation(title)
  const MessageToCounteragent = 'Предлагаем обмениваться документами в Диадоке.'
  if (status !== 'IsInvitedByMe') {
    await diadoc.text('acquireCounteragent', {
      query: { myBoxId: diadoc.boxId },
      json: { BoxId: boxId, MessageToCounteragent },
    })
  }
  throw invited(title)
}

const withoutInn = (title: string) =>
  new Permanent({
    code: 'diadoc-no-inn',
    text: say(
      `У контрагента «${title}» не указан ИНН.`,
      `The counterparty “${title}” has no ИНН (tax number).`,
    ),
    cure: say(
      'Заполните реквизиты компании в Битрикс24 и нажмите «Повторить».',
      'Fill in the company’s requisites in Bitrix24, then press “Retry”.',
    ),
  })

const withoutBox = (title: string, inn: string) =>
  new Permanent({
    code: 'diadoc-no-box',
    text: say(
      `У контрагента «${title}» (ИНН ${inn}) нет ящика в Диадоке.`,
      `The counterparty “${title}” (ИНН ${inn}) has no box in Diadoc.`,
    ),
    cure: say(
      'Проверьте ИНН и КПП, пригласите контрагента в Диадок или выберите для шага другое подключение.',
      'Check ИНН and КПП, invite the counterparty to Diadoc, or choose another connection for the step.',
    ),
    detail: { inn },
  })

const severalBoxes = (title: string, inn: string, kpps: readonly string[]) =>
  new Permanent({
    code: 'diadoc-several-boxes',
    text: say(
      `У контрагента «${title}» (ИНН ${inn}) несколько ящиков, КПП: ${kpps.join(', ')}.`,
      `The counterparty “${title}” (ИНН ${inn}) has several boxes, КПП: ${kpps.join(', ')}.`,
    ),
    cure: say(
      'Укажите в реквизитах компании КПП нужного подразделения и нажмите «Повторить».',
      'Put the КПП of the right division into the company’s requisites, then press “Retry”.',
    ),
    detail: { inn, kpps },
  })

const ourselves = (title: string) =>
  new Permanent({
    code: 'diadoc-own-box',
    text: say(`«${title}» — это наш собственный ящик.`, `“${title}” is our own box.`),
    cure: say('Проверьте ИНН компании в сделке.', 'Check the ИНН of the deal’s company.'),
  })

const needsInvitation = (title: string) =>
  new Permanent({
    code: 'diadoc-invitation-needed',
    text: say(
      `«${title}» принимает в Диадоке документы только от своих контрагентов.`,
      `“${title}” takes documents in Diadoc from its own counteragents only.`,
    ),
    cure: say(
      'Отправьте приглашение в Диадоке (или включите приглашения в подключении), дождитесь согласия и нажмите «Повторить».',
      'Send an invitation in Diadoc (or switch invitations on in the connection), wait for consent, then press “Retry”.',
    ),
  })

const invited = (title: string) =>
  new Permanent({
    code: 'diadoc-invited',
    text: say(
      `Мы пригласили «${title}» обмениваться документами и ждём согласия.`,
      `We have invited “${title}” to exchange documents and wait for consent.`,
    ),
    cure: say(
      'Попросите контрагента принять приглашение в Диадоке, затем нажмите «Повторить».',
      'Ask the counterparty to accept the invitation in Diadoc, then press “Retry”.',
    ),
  })
