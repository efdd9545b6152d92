/**
 * A code that somebody gives to their cart. Whoever tries many is counted by their connection, and the answer is the same
 * for a code that nobody has made, one that was revoked, and one that is for somebody else.
 */
import type { CustomerId } from '#domain/ids'
import type { Cart, CartOwner } from '#domain/orders/cart'
import type { CartCode } from '#domain/orders/cart-codes'
import type { CodeRefusal } from '#domain/orders/code-change'
import { codeIn } from '#domain/promotions/code'
import type { Closed } from '#domain/promotions/conditions'
import type { Promotion, PromotionId } from '#domain/promotions/promotion'
import { ok, refuse, type Result } from '#domain/result'
import { promotionById } from '#schema/products/promotions/promotions'
import type { Env } from '../../env.ts'
import { connectionOf } from '../../http/address-block.ts'
import { countAttempts, timesTried } from '../../http/attempt-counters.ts'
import { fingerprint } from '../../http/seal.ts'
import { askOrder } from '../../sharding/call-shard.ts'
import { codesFresh, runningFresh } from './book.ts'

/** Wrong codes of one connection, and in which time: a family guesses a few, nobody finds one of 2^50 by fifty tries an hour. */
const WRONG_MAX = 20
const WRONG_PERIOD_MS = 15 * 60_000

export type GiveCodeRefusal = CodeRefusal | CodeForRefusal
type CodeForRefusal =
  | { readonly code: 'too-many-attempts'; readonly retryAfterSeconds: number }
  | { readonly code: 'code-unknown' }
  | { readonly code: 'code-closed'; readonly why: Closed }

type Giving = { readonly text: string; readonly headers: Headers }

/** What a code stands for, to whoever gives it. @param customer who is signed in */
export const codeFor = async (
  env: Env,
  { text, headers }: Giving,
  customer: CustomerId | undefined,
  now: number,
): Promise<Result<CartCode, CodeForRefusal>> => {
  const tries = `promotion-code:${await fingerprint(connectionOf(headers.get('cf-connecting-ip')))}`
  // Whoever has guessed too often is not told either when they are right.
  if ((await timesTried(env, tries, now)) >= WRONG_MAX) return tooMany(env, tries, now)
  const code = codeIn(text)
  const found = code === undefined ? undefined : (await codesFresh(env, [code], now)).get(code.toLowerCase())
  const isTheirs = found && (found.customer === null || found.customer === customer)
  const promotion = isTheirs ? await promotionOf(env, found.promotion, now) : undefined
  if (!found || !promotion || promotion.state === 'draft') return tooMany(env, tries, now)
  const closed = closedNow(promotion, now)
  return closed ? refuse({ code: 'code-closed', why: closed }) : ok({ code: found.code, promotion: promotion.id })
}

/** Give a code. Of one promotion the last one counts; given twice it is given once. */
export const giveCode = async (
  env: Env,
  owner: CartOwner,
  giving: Giving,
  now: number,
): Promise<Result<Cart, GiveCodeRefusal>> => {
  const cart = await askOrder(env, owner.id, 'cartOf', owner)
  if (!cart) return refuse({ code: 'cart-unknown' })
  const code = await codeFor(env, giving, cart.customerId, now)
  if (!code.ok) return code
  return askOrder(env, owner.id, 'changeCodes', { owner, change: { type: 'give', code: code.value } })
}

export const takeCodeBack = (env: Env, owner: CartOwner, code: string): Promise<Result<Cart, CodeRefusal>> =>
  askOrder(env, owner.id, 'changeCodes', { owner, change: { type: 'take-back', code } })

const promotionOf = async (env: Env, id: PromotionId, now: number): Promise<Promotion | undefined> =>
  (await runningFresh(env, now)).byId.get(id) ?? promotionById(env.PRODUCTS_DB, id)

/** What no cart can do anything about. What a cart can, is said beside it: sign in, send it elsewhere, put more in. */
const closedNow = ({ state, period }: Promotion, now: number): Closed | undefined => {
  if (period.from !== null && now < period.from) return { code: 'not-started', from: period.from }
  if (state === 'ended' || (period.until !== null && now >= period.until)) return { code: 'ended', until: period.until }
  return state === 'paused' ? { code: 'paused' } : undefined
}

/** One wrong code more. */
const tooMany = async (env: Env, tries: string, now: number): Promise<Result<never, CodeForRefusal>> => {
  const counted = await countAttempts(env, [tries], { now, periodMs: WRONG_PERIOD_MS })
  if (!counted.ok) return counted
  const [count] = counted.value
  if (!count || count.times <= WRONG_MAX) return refuse({ code: 'code-unknown' })
  return refuse({
    code: 'too-many-attempts',
    retryAfterSeconds: Math.max(1, Math.ceil((count.since + WRONG_PERIOD_MS - now) / 1000)),
  })
}
