/** A short name for a content: the same bytes have the same one. */

/** 96 bits: nobody finds two contents with one name by accident. */
const LENGTH = 24

export const digest = async (content: Uint8Array<ArrayBuffer> | string): Promise<string> => {
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content
  const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes))
  return Array.from(hash, (byte) => byte.toString(16).padStart(2, '0'))
    .join('')
    .slice(0, LENGTH)
}
