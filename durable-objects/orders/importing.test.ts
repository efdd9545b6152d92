/** Orders of another shop in their shard: once, whoever asks how often; nobody told; gone again without a trace of who bought them. */
import { expect, test } from 'vitest'
import { newCartKey, newCustomerId, orderOfCart, type ProductId, type VariantId } from '#domain/ids'
import { currency } from '#domain/money'
import type { FileOrder } from '#domain/orders/imported/file'
import { importedOrder } from '#domain/orders/imported/order'
import { newOwner, orderShardAlone } from '#tests/simulation/alone'

const EUR = currency('EUR')
const PERSON = /maya|storgatan|\+467/i
const PLACED = Date.UTC(2025, 11, 6)

const file = (said: Partial<FileOrder> = {}): FileOrder => ({
  row: 2,
  name: '#1001',
  id: '6798',
  email: 'maya@lindqvist.example',
  phone: '+46701234567',
  buyer: 'Maya',
  currency: EUR,
  placedAt: PLACED,
  fulfilledAt: null,
  cancelledAt: null,
  financial: 'paid',
  fulfilment: 'unfulfilled',
  subtotal: 5_600,
  shipping: 0,
  tax: 0,
  total: 5_600,
  refunded: 0,
  address: {
    name: 'Maya',
    street: 'Storgatan 1',
    extra: '',
    postcode: '1',
    city: 'C',
    region: '',
    country: 'SE',
    phone: '',
  },
  lines: [
    { title: 'Mug', sku: 'M', units: 2, price: 2_800, off: 0, requiresShipping: true, isFulfilled: false, cells: {} },
  ],
  cells: { Notes: 'For Maya' },
  ...said,
})

const opened = () => {
  const alone = orderShardAlone()
  const id = orderOfCart(newOwner().id)
  const customer = newCustomerId(crypto.getRandomValues(new Uint8Array(24))).replace(/^cus_../, `cus_${id.slice(4, 6)}`)
  const goods = [
    {
      variantId: 'var_0000000000000001' as VariantId,
      productId: 'prd_0000000000000001' as ProductId,
      handle: '',
      picture: null,
    },
  ]
  const key = newCartKey(crypto.getRandomValues(new Uint8Array(26)))
  const asked = (said: Partial<FileOrder> = {}, run = 'imp_a') =>
    importedOrder(file(said), { id, customerId: customer as never, run, goods }, 7)
  const bring = (said: Partial<FileOrder> = {}, run = 'imp_a', overwrite = true) =>
    alone.shard.importOrders({ orders: [{ order: asked(said, run), key }], overwrite })
  const back = (run: string) => alone.shard.takeImportsBack({ orders: [id], run })
  const there = () => alone.shard.orderForStaff(id).order
  const history = () => alone.shard.historyOf({ customer: customer as never, before: null, limit: 9 })
  const types = () => alone.facts().map(({ type }) => type)
  return { ...alone, id, key, customer, bring, back, there, history, types }
}

test('it comes in once, stands in the history of its customer, and is found by its key', async () => {
  const { shard, id, key, bring, there, history, types, facts } = opened()
  expect(await bring()).toMatchObject([{ outcome: 'created' }])
  // The slice is done again: it says once more what it did.
  expect(await bring()).toMatchObject([{ outcome: 'created', parts: [] }])
  expect(await bring({}, 'imp_b')).toMatchObject([{ outcome: 'unchanged', why: 'same' }])
  expect(types()).toEqual(['order-imported'])
  expect(facts()).toMatchObject([{ was: null, order: { version: 1 } }])
  expect(there()).toMatchObject({ name: '#1001', status: 'shipped', payment: 'paid', imported: { run: 'imp_a' } })
  expect(history()).toMatchObject({ count: 1, orders: [{ id, placedAt: PLACED }] })
  expect(shard.orderForShopper({ order: id, key })?.order?.id).toBe(id)
})

test('nothing is done to it any more', async () => {
  const { shard, id, bring, types } = opened()
  await bring()
  const none = { idempotency: null } as const
  const shipment = { id: 's', parcels: [], carrier: '', tracking: '' }
  const refused = { refusal: { code: 'order-imported' } }
  expect(await shard.ship({ order: id, shipment, ...none })).toMatchObject(refused)
  expect(
    await shard.cancel({ order: id, cancellation: { id: 'c', reason: 'other', parcels: null }, ...none }),
  ).toMatchObject(refused)
  expect(await shard.receive({ order: id, payment: { id: 'p', amount: null, note: '' }, ...none })).toMatchObject(
    refused,
  )
  expect(await shard.refunded({ order: id, cancellation: 'imported' })).toMatchObject(refused)
  expect(types()).toEqual(['order-imported'])
})

test('another file writes it anew, and taking that back says again what was said before', async () => {
  const { bring, back, there, facts } = opened()
  await bring()
  expect(await bring({ financial: 'refunded' }, 'imp_b', false)).toMatchObject([{ outcome: 'unchanged', why: 'kept' }])
  expect(await bring({ financial: 'refunded' }, 'imp_b')).toMatchObject([{ outcome: 'changed', parts: ['payment'] }])
  expect(there()).toMatchObject({ payment: 'refunded', version: 2 })
  expect(await back('imp_a')).toMatchObject([{ outcome: 'left', run: 'imp_b' }])
  expect(await back('imp_b')).toMatchObject([{ outcome: 'restored', run: 'imp_a', name: '#1001' }])
  expect(there()).toMatchObject({ payment: 'paid', version: 3, imported: { run: 'imp_a' } })
  // What statistics had counted before goes with each.
  expect(facts().map((fact) => (fact.type === 'order-imported' ? fact.was?.back : 'none'))).toEqual([
    undefined,
    0,
    5_600,
  ])
  expect(await back('imp_b')).toMatchObject([{ outcome: 'left' }])
})

test('taken back it is gone, with who bought it, and comes in again behind its last version', async () => {
  const { machine, bring, back, there, history, types, facts } = opened()
  await bring()
  expect(await back('imp_a')).toMatchObject([{ outcome: 'deleted' }])
  expect(await back('imp_a')).toEqual([])
  expect([there(), history().count]).toEqual([null, 0])
  const tables = ['carts', 'orders', 'events', 'answers', 'customer_orders'].map((name) =>
    machine.read(`SELECT * FROM ${name}`),
  )
  expect(JSON.stringify(tables)).not.toMatch(PERSON)
  expect(types()).toEqual(['order-imported', 'order-import-undone'])
  expect(await bring({}, 'imp_b')).toMatchObject([{ outcome: 'created' }])
  expect(facts().at(-1)).toMatchObject({ type: 'order-imported', order: { version: 3 } })
  // The first import has been taken back: with the second nothing is left.
  expect(await back('imp_b')).toMatchObject([{ outcome: 'deleted' }])
})

test('one whose buyer was forgotten stays as it is, and a cart that somebody fills is theirs', async () => {
  const { shard, id, bring, back, there } = opened()
  await bring()
  expect(await shard.forgetOrders([id])).toMatchObject({ unsettled: [] })
  expect(await bring({ financial: 'refunded' }, 'imp_b')).toMatchObject([{ outcome: 'unchanged', why: 'forgotten' }])
  expect(await back('imp_a')).toMatchObject([{ outcome: 'left' }])
  expect(JSON.stringify(there())).not.toMatch(PERSON)

  const other = opened()
  const owner = { id: other.id.replace('ord_', 'cart_') as never, key: other.key }
  await other.shard.changeCart({ owner, open: { currency: EUR, language: 'en' }, change: null, idempotency: null })
  expect(await other.bring()).toMatchObject([{ outcome: 'unchanged', why: 'own' }])
  expect(other.there()).toBeNull()
})
