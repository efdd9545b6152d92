/**
 * What is promised before anybody is asked for money: whether the cart may be bought at what its shopper was shown, and
 * the goods, the uses of promotions and the stored value that it takes, held in the same calls.
 */
import type { AdmissionRefusal } from '#domain/admission/pass'
import type { CustomerId, ItemKey } from '#domain/ids'
import type { HoldRefusal } from '#domain/inventory/hold'
import type { Money } from '#domain/money'
import { allToHold, itemsToHold } from '#domain/orders/attempt'
import { leastBeyond } from '#domain/orders/charging'
import { unitsToHold, type HeldUnitsRefusal } from '#domain/orders/held-units'
import { type Attempt, type Cart } from '#domain/orders/cart'
import { missingOf, type Missing } from '#domain/orders/missing'
import type { PaymentTerms } from '#domain/orders/payment-terms'
import { travelIn, type Quote, type QuoteRefusal } from '#domain/orders/quote'
import { leftToPay } from '#domain/orders/stored-payments'
import { isLimit, usesKey } from '#domain/promotions/limits'
import type { PromotionId } from '#domain/promotions/promotion'
import { ok, type Result } from '#domain/result'
import { isTakenLater } from '#domain/settings/payments'
import { isMoney, moneyKey } from '#domain/stored-value/stored-value'
import type { Env } from '../../env.ts'
import type { HoldUnits } from '../../http/unpaid-units.ts'
import { admitted } from '../admission/admission.ts'
import { holdStock } from '../inventory/hold.ts'
import { forgetUses } from '../promotions/uses.ts'
import { settingsFresh } from '../settings/settings.ts'
import { agreedTerms } from './agreed-terms.ts'
import { quoteCart, shortOf } from './cart.ts'
import { chargingIn } from './charging.ts'

/** In the order they are checked. */
export type PromiseRefusal =
  | AdmissionRefusal
  | QuoteRefusal
  | { readonly code: 'checkout-incomplete'; readonly missing: readonly Missing[] }
  | { readonly code: 'payment-method-unavailable' }
  | { readonly code: 'price-changed'; readonly expected: Money; readonly total: Money }
  | { readonly code: 'due-changed'; readonly expected: Money; readonly due: Money }
  /** Credit of an account pays a part of it, and whoever pays has not shown that the account is theirs. */
  | { readonly code: 'sign-in-required' }
  | { readonly code: 'charge-too-small'; readonly least: Money }
  | HeldUnitsRefusal
  | { readonly code: 'too-many-unpaid-units'; readonly retryAfterSeconds: number }
  | HoldRefusal
  | { readonly code: 'promotion-used-up'; readonly promotion: PromotionId; readonly promotionCode?: string }
  /** `ending`: of a gift card's code; absent: credit. */
  | { readonly code: 'stored-value-short'; readonly ending?: string; readonly available: Money }

/** What the shopper was shown: another sum is refused, never slipped in. */
export type Shown = {
  readonly total: Money
  /** What stored value leaves to be paid otherwise. */
  readonly due: Money
}

/** Who pays, as far as their session shows it; asked only where it matters. */
export type Payer = () => Promise<CustomerId | null>

type Frozen = {
  readonly attempt: Attempt
  readonly cart: Cart
  readonly shown: Shown
  readonly passes: readonly string[]
  readonly token: string
  readonly mayHold: HoldUnits | undefined
  readonly payer: Payer | undefined
}

/** @property held what the inventory was asked for: the order shard has not heard of it */
export type Promised =
  /** `terms`: it is paid later, and so. */
  | { readonly ok: true; readonly value: { readonly quote: Quote; readonly terms: PaymentTerms | null } }
  | { readonly ok: false; readonly refusal: PromiseRefusal; readonly held: readonly ItemKey[] }

/**
 * Admit, quote and hold: everything that can be refused before money moves.
 *
 * A pass has to be good when the attempt begins: whoever asks again with the same key is not late.
 */
export const promise = async (
  env: Env,
  { attempt, cart, shown, passes, token, mayHold, payer }: Frozen,
  now: number,
): Promise<Promised> => {
  const allowed = await admitted(env, { cart: cart.id, items: cart.lines, passes }, attempt.startedAt)
  if (!allowed.ok) return withheld(allowed.refusal)
  const quoted = await quoteShown(env, cart, shown, now)
  if (!quoted.ok) return withheld(quoted.refusal)
  const missing = missingOf(cart, travelIn(quoted.value))
  if (missing.length > 0) return withheld({ code: 'checkout-incomplete', missing })
  const agreed = isFree(quoted.value) ? ok(null) : await agreedTerms(env, { cart, token }, now)
  if (!agreed.ok) return withheld(agreed.refusal)
  if (!isAs(quoted.value, shown)) {
    // What was shown is the sum of as many as there are: then the number is what has to change.
    return withheld((await shortOf(env, cart, now)) ?? otherSum(quoted.value, shown))
  }
  if (!(await isTheirs(quoted.value, cart, payer))) return withheld({ code: 'sign-in-required' })
  const tooSmall = agreed.value ? undefined : await smallerThanCharged(env, quoted.value, now)
  if (tooSmall) return withheld(tooSmall)
  const units = unitsToHold(itemsToHold(quoted.value))
  if (!units.ok) return withheld(units.refusal)
  const retryAfterSeconds = mayHold?.(cart.id, units.value) ?? 0
  if (retryAfterSeconds > 0) return withheld({ code: 'too-many-unpaid-units', retryAfterSeconds })
  const held = await holdStock(env, attempt.id, quoted.value, now)
  if (held.ok) return ok({ quote: await whenTaken(env, held.value, agreed.value, now), terms: agreed.value })
  return {
    ok: false,
    refusal: inWords(held.refusal, quoted.value),
    held: allToHold(quoted.value).map(({ item }) => item),
  }
}

/** Whether the provider's money is taken now or with the goods is agreed on with the rest, and no setting changes it later. */
const whenTaken = async (env: Env, quote: Quote, terms: PaymentTerms | null, now: number): Promise<Quote> => {
  if (terms || isFree(quote)) return quote
  const { payments } = await settingsFresh(env, now)
  return isTakenLater(payments, quote.lines) ? { ...quote, captureLater: true } : quote
}

/** The key of a cart may have been passed on: it spends no credit of the account whose cart it is. */
const isTheirs = async ({ payments = [] }: Quote, { customerId }: Cart, payer: Payer | undefined): Promise<boolean> => {
  if (payments.every(({ storedValue }) => storedValue.kind !== 'store-credit')) return true
  return customerId !== undefined && (await payer?.()) === customerId
}

/** Less than the provider charges, and nobody is asked for it later. */
const smallerThanCharged = async (env: Env, quote: Quote, now: number): Promise<PromiseRefusal | undefined> => {
  const charging = chargingIn(env, await settingsFresh(env, now), quote.totals.total.currency)
  const least = leastBeyond(quote, charging)
  return least && { code: 'charge-too-small', least }
}

const withheld = (refusal: PromiseRefusal): Promised => ({ ok: false, refusal, held: [] })

/** What nobody has to be asked for any more money for: it costs nothing, or stored value pays all of it. */
export const isFree = (quote: Quote): boolean => leftToPay(quote).amount === 0

const isSame = (one: Money, other: Money) => one.amount === other.amount && one.currency === other.currency
const isAs = (quote: Quote, { total, due }: Shown): boolean =>
  isSame(quote.totals.total, total) && isSame(leftToPay(quote), due)

const otherSum = (quote: Quote, shown: Shown): PromiseRefusal => {
  const { total } = quote.totals
  return isSame(total, shown.total)
    ? { code: 'due-changed', expected: shown.due, due: leftToPay(quote) }
    : { code: 'price-changed', expected: shown.total, total }
}

/**
 * What is limited, and what is on a gift card, is counted only where the sum is another than what was shown: a page leaves
 * out what is used up, and whoever was shown what is not is told so when it is held.
 */
const quoteShown = async (env: Env, cart: Cart, shown: Shown, now: number): Promise<Result<Quote, QuoteRefusal>> => {
  const quoted = await quoteCart(env, cart, now, false)
  return !quoted.ok || isAs(quoted.value, shown) ? quoted : quoteCart(env, cart, now, true)
}

/** A limit that is reached and a card that is spent are no goods that are sold out: the page says which it was. */
const inWords = (refusal: HoldRefusal, quote: Quote): PromiseRefusal => {
  if (refusal.code !== 'insufficient-stock') return refusal
  if (isLimit(refusal.item)) return usedUp(refusal.item, quote)
  return isMoney(refusal.item) ? spent(refusal, quote) : refusal
}

const usedUp = (item: ItemKey, { promotions = [] }: Quote): PromiseRefusal => {
  // The page that is shown now counts anew, and leaves it out.
  forgetUses()
  const of = promotions.find(({ promotion }) => item.startsWith(usesKey(promotion)))
  return {
    code: 'promotion-used-up',
    promotion: of?.promotion ?? ('' as PromotionId),
    ...(of?.code !== undefined && { promotionCode: of.code }),
  }
}

type Short = Extract<HoldRefusal, { code: 'insufficient-stock' }>

const spent = ({ item, available }: Short, { payments = [], totals }: Quote): PromiseRefusal => {
  const of = payments.find(({ storedValue }) => moneyKey(storedValue.id) === item)
  return {
    code: 'stored-value-short',
    ...(of?.storedValue.ending !== undefined && { ending: of.storedValue.ending }),
    available: { amount: available, currency: totals.total.currency },
  }
}
