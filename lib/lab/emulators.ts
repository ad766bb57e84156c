import { emulator as bitrix24 } from '#lib/bitrix24/emulator/index.ts'
import type { EmulatorFactory } from '#lib/emulation/emulator.ts'
import { emulator as diadoc } from '#lib/providers/diadoc/emulator/index.ts'
import { emulator as docusign } from '#lib/providers/docusign/emulator/index.ts'

/** Every system that the lab plays: one line each. */
export const emulators: readonly EmulatorFactory[] = [bitrix24, diadoc, docusign]
