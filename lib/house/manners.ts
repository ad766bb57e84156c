import { isForTests } from './rooms.ts'
import { isCode, isTest, type Source } from './source.ts'

/** Lines of a file: `most` for nearly all, `never` for any, `usual` for the middle one. */
export const lineLimits = { usual: 80, most: 250, never: 400, share: 0.95 } as const

export const lineCount = (text: string): number => text.replace(/\n$/, '').split('\n').length

const bags = new Set('utils helpers misc common shared manager managers service services types'.split(' '))
const bagEndings = new Set('util utils helper helpers manager'.split(' '))

/** Folders and files named after nothing: a bag is where nouns go to be lost. */
export const bagNames = (sources: readonly Source[]): string[] =>
  sources
    .map(({ path }) => path)
    .filter((path) =>
      path.split('/').some((part) => {
        const name = part.split('.')[0] ?? ''
        return bags.has(name) || bagEndings.has(name.split('-').at(-1) ?? '')
      }),
    )

/** Names are kebab-case, apart from what the page framework and readers expect. */
export const strangeNames = (sources: readonly Source[]): string[] =>
  sources
    .map(({ path }) => path)
    .filter((path) =>
      path
        .split('/')
        .some(
          (part) =>
            part !== 'README.md' && !/^(\[(\.\.\.)?[a-zA-Z]+\]|\([a-z-]+\)|[a-z0-9.\-_]+)$/.test(part),
        ),
    )

/** Those who read the environment themselves: processes' first lines, and what runs before there is an `env`. */
const readsEnvironment = (path: string): boolean =>
  path === 'lib/env.ts' ||
  /^(e2e|lib\/launch)\//.test(path) ||
  /^(proxy|[a-z]+\.config)\.ts$/.test(path) ||
  ['lib/lab/main.ts', 'lib/lab/demo.ts', 'lib/db/migrate-main.ts'].includes(path)

/** Files that read the environment in the depths. */
export const environmentReaders = (sources: readonly Source[]): string[] =>
  sources
    .filter((source) => isCode(source) && !readsEnvironment(source.path) && !isTest(source.path))
    .filter(({ path }) => !isForTests(path))
    .filter(({ text }) => /\bprocess\.env\b/.test(withoutComments(text)))
    .map(({ path }) => path)

/** Comments do nothing, so they break no rule about doing. Strings with slashes in them survive. */
const withoutComments = (text: string): string => text.replace(/^\s*(\/\/.*|\/?\*.*)$/gm, '')

/** Tests that are switched off, or that switch off the others. */
export const switchedOffTests = (sources: readonly Source[]): string[] =>
  sources
    .filter(({ path }) => isTest(path))
    .filter(({ text }) => /\b(describe|it|test|suite)(\.[a-z]+)*\.(skip|only|todo|fixme|fails)\b/.test(text))
    .map(({ path }) => path)

// Written in halves, or this file would be the first to be found.
const markers = new RegExp(
  `\\b(${['TO' + 'DO', 'FIX' + 'ME', 'XX' + 'X', 'HA' + 'CK', 'W' + 'IP'].join('|')})\\b`,
)

/** Places that were left for later. */
export const leftovers = (sources: readonly Source[]): string[] =>
  sources.flatMap(({ path, text }) =>
    text.split('\n').flatMap((line, index) => (markers.test(line) ? [`${path}:${index + 1}`] : [])),
  )
