import type { EmulatorRequest, EmulatorResponse } from '#lib/emulation/emulator.ts'
import { proposeRevocation } from './acting.ts'
import { defaultSettings } from './cast.ts'
import { relate } from './counteragents.ts'
import { failDelivery } from './delivery.ts'
import { flag, needText, readJson, text } from './json.ts'
import { boxIdOf, documentsOf, headOf, type Office, organisationOf, ownerOf } from './office.ts'
import { Refusal, refuse } from './refusal.ts'
import type { Relation, Settings, StoredMessage } from './world.ts'

const rejectionForms = ['xml', 'universal-message', 'text']

const changedSettings = (office: Office, given: Record<string, unknown>): Settings => {
  const settings: Record<string, unknown> = { ...office.world().settings }
  for (const [name, value] of Object.entries(given)) {
    const known = Object.entries(defaultSettings).find(([key]) => key === name)
    if (!known) throw refuse(400, `There is no setting ${name}`)
    const fits =
      name === 'rejectionBy' ? rejectionForms.includes(String(value)) : typeof value === typeof known[1]
    if (!fits) throw refuse(400, `Setting ${name} does not take ${JSON.stringify(value)}`)
    settings[name] = value
  }
  return settings as Settings
}

const messageOf = (office: Office, id: string): StoredMessage => {
  const message = office.world().messages[id]
  if (!message) throw refuse(404, `There is no message ${id}`)
  return message
}

/** Paths below the control mount, each with what it does. */
const controls: Record<string, (office: Office, request: EmulatorRequest) => Promise<EmulatorResponse>> = {
  'GET /settings': async (office) => ({ status: 200, body: office.world().settings }),
  'PUT /settings': async (office, { body }) => {
    office.world().settings = changedSettings(office, readJson(body))
    office.context.touched()
    return { status: 200, body: office.world().settings }
  },
  'GET /organisations': async (office) => ({ status: 200, body: office.world().organisations }),
  'GET /messages': async (office) => ({ status: 200, body: Object.values(office.world().messages) }),
  'POST /revocations': async (office, { body }) => {
    const fields = readJson(body)
    const message = messageOf(office, needText(fields, 'messageId'))
    const boxId = text(fields, 'boxId') ?? message.toBoxId ?? ''
    const person = { boxId, employee: headOf(ownerOf(office, boxId)) }
    await proposeRevocation(office, person, message, documentsOf(message), text(fields, 'comment') ?? '')
    return { status: 200, body: { ok: true } }
  },
  'POST /delivery-failures': async (office, { body }) => {
    const message = messageOf(office, needText(readJson(body), 'messageId'))
    await failDelivery(
      office,
      message,
      documentsOf(message).map(({ id }) => id),
    )
    return { status: 200, body: { ok: true } }
  },
  'PUT /counteragents': async (office, { body }) => {
    const fields = readJson(body)
    const [boxId, otherId] = [
      boxIdOf(needText(fields, 'boxId')),
      boxIdOf(needText(fields, 'counteragentBoxId')),
    ]
    const status = needText(fields, 'status') as Relation['status']
    relate(office, boxId, otherId, status, text(fields, 'message'))
    return { status: 200, body: { ok: true } }
  },
  'PUT /sociability': async (office, { body }) => {
    const fields = readJson(body)
    const organisation = organisationOf(office, boxIdOf(needText(fields, 'boxId')))
    if (!organisation) throw refuse(404, 'There is no such box')
    organisation.sociability = flag(fields, 'counteragentsOnly') ? 'CounteragentsOnly' : 'AllOrganizations'
    office.context.touched()
    return { status: 200, body: organisation }
  },
}

/** Switches and events that no user of the service could cause. */
export const controlCall = async (office: Office, request: EmulatorRequest): Promise<EmulatorResponse> => {
  const run = controls[`${request.method} ${request.path}`]
  if (!run)
    return { status: 404, body: { error: 'There is no such control call.', known: Object.keys(controls) } }
  try {
    return await run(office, request)
  } catch (error) {
    if (error instanceof Refusal) return { status: error.answer.status, body: { error: error.message } }
    throw error
  }
}
