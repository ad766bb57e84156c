import type { Sentence } from '#lib/sentence.ts'

/** A place in Bitrix24's interface that opens a page of ours. */
export type PlacementDeclaration = {
  /** Bitrix24's code of the place, also the last part of our page's address: /b24/{code}. */
  code: string
  title: Sentence
}
