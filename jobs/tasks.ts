import type { TaskList } from 'graphile-worker'
import type { JobName, Jobs } from '#lib/db/enqueue.ts'
import { goOnWithAccess } from '#lib/engine/access-back.ts'
import { clockRanOut } from '#lib/engine/command.ts'
import type { Engine } from '#lib/engine/engine.ts'
import { takeInbound } from '#lib/engine/inbound.ts'
import { registerInPortal } from '#lib/engine/install.ts'
import { workMove } from '#lib/engine/move-run.ts'
import { readLeg } from '#lib/engine/observe.ts'
import { pollConnection } from '#lib/engine/poll.ts'
import { refreshCatalogue } from '#lib/engine/portal-catalogue.ts'
import { workEnvelope } from '#lib/engine/work.ts'

type Handlers = { [N in JobName]: (engine: Engine, payload: Jobs[N]) => Promise<unknown> }

const handlers: Handlers = {
  'take-inbound': (engine, { ids }) => takeInbound(engine, ids),
  'work-envelope': (engine, { envelopeId }) => workEnvelope(engine, envelopeId),
  clock: (engine, { envelopeId, tells }) => clockRanOut(engine, envelopeId, tells),
  deadline: (engine, { envelopeId, ...told }) =>
    clockRanOut(engine, envelopeId, { seen: 'deadline', ...told }),
  'poll-connection': (engine, { connectionId }) => pollConnection(engine, connectionId),
  'read-leg': (engine, { connectionId, externalId }) => readLeg(engine, connectionId, externalId),
  'register-portal': (engine, { portalId }) => registerInPortal(engine, portalId),
  'refresh-catalogue': (engine, { portalId }) => refreshCatalogue(engine, portalId),
  'access-back': (engine, { portalId }) => goOnWithAccess(engine, portalId),
  'move-envelopes': (engine, { moveId }) => workMove(engine, moveId),
}

/** Every job of the queue: each is one call of the engine. */
export const tasks = (engine: Engine): TaskList =>
  Object.fromEntries(
    Object.entries(handlers).map(([name, handle]) => [
      name,
      // The payload's shape is what `enqueue` stored for this name.
      async (payload: unknown) => void (await handle(engine, payload as never)),
    ]),
  )
