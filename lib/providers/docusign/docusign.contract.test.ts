import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { Transient } from '#lib/failure.ts'
import type { Http } from '#lib/http.ts'
import { say } from '#lib/sentence.ts'
import { frameOf, openTestLab, peopleIn, type TestLab } from './test-lab.ts'

let lab: TestLab

beforeAll(async () => {
  lab = await openTestLab()
})
beforeEach(() => lab.calm())
afterAll(() => lab.close())

describe('an envelope from sending to the archive', () => {
  test('is told by pushes alone, in at most five calls', async () => {
    const order = lab.orderOf()
    const { externalId, snapshot } = await lab.connection.submit(order)
    expect(snapshot).toMatchObject({ status: 'submitted', raw: 'sent' })
    expect(peopleIn(snapshot)).toEqual(['review-0 notified', 'sign-0 waiting', 'sign-1 waiting'])
    await lab.clock.advance(1_000)
    await lab.pushed()

    await lab.act(externalId, 'Anna', 'sign')
    const approved = (await lab.pushed()).at(-1)
    expect(approved).toMatchObject({ externalId, status: 'viewed' })
    expect(peopleIn(approved)).toEqual(['review-0 done', 'sign-0 notified', 'sign-1 waiting'])

    await lab.act(externalId, 'Boris', 'view')
    expect(peopleIn((await lab.pushed()).at(-1))?.[1]).toBe('sign-0 viewed')
    await lab.act(externalId, 'Boris', 'sign')
    expect((await lab.pushed()).at(-1)).toMatchObject({
      status: 'partially_signed',
      raw: 'recipient-completed',
    })
    await lab.act(externalId, 'Clara', 'sign')
    const done = (await lab.pushed()).find(({ status }) => status === 'completed')
    expect(peopleIn(done)).toEqual(['review-0 done', 'sign-0 done', 'sign-1 done'])
    expect(done?.people[1]).toMatchObject({ stepId: 'sign', name: 'Boris', at: expect.stringMatching(/Z$/) })

    const files = await lab.connection.collect(externalId, frameOf(order))
    expect(files.map(({ role, name, of }) => [role, name, of])).toEqual([
      ['signed', 'Договор.pdf', 'f-1'],
      ['protocol', 'Сертификат завершения.pdf', undefined],
    ])
    for (const { bytes } of files) expect(new TextDecoder().decode(bytes.subarray(0, 5))).toBe('%PDF-')
    expect(lab.calls()).toEqual(['lookUpTransaction', 'createEnvelope', 'getDocument', 'getDocument'])
  })

  test('a refusal carries its reason', async () => {
    const { externalId } = await lab.connection.submit(lab.orderOf())
    await lab.act(externalId, 'Anna', 'decline', 'Не согласны с ценой')
    const told = (await lab.pushed()).at(-1)
    expect(told).toMatchObject({ status: 'declined', comment: 'Не согласны с ценой' })
    expect(told?.people[0]).toMatchObject({ state: 'declined', comment: 'Не согласны с ценой' })
  })

  test('voiding, and voiding what is already over', async () => {
    const { externalId } = await lab.connection.submit(lab.orderOf())
    await lab.connection.cancel(externalId, 'Сделка отменена')
    await lab.connection.cancel(externalId, 'Сделка отменена')
    const read = await lab.connection.status(externalId, frameOf(lab.orderOf()))
    expect(read).toMatchObject({ status: 'cancelled', raw: 'voided', comment: 'Сделка отменена' })
  })

  test('running out of time is not the same as being voided', async () => {
    const { externalId } = await lab.connection.submit(lab.orderOf())
    await lab.control('POST', `/envelopes/${externalId}/expire`, {})
    const read = await lab.connection.status(externalId, frameOf(lab.orderOf()))
    expect(read).toMatchObject({ status: 'expired', raw: 'voided (expired)' })
    expect(peopleIn(read)?.[0]).toBe('review-0 expired')
  })

  test('only people whose turn it is are reminded', async () => {
    const { externalId } = await lab.connection.submit(lab.orderOf())
    const letters = async () => {
      const answer = await lab.control('GET', '/mail')
      const { mail } = Object(answer?.body) as { mail: { envelopeId: string; to: string }[] }
      return mail.filter((one) => one.envelopeId === externalId).map(({ to }) => to)
    }
    expect(await letters()).toEqual(['anna@client.example'])
    await lab.connection.remind?.(externalId)
    expect(await letters()).toEqual(['anna@client.example', 'anna@client.example'])
  })
})

describe('sending twice', () => {
  test('the same order finds its envelope', async () => {
    const order = lab.orderOf()
    const first = await lab.connection.submit(order)
    const second = await lab.connection.submit(order)
    expect(second.externalId).toBe(first.externalId)
    expect(lab.calls().filter((name) => name === 'createEnvelope')).toHaveLength(1)
  })

  test('an answer lost on the way makes no second envelope', async () => {
    const order = lab.orderOf()
    let lose = true
    const losing: Http = async (request) => {
      const response = await lab.http(request)
      if (request.name !== 'createEnvelope' || !lose) return response
      lose = false
      throw new Transient({
        code: 'no-answer-in-time',
        outcome: 'unknown',
        text: say('Нет ответа', 'No answer'),
      })
    }
    const shaky = lab.open({ http: losing })
    await expect(shaky.submit(order)).rejects.toMatchObject({ outcome: 'unknown' })
    const again = await shaky.submit(order)
    expect(again.snapshot.status).toBe('submitted')
    expect(lab.calls().filter((name) => name === 'createEnvelope')).toHaveLength(1)
  })
})
