import { describe, expect, it, vi } from 'vitest'
import { ref } from './batch.ts'
import { echo, gate, open, portal } from './testing-portal.ts'

describe('coalescing', () => {
  it('sends a lone call as itself, with the token in the body', async () => {
    const { http, sent } = portal((one) => echo(one))
    expect(await open(http).call('profile', { a: 1 })).toBe('profile')
    expect(sent).toEqual([
      { url: 'https://a.bitrix24.ru/rest/profile', method: 'profile', body: { a: 1, auth: 'token-1' } },
    ])
  })

  it('sends everything that waits as one batch, the important first', async () => {
    const { http, sent } = portal((one) => echo(one))
    const budget = gate()
    const client = open(http, { governor: budget.governor })
    const calls = [
      client.call('idle.one', {}, { priority: 'idle' }),
      client.call('normal.one', { fields: { A: 'ё & я' } }),
      client.call('urgent.one', {}, { priority: 'urgent' }),
    ]
    await budget.grant()
    expect(sent).toHaveLength(1)
    expect(Object.values(sent[0]?.body.cmd as object)).toEqual([
      'urgent.one',
      'normal.one?fields[A]=%D1%91%20%26%20%D1%8F',
      'idle.one',
    ])
    expect(await Promise.all(calls)).toEqual([
      'idle.one',
      'normal.one?fields[A]=%D1%91%20%26%20%D1%8F',
      'urgent.one',
    ])
  })

  it('uses a turn that found nothing to send for the next call', async () => {
    const { http, sent } = portal((one) => echo(one))
    const budget = gate()
    const client = open(http, { governor: budget.governor })
    const both = [client.call('a', {}, { priority: 'idle' }), client.call('b', {}, { priority: 'urgent' })]
    await budget.grant(2)
    await Promise.all(both)
    expect(await client.call('c')).toBe('c')
    expect(sent.map((one) => one.method)).toEqual(['batch', 'c'])
    expect(budget.waiting).toHaveLength(0)
  })

  it('gathers calls while files wait for their turns, but nobody at a screen and nobody for long', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
    const { http, sent } = portal((one) => echo(one))
    const budget = gate()
    const client = open(http, { governor: budget.governor })
    const files = [1, 2, 3].map((id) => client.call('disk.folder.uploadFile', { id }))
    const calls = [client.call('a', {}, { priority: 'urgent' }), client.call('b')]
    expect(budget.waiting).toHaveLength(3)
    calls.push(client.call('c', {}, { priority: 'interactive' }))
    expect(budget.waiting).toHaveLength(4)
    // The governor grants by priority: whoever sits at a screen goes first and takes everybody along.
    budget.waiting.splice(3, 1)[0]?.()
    await Promise.all(calls)
    expect(sent.map((one) => one.method)).toEqual(['batch'])
    const more = [client.call('d'), client.call('e', {}, { priority: 'urgent' })]
    expect(budget.waiting).toHaveLength(3)
    vi.advanceTimersByTime(5_000)
    expect(budget.waiting).toHaveLength(5)
    await budget.grant(5)
    await Promise.all([...files, ...more])
    vi.useRealTimers()
    expect(sent.filter((one) => one.method === 'batch')).toHaveLength(2)
    expect(sent).toHaveLength(5)
  })

  it('asks for what it held as soon as no file waits any more', async () => {
    const { http, sent } = portal((one) => echo(one))
    const budget = gate()
    const client = open(http, { governor: budget.governor })
    const all = [client.call('disk.folder.uploadFile'), client.call('a'), client.call('b')]
    expect(budget.waiting).toHaveLength(1)
    await budget.grant()
    await budget.grant()
    await Promise.all(all)
    expect(sent.map((one) => one.method)).toEqual(['disk.folder.uploadFile', 'batch'])
  })

  it('grows batches while they are quick and shrinks them when they are slow', async () => {
    let seconds = 1
    const sizes: number[] = []
    const { http } = portal((one) => {
      sizes.push(Object.keys(one.body.cmd as object).length)
      return echo(one, seconds)
    })
    const budget = gate()
    const client = open(http, { governor: budget.governor })
    const calls = Array.from({ length: 207 }, (_, index) => client.call(`m${index}`))
    for (let turn = 0; turn < 4; turn += 1) await budget.grant()
    seconds = 20
    for (let turn = 0; turn < 3; turn += 1) await budget.grant()
    await Promise.all(calls)
    expect(sizes).toEqual([10, 20, 40, 50, 50, 25, 12])
  })

  it('keeps writes that cannot be repeated in small batches', async () => {
    const { http, sent } = portal((one) => echo(one))
    const budget = gate()
    const client = open(http, { governor: budget.governor })
    const warm = [
      client.batch(Object.fromEntries(Array.from({ length: 50 }, (_, i) => [`k${i}`, { method: 'r' }]))),
    ]
    await budget.grant()
    warm.push(
      client.batch(Object.fromEntries(Array.from({ length: 50 }, (_, i) => [`k${i}`, { method: 'r' }]))),
    )
    await budget.grant()
    warm.push(
      client.batch(Object.fromEntries(Array.from({ length: 50 }, (_, i) => [`k${i}`, { method: 'r' }]))),
    )
    await budget.grant()
    await Promise.all(warm)
    const calls = [
      ...Array.from({ length: 25 }, () => client.call('add', {}, { write: true })),
      ...Array.from({ length: 5 }, () => client.call('set', {}, { write: true, repeatable: true })),
    ]
    await budget.grant(4)
    await budget.grant(4)
    await Promise.all(calls)
    const counts = sent.slice(3).map((one) => Object.values(one.body.cmd as Record<string, string>))
    expect(counts.map((cmd) => cmd.filter((one) => one === 'add').length)).toEqual([20, 5])
    expect(counts[0]?.filter((one) => one === 'set')).toHaveLength(5)
  })

  it('sends files and texts that look like references alone', async () => {
    const { http, sent } = portal((one) => echo(one))
    const client = open(http)
    await Promise.all([
      client.call('disk.folder.uploadFile', { id: 1 }),
      client.call('crm.timeline.comment.add', { fields: { COMMENT: 'see $result[0]' } }),
      client.call('a'),
      client.call('b'),
    ])
    expect(sent.map((one) => one.method).sort()).toEqual([
      'batch',
      'crm.timeline.comment.add',
      'disk.folder.uploadFile',
    ])
  })

  it('lets groups share a batch without mixing their references', async () => {
    const { http, sent } = portal((one) => echo(one))
    const client = open(http)
    const group = { item: { method: 'get' }, user: { method: 'user', params: { ID: ref('item', 'by') } } }
    const [first] = await Promise.all([client.batch(group), client.batch(group)])
    expect(Object.keys(first)).toEqual(['item', 'user'])
    expect(sent[0]?.body.cmd).toEqual({
      g0_item: 'get',
      g0_user: 'user?ID=%24result%5Bg0_item%5D%5Bby%5D',
      g1_item: 'get',
      g1_user: 'user?ID=%24result%5Bg1_item%5D%5Bby%5D',
    })
  })

  it('gives each error to its own caller and reports operating time', async () => {
    const { http } = portal(() => ({
      body: {
        result: {
          result: { g0_only: 1 },
          result_error: {
            g1_only: { error: 'NOT_FOUND', error_description: 'x' },
            g2_only: { error: 'OPERATION_TIME_LIMIT', error_description: 'x' },
          },
          result_time: { g0_only: { operating: 3.5, operating_reset_at: 1_800_000_000 } },
        },
        time: {},
      },
    }))
    const budget = gate()
    const client = open(http, { governor: budget.governor })
    const calls = ['a', 'b', 'c', 'd'].map((method) => client.call(method, {}, { write: true }))
    const settled = Promise.allSettled(calls)
    await budget.grant()
    const [a, b, c, d] = await settled
    expect(a).toEqual({ status: 'fulfilled', value: 1 })
    expect(b).toMatchObject({ reason: { code: 'bitrix24-not-found' } })
    expect(c).toMatchObject({ reason: { code: 'bitrix24-operating-limit', outcome: 'none' } })
    expect(d).toMatchObject({ reason: { code: 'bitrix24-unanswered', outcome: 'unknown' } })
    expect(budget.reports).toContainEqual({
      method: 'a',
      operatingSeconds: 3.5,
      operatingResetAt: 1_800_000_000,
    })
    expect(budget.reports).toContainEqual(expect.objectContaining({ method: 'c', limited: true }))
  })
})
