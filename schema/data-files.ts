/** Files of what the shop knows of somebody, and the list of who was forgotten: in the bucket, under names that no page serves. */
import type { ExportId } from '#domain/customers/privacy'
import type { CustomerId } from '#domain/ids'

const exportKey = (id: ExportId): string => `data-exports/${id}.json`

export const keepExportFile = async (bucket: R2Bucket, id: ExportId, text: string): Promise<void> => {
  await bucket.put(exportKey(id), text, { httpMetadata: { contentType: 'application/json' } })
}

/** Null: it has ended, or is not made yet. */
export const exportFile = (bucket: R2Bucket, id: ExportId): Promise<R2ObjectBody | null> => bucket.get(exportKey(id))

export const removeExportFiles = async (bucket: R2Bucket, ids: readonly ExportId[]): Promise<void> => {
  if (ids.length > 0) await bucket.delete(ids.map(exportKey))
}

const FORGOTTEN = 'forgotten/'

/** Outside of every store, so that a store that is brought back to an earlier time can be told again. An id says nothing of a person. */
export const keepForgotten = async (bucket: R2Bucket, customers: readonly CustomerId[], at: number): Promise<void> => {
  for (const customer of customers) await bucket.put(`${FORGOTTEN}${customer}`, String(at))
}

/** A page of them. @param cursor of the page before @returns `cursor` null: the last */
export const forgottenPage = async (
  bucket: R2Bucket,
  cursor: string | null,
): Promise<{ readonly customers: readonly string[]; readonly cursor: string | null }> => {
  const listed = await bucket.list({ prefix: FORGOTTEN, limit: 500, ...(cursor !== null && { cursor }) })
  return {
    customers: listed.objects.map(({ key }) => key.slice(FORGOTTEN.length)),
    cursor: listed.truncated ? listed.cursor : null,
  }
}
