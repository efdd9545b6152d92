/** The promotions that may count for a cart: those that count by themselves, and those whose code was given. */
import type { Cart } from '#domain/orders/cart'
import type { Promoting } from '#domain/orders/promoting'
import type { ItemKey } from '#domain/ids'
import { codeKey, usesKey } from '#domain/promotions/limits'
import type { Candidate } from '#domain/promotions/promotion'
import type { Env } from '../../env.ts'
import { sha256 } from '../../http/digest.ts'
import { buyerFor } from './buyer.ts'
import { codesFresh, runningFresh } from './book.ts'
import { usesFresh } from './uses.ts'

type Promoted = Pick<Cart, 'codes' | 'customerId' | 'email'>

const candidatesOf = async (env: Env, { codes = [], customerId }: Promoted, now: number): Promise<Candidate[]> => {
  const [{ automatic, byId }, found] = await Promise.all([
    runningFresh(env, now),
    codesFresh(
      env,
      codes.map(({ code }) => code),
      now,
    ),
  ])
  const coded = codes.flatMap(({ code, promotion: id }): Candidate[] => {
    const known = found.get(code.toLowerCase())
    const promotion = byId.get(id)
    // Revoked, of another promotion meanwhile, or for somebody else: it is as if nobody had given it.
    if (!known || !promotion || known.promotion !== id) return []
    if (known.customer !== null && known.customer !== customerId) return []
    return [{ promotion, code: known.code, codeUses: known.uses }]
  })
  const given = new Set(coded.map(({ promotion }) => promotion.id))
  return [...coded, ...automatic.filter(({ id }) => !given.has(id)).map((promotion) => ({ promotion }))]
}

/** By whom limits for each buyer count: whoever is signed in, else a mail address, of which only a hash is written down. */
const limitedAs = async ({ customerId, email }: Promoted): Promise<string | null> => {
  if (customerId !== undefined) return customerId
  return email === '' ? null : (await sha256(email.trim().toLowerCase())).slice(0, 32)
}

/** What one cart may take of what is limited, by what its shards say. */
const leftFor = async (env: Env, candidates: readonly Candidate[], now: number): Promise<Promoting['left']> => {
  const quotas = new Map<ItemKey, number>()
  for (const { promotion, code, codeUses } of candidates) {
    if (promotion.limits.uses !== null) quotas.set(usesKey(promotion.id), promotion.limits.uses)
    if (code !== undefined && codeUses != null) quotas.set(codeKey(promotion.id, code), codeUses)
  }
  const used = await usesFresh(env, [...quotas.keys()], now)
  return new Map([...quotas].map(([item, quota]) => [item, Math.max(0, quota - (used.get(item) ?? 0))]))
}

const UNCOUNTED: Promoting['left'] = new Map()

/**
 * @param counted whether the shards are asked what is left: a page says so, and whoever pays finds out when it is held.
 */
export const promotingFor = async (env: Env, cart: Promoted, now: number, counted: boolean): Promise<Promoting> => {
  const candidates = await candidatesOf(env, cart, now)
  if (candidates.length === 0)
    return { candidates, buyer: await buyerFor(env, cart.customerId, [], now), left: UNCOUNTED, limitedAs: null }
  const isLimited = candidates.some(({ promotion, codeUses }) => promotion.limits.uses !== null || codeUses != null)
  const isPerBuyer = candidates.some(({ promotion }) => promotion.limits.perBuyer !== null)
  const [buyer, left, as] = await Promise.all([
    buyerFor(env, cart.customerId, candidates, now),
    counted && isLimited ? leftFor(env, candidates, now) : UNCOUNTED,
    isPerBuyer ? limitedAs(cart) : null,
  ])
  return { candidates, buyer, left, limitedAs: as }
}
