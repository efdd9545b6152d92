/** What a file says, in slices, and what became of each: in the bucket, under names that no page serves. */

/**
 * `items`: what the file says; `unread`: rows that say nothing; `preview`, `result`, `undo`: what becomes, or became, of it;
 * `counted`: by how many units it has moved what may be sold; `planned`: what it was about to write.
 */
export type SliceKind = 'items' | 'unread' | 'preview' | 'result' | 'undo' | 'counted' | 'planned'

const keyOf = (id: string, kind: SliceKind, slice: number): string =>
  `imports/${id}/${kind}-${String(slice).padStart(6, '0')}.json`

/** Written again it is the same, or what is truer. */
export const keepSlice = async (
  bucket: R2Bucket,
  id: string,
  kind: SliceKind,
  slice: number,
  value: unknown,
): Promise<void> => {
  await bucket.put(keyOf(id, kind, slice), JSON.stringify(value), { httpMetadata: { contentType: 'application/json' } })
}

/** A Worker waits for six answers at once; the bucket is not asked for more. */
const PUTS_AT_ONCE = 6

/** All of one kind, from the first on, some of them at once. */
export const keepSlices = async (
  bucket: R2Bucket,
  id: string,
  kind: SliceKind,
  values: readonly unknown[],
): Promise<void> => {
  const left = values.entries()
  // Each takes the next from the same row: as soon as one is through, another begins.
  const puts = Array.from({ length: PUTS_AT_ONCE }, async () => {
    for (const [slice, value] of left) await keepSlice(bucket, id, kind, slice, value)
  })
  await Promise.all(puts)
}

/** What a slice said is of no use any more. */
export const dropSlice = (bucket: R2Bucket, id: string, kind: SliceKind, slice: number): Promise<void> =>
  bucket.delete(keyOf(id, kind, slice))

export const sliceOf = async <T>(
  bucket: R2Bucket,
  id: string,
  kind: SliceKind,
  slice: number,
): Promise<T | undefined> => {
  const found = await bucket.get(keyOf(id, kind, slice))
  return found ? ((await found.json()) as T) : undefined
}
