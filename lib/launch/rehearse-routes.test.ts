import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { edge, exampleCatalogue, line, node, route } from '#lib/route/example.ts'
import type { RouteGraph } from '#lib/route/graph.ts'
import type { Scenario } from '#lib/route/scenario.ts'
import { toText } from '#lib/route/text.ts'
import { rehearseRoutes } from './rehearse-routes.ts'

const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'routes-'))
afterAll(() => fs.rmSync(folder, { recursive: true }))

function kept(name: string, text: string): string {
  const file = path.join(folder, name)
  fs.writeFileSync(file, text)
  return file
}

function run(...args: string[]) {
  const printed: string[] = []
  const complained: string[] = []
  const code = rehearseRoutes(args, {
    languages: ['en_GB.UTF-8'],
    print: (text) => printed.push(text.replaceAll(`${folder}/`, '')),
    complain: (text) => complained.push(text.replaceAll(`${folder}/`, '')),
  })
  return { code, printed, complained }
}

const signed: Scenario = {
  id: 's1',
  name: 'Everybody signs',
  moves: [{ do: 'sign', step: 'a' }],
  expect: { outcome: 'completed', passes: ['e'] },
}
const { nodes, edges } = route([node('sign', 'a')], [edge('a', 'declined', 'x')])
const drawn = (...scenarios: Scenario[]): RouteGraph => ({
  schema: 1,
  nodes: [...nodes, node('end', 'x', { outcome: 'declined' })],
  edges,
  scenarios,
})
const portal = kept('portal.json', JSON.stringify(exampleCatalogue))
const good = kept('good.yaml', toText(drawn(signed)))
const bad = kept(
  'bad.json',
  JSON.stringify(
    drawn(
      { ...signed, name: 'Refused', expect: { outcome: 'declined' } },
      { ...signed, id: 's2', name: 'Twice', moves: [...signed.moves, ...signed.moves] },
    ),
  ),
)

test('what went as expected answers 0, with what was not visited', () => {
  expect(run(good, '--catalogue', portal)).toEqual({
    code: 0,
    printed: [
      'good.yaml: scenarios passed: 1/1',
      '  ✓ Everybody signs',
      '  coverage 77%: nodes 4/5, outcomes 3/4',
      '    not visited: Declined (x)',
      '    not visited: Signing (a) — declined → Declined (x)',
    ],
    complained: [],
  })
})

test('what went otherwise answers 1 and says at which move and node, also in a JSON file', () => {
  const { code, printed } = run(bad, '--catalogue', portal)
  expect(code).toBe(1)
  expect(printed.slice(0, 3)).toEqual([
    'bad.json: scenarios passed: 0/2',
    '  ✗ Refused: It ended as “Completed”, expected was “Declined”. [Completed (e)]',
    '  ✗ Twice: Move 2 is not possible. The route has ended already. Completed. [Signing (a)]',
  ])
})

test('less coverage than demanded answers 1', () => {
  expect(run(good, '--catalogue', portal, '--coverage', '77').code).toBe(0)
  const { code, printed } = run(good, '--catalogue', portal, '--coverage', '78')
  expect([code, printed.at(-1)]).toEqual([1, '  less than --coverage demands: 77% < 78%'])
  const none = kept('none.yaml', toText(drawn()))
  expect(run(none, '--catalogue', portal)).toMatchObject({
    code: 0,
    printed: ['none.yaml: no scenarios', ...Array(10).fill(expect.any(String))],
  })
  expect(run(none, '--catalogue', portal, '--coverage', '1').code).toBe(1)
})

test('without a portal connections are stood in for, and that is said', () => {
  const { code, printed, complained } = run(good, '--lang', 'ru')
  expect([code, printed[0]]).toEqual([0, 'good.yaml: сценариев прошло: 1/1'])
  expect(complained).toEqual(['Портал не указан: подключения и шаблоны заменены подставными (--catalogue).'])
})

test('a route that cannot run, a file that cannot be read and wrong calls are told', () => {
  const open = kept('open.json', JSON.stringify(line([node('start', 's'), node('document', 'd')])))
  const { code, printed } = run(open)
  expect([code, printed[0]]).toEqual([1, 'open.json:'])
  expect(printed[1]).toMatch(/^ {2}error: /)
  expect(run(path.join(folder, 'absent.yaml')).code).toBe(1)
  expect(run()).toMatchObject({ code: 2, complained: [expect.stringContaining('Usage')] })
  expect(run(good, '--coverage', 'all').code).toBe(2)
  expect(run(good, '--catalogue', bad).code).toBe(2)
})
