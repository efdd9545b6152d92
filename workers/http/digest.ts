/** Names for a content: the same bytes have the same one. */

/** 96 bits: nobody finds two contents with one name by accident. */
const LENGTH = 24

/** The whole hash, in hex: nobody finds two contents that have it on purpose either. */
export const sha256 = async (content: Uint8Array<ArrayBuffer> | string): Promise<string> => {
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content
  const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes))
  return Array.from(hash, (byte) => byte.toString(16).padStart(2, '0')).join('')
}

/** A short name. */
export const digest = async (content: Uint8Array<ArrayBuffer> | string): Promise<string> =>
  (await sha256(content)).slice(0, LENGTH)
