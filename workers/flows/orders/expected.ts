/** Refusals of an order's shard, narrowed to those that one act can be given. */
import { ok, refuse, type Result } from '#domain/result'
import type { Refusal, RefusalCode } from '../../http/refusal.ts'

/** The shard has one list of refusals for all that is done to an order; of these the others are never given. */
export const expecting = <V, const C extends RefusalCode>(
  done: Result<V, { readonly code: string }>,
  codes: readonly C[],
): Result<V, Refusal<C>> => {
  if (done.ok) return ok(done.value)
  const { refusal } = done
  if (!codes.some((code) => code === refusal.code)) throw new Error(`refused with ${refusal.code}`)
  return refuse(refusal as Refusal<C>)
}
