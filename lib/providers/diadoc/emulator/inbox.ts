import type { InboxAction, InboxItem } from '#lib/emulation/emulator.ts'
import { denyAll, type Person, readAll, rejectAll, resolveAll, signAll } from './acting.ts'
import { boxes } from './cast.ts'
import { relate } from './counteragents.ts'
import { type Duty, dutiesOf } from './duties.ts'
import { fullName, headOf, inTurn, type Office, organisationOf, ownerOf } from './office.ts'
import { isoOfTicks } from './ticks.ts'
import type { StoredMessage } from './world.ts'

const invitationMark = 'invitation'

const signerOf = (office: Office, { boxId, employee }: Person): InboxItem['signer'] => ({
  name: fullName(employee),
  address: employee.login,
  organisation: ownerOf(office, boxId).shortName,
  party: boxId === boxes.ours ? 'ours' : 'counterparty',
})

const titles: Record<Duty['kind'], string> = {
  'sign-and-send': 'Подписать и отправить',
  'sign-request': 'Запрос подписи',
  'approve-request': 'Согласовать',
  'approving-signature-request': 'Согласующая подпись',
  answer: 'Подписать',
  revocation: 'Аннулировать',
}

const itemOf = (office: Office, message: StoredMessage, duty: Duty): InboxItem => ({
  id: `diadoc:${message.id}:${duty.key}`,
  system: 'diadoc',
  signer: signerOf(office, duty.person),
  title: `${titles[duty.kind]}: ${duty.documents.map(({ fileName }) => fileName).join(', ')}`,
  state: duty.state,
  externalId: message.id,
  documents: duty.documents.map(({ fileName, content }) => ({
    name: fileName ?? '',
    sizeBytes: content?.sizeBytes ?? 0,
    sha256: content?.sha256 ?? '',
  })),
  since: isoOfTicks(duty.sinceTicks),
})

const invitations = (office: Office): InboxItem[] =>
  Object.entries(office.world().relations).flatMap(([boxId, ties]) =>
    Object.entries(ties)
      .filter(([otherId, { status }]) => status === 'InvitesMe' && organisationOf(office, otherId))
      .map(([otherId, { ticks }]) => ({
        id: `diadoc:${invitationMark}:${boxId}:${otherId}`,
        system: 'diadoc' as const,
        signer: signerOf(office, { boxId, employee: headOf(ownerOf(office, boxId)) }),
        title: `Приглашение к обмену документами от ${ownerOf(office, otherId).shortName}`,
        state: 'waiting' as const,
        externalId: otherId,
        documents: [],
        since: isoOfTicks(ticks),
      })),
  )

/** What the fake people of all organisations have to do or have done. */
export const inboxOf = (office: Office): InboxItem[] => [
  ...invitations(office),
  ...Object.values(office.world().messages).flatMap((message) =>
    dutiesOf(office, message).map((duty) => itemOf(office, message, duty)),
  ),
]

/** Does what a fake person decided. Throws with a sentence when there is nothing to do. */
export const actOn = async (office: Office, id: string, { action, comment }: InboxAction): Promise<void> => {
  if (action === 'ignore') return
  const [messageId = '', ...rest] = id.replace(/^diadoc:/, '').split(':')
  if (messageId === invitationMark) {
    const [boxId = '', otherId = ''] = rest
    if (action !== 'view')
      relate(office, boxId, otherId, action === 'sign' ? 'IsMyCounteragent' : 'IsRejectedByMe', comment)
    return
  }
  await inTurn(office, messageId, () =>
    work(office, messageId, id, rest.join(':'), { action, ...(comment ? { comment } : {}) }),
  )
}

const work = async (
  office: Office,
  messageId: string,
  id: string,
  dutyKey: string,
  { action, comment }: InboxAction,
): Promise<void> => {
  const message = office.world().messages[messageId]
  const duty = message && dutiesOf(office, message).find(({ key }) => key === dutyKey)
  if (!message || !duty) throw new Error(`There is no work ${id} in the inbox.`)
  if (duty.state !== 'waiting' && duty.state !== 'viewed')
    throw new Error(`Work ${id} cannot be done: it is ${duty.state}.`)
  if (action === 'view') return readAll(office, duty.person, duty.documents)
  await (action === 'sign' ? accept(office, message, duty) : refuseDuty(office, message, duty, comment ?? ''))
}

const accept = (office: Office, message: StoredMessage, duty: Duty): Promise<void> => {
  if (duty.kind === 'approve-request')
    return resolveAll(office, duty.person, message, duty.documents, 'Approve')
  const approving = duty.kind === 'approving-signature-request'
  return signAll(office, duty.person, message, duty.targets, approving)
}

const refuseDuty = (office: Office, message: StoredMessage, duty: Duty, comment: string): Promise<void> => {
  switch (duty.kind) {
    case 'sign-and-send':
    case 'approve-request':
      return resolveAll(office, duty.person, message, duty.documents, 'Disapprove', comment)
    case 'sign-request':
    case 'approving-signature-request':
      return denyAll(office, duty.person, message, duty.requests, comment)
    case 'answer':
    case 'revocation':
      return rejectAll(office, duty.person, message, duty.targets, comment)
  }
}
