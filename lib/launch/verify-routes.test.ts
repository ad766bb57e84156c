import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { edge, exampleCatalogue, line, node, route } from '#lib/route/example.ts'
import { toText } from '#lib/route/text.ts'
import { verifyRoutes } from './verify-routes.ts'

const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'routes-'))
afterAll(() => fs.rmSync(folder, { recursive: true }))

function kept(name: string, text: string): string {
  const file = path.join(folder, name)
  fs.writeFileSync(file, text)
  return file
}

function run(args: string[], languages: (string | undefined)[] = ['en_GB.UTF-8']) {
  const printed: string[] = []
  const complained: string[] = []
  const code = verifyRoutes(args, {
    languages,
    print: (text) => printed.push(text.replaceAll(`${folder}/`, '')),
    complain: (text) => complained.push(text.replaceAll(`${folder}/`, '')),
  })
  return { code, printed, complained }
}

const portal = kept('portal.json', JSON.stringify(exampleCatalogue))
const ended = { ...route([node('sign', 'a')], [edge('a', 'declined', 'x')]) }
const good = kept(
  'good.yaml',
  toText({ ...ended, nodes: [...ended.nodes, node('end', 'x', { outcome: 'declined' })] }),
)
const broken = kept(
  'broken.json',
  JSON.stringify(line([node('start', 's'), node('sign', 'a', { connection: null })])),
)

test('a good route answers 0, and says so; notes do not count', () => {
  expect(run([good, '--catalogue', portal])).toEqual({
    code: 0,
    printed: [
      'good.yaml: note × 1',
      '  note: “Signing” depends on one person (Anna), and nobody stands in. [no-deputy a]',
      '    Name a deputy, so that a holiday does not stop documents.',
    ],
    complained: [],
  })
})

test('errors answer 1, with the cure and the run that shows them, in the language of the environment', () => {
  const { code, printed } = run([good, broken, '--catalogue', portal], [undefined, 'ru_RU.UTF-8'])
  expect(code).toBe(1)
  expect(printed).toContain(
    '  ошибка: К шагу «Подписание» можно прийти без документа: подписывать будет нечего. [no-document-before-step a]',
  )
  expect(printed).toContain('    Старт (next)')
})

test('without a portal only what needs none is looked at, and that is said', () => {
  const { code, printed, complained } = run([good, broken, '--lang', 'en'])
  expect(code).toBe(1)
  expect(complained).toEqual([
    'No portal was given: connections, templates, fields and people were not checked (--catalogue).',
  ])
  expect(printed.filter((text) => text.includes('[missing-connection'))).toHaveLength(1)
})

test('a file that is no route, no file and no catalogue are told', () => {
  const text = kept('text.yaml', 'just words')
  expect(run([text, path.join(folder, 'none.yaml')]).printed).toEqual([
    expect.stringContaining('text.yaml: The route is not written correctly'),
    expect.stringContaining('  Correct these places'),
    'The file none.yaml cannot be read.'.replace('The file', 'none.yaml: The file'),
  ])
  expect(run([good, '--catalogue', broken])).toMatchObject({
    code: 2,
    complained: ['broken.json is no catalogue of a portal: it has no list of connections.'],
  })
  expect(run([])).toMatchObject({ code: 2, complained: [expect.stringContaining('Usage')] })
  expect(run(['--colour', good]).code).toBe(2)
})
