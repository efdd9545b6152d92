/** What a Worker that died was promised of promotions is free again within minutes: also of those that nobody gave a code for. */
import { expect, test } from 'vitest'
import { cartId, type CartKey } from '#domain/ids'
import { promise } from '#workers/flows/orders/promise'
import { forgetUses } from '#workers/flows/promotions/uses'
import { payments } from '#workers/queues/payments'
import { askOrder } from '#workers/sharding/call-shard'
import { CARDS, pay, ready } from './buying.ts'
import { shop } from './goods.ts'
import { create, end, goods, openForPromotions } from './promoting.ts'

openForPromotions()

/** A promotion that is new is known within five seconds. */
const known = () => new Promise((resolve) => setTimeout(resolve, 5_100))

test('uses of a promotion without a code that a dead Worker held are free when the provider says that nothing was paid', async () => {
  const { json } = await create({ method: 'automatic', limits: { uses: 1, perBuyer: 1, budget: null } })
  expect(json.id).toBeTypeOf('string')
  await known()
  const cart = await ready([{ variantId: goods.chalk, units: 1 }])
  const owner = { id: cartId(cart.id) ?? expect.unreachable(), key: cart.bearer as CartKey }
  const begun = await askOrder(shop, owner.id, 'begin', {
    owner,
    idempotency: { key: crypto.randomUUID(), request: 'dies' },
    token: 'demo_decline',
  })
  if (!begun.ok) return expect.unreachable()
  const { attempt, cart: frozen } = begun.value
  const shown = { total: cart.expectedTotal, due: cart.expectedTotal } as never
  const asked = { attempt, cart: frozen, shown, passes: [], token: attempt.token, mayHold: undefined, payer: undefined }
  const promised = await promise(shop, asked, Date.now())
  expect(promised.ok).toBe(true)
  // It dies here: the order shard has heard of nothing, and asks what became of it when its minute is over.
  const other = await ready([{ variantId: goods.chalk, units: 1 }])
  forgetUses()
  expect((await pay(other, CARDS.approves)).json.code).toBe('promotion-used-up')
  const { id: paymentId, token } = attempt
  await payments([{ type: 'payment-uncertain', id: 'orders-0:1', at: 1, orderId: '', paymentId, token } as never], shop)
  const again = async () => {
    forgetUses()
    const next = await ready([{ variantId: goods.chalk, units: 1 }])
    return next.expectedTotal.amount
  }
  await expect.poll(again, { timeout: 20_000, interval: 500 }).toBe(cart.expectedTotal.amount)
  const paid = await pay(await ready([{ variantId: goods.chalk, units: 1 }]), CARDS.approves)
  expect(paid.json.order?.promotions).toMatchObject([{ promotion: json.id }])
  await end(json.id)
})
