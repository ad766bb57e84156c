import type { EmulatorRequest, EmulatorResponse } from '#lib/emulation/emulator.ts'

/** A file of the lab page; undefined when the path is none. */
export const pageAsset = async (_request: EmulatorRequest): Promise<EmulatorResponse | undefined> => undefined
