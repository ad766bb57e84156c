import { parentPort } from 'node:worker_threads'
import { openFaces } from '#lib/print/press.ts'
import { drawReport, type ReportFacts } from './report.ts'

/** An order to this thread and its answer: the PDF, or why there is none. */
export type ReportOrder = { id: number; facts: ReportFacts }
export type ReportAnswer = { id: number; bytes: Uint8Array } | { id: number; failed: string }

// The thread that `report-desk.ts` starts: fonts are read once, then one report after the other.
const faces = openFaces()

const answer = ({ id, facts }: ReportOrder): ReportAnswer => {
  try {
    return { id, bytes: drawReport(facts, faces) }
  } catch (error) {
    return { id, failed: error instanceof Error ? error.message : String(error) }
  }
}

parentPort?.on('message', (order: ReportOrder) => parentPort?.postMessage(answer(order)))
