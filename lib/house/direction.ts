import {
  isForTests,
  mayImport,
  meetsItsEmulator,
  meetsTheLab,
  packageHomes,
  pureRooms,
  roomOf,
  testsMayImport,
  wholeProduct,
  worldOf,
} from './rooms.ts'
import { isCode, isTest, type Source, specifiersOf, targetOf } from './source.ts'

/** What is wrong with the imports of these files, a line each. */
export const wrongImports = (sources: readonly Source[]): string[] =>
  sources.filter(isCode).flatMap(({ path, text }) => {
    if (roomOf(path) === null) return [`${path} lies in no room of the house`]
    return specifiersOf(text).flatMap((specifier) => {
      const why = wrongImport(path, specifier)
      return why ? [`${path} imports ${specifier}: ${why}`] : []
    })
  })

/** Why one file may not import this, or null when it may. */
export function wrongImport(path: string, specifier: string): string | null {
  const target = targetOf(path, specifier)
  return target === null ? wrongPackage(path, specifier) : wrongTarget(path, specifier, target)
}

function wrongTarget(path: string, specifier: string, target: string): string | null {
  const room = roomOf(path)
  const there = roomOf(target)
  if (room === null || there === null) return 'there is no such room'
  const forTests = isTest(path) || isForTests(path)
  if (isForTests(target) && !forTests) return 'it is made for tests'
  const sameWorld = worldOf(path) === worldOf(target)
  if (specifier.startsWith('../') && topOf(path) !== topOf(target)) return 'write #… between rooms'
  if (room === there && sameWorld) return null
  const open = [...(mayImport[room] ?? []), ...(forTests ? openToTests(path, target) : [])]
  if (room === there) return 'it is another world of the same kind'
  return open.includes(there) || open.includes(target) ? null : `${room} may not know ${there}`
}

function openToTests(path: string, target: string): readonly string[] {
  const room = roomOf(path) ?? ''
  const home = room === 'provider' ? worldOf(path) : 'lib/bitrix24'
  const own = target.startsWith(`${home}/emulator/`)
  return [
    ...testsMayImport,
    ...(meetsItsEmulator.includes(room) && own ? ['emulator'] : []),
    ...(meetsTheLab.includes(room) ? wholeProduct : []),
  ]
}

/** Inside one of these folders one goes up with `../`; between them everybody writes `#`. */
const topOf = (path: string): string => /^(lib\/)?[^/]+/.exec(path)?.[0] ?? ''

function wrongPackage(path: string, specifier: string): string | null {
  if (isTest(path) || isForTests(path)) return null
  const room = roomOf(path) ?? ''
  const allowed = pureRooms[room]
  if (allowed && !allowed.includes(specifier)) return `${room} is pure`
  for (const [name, homes] of Object.entries(packageHomes)) {
    const isIt = specifier === name || specifier.startsWith(name.endsWith(':') ? name : `${name}/`)
    if (isIt && !homes.includes(room)) return `${room} does without ${name}`
  }
  return null
}
