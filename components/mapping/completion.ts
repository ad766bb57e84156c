import { type VariableName, variableNames } from '#lib/envelope/template.ts'

/** An unfinished `{{name` before the caret: where it begins and what is typed of it. */
export function openPlace(text: string, caret: number): { from: number; typed: string } | null {
  const match = /\{\{\s*([a-z.]*)$/.exec(text.slice(0, caret))
  return match ? { from: match.index, typed: match[1] ?? '' } : null
}

/** Variables that fit what is typed: those that begin with it before those that contain it. */
export function fitting(typed: string): VariableName[] {
  const starts = variableNames.filter((name) => name.startsWith(typed))
  const contains = variableNames.filter((name) => !name.startsWith(typed) && name.includes(typed))
  return [...starts, ...contains]
}

/** The text with a variable put in place of `from…caret`, and where the caret goes. */
export function insertVariable(
  text: string,
  from: number,
  caret: number,
  name: VariableName,
): { text: string; caret: number } {
  const rest = text.slice(caret).replace(/^[a-z.]*\s*\}\}/, '')
  const place = `{{${name}}}`
  return { text: text.slice(0, from) + place + rest, caret: from + place.length }
}
