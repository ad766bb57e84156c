import { join } from 'node:path'
import { diskBlobs, memoryBlobs } from '#lib/emulation/blobs.ts'
import { createCa } from '#lib/emulation/ca.ts'
import { createClock, type MovableClock } from '#lib/emulation/clock.ts'
import type {
  EmulatedSystem,
  Emulator,
  EmulatorContext,
  EmulatorFactory,
  LabBlobs,
} from '#lib/emulation/emulator.ts'
import { createFaultBoard, type FaultBoard } from '#lib/emulation/faults.ts'
import { createPdf } from '#lib/emulation/pdf.ts'
import { createSend, post } from '#lib/emulation/send.ts'
import { createStateStore, type StateStore } from '#lib/emulation/state.ts'
import { createVault, keyPairFrom, secretFrom } from '#lib/emulation/vault.ts'
import { type CallLog, createCallLog } from './calls.ts'
import { createGate, type Gate } from './gate.ts'
import { createLive, type Live } from './live.ts'
import { recordSent } from './record.ts'

/** One mounted emulator. */
export type Mount = { system: EmulatedSystem; emulator: Emulator; gate: Gate }

/** Everything that the lab's server works on. */
export interface World {
  /** Address of the lab without a trailing slash. */
  url: string
  clock: MovableClock
  faults: FaultBoard
  calls: CallLog
  live: Live
  blobs: LabBlobs
  /** PEM of the lab's root certificate. */
  rootPem(): Promise<string>
  mounts(): Mount[]
  mount(system: string): Mount | undefined
  /**
   * Deals, documents, time, faults and calls as on the first day. Secrets, keys and certificates stay, and so does
   * what outsiders registered (the installed application, consents), unless `all` is to go.
   */
  reset(all: boolean): Promise<void>
  /** Saves what is unsaved and stops all timers. */
  close(): Promise<void>
}

type WorldOptions = {
  url: string
  dataDir: string | undefined
  factories: readonly EmulatorFactory[]
  onError: (error: unknown) => void
}

/** Creates all emulators with their surroundings; what is in `dataDir` is taken up again. */
export const createWorld = async ({ url, dataDir, factories, onError }: WorldOptions): Promise<World> => {
  const place = (...names: string[]) => (dataDir ? join(dataDir, 'lab', ...names) : undefined)
  const blobFolder = place('blobs')
  const calls = createCallLog()
  const live = createLive()
  const faults = createFaultBoard(Math.random)
  const blobs = blobFolder ? diskBlobs(blobFolder) : memoryBlobs()
  const time = createStateStore(place('clock.json'), onError)
  const offset = time.open(() => ({ offsetMs: 0 }))
  const clock = createClock({
    base: Date.now,
    ticking: true,
    offsetMs: offset.current.offsetMs,
    onError,
    onMove: () => {
      offset.current.offsetMs = clock.offsetMs()
      time.touched()
      live.tell('clock')
    },
  })
  const ca = createCa(createVault(place('ca')), clock.now)
  const pdf = createPdf()
  const stores: StateStore[] = []
  let mounts: Mount[] = []

  const contextOf = (system: EmulatedSystem): EmulatorContext => {
    const vault = createVault(place('secrets', system))
    const store = createStateStore(place(`${system}.json`), onError)
    stores.push(store)
    return {
      baseUrl: `${url}/${system}`,
      clock,
      ca,
      pdf,
      blobs,
      secret: (name) => secretFrom(vault, name),
      keyPair: (name) => keyPairFrom(vault, name),
      state: store.open,
      touched() {
        store.touched()
        live.tell('state')
      },
      send: createSend({
        system,
        faults,
        deliver: post,
        nowMs: Date.now,
        record(sent) {
          calls.add(recordSent(system, sent))
          live.tell('calls')
        },
      }),
      faults: {
        take(kind, match) {
          const texts = [match]
          const fault =
            faults.take([kind], { system, direction: 'in', texts }) ??
            faults.take([kind], { system, direction: 'out', texts })
          if (fault) live.tell('faults')
          return fault !== undefined
        },
      },
    }
  }
  const surroundings = factories.map((factory) => ({ ...factory, context: contextOf(factory.system) }))
  const createAll = async (): Promise<Mount[]> => {
    const made: Mount[] = []
    for (const { system, create, context } of surroundings)
      made.push({ system, emulator: await create(context), gate: createGate(system, faults) })
    return made
  }

  mounts = await createAll()
  return {
    url,
    clock,
    faults,
    calls,
    live,
    blobs,
    rootPem: ca.rootPem,
    mounts: () => mounts,
    mount: (system) => mounts.find((one) => one.system === system),
    async reset(all) {
      clock.clear()
      await clock.set(new Date())
      faults.arm([])
      for (const store of stores) store.reset(all)
      mounts = await createAll()
      calls.clear()
      live.tell('reset')
    },
    async close() {
      clock.clear()
      live.close()
      await Promise.all([time.flush(), ...stores.map((store) => store.flush())])
    },
  }
}
