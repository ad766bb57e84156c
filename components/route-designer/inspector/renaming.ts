/** A name with the template of its value. The names of a setting are the keys of what is stored: each is there once. */
export type Row = readonly [name: string, template: string]

/** What is being typed as a row's name while another row has it. */
export type Renaming = { at: number; name: string }

const isTaken = (rows: readonly Row[], name: string, at?: number) =>
  rows.some(([taken], place) => taken === name && place !== at)

/**
 * The rows with the new name of one of them. A name that another row has is only kept: under it both would be one row,
 * and one template would be lost.
 */
export function renamed(
  rows: readonly Row[],
  { at, name }: Renaming,
): { rows: readonly Row[] } | { kept: Renaming } {
  if (isTaken(rows, name, at)) return { kept: { at, name } }
  return { rows: rows.map((row, place): Row => (place === at ? [name, row[1]] : row)) }
}

/** The rows with one more that has no name yet; the same while there is such a row. */
export const withNewRow = (rows: readonly Row[]): readonly Row[] =>
  isTaken(rows, '') ? rows : [...rows, ['', '']]
