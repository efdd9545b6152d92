/** What a shard keeps of an order whose buyer is forgotten: what was sold, and to which country. */
import { expect, test } from 'vitest'
import { newCustomerId, newCartId, newCartKey, type CustomerId } from '#domain/ids'
import { currency } from '#domain/money'
import { begin, orderShardAlone, readyCart } from '#tests/simulation/alone'

const PERSON = /a@example\.com|"name":"A"|"street":"B"|"postcode":"1"|"city":"C"|3S-TRACK|cus_/

const bought = async () => {
  const { shard, machine, facts } = orderShardAlone()
  const { owner, quote, item, order } = await readyCart(shard)
  const { id: paymentId } = await begin(shard, owner, 'k')
  await shard.confirm({ paymentId, quote })
  const shipment = { id: 's', parcels: [{ variantId: item, units: 2 }], carrier: 'Post', tracking: '3S-TRACK' }
  const ship = () => shard.ship({ order, shipment, idempotency: { key: 'ship', request: 'ship' } } as never)
  const everything = () =>
    JSON.stringify(
      ['carts', 'orders', 'events', 'answers', 'customer_carts', 'customer_orders'].map((table) =>
        machine.read(`SELECT * FROM ${table}`),
      ),
    )
  return { shard, facts, owner, order, ship, everything }
}

test('an order that is still to be sent stays; one that is settled is nobody’s, in every table of the shard', async () => {
  const { shard, facts, order, ship, everything } = await bought()
  expect(await shard.forgetOrders([order])).toEqual({ orders: [], unsettled: [order] })
  expect(everything()).toMatch(PERSON)
  await ship()
  const { orders, unsettled } = await shard.forgetOrders([order])
  expect(unsettled).toEqual([])
  expect(orders).toMatchObject([
    { id: order, email: '', address: { country: 'NL', name: '' }, totals: { total: { amount: 1000 } }, version: 3 },
  ])
  expect(everything()).not.toMatch(PERSON)
  expect(facts().map(({ type }) => type)).toEqual(['order-placed', 'order-shipped'])
  // Once more, and of one that nobody knows.
  expect((await shard.forgetOrders([order, 'ord_000000000000000000000000' as never])).orders).toEqual(orders)
})

test('a customer’s cart and what they were the owner of go with them, but not while it is being paid', async () => {
  const { shard, machine } = orderShardAlone()
  const id = newCustomerId(new Uint8Array(24)) as CustomerId
  const random = (from: number) => Uint8Array.from({ length: 26 }, (_, at) => from + at)
  const guest = { id: newCartId(new Uint8Array(24)), key: newCartKey(random(1)) }
  await shard.changeCart({
    owner: guest,
    open: { currency: currency('EUR'), language: 'en' },
    change: null,
    idempotency: null,
  })
  await shard.giveCart({ owner: guest, into: id })
  const open = {
    id: newCartId(Uint8Array.from({ length: 24 }, (_, at) => (at < 2 ? 0 : 7))),
    key: newCartKey(random(2)),
    currency: currency('EUR'),
    language: 'en' as const,
    customer: { id, email: 'a@example.com' },
  }
  await shard.cartOfCustomer({ open, gather: guest })
  expect(shard.cartsOf(id)).toMatchObject({ cart: { id: open.id }, taken: [guest.id] })
  await shard.forgetCarts({ customer: 'cus_someone' as CustomerId, carts: [guest.id] })
  expect(machine.read('SELECT id FROM carts')).toHaveLength(2)
  await shard.forgetCarts({ customer: id, carts: [guest.id, open.id] })
  expect(machine.read('SELECT id FROM carts')).toEqual([{ id: open.id }])
  expect(await shard.forgetCustomer(id)).toMatchObject({ ok: true })
  expect(await shard.forgetCustomer(id)).toMatchObject({ ok: true })
  for (const table of ['carts', 'customer_carts', 'customer_orders'])
    expect(machine.read(`SELECT * FROM ${table}`)).toEqual([])
})
