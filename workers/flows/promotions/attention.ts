/** Promotions that run and do less than somebody meant: used up, without a code, never better than another one, with an idle limit. */
import { usesKey } from '#domain/promotions/limits'
import { neverWins } from '#domain/promotions/never-wins'
import { phaseOf } from '#domain/promotions/phase'
import type { PromotionId } from '#domain/promotions/promotion'
import { withoutCodes } from '#schema/products/promotions/listed'
import type { Env } from '../../env.ts'
import { runningFresh } from './book.ts'
import { usesFresh } from './uses.ts'

export type Attention =
  | { readonly why: 'used-up' }
  | { readonly why: 'no-code' }
  /** Nobody can come to the limit for one buyer before that for all. */
  | { readonly why: 'idle-limit' }
  | { readonly why: 'never-wins'; readonly because: PromotionId; readonly name: string }

/** At most five seconds old, as carts are judged. */
export const needingALook = async (env: Env, now: number): Promise<ReadonlyMap<PromotionId, Attention>> => {
  const { byId } = await runningFresh(env, now)
  const running = [...byId.values()].filter((promotion) => phaseOf(promotion, now) === 'running')
  const limited = running.flatMap(({ id, limits: { uses } }) => (uses === null ? [] : [{ id, uses, key: usesKey(id) }]))
  const coded = running.filter(({ method }) => method === 'code').map(({ id }) => id)
  const keys = limited.map(({ key }) => key)
  const [used, codeless] = await Promise.all([usesFresh(env, keys, now), withoutCodes(env.PRODUCTS_DB, coded)])
  const idle = running.filter(({ limits: { uses, perBuyer } }) => uses !== null && perBuyer !== null && perBuyer > uses)
  // What is said last of one counts.
  return new Map<PromotionId, Attention>([
    ...idle.map(({ id }) => [id, { why: 'idle-limit' }] as const),
    ...Array.from(neverWins(running), ([id, because]) => {
      const name = byId.get(because)?.name ?? ''
      return [id, { why: 'never-wins', because, name }] as const
    }),
    ...codeless.map((id) => [id, { why: 'no-code' }] as const),
    ...limited.flatMap(({ id, uses, key }) =>
      (used.get(key) ?? 0) >= uses ? [[id, { why: 'used-up' }] as const] : [],
    ),
  ])
}
