/** Pictures in the bucket: each under the name that its content has, so nothing is ever written over. */
import { mediaKey, type MediaName } from '#domain/catalog/pictures/media-name'
import { TYPES, type Kind } from '#domain/catalog/pictures/picture'

/** What is known of a picture beside its bytes: how wide it is in pixels, as it is seen. */
export type StoredPicture = { readonly type: string; readonly size: number; readonly width: number }

const TYPES_SAID: ReadonlySet<string> = new Set(Object.values(TYPES))

/** The type comes from the list and never from what was written beside the bytes. */
const storedOf = ({ size, httpMetadata, customMetadata }: R2Object, kind: Kind): StoredPicture => {
  const type = httpMetadata?.contentType ?? ''
  return { type: TYPES_SAID.has(type) ? type : TYPES[kind], size, width: Number(customMetadata?.['width'] ?? 0) }
}

export const pictureAt = async (bucket: R2Bucket, key: string, kind: Kind, range?: R2Range) => {
  const found = await bucket.get(key, range && { range })
  return found && { ...storedOf(found, kind), body: found.body }
}

export const storedPicture = async (bucket: R2Bucket, { key, kind }: MediaName): Promise<StoredPicture | null> => {
  const found = await bucket.head(key)
  return found && storedOf(found, kind)
}

type New = { readonly kind: Kind; readonly hash: string; readonly width: number; readonly height: number }

/** The same content again is the same picture, and is not written again. @returns its key */
export const keepPicture = async (
  bucket: R2Bucket,
  { kind, hash, width, height }: New,
  bytes: Uint8Array,
): Promise<string> => {
  const key = mediaKey(hash, kind)
  if (await bucket.head(key)) return key
  try {
    await bucket.put(key, bytes, {
      httpMetadata: { contentType: TYPES[kind] },
      customMetadata: { width: String(width), height: String(height) },
    })
  } catch (fault) {
    // The platform takes one write a second of a key: another may have brought the same picture at the same moment.
    if (!(await bucket.head(key))) throw fault
  }
  return key
}

/** A smaller one is kept beside the picture that it was made of. */
export const keepRendition = (bucket: R2Bucket, key: string, type: string, bytes: ArrayBuffer, width: number) =>
  bucket.put(key, bytes, { httpMetadata: { contentType: type }, customMetadata: { width: String(width) } })
