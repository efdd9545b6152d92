/** Files of digital goods in the bucket, under names that no page serves by itself. */
import type { DownloadId } from '#domain/catalog/downloads'

const keyOf = (id: DownloadId): string => `downloads/${id}`

export const keepDownloadFile = async (bucket: R2Bucket, id: DownloadId, bytes: Uint8Array): Promise<void> => {
  try {
    await bucket.put(keyOf(id), bytes)
  } catch (fault) {
    // The platform takes one write a second of a key: a press that is sent again finds it written.
    if (!(await bucket.head(keyOf(id)))) throw fault
  }
}

/** Null: there is none. */
export const downloadFile = (bucket: R2Bucket, id: DownloadId, range?: R2Range): Promise<R2ObjectBody | null> =>
  bucket.get(keyOf(id), range && { range })
