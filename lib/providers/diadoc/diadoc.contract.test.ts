import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { readCms } from '#lib/evidence/cms.ts'
import type { LegOrder, LegSnapshot } from '#lib/providers/provider.ts'
import { accountant, director, frameOf, openLab, orderOf, step, type TestLab, theirStep } from './test-lab.ts'

let lab: TestLab
beforeEach(async () => {
  lab = await openLab()
})
afterEach(() => lab.close())

const submit = async (order: LegOrder) => {
  const told = await lab.connection.submit(order)
  lab.remember(told.externalId, order)
  const status = (): Promise<LegSnapshot> => lab.connection.status(told.externalId, frameOf(order))
  return { ...told, order, status }
}

describe('a leg with our director and a counterparty', () => {
  it('goes from waiting for us to signed by both', async () => {
    const { externalId, snapshot, status } = await submit(await orderOf(lab))
    expect(snapshot).toMatchObject({
      externalId,
      status: 'submitted',
      raw: 'WaitingForSenderSignature',
      people: [{ stepId: 'ours', personId: 'd', state: 'notified' }],
      url: expect.stringContaining(externalId),
    })
    await lab.act('ours', 'sign')
    expect(await status()).toMatchObject({
      status: 'delivered',
      raw: 'WaitingForRecipientSignature',
      people: [
        { stepId: 'ours', state: 'done', at: expect.any(String) },
        { stepId: 'theirs', personId: null, state: 'notified' },
      ],
    })
    await lab.act('counterparty', 'sign')
    expect(await status()).toMatchObject({
      status: 'completed',
      raw: 'WithRecipientSignature',
      people: [{ state: 'done' }, { stepId: 'theirs', state: 'done', at: expect.any(String) }],
    })
  })

  it('is posted once for one order, also after a lost answer', async () => {
    const order = await orderOf(lab)
    const first = await submit(order)
    const second = await submit(order)
    expect(second.externalId).toBe(first.externalId)
    expect(await lab.inbox('ours')).toHaveLength(1)
  })

  it('waits for an operation that the service has not finished', async () => {
    await lab.control('PUT', '/settings', { answer204First: true })
    const order = await orderOf(lab)
    await expect(submit(order)).rejects.toMatchObject({ code: 'diadoc-not-ready', outcome: 'unknown' })
    for (let attempt = 0; attempt < 5; attempt += 1) {
      await lab.settle()
      const done = await submit(order).then(
        () => true,
        () => false,
      )
      if (done) break
    }
    expect(await lab.inbox('ours')).toHaveLength(1)
  })

  it.each(['xml', 'universal-message', 'text'])(
    'tells the refusal and its comment from %s',
    async (rejectionBy) => {
      await lab.control('PUT', '/settings', { rejectionBy })
      const { status } = await submit(await orderOf(lab))
      await lab.act('ours', 'sign')
      await lab.act('counterparty', 'decline', 'Неверная сумма: 100 < 200 & точка')
      expect(await status()).toMatchObject({
        status: 'declined',
        raw: 'RecipientSignatureRequestRejected',
        comment: 'Неверная сумма: 100 < 200 & точка',
        people: [{ state: 'done' }, { state: 'declined', comment: 'Неверная сумма: 100 < 200 & точка' }],
      })
    },
  )

  it('tells that our employee refused to sign, and why', async () => {
    const { status } = await submit(await orderOf(lab))
    await lab.act('ours', 'decline', 'Нужна правка')
    expect(await status()).toMatchObject({
      status: 'declined',
      raw: 'SignatureDenied',
      comment: 'Нужна правка',
      people: [{ personId: 'd', state: 'declined', comment: 'Нужна правка' }],
    })
  })

  it('sees an annulment that the counterparty proposed and we accepted', async () => {
    const { externalId, status } = await submit(await orderOf(lab))
    await lab.act('ours', 'sign')
    await lab.act('counterparty', 'sign')
    await lab.control('POST', '/revocations', { messageId: externalId, comment: 'Ошиблись' })
    expect((await status()).status).toBe('completed')
    await lab.act('ours', 'sign')
    expect(await status()).toMatchObject({ status: 'revoked', raw: 'RevocationAccepted' })
  })

  it('sends larger files by the shelf', async () => {
    const order = await orderOf(lab)
    const [file] = order.files
    const padding = Buffer.from(`\n%${'x'.repeat(4 * 1024 * 1024)}`)
    const bytes = new Uint8Array(Buffer.concat([file?.bytes ?? new Uint8Array(), padding]))
    const { externalId } = await submit({ ...order, files: order.files.map((one) => ({ ...one, bytes })) })
    expect(externalId).not.toBe('')
    const names = lab.calls.map((one) => one.request.name)
    expect(names).toContain('shelfUploadPartInit')
    expect(names).toContain('shelfUploadPart')
  })
})

describe('our own steps', () => {
  const approve = (people = [accountant]) => step('legal', { act: 'approve', signature: 'simple', people })

  it('are asked in their order: the signature only after the approval', async () => {
    const { snapshot, status } = await submit(
      await orderOf(lab, { steps: [approve(), step('ours'), theirStep()] }),
    )
    expect(snapshot).toMatchObject({
      status: 'submitted',
      raw: 'ApprovementRequested',
      people: [{ stepId: 'legal', personId: 'a', state: 'notified' }],
    })
    await lab.act('ours', 'sign')
    expect(await status()).toMatchObject({
      raw: 'WaitingForSenderSignature',
      people: [
        { stepId: 'legal', state: 'done', name: expect.stringContaining('Лепесткова') },
        { stepId: 'ours', state: 'notified' },
      ],
    })
    await status()
    expect(await lab.inbox('ours')).toHaveLength(1)
    await lab.act('ours', 'sign')
    expect((await status()).status).toBe('delivered')
  })

  it('can be approvals alone, in parallel, inside our box', async () => {
    const legal = { ...approve([accountant, director]), order: 'parallel' as const }
    const { status } = await submit(await orderOf(lab, { steps: [legal] }))
    expect(await lab.inbox('ours')).toHaveLength(2)
    await lab.act('ours', 'sign')
    expect((await status()).status).toBe('submitted')
    await lab.act('ours', 'sign')
    expect(await status()).toMatchObject({ status: 'completed', raw: 'Approved' })
  })

  it('end by one disapproval with its comment', async () => {
    const { status } = await submit(await orderOf(lab, { steps: [approve(), step('ours'), theirStep()] }))
    await lab.act('ours', 'decline', 'Не та редакция')
    expect(await status()).toMatchObject({
      status: 'declined',
      raw: 'Disapproved',
      comment: 'Не та редакция',
    })
  })

  it('refuse an approver who is not in Diadoc before anything is sent', async () => {
    const stranger = { id: 's', name: 'Пётр Незнакомов', email: 'p@other.example' }
    const order = await orderOf(lab, { steps: [approve([stranger]), theirStep()] })
    await expect(submit(order)).rejects.toMatchObject({ code: 'diadoc-not-an-employee' })
    expect(lab.calls.map((one) => one.request.name)).not.toContain('postMessage')
  })

  it('let anybody with the right sign when the signer is not in Diadoc', async () => {
    const stranger = { id: 's', name: 'Пётр Незнакомов' }
    const { status } = await submit(
      await orderOf(lab, { steps: [step('ours', { people: [stranger] }), theirStep()] }),
    )
    expect(await status()).toMatchObject({ raw: 'WaitingForSenderSignature', people: [] })
    await lab.act('ours', 'sign')
    expect(await status()).toMatchObject({
      status: 'delivered',
      people: [{ personId: 's', state: 'done' }, {}],
    })
  })
})

describe('files of a finished leg', () => {
  it('are the stamped form, every original signature with its signer, and the protocol', async () => {
    const order = await orderOf(lab)
    const { externalId } = await submit(order)
    await lab.act('ours', 'sign')
    await lab.act('counterparty', 'sign')
    const collect = () => lab.connection.collect(externalId, frameOf(order))
    await expect(collect()).rejects.toMatchObject({
      code: 'diadoc-not-ready',
      retryAfterMs: expect.any(Number),
    })
    await lab.settle()
    const files = await collect()
    expect(files.map((one) => one.role)).toEqual(['signed', 'protocol', 'protocol', 'signature', 'signature'])
    const [first, second] = files.filter((one) => one.role === 'signature')
    expect(first).toMatchObject({
      of: 'f1',
      signer: { name: expect.stringContaining('Ромашкин'), valid: true },
    })
    expect(second).toMatchObject({ of: 'f1', signer: { inn: '7736207543' } })
    for (const file of [first, second]) {
      const verdict = await readCms(
        file?.bytes ?? new Uint8Array(),
        order.files[0]?.bytes ?? new Uint8Array(),
      )
      expect(verdict).toMatchObject({ read: true, holds: true })
    }
  })
})

describe('the counterparty', () => {
  const to = (organisation: { name: string; inn?: string; kpp?: string }) =>
    orderOf(lab, {
      steps: [step('ours'), theirStep({ people: [{ id: 'x', name: organisation.name, organisation }] })],
    })

  it.each([
    [{ name: 'ООО «Без ИНН»' }, 'diadoc-no-inn'],
    [{ name: 'ООО «Без ящика»', inn: '5024002119' }, 'diadoc-no-box'],
    [{ name: 'ООО «Ландыш»', inn: '7707083893' }, 'diadoc-invitation-needed'],
    [{ name: 'ООО «Ромашка»', inn: '7710140679' }, 'diadoc-own-box'],
  ])('%o is refused with a cure: %s', async (organisation, code) => {
    await expect(submit(await to(organisation))).rejects.toMatchObject({
      name: 'Permanent',
      code,
      text: { ru: expect.any(String), en: expect.any(String) },
      cure: { ru: expect.any(String), en: expect.any(String) },
    })
  })

  it('is invited when the connection says so, and served once it has agreed', async () => {
    const landysh = { name: 'ООО «Ландыш»', inn: '7707083893' }
    const inviting = lab.open({ invite: 'true' })
    const order = await to(landysh)
    await expect(inviting.submit(order)).rejects.toMatchObject({ code: 'diadoc-invited' })
    const credentials = await lab.emulator.credentials()
    const [, other] = credentials.counterparties as { boxId: string }[]
    const boxId = String(credentials.boxId)
    await lab.control('PUT', '/counteragents', {
      boxId,
      counteragentBoxId: other?.boxId,
      status: 'IsMyCounteragent',
    })
    expect((await inviting.submit(order)).snapshot.status).toBe('submitted')
  })
})

describe('withdrawing', () => {
  it('deletes what is not sent, and is harmless twice', async () => {
    const { externalId, status } = await submit(await orderOf(lab))
    await lab.connection.cancel(externalId, 'Передумали')
    expect(await status()).toMatchObject({ status: 'cancelled', raw: 'IsDeleted' })
    await lab.connection.cancel(externalId, 'Передумали')
    expect(await lab.inbox('ours')).toEqual([])
  })

  it('says that a sent document needs an annulment signed by a person', async () => {
    const { externalId } = await submit(await orderOf(lab))
    await lab.act('ours', 'sign')
    await expect(lab.connection.cancel(externalId, 'Ошибка')).rejects.toMatchObject({
      code: 'diadoc-needs-annulment',
    })
  })

  it('proposes the annulment itself in a test box', async () => {
    const { externalId, status } = await submit(await orderOf(lab))
    await lab.act('ours', 'sign')
    const testing = lab.open({ testSignature: 'true' })
    await testing.cancel(externalId, 'Ошибка')
    await testing.cancel(externalId, 'Ошибка')
    await lab.settle()
    const ids = await lab.inbox('counterparty')
    for (const id of ids) await lab.emulator.act?.(id, { action: 'sign' }).catch(() => undefined)
    await lab.settle()
    expect((await status()).status).toBe('revoked')
  })

  it('leaves what both sides signed alone', async () => {
    const { externalId, status } = await submit(await orderOf(lab))
    await lab.act('ours', 'sign')
    await lab.act('counterparty', 'sign')
    await lab.connection.cancel(externalId, 'Поздно')
    expect((await status()).status).toBe('completed')
  })
})

describe('reminding', () => {
  it('asks our employee anew and says that it cannot reach the counterparty', async () => {
    const { externalId, status } = await submit(await orderOf(lab))
    await lab.connection.remind?.(externalId)
    expect(await lab.inbox('ours')).toHaveLength(1)
    expect(await status()).toMatchObject({ people: [{ personId: 'd', state: 'notified' }] })
    await lab.act('ours', 'sign')
    await expect(lab.connection.remind?.(externalId)).rejects.toMatchObject({ code: 'diadoc-cannot-remind' })
  })
})
