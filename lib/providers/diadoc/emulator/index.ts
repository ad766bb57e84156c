import type { Emulator, EmulatorContext, EmulatorFactory } from '#lib/emulation/emulator.ts'
import { answerCall } from './answer-call.ts'
import { boxes, initialWorld } from './cast.ts'
import { controlCall } from './control.ts'
import { resumeWork } from './delivery.ts'
import { identity } from './identity.ts'
import { actOn, inboxOf } from './inbox.ts'
import { headOf, type Office, ownerOf } from './office.ts'
import { clientOf, firstRefreshToken } from './tokens.ts'
import type { World } from './world.ts'

const party = (office: Office, boxId: string) => {
  const owner = ownerOf(office, boxId)
  const { login } = headOf(owner)
  return {
    boxId,
    inn: owner.inn,
    kpp: owner.kpp,
    name: owner.shortName,
    sociability: owner.sociability,
    login,
    password: clientOf(office).password,
    refreshToken: firstRefreshToken(office, login),
    employees: owner.employees.map(({ userId, login: address, position }) => ({
      userId,
      login: address,
      position,
    })),
  }
}

const credentials = (office: Office) => {
  const { clientId, clientSecret, developerKey } = clientOf(office)
  const { baseUrl } = office.context
  const ours = party(office, boxes.ours)
  return {
    apiUrl: baseUrl,
    identityUrl: baseUrl,
    clientId,
    clientSecret,
    scope: 'openid profile email offline_access Diadoc.PublicAPI',
    refreshToken: ours.refreshToken,
    developerKey,
    login: ours.login,
    password: ours.password,
    boxId: ours.boxId,
    ours,
    counterparties: [party(office, boxes.vasilek), party(office, boxes.landysh)],
    innWithoutBox: '5024002119',
  }
}

/**
 * What a reset leaves alone: who may call, and the places in the feeds, so that a reader's cursor stays good. Events
 * of messages that are gone are passed over.
 */
const carryAccess = (before: World, fresh: World): void => {
  fresh.spentRefreshTokens = before.spentRefreshTokens
  fresh.rejectedAccessTokens = before.rejectedAccessTokens
  fresh.feeds = before.feeds
  fresh.lastTicks = before.lastTicks
  fresh.ticksGiven = before.ticksGiven
}

/** The document exchange service Kontur.Diadoc with its identity server, as its public documentation describes it. */
export const emulator: EmulatorFactory = {
  system: 'diadoc',
  async create(context: EmulatorContext): Promise<Emulator> {
    const state = context.state(initialWorld, carryAccess)
    const office: Office = { context, world: () => state.current, underWay: new Map(), turns: new Map() }
    resumeWork(office)
    return {
      handle: async (request) => identity(office, request) ?? answerCall(office, request),
      inbox: async () => inboxOf(office),
      act: (id, action) => actOn(office, id, action),
      credentials: async () => credentials(office),
      control: (request) => controlCall(office, request),
    }
  },
}
