import type postgres from 'postgres'
import { withDatabase } from './database.ts'
import { expect, type Running, test } from './fixtures.ts'
import { companies, contacts, type Lab, signers, traceOf } from './lab.ts'
import type { Product } from './product.ts'

test.setTimeout(150_000)

const resumedWithinMs = 15_000
const many = 3

test('the worker dies twice while envelopes are on their way: nothing is lost, nothing is done twice', async ({
  lab,
  product,
  stack,
}) => {
  const dealIds = await makeDeals(lab, 'Убитый воркер')
  await withDatabase(stack.databaseUrl, async (sql) => {
    // Slow enough to be in the middle of calls when it dies.
    await lab.faults([
      { system: 'bitrix24', match: 'documentgenerator', kind: 'delay', delayMs: 1_500, times: many },
    ])
    for (const id of dealIds) await lab.robot(id, { route_name: 'Supply contract' })
    await killInTheMiddle(sql, () => stack.kill('worker'))
    const started = await envelopesOf(product, dealIds)

    const asked = await Promise.all(started.map(({ id }) => product.externalId(id)))
    for (const externalId of asked)
      await lab.act((await lab.waiting(externalId, signers.director)).id, 'sign')
    await lab.faults([{ system: 'bitrix24', match: 'disk', kind: 'delay', delayMs: 1_000, times: many }])
    for (const externalId of asked)
      await lab.act((await lab.waiting(externalId, signers.vasilkov)).id, 'sign')
    await killInTheMiddle(sql, () => stack.kill('worker'))
    for (const { id } of started) expect((await product.over(id, 60_000)).status).toBe('completed')
  })
  await expectEachOnce(lab, dealIds)
})

test('the database dies while envelopes are on their way: everybody comes back and goes on', async ({
  lab,
  product,
  stack,
}) => {
  const dealIds = await makeDeals(lab, 'Убитая база')
  await lab.faults([
    { system: 'bitrix24', match: 'documentgenerator', kind: 'delay', delayMs: 800, times: many },
  ])
  for (const id of dealIds) await lab.robot(id, { route_name: 'Supply contract' })
  const before = await startedAt(stack)
  await stack.kill('postgres')
  const statuses = await backAfter(stack, before)
  expect([...new Set(statuses)].filter((status) => status !== 200 && status !== 503)).toEqual([])

  const started = await envelopesOf(product, dealIds)
  for (const { id } of started) {
    const externalId = await product.externalId(id)
    for (const who of [signers.director, signers.vasilkov])
      await lab.act((await lab.waiting(externalId, who)).id, 'sign')
  }
  for (const { id } of started) expect((await product.over(id, 60_000)).status).toBe('completed')
  await expectEachOnce(lab, dealIds)
})

async function makeDeals(lab: Lab, title: string): Promise<number[]> {
  const ids: number[] = []
  for (let n = 1; n <= many; n++) {
    const { id } = await lab.deal({
      title: `${title} ${n}`,
      companyId: companies.vasilek,
      contactIds: [contacts.vasilkov],
      stageId: 'PREPARATION',
    })
    ids.push(id)
  }
  return ids
}

const envelopesOf = (product: Product, dealIds: number[]) =>
  Promise.all(dealIds.map((dealId) => product.envelopeOf(dealId)))

/** Kills once work is held, and waits until everything that died in those hands is done or in new ones. */
async function killInTheMiddle(sql: postgres.Sql, kill: () => Promise<void>) {
  const held = () => sql<{ id: string; claimed_by: string }[]>`
    select id::text, claimed_by from effect where state = 'doing'`
  await expect
    .poll(async () => (await held()).length, { intervals: [20], timeout: 20_000 })
    .toBeGreaterThan(0)
  await kill()
  const killedAt = Date.now()
  const orphans = await held()
  const dead = new Set(orphans.map((one) => one.claimed_by))
  await expect
    .poll(async () => (await held()).filter((one) => dead.has(one.claimed_by)).length, {
      message: 'the work of the dead goes on',
      intervals: [100],
      timeout: resumedWithinMs,
    })
    .toBe(0)
  expect(Date.now() - killedAt).toBeLessThan(resumedWithinMs)
}

/** More at once than the product has connections: each of them is known to be a new one. */
const atOnce = 20

/** Waits until another postmaster answers, over all connections. Answers what the API said meanwhile. */
async function backAfter(stack: Running, before: string): Promise<number[]> {
  const statuses: number[] = []
  const headers = { authorization: `Bearer ${stack.token}` }
  const ask = async () => (await fetch(`${stack.url}/api/v1/envelopes`, { headers })).status
  const isBack = async () => {
    const again = !['', before].includes(await startedAt(stack))
    const told = await Promise.all(Array.from({ length: atOnce }, ask))
    statuses.push(...told)
    return again && told.every((status) => status === 200)
  }
  await expect.poll(isBack, { message: 'the database is back', intervals: [50], timeout: 30_000 }).toBe(true)
  return statuses
}

/** When the database's server was started; '' while there is none. */
const startedAt = ({ databaseUrl }: Running): Promise<string> =>
  withDatabase(databaseUrl, async (sql) => {
    const [row] = await sql<{ at: string }[]>`select pg_postmaster_start_time()::text as at`
    return row?.at ?? ''
  }).catch(() => '')

/** One of everything per deal, as the portal and the provider hold it. */
async function expectEachOnce(lab: Lab, dealIds: number[]) {
  const portal = await lab.portal()
  const inbox = await lab.inbox()
  for (const dealId of dealIds) {
    const { documents, files, comments, notifications, answers, deal, waitingRobots } = traceOf(
      portal,
      dealId,
    )
    expect(documents, 'one document was made').toHaveLength(1)
    const [document = ''] = documents
    const sent = inbox.filter((item) => item.documents.some((one) => one.name === `${document}.pdf`))
    expect(new Set(sent.map((item) => item.externalId)).size, 'one message at the provider').toBe(1)

    const names = files.map((file) => file.name)
    expect(new Set(names).size, names.join()).toBe(names.length)
    expect(new Set(files.map((file) => file.sha256)).size).toBe(names.length)
    expect(names).toHaveLength(7)

    const headings = comments.map((text) => text.split('\n')[0])
    expect(new Set(headings).size, headings.join()).toBe(headings.length)
    expect(headings).toEqual(expect.arrayContaining(['[B]Отправлено[/B]', '[B]Подписано[/B]']))
    expect(notifications).toHaveLength(1)
    expect(answers.map((answer) => answer.returnValues.status)).toEqual(['completed'])
    expect(waitingRobots).toBe(0)
    expect(deal.stageId).toBe('EXECUTING')
  }
}
