/** What staff ask of a cart that nobody has: what it would cost, which promotions would count, and what stands in the way of the others. */
import { z } from 'zod'
import type { CustomerId, VariantId } from '#domain/ids'
import { isCurrency, money, type Currency } from '#domain/money'
import { cheapestOf, methodsFor } from '#domain/logistics/delivery-methods'
import { placeIn } from '#domain/logistics/zones'
import type { Address } from '#domain/orders/address'
import type { Offer } from '#domain/orders/offer'
import { LINE_ITEMS_MAX, UNITS_MAX, type CartLineItem } from '#domain/orders/cart'
import { loadOf } from '#domain/orders/delivery'
import type { OrderLineItem } from '#domain/orders/order-line'
import { giftsOf, type Promoting } from '#domain/orders/promoting'
import {
  quoteLineItem,
  quoteLines,
  sellsIn,
  type Explained,
  type OrderRules,
  type QuoteRefusal,
} from '#domain/orders/quote'
import { foldedCode } from '#domain/promotions/code'
import type { Promotion } from '#domain/promotions/promotion'
import { ok, refuse, type Result } from '#domain/result'
import { promotionById } from '#schema/products/promotions/promotions'
import { customersNamed } from '#schema/users/customers/import'
import type { Env } from '../../env.ts'
import { offersFresh } from '../catalog/offers.ts'
import { question } from '../question.ts'
import { isExempt } from '../tax/exempt.ts'
import { buyerFresh } from '../pricing/buyer.ts'
import { ownCurrency, settingsFresh } from '../settings/settings.ts'
import { codesFresh } from './book.ts'
import { buyerFor } from './buyer.ts'
import { promotingFor } from './promoting.ts'

const CODES_MAX = 6

export type TriedCart = {
  readonly quote: Explained
  /** Those that were looked at, to say them by name. */
  readonly promotions: readonly Promotion[]
  /** Codes that nobody has made, or that were revoked. */
  readonly unknownCodes: readonly string[]
}

const customerOf = async (env: Env, named: string): Promise<CustomerId | undefined> => {
  const [found] = await customersNamed(env.USERS_DB, { ids: [named], emails: [named.toLowerCase()], phones: [] })
  return found?.id
}

const codesOf = async (env: Env, codes: readonly string[], now: number) => {
  const read = codes.map((text) => ({ text, code: foldedCode(text) }))
  const known = await codesFresh(
    env,
    read.flatMap(({ code }) => (code === '' ? [] : [code])),
    now,
  )
  return {
    given: [...known.values()].map(({ code, promotion }) => ({ code, promotion })),
    unknown: read.flatMap(({ text, code }) => (known.has(code) ? [] : [text])),
  }
}

/** The promotion that is asked about is judged as if it ran and its code were given: what stands in its way beside that is the question. */
const withAsked = async (
  env: Env,
  promoting: Promoting,
  { asked, customerId, now }: { asked: Promotion | undefined; customerId: CustomerId | undefined; now: number },
): Promise<Promoting> => {
  if (!asked) return promoting
  const others = promoting.candidates.filter(({ promotion }) => promotion.id !== asked.id)
  const coded = promoting.candidates.find(({ promotion, code }) => promotion.id === asked.id && code !== undefined)
  const state = asked.state === 'ended' ? ('ended' as const) : ('active' as const)
  const candidates = [...others, coded ?? { promotion: { ...asked, state } }]
  return { ...promoting, candidates, buyer: await buyerFor(env, customerId, candidates, now) }
}

/** By the cheapest way that goes there, as a shopper would have it. */
const deliveryFor = (
  rules: OrderRules,
  bare: readonly OrderLineItem[],
  offers: ReadonlyMap<VariantId, Offer>,
  { currency, country }: { readonly currency: Currency; readonly country: string | null },
) => {
  const at = { currency, place: placeIn(country), load: loadOf(bare, offers, currency) }
  return cheapestOf(rules, methodsFor(rules, at), at)?.id ?? null
}

const addressIn = (country: string): Address => ({
  name: '',
  street: '',
  extra: '',
  postcode: '',
  city: '',
  region: '',
  country,
  phone: '',
})

/** Of a cart that nobody has: what it would cost. */
export type Trying = {
  readonly lines: readonly { readonly variant: string; readonly units: number }[]
  /** Null: the shop's own. */
  readonly currency: string | null
  readonly country: string | null
  /** By id or mail address; absent: a guest. */
  readonly customer?: string | null
  readonly codes?: readonly string[]
  /** Judged as if it ran and its code were given. */
  readonly promotion: string | null
}

type TryRefusal = QuoteRefusal | { readonly code: 'promotion-unknown' | 'customer-unknown' }

export const priceTried = async (
  env: Env,
  { lines, currency: wanted, country, customer = null, codes = [], promotion: of }: Trying,
  now: number,
): Promise<Result<TriedCart, TryRefusal>> => {
  const rules = await settingsFresh(env, now)
  if (wanted !== null && !isCurrency(wanted)) return refuse({ code: 'currency-unsold', currency: wanted as Currency })
  const currency = wanted ?? ownCurrency(rules)
  if (!sellsIn(rules, currency)) return refuse({ code: 'currency-unsold', currency })
  const asked = of === null ? undefined : await promotionById(env.PRODUCTS_DB, of)
  if (of !== null && !asked) return refuse({ code: 'promotion-unknown' })
  const customerId = customer === null ? undefined : await customerOf(env, customer)
  if (customer !== null && customerId === undefined) return refuse({ code: 'customer-unknown' })
  const { given, unknown } = await codesOf(env, codes, now)
  const buying = { codes: given, currency, email: '', ...(customerId !== undefined && { customerId }) }
  const promoting = await withAsked(env, await promotingFor(env, buying, now, true), { asked, customerId, now })
  const items = lines.map(({ variant }) => variant as VariantId)
  const offers = await offersFresh(env, [...items, ...giftsOf(promoting.candidates)], now)
  const [buyer, exempt] = await Promise.all([
    buyerFresh(env, customerId, offers.values(), now),
    isExempt(env, customerId, now),
  ])
  const context = { currency, buyer, country, now }
  const bare: OrderLineItem[] = []
  for (const { variant, units } of lines) {
    const line: CartLineItem = { variantId: variant as VariantId, units, seen: money(0, currency) }
    const priced = quoteLineItem(line, offers.get(line.variantId), context)
    if (!priced.ok) return priced
    bare.push(priced.value)
  }
  const address = country === null ? null : addressIn(country)
  const delivery = deliveryFor(rules, bare, offers, { currency, country })
  const quoted = quoteLines({ currency, address, delivery }, bare, { offers, rules, promoting, exempt, buyer, now })
  if (!quoted.ok) return quoted
  const promotions = promoting.candidates.map(({ promotion }) => promotion)
  return ok<TriedCart>({ quote: quoted.value, promotions, unknownCodes: unknown })
}

/** Changes nothing: no cart is opened, and nothing that is limited is held. */
export const tryingCart = question({
  name: 'promotions:try',
  permission: 'promotions:see',
  input: z.object({
    lines: z
      .array(z.strictObject({ variant: z.string().max(100), units: z.int().min(1).max(UNITS_MAX) }))
      .min(1)
      .max(LINE_ITEMS_MAX),
    currency: z.string().max(3).nullable().default(null).describe('Null: the shop’s own.'),
    country: z.string().max(2).nullable().default(null),
    customer: z.string().max(200).nullable().default(null).describe('By id or mail address; null: a guest.'),
    codes: z.array(z.string().max(200)).max(CODES_MAX).default([]),
    promotion: z.string().max(63).nullable().default(null).describe('Judged as if it ran and its code were given.'),
  }),
  refusals: [
    'promotion-unknown',
    'customer-unknown',
    'currency-unsold',
    'variant-unknown',
    'not-for-sale',
    'price-missing',
    'delivery-unavailable',
  ],
  answer: ({ env, now }, input) => priceTried(env, input, now),
})
