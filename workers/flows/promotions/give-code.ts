/**
 * A code that somebody gives to their cart: of a promotion, or of a gift card. Whoever tries many is counted by their connection, and
 * the answer is the same for a code that nobody has made, one that was revoked, and one that is for somebody else. Nothing here keeps
 * a card's code.
 */
import type { CustomerId } from '#domain/ids'
import type { Cart, CartOwner } from '#domain/orders/cart'
import type { CartCode } from '#domain/orders/cart-codes'
import type { CodeRefusal } from '#domain/orders/code-change'
import type { StoredValueRefusal } from '#domain/orders/stored-value-change'
import { CODE_CHARACTERS_MAX, foldedCode } from '#domain/promotions/code'
import type { Closed } from '#domain/promotions/conditions'
import type { Promotion, PromotionId } from '#domain/promotions/promotion'
import { ok, refuse, type Result } from '#domain/result'
import { storedValueId, type StoredValue } from '#domain/stored-value/stored-value'
import { promotionById } from '#schema/products/promotions/promotions'
import type { Env } from '../../env.ts'
import { guessed, type Wrong } from '../../http/guessed-codes.ts'
import { askOrder } from '../../sharding/call-shard.ts'
import { giveStoredValue, takeStoredValueBack } from '../stored-value/give.ts'
import { storedValueByCode } from '../stored-value/lookup.ts'
import { codesFresh, runningFresh } from './book.ts'

type CodeForRefusal = Wrong | { readonly code: 'code-closed'; readonly why: Closed }
export type GiveCodeRefusal = CodeRefusal | StoredValueRefusal | CodeForRefusal

type Giving = { readonly text: string; readonly headers: Headers }

type OfPromotion = Result<CartCode, Extract<CodeForRefusal, { code: 'code-closed' }>>

const promotionFor = async (
  env: Env,
  text: string,
  customer: CustomerId | undefined,
  now: number,
): Promise<OfPromotion | undefined> => {
  const code = foldedCode(text)
  const isOne = code !== '' && code.length <= 2 * CODE_CHARACTERS_MAX
  const found = isOne ? (await codesFresh(env, [code], now)).get(code) : undefined
  const isTheirs = found && (found.customer === null || found.customer === customer)
  const promotion = isTheirs ? await promotionOf(env, found.promotion, now) : undefined
  if (!found || !promotion || promotion.state === 'draft') return undefined
  const closed = closedNow(promotion, now)
  return closed ? refuse({ code: 'code-closed', why: closed }) : ok({ code: found.code, promotion: promotion.id })
}

const cardFor = async (env: Env, text: string, now: number): Promise<Result<StoredValue, never> | undefined> => {
  const found = await storedValueByCode(env, text, now)
  return found ? ok(found) : undefined
}

/** What a code of a promotion stands for, to whoever gives it. @param customer who is signed in */
export const codeFor = (
  env: Env,
  { text, headers }: Giving,
  customer: CustomerId | undefined,
  now: number,
): Promise<Result<CartCode, CodeForRefusal>> =>
  guessed<OfPromotion>(env, headers, now, () => promotionFor(env, text, customer, now))

const put = (env: Env, owner: CartOwner, code: CartCode): Promise<Result<Cart, CodeRefusal>> =>
  askOrder(env, owner.id, 'changeCodes', { owner, change: { type: 'give', code } })

/** Give a code of a promotion. Of one promotion the last one counts; given twice it is given once. */
export const giveCode = async (
  env: Env,
  owner: CartOwner,
  giving: Giving,
  now: number,
): Promise<Result<Cart, CodeRefusal | CodeForRefusal>> => {
  const cart = await askOrder(env, owner.id, 'cartOf', owner)
  if (!cart) return refuse({ code: 'cart-unknown' })
  const code = await codeFor(env, giving, cart.customerId, now)
  return code.ok ? put(env, owner, code.value) : code
}

/** What somebody typed into the one field for codes: of a promotion, or else of a gift card. */
export const giveCodeOrCard = async (
  env: Env,
  owner: CartOwner,
  { text, headers }: Giving,
  now: number,
): Promise<Result<Cart, GiveCodeRefusal>> => {
  const cart = await askOrder(env, owner.id, 'cartOf', owner)
  if (!cart) return refuse({ code: 'cart-unknown' })
  const found = await guessed<OfPromotion | Result<StoredValue, never>>(env, headers, now, async () => {
    return (await promotionFor(env, text, cart.customerId, now)) ?? cardFor(env, text, now)
  })
  if (!found.ok) return found
  return 'promotion' in found.value ? put(env, owner, found.value) : giveStoredValue(env, owner, found.value, now)
}

/** A gift card alone, as programs give one; whoever guesses is counted with those who guess codes. */
export const giveCard = async (
  env: Env,
  owner: CartOwner,
  { text, headers }: Giving,
  now: number,
): Promise<Result<Cart, StoredValueRefusal | Wrong>> => {
  const cart = await askOrder(env, owner.id, 'cartOf', owner)
  if (!cart) return refuse({ code: 'cart-unknown' })
  const found = await guessed<Result<StoredValue, never>>(env, headers, now, () => cardFor(env, text, now))
  return found.ok ? giveStoredValue(env, owner, found.value, now) : found
}

export const takeCodeBack = (env: Env, owner: CartOwner, code: string): Promise<Result<Cart, CodeRefusal>> =>
  askOrder(env, owner.id, 'changeCodes', { owner, change: { type: 'take-back', code } })

/** @param text a code that was given, or the id of a gift card or of credit, as a page names it */
export const takeBack = (
  env: Env,
  owner: CartOwner,
  text: string,
): Promise<Result<Cart, CodeRefusal | StoredValueRefusal>> => {
  const id = storedValueId(text)
  return id ? takeStoredValueBack(env, owner, id) : takeCodeBack(env, owner, text)
}

/** It is not there any more, which is what was wanted. */
export const isTakenBack = ({ code }: CodeRefusal | StoredValueRefusal): boolean =>
  code === 'code-not-given' || code === 'stored-value-not-given'

const promotionOf = async (env: Env, id: PromotionId, now: number): Promise<Promotion | undefined> =>
  (await runningFresh(env, now)).byId.get(id) ?? promotionById(env.PRODUCTS_DB, id)

/** What no cart can do anything about. What a cart can, is said beside it: sign in, send it elsewhere, put more in. */
const closedNow = ({ state, period }: Promotion, now: number): Closed | undefined => {
  if (period.from !== null && now < period.from) return { code: 'not-started', from: period.from }
  if (state === 'ended' || (period.until !== null && now >= period.until)) return { code: 'ended', until: period.until }
  return state === 'paused' ? { code: 'paused' } : undefined
}
