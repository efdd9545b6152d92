/** What Stripe has paid out, part by part, over HTTP: each with its payment, page by page, and to the last cent what was paid out. */
import { afterEach, expect, test } from 'vitest'
import { currency, money } from '#domain/money'
import type { PaymentId } from '#domain/ids'
import { differenceFrom, sumsOf, type PayoutPart } from '#domain/orders/payouts'
import { payOut } from '#tests/stripe/balance'
import { StripeDouble } from '#tests/stripe/double'
import { serve } from '#tests/stripe/server'
import { WEBHOOK_SECRET } from '#tests/stripe/telling'
import { CHECKOUT_TOKEN } from './sessions.ts'
import { stripePayments } from './stripe.ts'

const open: (() => void)[] = []
afterEach(() => open.splice(0).forEach((close) => close()))

const SHOP = 'https://delos.example'
const EUR = currency('EUR')
const paymentOf = (place: number) => `pay_${String(place).padStart(24, '0')}_1` as PaymentId

const paid = async (many: number) => {
  const double = new StripeDouble()
  const { url, close } = await serve(double)
  open.push(close)
  const keys = { secretKey: 'sk_test_1', webhookSecret: WEBHOOK_SECRET, shop: SHOP, within: 2_000 }
  const provider = stripePayments({ ...keys, ui: 'hosted', capture: 'automatic', url })
  const tokens: string[] = []
  for (let place = 0; place < many; place++) {
    const amount = money(2800 + place, EUR)
    const where = { returnTo: SHOP, language: 'en', email: 'maya@lindqvist.example' } as const
    const answer = await provider.charge({ paymentId: paymentOf(place), token: CHECKOUT_TOKEN, amount, ...where })
    if (answer.state !== 'challenge' || !answer.token) throw new Error('not sent to Stripe')
    double.pay(answer.token)
    tokens.push(answer.token)
  }
  const { books } = provider
  if (!books) throw new Error('Stripe keeps books')
  const all = async (payout: string): Promise<PayoutPart[]> => {
    const parts: PayoutPart[] = []
    let after: string | null = null
    do {
      const page: Awaited<ReturnType<typeof books.partsOf>> = await books.partsOf(payout, after)
      parts.push(...page.parts)
      after = page.next
    } while (after !== null)
    return parts
  }
  return { double, provider, books, tokens, all }
}

test('payments, refunds, disputes and fees, each with its payment, come to what was paid out', async () => {
  const { double, provider, books, tokens, all } = await paid(3)
  await provider.refund({ paymentId: paymentOf(0), token: tokens[0] ?? '', refundId: 'r', amount: money(1000, EUR) })
  double.dispute(tokens[1] ?? '')
  payOut(double)
  const [payout] = await books.payouts()
  if (!payout) throw new Error('nothing was paid out')
  const parts = await all(payout.id)
  expect(parts.map(({ kind, paymentId }) => [kind, paymentId])).toEqual([
    ['charge', paymentOf(0)],
    ['charge', paymentOf(1)],
    ['charge', paymentOf(2)],
    ['refund', paymentOf(0)],
    ['dispute', paymentOf(1)],
    ['fee', null],
  ])
  expect(differenceFrom(payout, parts)).toBe(0)
  expect(sumsOf(parts, EUR)).toMatchObject({
    charge: money(8403, EUR),
    refund: money(-1000, EUR),
    total: payout.amount,
  })
})

test('a payout of many is read page by page', async () => {
  const { double, books, all } = await paid(120)
  payOut(double)
  const [payout] = await books.payouts()
  if (!payout) throw new Error('nothing was paid out')
  const parts = await all(payout.id)
  expect([parts.length, differenceFrom(payout, parts)]).toEqual([121, 0])
}, 30_000)

test('what another shop of the account has sold is a part, and no order of this one', async () => {
  const { double, books, all } = await paid(1)
  for (const intent of double.intents.values())
    Object.assign(intent, { metadata: { payment: paymentOf(7), shop: 'https://other.example' } })
  payOut(double)
  const [payout] = await books.payouts()
  const parts = await all(payout?.id ?? '')
  expect(parts.map(({ kind, paymentId }) => [kind, paymentId])).toEqual([
    ['charge', null],
    ['fee', null],
  ])
})

test('a payout that Stripe keeps no list of has no parts; what is not answered is asked again', async () => {
  const { double, books } = await paid(0)
  double.trouble = ({ path }) => (path.includes('balance') ? 'broken' : 'none')
  await expect(books.partsOf('po_1', null)).rejects.toThrow()
  double.trouble = () => 'none'
  expect(await books.partsOf('po_1', null)).toEqual({ parts: [], next: null })
})
