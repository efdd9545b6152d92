/** Files of the shop that are no pictures, in the bucket: each under the name that its content has, so nothing is written over. */

/** The same content again is the same file. */
export const keepShopFile = async (bucket: R2Bucket, key: string, bytes: Uint8Array): Promise<void> => {
  if (await bucket.head(key)) return
  try {
    await bucket.put(key, bytes)
  } catch (fault) {
    // The platform takes one write a second of a key: another may have brought the same file at the same moment.
    if (!(await bucket.head(key))) throw fault
  }
}

export const shopFileSize = async (bucket: R2Bucket, key: string): Promise<number | undefined> =>
  (await bucket.head(key))?.size

/** Null: there is none. */
export const shopFile = (bucket: R2Bucket, key: string, range?: R2Range): Promise<R2ObjectBody | null> =>
  bucket.get(key, range && { range })
