/** What staff ask of delivery: what a cart to an address would be offered, what each way would cost, and why the others are not. */
import { z } from 'zod'
import type { VariantId } from '#domain/ids'
import { methodsJudged, type WhyNot } from '#domain/logistics/delivery-methods'
import { deliveryCost, type DeliveryCost, type Load } from '#domain/logistics/delivery-price'
import { zoneFound, type DeliveryPlace, type ZoneFound } from '#domain/logistics/zones'
import { pickupAt, type Pickup } from '#domain/logistics/pickup'
import { isCurrency, money, type Currency, type Money } from '#domain/money'
import { LINE_ITEMS_MAX, UNITS_MAX } from '#domain/orders/cart'
import { placeOf } from '#domain/orders/checkout-form'
import { loadOf } from '#domain/orders/delivery'
import { travels, type OrderLineItem } from '#domain/orders/order-line'
import { giftsOf } from '#domain/orders/promoting'
import { contextOf, quoteLineItem, quoteLines, sellsIn, type QuotedBy } from '#domain/orders/quote'
import { ok, refuse } from '#domain/result'
import type { DeliveryMethod } from '#domain/settings/delivery'
import { offersFresh } from '../catalog/offers.ts'
import { promotingFor } from '../promotions/promoting.ts'
import { question } from '../question.ts'
import { ownCurrency, settingsFresh } from '../settings/settings.ts'
import { addressFormatOf } from './address-formats.ts'

export type OfferedMethod = {
  readonly method: DeliveryMethod
  readonly cost: DeliveryCost
  /** What promotions leave of it: what the buyer would pay. */
  readonly price: Money
  /** Null: it is sent. */
  readonly pickup: Pickup | null
}

export type TriedDelivery = {
  readonly currency: Currency
  /** As addresses are put right; null: nobody has said where, or the shop sells nothing there. */
  readonly place: DeliveryPlace | null
  /** Null: in no zone. */
  readonly zone: ZoneFound | null
  readonly load: Load
  /** Whether anything of it travels; else nothing is offered or asked for. */
  readonly sent: boolean
  readonly offered: readonly OfferedMethod[]
  readonly refused: readonly { readonly method: DeliveryMethod; readonly whyNot: WhyNot }[]
}

const nobody = { name: '', street: '', extra: '', city: '', phone: '' }

/** Every way looked at, by the calculation that carts are priced by. */
const triedBy = (by: QuotedBy, bare: readonly OrderLineItem[], currency: Currency, said: DeliveryPlace) => {
  const { rules, offers } = by
  const known = said.country === '' ? null : (placeOf(said, { rules, formatOf: addressFormatOf }) ?? said)
  const address = known && { ...nobody, ...known }
  const without = quoteLines({ currency, address, delivery: null }, bare, by)
  if (!without.ok) return without
  const load = loadOf(without.value.lines, offers, currency)
  const at = { currency, place: known, load }
  const judged = travels(bare) ? methodsJudged(rules, at) : []
  const offered = judged.flatMap(({ method, whyNot }): OfferedMethod[] => {
    if (whyNot) return []
    const cost = deliveryCost(rules.delivery, method, at)
    const priced = quoteLines({ currency, address, delivery: method.id }, bare, by)
    return cost && priced.ok
      ? [{ method, cost, price: priced.value.totals.fulfillment, pickup: pickupAt(rules, method) ?? null }]
      : []
  })
  return ok<TriedDelivery>({
    currency,
    place: known,
    zone: (known && zoneFound(rules.delivery.zones, known)) ?? null,
    load,
    sent: travels(bare),
    offered,
    refused: judged.flatMap(({ method, whyNot }) => (whyNot ? [{ method, whyNot }] : [])),
  })
}

const Word = z.string().max(200).default('')

/** Changes nothing: no cart is opened, and nothing is held. */
export const tryingDelivery = question({
  name: 'settings:try-delivery',
  permission: 'settings:see',
  input: z.object({
    lines: z
      .array(z.strictObject({ variant: z.string().max(100), units: z.int().min(1).max(UNITS_MAX) }))
      .min(1)
      .max(LINE_ITEMS_MAX),
    currency: z.string().max(3).nullable().default(null).describe('Null: the shop’s own.'),
    country: z.string().max(2).default('').describe('ISO 3166-1 alpha-2; empty: nobody has said where it goes.'),
    region: Word,
    postcode: Word,
  }),
  refusals: ['currency-unsold', 'variant-unknown', 'not-for-sale', 'price-missing', 'delivery-unavailable'],
  answer: async ({ env, now }, { lines, currency: wanted, country, region, postcode }) => {
    const rules = await settingsFresh(env, now)
    if (wanted !== null && !isCurrency(wanted)) return refuse({ code: 'currency-unsold', currency: wanted as Currency })
    const currency = wanted ?? ownCurrency(rules)
    if (!sellsIn(rules, currency)) return refuse({ code: 'currency-unsold', currency })
    const promoting = await promotingFor(env, { currency, email: '' }, now, true)
    const items = lines.map(({ variant }) => variant as VariantId)
    const offers = await offersFresh(env, [...items, ...giftsOf(promoting.candidates)], now)
    const context = contextOf({ currency, address: null }, { rules, now })
    const bare: OrderLineItem[] = []
    for (const { variant, units } of lines) {
      const line = { variantId: variant as VariantId, units, seen: money(0, currency) }
      const priced = quoteLineItem(line, offers.get(line.variantId), context)
      if (!priced.ok) return priced
      bare.push(priced.value)
    }
    return triedBy({ offers, rules, promoting, now }, bare, currency, { country, region, postcode })
  },
})
