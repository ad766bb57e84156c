import { parentPort } from 'node:worker_threads'
import { openFaces } from '#lib/print/press.ts'
import { drawReport, type ReportFacts } from './report.ts'

/** An order to this thread and its answer: the PDF, or why there is none. */
export type ReportOrder = { id: number; facts: ReportFacts }
export type ReportAnswer = { id: number; bytes: Uint8Array } | { id: number; failed: string }

// The thread that `report-desk.ts` starts: fonts are read once, then one report after the other.
const faces = openFaces()

parentPort?.on('message', ({ id, facts }: ReportOrder) => {
  const answer = (given: ReportAnswer, own: ArrayBuffer[] = []) => parentPort?.postMessage(given, own)
  try {
    const bytes = drawReport(facts, faces)
    answer({ id, bytes }, [bytes.buffer])
  } catch (error) {
    answer({ id, failed: error instanceof Error ? error.message : String(error) })
  }
})
