/** One request, told apart from all others: by the key that its sender chose and a hash of what it asks. */
import type { Idempotency } from '#domain/idempotency'
import { sha256 } from './digest.ts'
import { textIn } from './form.ts'

/**
 * @param act what is done, whichever door it was asked at: `carts:add`
 * @param input what is asked for, as it was understood: fields in the order of their schema, no secrets. Whoever
 *   knows the hash of a card's number knows the number.
 */
export const idempotencyOf = async (act: string, key: string, input: unknown): Promise<Idempotency> => ({
  key,
  request: await sha256(`${act}\n${JSON.stringify(input)}`),
})

/** A script gives each press of a shopper's button a key, so that pressing twice acts once; without a script there is none. */
export const pressIn = async (form: URLSearchParams, act: string, input: unknown): Promise<Idempotency | undefined> => {
  const key = textIn(form, 'key', 64)
  return /^[\w-]{8,64}$/.test(key) ? idempotencyOf(act, key, input) : undefined
}
