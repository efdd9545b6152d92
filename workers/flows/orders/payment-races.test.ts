/**
 * Whoever paid at Stripe comes back while Stripe tells of it, twice and out of order, while the shop's own clock asks, and
 * while calls are lost, late and broken: it comes to one order, paid once, or to money that went back whole.
 *
 * RACES=500 runs as many; a few run with the others.
 */
import { expect, test } from 'vitest'
import type { PaymentId } from '#domain/ids'
import { answering, begin, nothingPublished, orderShardAlone, readyCart } from '#tests/simulation/alone'
import { openD1 } from '#tests/d1'
import { diceOf, type Dice } from '#tests/simulation/dice'
import type { Trouble } from '#tests/stripe/asked'
import { StripeDouble } from '#tests/stripe/double'
import { serve } from '#tests/stripe/server'
import { signed, WEBHOOK_SECRET } from '#tests/stripe/telling'
import type { Env } from '../../env.ts'
import { CHECKOUT_TOKEN } from '../../providers/payments/stripe/sessions.ts'
import { stripePayments } from '../../providers/payments/stripe/stripe.ts'
import { payments } from '../../queues/payments.ts'
import { learnOf } from './payment-news.ts'

const RACES = Number(process.env['RACES'] ?? 12)
const AT_ONCE = 6
const TROUBLES: readonly Trouble[] = ['lost', 'cut', 'broken', 'broken-after', 'slow', 'slow', 'slow']

const shopWith = async (dice: Dice, capture: 'automatic' | 'manual') => {
  const double = new StripeDouble()
  const { url, close } = await serve(double)
  const { shard, facts } = orderShardAlone()
  const keys = { secretKey: 'sk_test_1', webhookSecret: WEBHOOK_SECRET, shop: 'https://delos.example', within: 2_000 }
  const provider = stripePayments({ ...keys, ui: 'hosted', capture, url })
  const stub = shard as unknown as Record<string, (...asked: never[]) => unknown>
  const verbs = new Proxy(
    {},
    {
      get:
        (_, verb: string) =>
        (...asked: never[]) =>
          stub[verb]?.call(shard, ...asked),
    },
  )
  const env = {
    ORDERS: answering(() => verbs),
    TOPOLOGY: nothingPublished,
    PAYMENT_PROVIDER: provider,
    TRANSACTIONS_DB: openD1('transactions'),
  }
  const stormy = () => {
    double.trouble = () => (dice.chance(0.2) ? (TROUBLES[dice.between(0, TROUBLES.length - 1)] ?? 'none') : 'none')
  }
  const calm = () => {
    double.trouble = () => 'none'
  }
  return { double, provider, shard, facts, env: env as unknown as Env, stormy, calm, close }
}

type Shop = Awaited<ReturnType<typeof shopWith>>

/** As the checkout does it: begun, agreed on, and sent to Stripe. */
const sentToStripe = async ({ shard, provider }: Shop) => {
  const { owner, quote } = await readyCart(shard)
  const { id: paymentId } = await begin(shard, owner, crypto.randomUUID(), CHECKOUT_TOKEN)
  const where = { returnTo: 'https://delos.example/back', language: 'en', email: 'a@example.com' } as const
  const answer = await provider.charge({ paymentId, token: CHECKOUT_TOKEN, amount: quote.totals.total, ...where })
  if (answer.state !== 'challenge' || !answer.token) throw new Error(answer.state)
  await shard.wait({ paymentId, quote, state: 'challenged', redirect: answer.redirect, token: answer.token })
  return { owner, paymentId, token: answer.token, quote }
}

/** Whoever asks asks again until somebody has answered, as browsers, queues and Stripe do. */
const untilDone = async (work: () => Promise<boolean>): Promise<void> => {
  for (let tries = 0; tries < 30; tries++) {
    if (await work().catch(() => false)) return
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
  throw new Error('it never came to an end')
}

type Sent = Awaited<ReturnType<typeof sentToStripe>>

const race = async (shop: Shop, dice: Dice, { paymentId, token }: Sent): Promise<void> => {
  const { double, provider, env } = shop
  const late = (most: number) => new Promise((resolve) => setTimeout(resolve, dice.between(0, most)))
  // Who pays late pays while the shop stops it, or after.
  const paying = late(20).then(() => double.pay(token))
  const giving = dice.chance(0.4)
  const comesBack = async () => {
    await paying
    await late(10)
    await untilDone(async () => (await learnOf(env, { paymentId, token })).state !== 'busy')
  }
  const isTold = async () => {
    await paying
    const mine = double.events.filter(({ object }) => aboutMine(double, object, token))
    const told = dice.shuffled([...mine, ...mine])
    for (const event of told) {
      await untilDone(async () => {
        const { raw, headers } = await signed(event)
        const news = await provider.webhook?.(raw, headers)
        for (const one of news ?? []) if ('paymentId' in one && (await learnOf(env, one)).state === 'busy') return false
        return news !== undefined
      })
      await late(5)
    }
  }
  const clockRings = async () => {
    if (!giving) return
    await late(30)
    const about = { type: 'payment-uncertain', paymentId, token, paidBy: null } as never
    await untilDone(async () => (await payments([about], env), true))
  }
  await Promise.all([comesBack(), isTold(), clockRings()])
}

/** Whoever has not said so yet says it once more, and the books are looked at. */
const settled = async (shop: Shop, { paymentId, token }: Sent): Promise<void> => {
  await untilDone(async () => (await learnOf(shop.env, { paymentId, token })).state !== 'busy')
  await giveBack(shop, paymentId)
  const account = accountOf(shop, paymentId, token)
  expect(account).toEqual(
    account.orders === 0 ? { orders: 0, kept: 0, owed: account.owed } : { orders: 1, kept: 1000, owed: false },
  )
}

const aboutMine = (double: StripeDouble, object: object, token: string): boolean => {
  const intent = double.sessions.get(token)?.payment_intent
  const about = object as { id?: string; payment_intent?: string }
  return about.id === token || (intent !== null && (about.id === intent || about.payment_intent === intent))
}

/** What the shard owes goes back by its facts, which are told at least once. */
const giveBack = async ({ facts, env }: Shop, paymentId: PaymentId): Promise<void> => {
  const mine = facts().filter((fact) => {
    if (fact.type === 'payment-owed') return fact.paymentId === paymentId
    return fact.type === 'order-cancelled' && fact.order.paymentId === paymentId
  })
  for (const fact of [...mine, ...mine]) await payments([fact], env)
}

const ordersOf = (facts: ReturnType<Shop['facts']>, paymentId: PaymentId): number =>
  facts.filter((fact) => fact.type === 'order-placed' && fact.order.paymentId === paymentId).length

const accountOf = ({ double, facts }: Shop, paymentId: PaymentId, token: string) => {
  const intent = double.intents.get(double.sessions.get(token)?.payment_intent ?? '')
  return {
    orders: ordersOf(facts(), paymentId),
    kept: (intent?.amount_received ?? 0) - (intent ? double.returnedOf(intent.id) : 0),
    owed: facts().some((fact) => fact.type === 'payment-owed' && fact.paymentId === paymentId),
  }
}

test.each(['automatic', 'manual'] as const)(
  `${RACES} times a webhook and a shopper who returns race each other to one paid order, taken by %s capture`,
  async (capture) => {
    const dice = diceOf(20_261_130)
    const shop = await shopWith(dice, capture)
    try {
      for (let run = 0; run < RACES; run += AT_ONCE) {
        const together = Math.min(AT_ONCE, RACES - run)
        const sent = await Promise.all(Array.from({ length: together }, () => sentToStripe(shop)))
        shop.stormy()
        await Promise.all(sent.map((one) => race(shop, dice, one)))
        shop.calm()
        for (const one of sent) await settled(shop, one)
      }
    } finally {
      shop.close()
    }
  },
  20_000 + RACES * 2_000,
)

test('a payment that comes when its shopper has taken the cart back is given back whole, once', async () => {
  const shop = await shopWith(diceOf(1), 'automatic')
  const { double, shard, env, facts } = shop
  const { paymentId, token } = await sentToStripe(shop)
  await shard.fail({ paymentId, reason: 'taken-back' })
  double.pay(token)
  for (let times = 0; times < 3; times++) await learnOf(env, { paymentId, token })
  await giveBack(shop, paymentId)
  shop.close()
  expect(facts().filter(({ type }) => type === 'payment-owed')).toHaveLength(1)
  expect(double.refunds).toMatchObject([{ amount: 1000 }])
})
