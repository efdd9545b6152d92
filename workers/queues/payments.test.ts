/** The listener that asks the provider: it gives no money back that somebody is placing an order for. */
import { expect, test } from 'vitest'
import type { Event } from '#domain/events'
import { answering, nothingPublished } from '#tests/simulation/alone'
import type { Env } from '../env.ts'
import { payments } from './payments.ts'

const paymentId = 'pay_000000000000000000000000_1'
const uncertain = { type: 'payment-uncertain', id: 'orders-0:1', at: 1, paymentId, token: 't', paidBy: null }

/** A provider that was paid, and an order shard that answers as it is told. */
const shop = (confirmed: boolean) => {
  const did: string[] = []
  const shard = {
    confirm: async () => (did.push('confirm'), { ok: confirmed, refusal: { code: 'payment-late' } }),
    revive: async () => (did.push('revive'), { ok: false }),
    owe: async () => (did.push('owe'), { ok: true }),
  }
  const provider = { stateOf: async () => ({ state: 'paid' }), refund: async () => void did.push('refund') }
  const env = { ORDERS: answering(() => shard), TOPOLOGY: nothingPublished, PAYMENT_PROVIDER: provider }
  return { did, env: env as unknown as Env }
}

/** A provider to whom the money was only promised, and a shard that has agreed on a sale for it, or on nothing. */
const promised = (total: object | null) => {
  const did: string[] = []
  const shard = {
    standingOf: async () => ({ state: 'open', due: total }),
    confirm: async () => (did.push('confirm'), { ok: true, value: {} }),
    fail: async () => (did.push('fail'), { ok: true }),
  }
  const provider = {
    stateOf: async () => ({ state: 'authorised' }),
    capture: async ({ amount }: { amount: { amount: number } }) => (
      did.push(`capture ${amount.amount}`),
      { state: 'paid' }
    ),
    stop: async () => (did.push('stop'), { state: 'declined', reason: 'payment-stopped' }),
  }
  const env = { ORDERS: answering(() => shard), TOPOLOGY: nothingPublished, PAYMENT_PROVIDER: provider }
  return { did, env: env as unknown as Env }
}

test('money that was promised is taken for what was agreed on, also when whoever was at it has died', async () => {
  const { did, env } = promised({ amount: 3000, currency: 'EUR' })
  await payments([uncertain as unknown as Event], env)
  expect(did).toEqual(['capture 3000', 'confirm'])
})

test('money that was promised for nothing that was agreed on is let go', async () => {
  const { did, env } = promised(null)
  await payments([uncertain as unknown as Event], env)
  expect(did).toEqual(['stop', 'fail'])
})

test('a payment that has become an order meanwhile is not given back', async () => {
  const { did, env } = shop(true)
  await payments([uncertain as unknown as Event], env)
  expect(did).toEqual(['confirm'])
})

test('a payment that nobody can sell for is owed by its shard before it is given back', async () => {
  const { did, env } = shop(false)
  await payments([uncertain as unknown as Event], env)
  expect(did).toEqual(['confirm', 'revive', 'owe'])
})
