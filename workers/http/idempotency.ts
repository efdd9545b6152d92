/** One request, told apart from all others: by the key that its sender chose and a hash of what it asks. */
import type { Context } from 'hono'
import type { Idempotency } from '#domain/idempotency'

const hex = (bytes: ArrayBuffer) =>
  Array.from(new Uint8Array(bytes), (byte) => byte.toString(16).padStart(2, '0')).join('')

/**
 * @param body what is asked for, as it was understood: fields in the order of their schema, no secrets. Whoever
 *   knows the hash of a card's number knows the number.
 */
export const idempotencyOf = async (c: Context, key: string, body: unknown): Promise<Idempotency> => {
  const asked = `${c.req.method} ${c.req.path}\n${JSON.stringify(body)}`
  return { key, request: hex(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(asked))) }
}
