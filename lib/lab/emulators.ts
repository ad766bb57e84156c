import type { EmulatorFactory } from '#lib/emulation/emulator.ts'

/** Every system that the lab plays: one line each. */
export const emulators: EmulatorFactory[] = []
