/** Why a promotion does not count, and what is missing for it: in the words of the shop. */
import { money, type Currency } from '#domain/money'
import type { AppliedPromotion, NextTier, UnappliedPromotion } from '#domain/orders/promoting'
import type { Review } from '#domain/orders/review'
import { textIn } from '#domain/settings/text'
import { priceText } from '../frame/price.tsx'
import type { RequestContext } from '../frame/request-context.ts'
import { promotionsMessages } from './messages/index.ts'

export const titleOf = (request: RequestContext, { title }: Pick<AppliedPromotion, 'title'>): string =>
  textIn(title, request.language)

type Said = { readonly request: RequestContext; readonly of: Review }

const nameOf = ({ request, of }: Said, id: string): string => {
  const found = of.promotions.applied.find(({ promotion }) => promotion === id)
  return found ? titleOf(request, found) : ''
}

export const whyText = (said: Said, { why }: UnappliedPromotion): string => {
  const { request, of } = said
  const messages = promotionsMessages[request.language]
  const sum = (amount: number) => priceText(request, money(amount, of.cart.currency))
  switch (why.code) {
    case 'minimum-sum':
    case 'more-goods':
      return messages.sum(sum(why.missing))
    case 'minimum-units':
    case 'more-units':
      return messages.units(why.missing)
    case 'outdone':
      return messages.outdone(nameOf(said, why.by))
    case 'not-with':
      return messages.notWith(nameOf(said, why.other))
    default:
      return messages.why[why.code]
  }
}

/** What is nearly reached and was asked for by nobody: more than three is noise. */
const NEAR_MAX = 3
/** Of a worth: so many times what is in the cart is not near. */
const NEAR_TIMES = 1
const NEAR_UNITS = 3

const near = ({ request }: Said, one: UnappliedPromotion, worth: number, currency: Currency): string[] => {
  const { why, code } = one
  const messages = promotionsMessages[request.language]
  if (code !== undefined || one.class === 'delivery') return []
  if ((why.code === 'more-units' || why.code === 'minimum-units') && why.missing <= NEAR_UNITS)
    return [messages.nearUnits(titleOf(request, one), why.missing)]
  if ((why.code === 'more-goods' || why.code === 'minimum-sum') && why.missing <= worth * NEAR_TIMES)
    return [messages.nearSum(titleOf(request, one), priceText(request, money(why.missing, currency)))]
  return []
}

/** It counts, and would take more off: "two more, and “towels by the stack” takes more off". */
const nextText = ({ request }: Said, { why, ...one }: NextTier, worth: number, currency: Currency): string[] => {
  const { nextUnits, nextSum } = promotionsMessages[request.language]
  if (why.code === 'more-units' && why.missing <= NEAR_UNITS) return [nextUnits(titleOf(request, one), why.missing)]
  if (why.code === 'more-goods' && why.missing <= worth * NEAR_TIMES)
    return [nextSum(titleOf(request, one), priceText(request, money(why.missing, currency)))]
  return []
}

/** "Two more for 3 for 2 on soap". */
export const nearTexts = (said: Said): readonly string[] => {
  const { of } = said
  const worth = of.totals?.subtotal.amount ?? 0
  const { unapplied, next } = of.promotions
  const { currency } = of.cart
  return [
    ...next.flatMap((one) => nextText(said, one, worth, currency)),
    ...unapplied.flatMap((one) => near(said, one, worth, currency)),
  ].slice(0, NEAR_MAX)
}
