/** Cuts a list into batches that a queue will take. */

/** An upper bound of how long a text is as UTF-8: no character of UTF-16 takes more than three bytes. */
const bytesAtMost = (value: unknown): number => JSON.stringify(value).length * 3

/** In order; each batch has at most `most` members and `bytes` bytes as JSON, a single larger member stands alone. */
export const batchesOf = <T>(values: readonly T[], most: number, bytes: number): T[][] => {
  const batches: T[][] = []
  let size = Number.POSITIVE_INFINITY
  for (const value of values) {
    const weight = bytesAtMost(value)
    const last = batches.at(-1)
    if (last && last.length < most && size + weight <= bytes) {
      last.push(value)
      size += weight
    } else {
      batches.push([value])
      size = weight
    }
  }
  return batches
}
