import type { DocumentSource, NodeId } from '#lib/route/graph.ts'
import type { Sentence } from '#lib/sentence.ts'

/**
 * A change that we owe the outside, or a question that we must ask it. Made by `decide`, stored in the transaction
 * that made it, performed at least once, finished exactly once. Its key is a function of the envelope's history, so
 * the same decision made twice is the same effect.
 */
export type Effect = {
  /** Unique in the envelope: round, node and deed. */
  key: string
  deed: Deed
}

/** What has to be done. Everything is concrete: a performer reads nothing of the route. */
export type Deed =
  /** `boxes`: services that are asked whether the counterparty has a box there. */
  | { do: 'read-item'; boxes?: string[] }
  | { do: 'make-document'; node: NodeId; source: DocumentSource; round: number }
  | { do: 'resolve-people'; leg: NodeId }
  | { do: 'submit-leg'; leg: NodeId }
  | { do: 'collect-files'; leg: NodeId }
  /** Names the order itself: by the time it is withdrawn the next round may have begun. */
  | { do: 'cancel-leg'; leg: NodeId; connectionId: string; externalId: string; reason: string }
  /** `instead`: what is done where the service cannot remind. */
  | { do: 'remind-leg'; leg: NodeId; instead?: Extract<WriteBack, { name: 'notify' }> }
  | { do: 'make-report' }
  | { do: 'write-back'; act: WriteBack }

/** A change in Bitrix24. One member is one file in `lib/bitrix24/write-back/`. */
export type WriteBack =
  | {
      name: 'move-stage'
      /** Stage id by pipeline id; the item's pipeline at the moment of the call decides. */
      stageByPipeline: Record<string, string>
      /** Whether the item may be moved to an earlier stage (the revision stage, for one). */
      backwards: boolean
    }
  | { name: 'set-fields'; fields: Record<string, string | number | boolean | null> }
  | {
      name: 'store-file'
      /** Folder names from the root of the common Drive: "Signed Documents", year, month, item id. */
      folder: string[]
      fileName: string
      /** Our id of the document; bytes are asked for by it. */
      documentId: string
    }
  | {
      name: 'attach-files'
      /** Name of the item's field of the kind "file". Files that it holds already stay. */
      field: string
      files: { documentId: string; fileName: string }[]
    }
  | { name: 'start-process'; templateId: string; parameters: Record<string, string> }
  | { name: 'timeline'; title: string; text: string }
  | { name: 'notify'; userIds: string[]; text: string }
  | { name: 'task'; title: string; description: string; responsibleId: string; deadline: string | null }
  | {
      name: 'answer-robot'
      eventToken: string
      values: Record<string, string>
      log: string
    }

export type WriteBackName = WriteBack['name']

/** What was done, kept for ever beside the effect. */
export type Receipt = {
  /** done: by this call; already: an earlier attempt had done it; skipped: nothing to do or not allowed, `text` says why. */
  how: 'done' | 'already' | 'skipped'
  text?: Sentence
  /** Ids and addresses of what was made: `fileId`, `url`, `taskId`, … */
  data?: Record<string, string>
}
