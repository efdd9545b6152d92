/** The balance of the Stripe of the tests: what is paid out to the shop's bank, and what that consists of. */
import type { StripeDouble } from './double.ts'
import type { Payout, Transaction } from './shapes.ts'

const FEE = (amount: number): number => Math.round(amount * 0.014) + 25

type Moved = Pick<Transaction, 'type' | 'amount' | 'fee' | 'source'>

const chargesOf = ({ intents }: StripeDouble, currency: string): Moved[] =>
  [...intents.values()]
    .filter((one) => one.amount_received > 0 && one.currency === currency)
    .map(({ amount_received: amount, latest_charge: id, id: intent, metadata }) => ({
      type: 'charge',
      amount,
      fee: FEE(amount),
      source: { id, object: 'charge', payment_intent: intent, metadata },
    }))

/** Everything that has moved in a currency since the beginning goes to the bank, with a fee of the month. */
export const payOut = (double: StripeDouble, currency = 'eur', month = 900): Payout => {
  const id = `po_${String(double.payouts.length + 1).padStart(8, '0')}`
  const moved: Moved[] = [
    ...chargesOf(double, currency),
    ...double.refunds
      .filter((one) => one.currency === currency)
      .map((source) => ({ type: 'refund', amount: -source.amount, fee: 0, source })),
    ...double.disputes
      .filter((one) => one.currency === currency)
      .map((source) => ({ type: 'adjustment', amount: -source.amount, fee: 2_000, source })),
    { type: 'stripe_fee', amount: -month, fee: 0, source: null },
  ]
  const sum = moved.reduce((all, { amount, fee }) => all + amount - fee, 0)
  const all = [...moved, { type: 'payout', amount: -sum, fee: 0, source: { id, object: 'payout' } }]
  const created = Math.floor(Date.now() / 1000)
  all.forEach((one, place) =>
    double.transactions.push({
      ...one,
      id: `txn_${id}_${place}`,
      object: 'balance_transaction',
      payout: id,
      net: one.amount - one.fee,
      currency,
      created: created + place,
    }),
  )
  const payout: Payout = {
    id,
    object: 'payout',
    amount: sum,
    currency,
    status: 'paid',
    arrival_date: created,
    automatic: true,
  }
  double.payouts.unshift(payout)
  return payout
}
