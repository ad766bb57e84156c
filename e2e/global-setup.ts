import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { withDatabase } from './database.ts'
import { type Process, type Stack, startStack } from './stack.ts'

/** Starts one stack for the whole run and tells its addresses to the workers; answers how to stop it. */
export default async function setUp(): Promise<() => Promise<void>> {
  const lines: string[] = []
  const stack = await startStack({ log: (name, line) => lines.push(`${name.padEnd(8)} ${line}`) }).catch(
    (error) => {
      console.error(lines.join('\n'))
      throw error
    },
  )
  const control = await prepared(stack).catch(async (error) => {
    console.error(lines.join('\n'))
    await stack.stop()
    throw error
  })
  Object.assign(process.env, {
    E2E_URL: stack.url,
    E2E_LAB_URL: stack.labUrl,
    E2E_DATABASE_URL: stack.databaseUrl,
    E2E_TOKEN: stack.token,
    E2E_CONTROL_URL: control.url,
  })
  return async () => {
    await control.close()
    await stack.stop()
    if (process.env.E2E_LOG) console.log(lines.join('\n'))
  }
}

async function prepared(stack: Stack) {
  await stack.seedDemo()
  await liftLimits(stack)
  return openControl(stack)
}

/**
 * A self-hosted portal has no request limits and may convert documents fast: the tests use one such, or two requests
 * a second would set their pace.
 */
async function liftLimits({ databaseUrl, labUrl }: Stack) {
  await fetch(`${labUrl}/control/bitrix24/settings`, {
    method: 'PUT',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ requestLimit: 'off', conversionMs: 300 }),
  })
  await withDatabase(databaseUrl, async (sql) => {
    await sql`insert into portal_budget (portal_id, unlimited) select id, true from portal
      on conflict (portal_id) do update set unlimited = true`
  })
}

/** Tests run in processes of their own: what only the launcher can do they ask for here. */
async function openControl(stack: Stack) {
  const server = createServer(async (request, response) => {
    const [, act, name] = (request.url ?? '').split('/')
    try {
      if (act === 'kill') stack.kill(name as Process)
      const answer = act === 'owner-link' ? await stack.ownerLink() : 'done'
      response.end(answer)
    } catch (error) {
      response.writeHead(500).end(String(error))
    }
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: () => new Promise((resolve) => server.close(resolve)),
  }
}
