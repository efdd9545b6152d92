/** The promotions that may count for a cart: those that count by themselves, and those whose code was given. */
import type { Cart } from '#domain/orders/cart'
import type { Promoting } from '#domain/orders/promoting'
import type { Currency } from '#domain/money'
import { foldedCode } from '#domain/promotions/code'
import { limitsOf } from '#domain/promotions/limits'
import type { Candidate } from '#domain/promotions/promotion'
import type { Env } from '../../env.ts'
import { sha256 } from '../../http/digest.ts'
import { buyerFor } from './buyer.ts'
import { codesFresh, runningFresh } from './book.ts'
import { usesFresh } from './uses.ts'

type Promoted = Pick<Cart, 'codes' | 'customerId' | 'currency' | 'email'>

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
    const known = found.get(foldedCode(code))
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

/** What one cart may take of what is limited, by what its shards say: uses, those of its buyer, and the money that may be given. */
const leftFor = async (
  env: Env,
  candidates: readonly Candidate[],
  { as, currency }: { readonly as: string | null; readonly currency: Currency },
  now: number,
): Promise<Promoting['left']> => {
  const limits = candidates.flatMap((candidate) => limitsOf({ ...candidate, amount: 1 }, as, currency))
  const quotas = new Map(limits.map(({ item, quota }) => [item, quota]))
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
  const isPerBuyer = candidates.some(({ promotion }) => promotion.limits.perBuyer !== null)
  const as = isPerBuyer ? await limitedAs(cart) : null
  const [buyer, left] = await Promise.all([
    buyerFor(env, cart.customerId, candidates, now),
    counted ? leftFor(env, candidates, { as, currency: cart.currency }, now) : UNCOUNTED,
  ])
  return { candidates, buyer, left, limitedAs: as }
}
