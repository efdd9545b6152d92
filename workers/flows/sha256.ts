/** The whole hash of a content, in hex: the same bytes have the same one, and nobody finds others that have it. */
import type { Bytes } from '#domain/pictures/bytes'

export const sha256 = async (content: Bytes | string): Promise<string> => {
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content
  const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes))
  return Array.from(hash, (byte) => byte.toString(16).padStart(2, '0')).join('')
}
