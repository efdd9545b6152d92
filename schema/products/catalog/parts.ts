/** Many rows as JSON parameters, in parts that a parameter can hold. */

/**
 * One parameter may hold 2 MB. Parts of at most this many characters stay below it in any script (three bytes a
 * character), as long as one row does.
 */
const PART_LENGTH_MAX = 500_000

/** Make a statement, or several, for each part of the rows that fits a parameter. */
export const inParts = <T>(rows: readonly unknown[], statement: (rows: string) => T): T[] => {
  const parts: string[][] = [[]]
  let length = 0
  for (const row of rows) {
    const text = JSON.stringify(row)
    if (length > 0 && length + text.length > PART_LENGTH_MAX) {
      parts.push([])
      length = 0
    }
    parts.at(-1)?.push(text)
    length += text.length
  }
  return parts.map((part) => statement(`[${part.join(',')}]`))
}
