import { expect, test } from 'vitest'
import { wrongImport } from './direction.ts'
import { specifiersOf } from './source.ts'

const refused: [string, string][] = [
  ['lib/route/verify.ts', '#lib/envelope/state.ts'],
  ['lib/route/verify.ts', 'node:fs'],
  ['lib/envelope/decide.ts', 'drizzle-orm'],
  ['lib/providers/diadoc/map.ts', '#lib/providers/docusign/map.ts'],
  ['lib/providers/diadoc/map.ts', '../docusign/map.ts'],
  ['lib/providers/diadoc/map.ts', '#lib/db/client.ts'],
  ['lib/providers/diadoc/map.ts', './emulator/world.ts'],
  ['lib/providers/diadoc/emulator/sign.ts', '../map.ts'],
  ['lib/providers/diadoc/emulator/sign.ts', '#lib/bitrix24/emulator/world.ts'],
  ['lib/providers/diadoc/map.test.ts', '#lib/providers/docusign/emulator/index.ts'],
  ['lib/bitrix24/client.ts', './emulator/world.ts'],
  ['lib/bitrix24/client.ts', './contract-portal.ts'],
  ['lib/engine/start.ts', '#lib/emulation/clock.ts'],
  ['lib/engine/start.ts', '#lib/providers/diadoc/index.ts'],
  ['lib/ingress/take.ts', '#lib/engine/start.ts'],
  ['components/envelope/view.ts', '#lib/db/envelope-view.ts'],
  ['components/envelope/view.ts', '#lib/auth/session.ts'],
  ['components/envelope/view.ts', 'node:crypto'],
  ['app/page.tsx', '#lib/bitrix24/client.ts'],
  ['app/page.tsx', '#lib/lab/server.ts'],
  ['jobs/tasks.ts', '#lib/providers/index.ts'],
  ['lib/lab/demo.ts', '#lib/engine/start.ts'],
  ['lib/engine/start.ts', '../db/client.ts'],
  ['lib/nowhere/thing.ts', './other.ts'],
]

const accepted: [string, string][] = [
  ['lib/envelope/decide.ts', '#lib/route/graph.ts'],
  ['lib/route/text.ts', 'yaml'],
  ['lib/providers/diadoc/map.ts', '../provider.ts'],
  ['lib/providers/index.ts', './diadoc/index.ts'],
  ['lib/providers/diadoc/diadoc.contract.test.ts', './emulator/index.ts'],
  ['lib/bitrix24/client.contract.test.ts', '#lib/bitrix24/emulator/index.ts'],
  ['lib/engine/perform/perform.ts', '../advance.ts'],
  ['lib/engine/approve.ts', '#lib/providers/in-app/link.ts'],
  ['components/shell/navigation.tsx', '#lib/auth/permission.ts'],
  ['app/approve/[token]/page.tsx', '#lib/engine/approve.ts'],
  ['lib/lab/emulators.ts', '#lib/providers/docusign/emulator/index.ts'],
]

test.each(refused)('%s may not import %s', (path, specifier) => {
  expect(wrongImport(path, specifier)).toEqual(expect.any(String))
})

test.each(accepted)('%s may import %s', (path, specifier) => {
  expect(wrongImport(path, specifier)).toBeNull()
})

test('every way to write an import is seen', () => {
  const text = [
    `import a, { type B } from 'one'`,
    `import type {\n  C,\n} from "two"`,
    `import 'three'`,
    `export { d } from 'four'`,
    `export * from 'five'`,
    `const e = await import('six')`,
    `import * as f from 'seven'`,
    `const g = 'a sentence from'\nexport const h = 'x'`,
  ].join('\n')
  expect(specifiersOf(text).sort()).toEqual(['five', 'four', 'one', 'seven', 'six', 'three', 'two'])
})
