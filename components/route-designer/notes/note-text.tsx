import { pieces } from './links.ts'

/** The text of a note as it was typed; where one only reads, addresses in it lead there. */
export function NoteText({ text, linked }: { text: string; linked: boolean }) {
  if (!linked) return text
  return pieces(text).map(({ at, words, address }) =>
    address ? (
      <a
        key={at}
        href={address}
        target="_blank"
        rel="noreferrer"
        className="nodrag nopan underline underline-offset-2"
      >
        {words}
      </a>
    ) : (
      words
    ),
  )
}
