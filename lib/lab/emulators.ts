import type { EmulatorFactory } from '#lib/emulation/emulator.ts'
import { emulator as diadoc } from '#lib/providers/diadoc/emulator/index.ts'
import { emulator as docusign } from '#lib/providers/docusign/emulator/index.ts'

/** Every system that the lab plays: one line each. */
export const emulators: readonly EmulatorFactory[] = [diadoc, docusign]
