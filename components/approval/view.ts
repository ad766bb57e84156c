import type { Outcome } from '#components/form/outcome.ts'
import type { PersonRef } from '#lib/envelope/state.ts'

export type ApprovalView = {
  person: { name: string; state: PersonRef['state'] }
  title: string
  item: { title: string; url: string } | null
  documents: ApprovalDocument[]
  open: boolean
}

export type ApprovalDocument = {
  id: string
  name: string
  sizeBytes: number
  sha256: string
  isPdf: boolean
  href: string
}

export type Decide = (action: 'approve' | 'decline' | 'view', comment: string) => Promise<Outcome>
