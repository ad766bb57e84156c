/**
 * The rooms of the house and who may import whom. An entry is a room or one file's path: then only that file of a
 * room is open to it. A room that is not listed may import nothing.
 */
export const mayImport: Readonly<Record<string, readonly string[]>> = {
  sentence: [],
  failure: ['sentence'],
  http: ['failure', 'sentence'],
  log: [],
  env: [],
  // Puts text on pages: a leaf tool, as HTTP is.
  print: [],

  route: ['failure', 'sentence'],
  envelope: ['route', 'failure', 'sentence'],

  'provider contract': ['envelope', 'route', 'http', 'failure', 'sentence'],
  provider: ['provider contract', 'envelope', 'route', 'http', 'failure', 'sentence'],
  providers: ['provider contract', 'provider'],
  bitrix24: ['envelope', 'route', 'http', 'failure', 'sentence'],
  evidence: ['envelope', 'route', 'http', 'print', 'failure', 'sentence'],

  // Emulators know the vendor's documentation and the kit they are built with, nothing of the product.
  emulation: ['print'],
  emulator: ['emulation'],

  db: ['provider contract', 'envelope', 'route', 'env', 'failure', 'sentence'],
  auth: ['db', 'env', 'failure', 'sentence'],
  engine: [
    ...['db', 'auth', 'bitrix24', 'evidence', 'providers', 'provider contract'],
    // Approval on our own pages is ours on both sides: the engine takes the decisions that its links allow.
    'lib/providers/in-app/index.ts',
    'lib/providers/in-app/link.ts',
    'lib/providers/in-app/map.ts',
    ...['envelope', 'route', 'http', 'log', 'failure', 'sentence'],
  ],

  components: ['lib/auth/permission.ts', 'envelope', 'route', 'failure', 'sentence'],

  ingress: [
    'db',
    'provider contract',
    'lib/bitrix24/form.ts',
    'lib/bitrix24/incoming.ts',
    'lib/bitrix24/same-secret.ts',
    ...['failure', 'sentence'],
  ],

  jobs: [
    ...['engine', 'auth', 'db', 'envelope', 'route', 'env', 'http', 'log', 'failure', 'sentence'],
    // The worker gives its engine a thread for drawing.
    'lib/evidence/report-desk.ts',
  ],
  app: [
    ...['engine', 'ingress', 'auth', 'db', 'components'],
    // A page opened by Bitrix24 is a request like those of the front door: the same readers check its form.
    'lib/bitrix24/form.ts',
    'lib/bitrix24/incoming-page.ts',
    ...['envelope', 'route', 'env', 'http', 'log', 'failure', 'sentence'],
  ],

  // The lab is an outside world with a demo in it: the routes of the demo are the product's own samples.
  lab: ['emulation', 'emulator', 'lib/route/samples.ts'],
  // Routes kept as files are looked at and rehearsed without a server.
  launch: ['db', 'engine', 'ingress', 'env', 'envelope', 'route', 'failure', 'sentence'],
  // A user's task is prepared as its administrator would, or by rows where there is no way in yet.
  e2e: ['launch', 'emulation', 'db', 'auth', 'route', 'sentence'],
  house: [],
  root: ['launch'],
}

/** What a test, or what only tests use, may import beyond its own room's list. */
export const testsMayImport: readonly string[] = ['emulation', 'evidence', 'lib/launch/test-database.ts']

/** Rooms whose tests play a vendor at the other end. */
export const meetsItsEmulator: readonly string[] = ['bitrix24', 'provider']

/** Rooms whose tests run the whole product against the lab. */
export const meetsTheLab: readonly string[] = ['jobs', 'engine', 'app']

/** What such a test may import beyond: it is an administrator, a browser and an operator at once. */
export const wholeProduct: readonly string[] = ['lab', 'ingress', 'bitrix24', 'jobs', 'engine']

/** Rooms that know no input and output at all, and the packages that they may use all the same. */
export const pureRooms: Readonly<Record<string, readonly string[]>> = {
  sentence: [],
  failure: [],
  route: ['zod', 'yaml'],
  envelope: ['zod'],
}

/** Packages that belong to certain rooms: by the beginning of their names. */
export const packageHomes: Readonly<Record<string, readonly string[]>> = {
  fontkit: ['print'],
  'drizzle-orm': ['db', 'auth', 'engine', 'app', 'jobs', 'launch', 'e2e'],
  postgres: ['db', 'launch', 'ingress', 'e2e'],
  pg: ['db', 'launch', 'jobs'],
  'graphile-worker': ['db', 'jobs', 'launch'],
  next: ['app', 'components', 'root'],
  // A bare canvas is measured beside ours.
  react: ['app', 'components', 'launch'],
  'use-intl': ['app', 'components'],
  'node:': [
    ...[
      'http',
      'log',
      'provider contract',
      'provider',
      'bitrix24',
      'evidence',
      'print',
      'emulation',
      'emulator',
      'db',
    ],
    ...['auth', 'engine', 'ingress', 'jobs', 'app', 'lab', 'launch', 'e2e', 'house', 'root'],
  ],
}

/** Files made for tests only, beside what they serve. Product code may not import them. */
export const isForTests = (path: string): boolean =>
  /(^|\/)(test-[a-z0-9-]+|testing)\.ts$/.test(path) || testFiles.includes(path)

const testFiles = [
  'jobs/demo-stage.ts',
  'jobs/rehearsal.ts',
  'lib/bitrix24/contract-portal.ts',
  'lib/providers/contract.ts',
  'lib/providers/diadoc/emulator/foreign-client.ts',
  'lib/route/rule-table.ts',
]

/** The room in which a file lies, or null when the house has no such room. */
export function roomOf(path: string): string | null {
  const [top = '', second = '', third = '', fourth = ''] = path.split('/')
  if (!path.includes('/')) return 'root'
  if (top !== 'lib') return top in mayImport ? top : null
  if (/^house(\.|$)/.test(second)) return 'house'
  if (third === '') return roomNamed(second.replace(/\.test\.ts$|\.ts$/, ''))
  if (second === 'bitrix24') return third === 'emulator' ? 'emulator' : 'bitrix24'
  if (second !== 'providers') return roomNamed(second)
  if (fourth === '') return third.startsWith('index.') ? 'providers' : 'provider contract'
  return fourth === 'emulator' ? 'emulator' : 'provider'
}

const roomNamed = (name: string): string | null => (name in mayImport ? name : null)

/** The folder that is a world of its own inside a room of several: one provider's, one emulator's. */
export function worldOf(path: string): string | null {
  const room = roomOf(path)
  if (room === 'provider') return path.split('/').slice(0, 3).join('/')
  if (room === 'emulator') return path.slice(0, path.indexOf('/emulator/') + '/emulator'.length)
  return null
}
