import { expect, test } from 'vitest'
import { Defect, Transient } from '#lib/failure.ts'
import type { ReportFacts } from './report.ts'
import { createReportDesk } from './report-desk.ts'

/** A thread that answers with the envelope's id, refuses `bad` and dies of `deadly`. */
const script = new URL(
  `data:text/javascript,${encodeURIComponent(`
    import { parentPort } from 'node:worker_threads'
    parentPort.on('message', ({ id, facts: { envelopeId } }) => {
      if (envelopeId === 'deadly') throw new Error('out of paper')
      if (envelopeId === 'bad') return parentPort.postMessage({ id, failed: 'no title' })
      parentPort.postMessage({ id, bytes: new TextEncoder().encode(envelopeId) })
    })`)}`,
)
const about = (envelopeId: string) => ({ envelopeId }) as ReportFacts
const read = (bytes: Uint8Array) => new TextDecoder().decode(bytes)

test('each report goes to the one who asked for it', async () => {
  const desk = createReportDesk(script)
  const drawn = await Promise.all(['a', 'b', 'c'].map((id) => desk.draw(about(id))))
  expect(drawn.map(read)).toEqual(['a', 'b', 'c'])
  await desk.close()
})

test('a report that cannot be drawn is our defect and stops no other', async () => {
  const desk = createReportDesk(script)
  const bad = desk.draw(about('bad'))
  const good = desk.draw(about('good'))
  await expect(bad).rejects.toThrow(Defect)
  expect(read(await good)).toBe('good')
  await desk.close()
})

test('when the thread dies, those who wait may try again, and another thread draws', async () => {
  const desk = createReportDesk(script)
  const lost = [desk.draw(about('deadly')), desk.draw(about('behind'))]
  for (const one of await Promise.allSettled(lost)) {
    expect(one).toMatchObject({ status: 'rejected', reason: { code: 'report-interrupted', outcome: 'none' } })
    expect(one.status === 'rejected' && one.reason).toBeInstanceOf(Transient)
  }
  expect(read(await desk.draw(about('again')))).toBe('again')
  await desk.close()
})

test('closing ends what is under way', async () => {
  const desk = createReportDesk(script)
  const late = desk.draw(about('late'))
  await Promise.all([expect(late).rejects.toThrow(Transient), desk.close()])
})
