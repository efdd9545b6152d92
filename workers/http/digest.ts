/** Names for a content: the same bytes have the same one. */

/** 96 bits: nobody finds two contents with one name by accident. */
const LENGTH = 24

/** Each byte as it is written: every order and every change of a cart is hashed, and joining takes longer than the hash. */
const HEX = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'))

/** The whole hash, in hex: nobody finds two contents that have it on purpose either. */
export const sha256 = async (content: Uint8Array<ArrayBuffer> | string): Promise<string> => {
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content
  const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes))
  let hex = ''
  for (const byte of hash) hex += HEX[byte]
  return hex
}

/** A short name. */
export const digest = async (content: Uint8Array<ArrayBuffer> | string): Promise<string> =>
  (await sha256(content)).slice(0, LENGTH)
