/** One request, told apart from all others: by the key that its sender chose and a hash of what it asks. */
import type { Context } from 'hono'
import type { Idempotency } from '#domain/idempotency'
import { sha256 } from './digest.ts'

/**
 * @param body what is asked for, as it was understood: fields in the order of their schema, no secrets. Whoever
 *   knows the hash of a card's number knows the number.
 */
export const idempotencyOf = async (c: Context, key: string, body: unknown): Promise<Idempotency> => {
  const asked = `${c.req.method} ${c.req.path}\n${JSON.stringify(body)}`
  return { key, request: await sha256(asked) }
}
