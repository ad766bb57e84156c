import { readdirSync, readFileSync } from 'node:fs'
import { posix } from 'node:path'

/** One source file: path from the project's root with forward slashes. */
export type Source = { path: string; text: string }

/** Where sources live; everything else at the root is configuration or made by tools. */
const folders = ['app', 'components', 'lib', 'jobs', 'e2e', 'drizzle']
const extensions = /\.(tsx?|mts|mjs|css|html|sql|md)$/

/** All sources below `root`, by path. The disk is asked and not git, so that an unpacked archive is checked too. */
export function readSources(root: string): Source[] {
  const atRoot = readdirSync(root, { withFileTypes: true })
    .filter((entry) => entry.isFile() && extensions.test(entry.name) && entry.name !== 'next-env.d.ts')
    .map((entry) => entry.name)
  const below = folders.flatMap((folder) => filesBelow(root, folder))
  return [...atRoot, ...below]
    .sort()
    .map((path) => ({ path, text: readFileSync(posix.join(root, path), 'utf8') }))
}

function filesBelow(root: string, folder: string): string[] {
  return readdirSync(posix.join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = posix.join(folder, entry.name)
    if (entry.isDirectory()) return entry.name === 'fixtures' ? [] : filesBelow(root, path)
    return extensions.test(entry.name) ? [path] : []
  })
}

/** Whether it holds statements: what imports and is counted in lines. */
export const isCode = ({ path }: Source): boolean => /\.(tsx?|mts|mjs)$/.test(path)

/** Whether only the test runner loads it. */
export const isTest = (path: string): boolean => /\.(test|spec)\.tsx?$/.test(path)

const statements = [
  /^\s*(?:import|export)\s+(?:type\s+)?(?:[\w*{][^'"`;]*?)\bfrom\s+['"]([^'"]+)['"]/gm,
  /^\s*import\s+['"]([^'"]+)['"]/gm,
  /\bimport\(\s*['"]([^'"]+)['"]/g,
]

/** What a file names in its imports, as written. Type imports count: a type binds as much as a value. */
export const specifiersOf = (text: string): string[] =>
  statements.flatMap((statement) => [...text.matchAll(statement)].map((match) => match[1] ?? ''))

/** The project's path that a specifier means, or null for a package. */
export function targetOf(from: string, specifier: string): string | null {
  if (specifier.startsWith('#')) return specifier.slice(1)
  if (specifier.startsWith('.')) return posix.join(posix.dirname(from), specifier)
  return null
}
