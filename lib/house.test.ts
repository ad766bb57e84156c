import { existsSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { wrongImports } from './house/direction.ts'
import {
  bagNames,
  environmentReaders,
  leftovers,
  lineCount,
  lineLimits,
  strangeNames,
  switchedOffTests,
} from './house/manners.ts'
import { isCode, readSources } from './house/source.ts'
import { wrongTexts } from './house/texts.ts'

const root = process.cwd()
const sources = readSources(root)
const code = sources.filter(isCode)

test('the whole house is read', () => {
  expect(code.length).toBeGreaterThan(300)
})

test('every import goes in the direction of the house', () => {
  expect(wrongImports(sources)).toEqual([])
})

test('no file is too long, nearly all are short', () => {
  const counts = code
    .map(({ path, text }) => ({ path, lines: lineCount(text) }))
    .sort((a, b) => a.lines - b.lines)
  const at = (share: number) => counts[Math.floor((counts.length - 1) * share)]?.lines ?? 0
  expect(counts.filter(({ lines }) => lines > lineLimits.never)).toEqual([])
  expect(at(lineLimits.share)).toBeLessThanOrEqual(lineLimits.most)
  expect(at(0.5)).toBeLessThanOrEqual(lineLimits.usual)
})

test('no file or folder is a bag', () => {
  expect(bagNames(sources)).toEqual([])
})

test('names are written one way', () => {
  expect(strangeNames(code)).toEqual([])
})

test('the environment is read in one place', () => {
  expect(environmentReaders(sources)).toEqual([])
})

test('every page gives its components the texts that they read, and no others', () => {
  expect(wrongTexts(sources)).toEqual([])
})

test('no test is switched off', () => {
  expect(switchedOffTests(sources)).toEqual([])
})

test('nothing was left for later', () => {
  expect(leftovers(sources)).toEqual([])
})

test('every provider is registered once and says what it is', () => {
  const folders = new Set(sources.flatMap(({ path }) => /^lib\/providers\/([^/]+)\//.exec(path)?.[1] ?? []))
  const registry = readFileSync('lib/providers/index.ts', 'utf8')
  const registered = [...registry.matchAll(/from '\.\/([^/']+)\/index\.ts'/g)].map((match) => match[1])
  expect([...registered].sort()).toEqual([...folders].sort())
  const missing = [...folders].flatMap((id) => {
    const needed = id === 'in-app' ? ['README.md'] : ['README.md', 'emulator/index.ts']
    return needed.map((file) => `lib/providers/${id}/${file}`).filter((file) => !existsSync(file))
  })
  expect(missing).toEqual([])
})
