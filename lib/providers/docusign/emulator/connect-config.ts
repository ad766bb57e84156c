import type { Connect } from './connect-delivery.ts'
import { checkUrl } from './connect-subscriber.ts'
import { bodyObject } from './input.ts'
import { problem } from './problem.ts'
import { text, type WireObject } from './wire.ts'
import { type Call, created, newSecret, type Operation, ok, type Register, type World } from './world.ts'

/** Configurations per account. https://developers.docusign.com/docs/esign-rest-api/esign101/rules-and-limits/ */
const mostConfigurations = 20
const mostKeys = 100

/** Only administrators may touch Connect. */
const admin =
  (operation: Operation): Operation =>
  (world, call) => {
    if (!call.user.admin) throw problem('USER_NOT_ACCOUNT_ADMIN')
    return operation(world, call)
  }

/** Connect configurations and HMAC keys of the account. */
export function registerConnectConfiguration(register: Register, connect: Connect): void {
  register('GET', '/connect', admin(listAll))
  register('POST', '/connect', admin(create))
  register(
    'PUT',
    '/connect',
    admin((world, call) => update(world, call, connect)),
  )
  register('GET', '/connect/secret', admin(listKeys))
  register('POST', '/connect/secret', admin(createKey))
  register('DELETE', '/connect/secret/:keyId', admin(deleteKey))
  register(
    'GET',
    '/connect/:connectId',
    admin((world, call) =>
      ok({ configurations: [shown(find(world, call.params.connectId))], totalRecords: '1' }),
    ),
  )
  register('DELETE', '/connect/:connectId', admin(remove))
}

const listAll: Operation = (world) => {
  const { configurations } = world.state().connect
  return ok({ configurations: configurations.map(shown), totalRecords: String(configurations.length) })
}

const shown = ({ password: _secret, ...rest }: WireObject): WireObject => rest

function find(world: World, connectId: string | undefined): WireObject {
  const found = world.state().connect.configurations.find((one) => text(one, 'connectId') === connectId)
  if (!found) throw problem('INVALID_REQUEST_PARAMETER', 'The Connect configuration was not found.')
  return found
}

const create: Operation = (world, call) => {
  const { connect, settings } = world.state()
  if (connect.configurations.length >= mostConfigurations) {
    throw problem('INVALID_REQUEST_PARAMETER', 'The account has too many Connect configurations.')
  }
  const given = bodyObject(call.request)
  checkUrl(text(given, 'urlToPublishTo'), settings)
  const configuration: WireObject = {
    configurationType: 'custom',
    allowEnvelopePublish: 'false',
    allUsers: 'false',
    enableLog: 'false',
    requiresAcknowledgement: 'false',
    includeHMAC: 'false',
    ...given,
    connectId: String(connect.nextId),
  }
  connect.nextId += 1
  connect.configurations.push(configuration)
  world.context.touched()
  return created(shown(configuration))
}

function update(world: World, call: Call, connect: Connect) {
  const given = bodyObject(call.request)
  const found = find(world, text(given, 'connectId'))
  if (given.urlToPublishTo !== undefined) checkUrl(text(given, 'urlToPublishTo'), world.state().settings)
  Object.assign(found, given)
  world.context.touched()
  connect.resume()
  return ok(shown(found))
}

const remove: Operation = (world, call) => {
  const found = find(world, call.params.connectId)
  const { connect } = world.state()
  connect.configurations = connect.configurations.filter((one) => one !== found)
  world.context.touched()
  return ok({})
}

const listKeys: Operation = (world) =>
  ok({ connectSecrets: world.state().connect.keys.map(({ keyId, at }) => ({ keyId, createdDateTime: at })) })

/** A new key signs from now on, beside the older ones; its value is shown once. */
const createKey: Operation = (world) => {
  const { connect } = world.state()
  if (connect.keys.length >= mostKeys) throw problem('INVALID_REQUEST_PARAMETER', 'Too many Connect keys.')
  const key = { keyId: `key-${connect.nextId}`, secret: newSecret(), at: world.at() }
  connect.nextId += 1
  connect.keys.push(key)
  world.context.touched()
  return created({ keyId: key.keyId, secret: key.secret, createdDateTime: key.at })
}

const deleteKey: Operation = (world, call) => {
  const { connect } = world.state()
  connect.keys = connect.keys.filter((one) => one.keyId !== call.params.keyId)
  world.context.touched()
  return ok({})
}
