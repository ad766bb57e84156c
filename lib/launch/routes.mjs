import { checkNode, installPackages } from './install.mjs'

// npm run routes:verify FILE… looks at routes kept as files, routes:test plays their scenarios. A new subcommand is a line here.
const commands = {
  verify: async () => (await import('#lib/launch/verify-routes.ts')).verifyRoutes,
  test: async () => (await import('#lib/launch/rehearse-routes.ts')).rehearseRoutes,
}

const [name = '', ...args] = process.argv.slice(2)
const load = commands[name]
if (!load) {
  console.error(`There is no command "${name}". There are: ${Object.keys(commands).join(', ')}.`)
  process.exit(2)
}

checkNode()
installPackages((line) => console.error(`· ${line}`))
const { register } = await import('tsx/esm/api')
register()
const run = await load()
process.exitCode = run(args, {
  languages: [process.env.LC_ALL, process.env.LC_MESSAGES, process.env.LANG],
  print: (line) => console.log(line),
  complain: (line) => console.error(line),
})
