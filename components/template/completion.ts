import { type VariableName, variableNames } from '#lib/route/variable.ts'

/** What is being completed: where its place begins, and what is typed of the name. */
export type OpenPlace = { from: number; typed: string }

/** An unfinished `{name` or `{{name` before the caret. */
export function openPlace(text: string, caret: number): OpenPlace | null {
  const match = /\{{1,2}\s*([\p{L}.]*)$/u.exec(text.slice(0, caret))
  return match ? { from: match.index, typed: match[1] ?? '' } : null
}

/** What is typed after a place that was opened by the button; null once that is no name any more. */
export function typedSince(text: string, from: number, caret: number): OpenPlace | null {
  const typed = text.slice(from, caret)
  return caret >= from && /^[\p{L}.]*$/u.test(typed) ? { from, typed } : null
}

/** Variables that fit what is typed by name or by meaning: names that begin with it come first. */
export function fitting(typed: string, meaning: (name: VariableName) => string = () => ''): VariableName[] {
  const wanted = typed.toLowerCase()
  const starts = variableNames.filter((name) => name.startsWith(wanted))
  const contains = variableNames.filter(
    (name) =>
      !name.startsWith(wanted) && (name.includes(wanted) || meaning(name).toLowerCase().includes(wanted)),
  )
  return [...starts, ...contains]
}

/** The text with a variable put in place of `from…caret`, and where the caret goes. */
export function insertVariable(
  text: string,
  from: number,
  caret: number,
  name: VariableName,
): { text: string; caret: number } {
  const rest = text.slice(caret).replace(/^[\p{L}.]*\s*\}{1,2}/u, '')
  const place = `{{${name}}}`
  return { text: text.slice(0, from) + place + rest, caret: from + place.length }
}
