/** What the return policy says of units that were chosen: what is taken off, what comes on top, and when the money goes back. */
import { shareOf } from '../allocation.ts'
import { money, type Currency } from '../money.ts'
import type { ReturnReason } from '../settings/return-reasons.ts'
import type { Amounts, ReasonRule, ReturnsSettings } from '../settings/returns.ts'
import type { ReturnTerms } from './terms.ts'

export type ChosenWorth = {
  readonly reason: ReturnReason
  /** What would go back for these units, in minor units. */
  readonly worth: number
}

const inCurrency = (amounts: Amounts, currency: Currency): number | undefined =>
  amounts.find((one) => one.currency === currency)?.amount

/** A fixed fee is for the work that one parcel makes: of several reasons the dearest is asked, once. */
const feeOf = (chosen: readonly ChosenWorth[], rules: ReadonlyMap<ReturnReason, ReasonRule>, currency: Currency) => {
  const shares = chosen.reduce((sum, { reason, worth }) => sum + shareOf(worth, rules.get(reason)?.feePercent ?? 0), 0)
  return shares + Math.max(0, ...chosen.map(({ reason }) => inCurrency(rules.get(reason)?.fees ?? [], currency) ?? 0))
}

export const agreedTerms = (
  policy: ReturnsSettings,
  chosen: readonly ChosenWorth[],
  currency: Currency,
): ReturnTerms => {
  const rules = new Map(policy.reasons.map((rule) => [rule.reason, rule]))
  const worth = chosen.reduce((sum, one) => sum + one.worth, 0)
  const keep = worth > 0 && worth <= (inCurrency(policy.keepBelow, currency) ?? 0)
  // Whoever sends nothing back makes no work and pays for none.
  const fee = keep ? 0 : Math.min(worth, feeOf(chosen, rules, currency))
  const back = worth - fee
  const bonus = back === 0 ? 0 : shareOf(back, policy.bonusPercent) + (inCurrency(policy.bonuses, currency) ?? 0)
  // One parcel has one way: the shop pays it as soon as any of what is in it is the shop's to pay.
  const shopPays = chosen.some(({ reason }) => (rules.get(reason)?.paidBy ?? policy.paidBy) === 'shop')
  return {
    carriage: keep || shopPays ? 'shop' : 'buyer',
    fee: money(fee, currency),
    refundOn: keep ? 'request' : policy.refundOn,
    keep,
    bonus: money(bonus, currency),
    approved: policy.approval === 'automatic',
  }
}

/** For which of the reasons a picture has to come with the return. */
export const wantsPictures = ({ reasons }: Pick<ReturnsSettings, 'reasons'>, reason: ReturnReason): boolean =>
  reasons.some((rule) => rule.reason === reason && rule.pictures)
