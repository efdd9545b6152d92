/** The copy of orders, the outbox and the dead letters, on real SQLite. */
import { expect, test } from 'vitest'
import type { Event } from '#domain/events'
import { eventId, type OrderId } from '#domain/ids'
import type { Message } from '#domain/notifications/message'
import type { Order } from '#domain/orders/order'
import { openD1 } from '#tests/d1'
import {
  buryLetters,
  countOpenLetters,
  markDismissed,
  markReplayed,
  noteFailure,
  openLetters,
} from './sharding/dead-letters.ts'
import { countMessages, messageBy, messagesOf, messagesPage, saveMessages } from './notifications/messages.ts'
import {
  clearCopy,
  copyAge,
  copyOrders,
  countOrders,
  countSince,
  countViews,
  neighboursOf,
  ORDERS_PER_PAGE,
  ordersPage,
  type OrderFilter,
} from './orders/orders.ts'
import { orderTagsInUse } from './orders/order-tags.ts'

const nowhere = { name: '', street: '', extra: '', postcode: '', city: '', region: '', phone: '' }

const order = (number: number, change: Partial<Order> = {}): Order =>
  ({
    id: `ord_${String(number).padStart(24, '0')}`,
    name: `7K3M-${String(number).padStart(4, '0')}`,
    status: 'placed',
    payment: 'paid',
    email: 'maya@lindqvist.example',
    paymentId: `pay_${String(number).padStart(24, '0')}_1`,
    address: { ...nowhere, name: 'Maya Lindqvist', city: 'Stockholm', country: 'SE' },
    shipments: [],
    delivery: 'post',
    currency: 'EUR',
    lines: [
      { sku: 'AEG-BK-42', units: 2 },
      { sku: 'NAX-1L', units: 1 },
    ],
    totals: { total: { amount: 5600, currency: 'EUR' } },
    placedAt: number,
    updatedAt: number,
    version: 1,
    ...change,
  }) as unknown as Order

const all: OrderFilter = { view: 'all', search: '', since: null, country: null, tag: null }
const names = async (db: D1Database, filter: Partial<OrderFilter>) =>
  (await ordersPage(db, { ...all, ...filter }, null)).rows.map(({ name }) => name)

test('takes only what is newer than what it has', async () => {
  const db = openD1('transactions')
  await copyOrders(db, [order(1, { version: 2, status: 'shipped' })], 10)
  await copyOrders(db, [order(1), order(1, { version: 2, status: 'cancelled' })], 20)
  expect((await ordersPage(db, all, null)).rows).toMatchObject([
    { status: 'shipped', units: 3, total: { amount: 5600 } },
  ])
  await copyOrders(db, [order(1, { version: 3, status: 'cancelled', payment: 'refund-due', updatedAt: 25 })], 30)
  expect(await countViews(db)).toEqual({
    archived: 0,
    all: 1,
    'to-fulfil': 0,
    'part-sent': 0,
    cancelled: 1,
    'refund-owed': 1,
    unpaid: 0,
    overdue: 0,
    authorised: 0,
    imported: 0,
  })
  expect(await copyAge(db)).toEqual({ copiedAt: 30, behindMs: 5 })
})

const lukasik = {
  ...nowhere,
  name: 'Łukasz O’Brien-Nguyễn',
  street: 'Königstraße 12b, Hauptstr. 5, Breite Str. 1, Station Road',
  postcode: '1234 AB',
  city: 'Malmö',
  country: 'NL',
  phone: '+46 (0)70-123 45 67',
} as Order['address']

test.each([
  ['a telephone number as it is dialled', '0701234567'],
  ['from abroad', '+46701234567'],
  ['with zeros before it', '0046 70 123 45 67'],
  ['with signs between', '070-123.45.67'],
  ['its last four digits', '4567'],
  ['without its area', '123 45 67'],
  ['a postcode', '1234 AB'],
  ['without its blank', '1234ab'],
  ['a street', 'konigstrasse 12b'],
  ['as Germans without the key type it', 'koenigstrasse'],
  ['of a street that was shortened', 'Hauptstraße 5'],
  ['of one that was shortened as a word', 'Breite Straße'],
  ['as the label shortens it', 'station rd'],
  ['a name without marks', 'lukasz nguyen'],
  ['without its apostrophe', 'obrien'],
  ['with another apostrophe', "O'Brien"],
  ['with a blank for its apostrophe', 'o brien'],
  ['with an accent for its apostrophe', 'O´Brien'],
  ['without what stands before it', 'brien'],
  ['a name with a hyphen in one', 'obriennguyen'],
  ['a town', 'malmo'],
  ['a town as it is spelled out', 'malmoe'],
  ['a tracking number', '3SABCD0012345678'],
  ['with its blanks', '3sabcd 0012 3456 78'],
  ['the id of the order', 'ord_000000000000000000000007'],
  ['the id of the payment', 'pay_000000000000000000000007_1'],
])('staff find an order by %s', async (_, search) => {
  const db = openD1('transactions')
  const sent = { id: 's1', parcels: [], carrier: 'PostNL', shippedAt: 9 }
  const shipments = [{ ...sent, tracking: '3SABCD 0012 3456 78' }]
  await copyOrders(db, [order(1), order(7, { address: lukasik, shipments }), order(8)], 10)
  expect(await names(db, { search })).toEqual(['7K3M-0007'])
})

test('is found by its name, its customer, the mail address and a SKU', async () => {
  const db = openD1('transactions')
  const wang = { ...nowhere, name: '王丽华', city: '上海', country: 'CN' } as Order['address']
  await copyOrders(db, [order(1), order(2, { address: wang, email: 'wang@example.cn' })], 10)
  for (const search of ['7k3m-0001', '7K3M0001', 'Lindq', 'maya@lindqvist.example', 'maya stock'])
    expect([search, await names(db, { search })]).toEqual([search, ['7K3M-0001']])
  expect(await names(db, { search: '丽华' })).toEqual(['7K3M-0002'])
  expect(await names(db, { search: 'AEG-BK' })).toEqual(['7K3M-0002', '7K3M-0001'])
  expect(await names(db, { search: 'nobody' })).toEqual([])
  expect(await names(db, { country: 'CN' })).toEqual(['7K3M-0002'])
  expect(await names(db, { since: 2 })).toEqual(['7K3M-0002'])
  expect(await countOrders(db, { ...all, search: 'maya' })).toBe(1)
})

test('pages to the oldest order and back without losing or repeating one', async () => {
  const db = openD1('transactions')
  const placed = Array.from({ length: 2 * ORDERS_PER_PAGE + 1 }, (_, number) =>
    order(number, { placedAt: number >> 1 }),
  )
  await copyOrders(db, placed, 10)
  const seen: string[] = []
  let page = await ordersPage(db, all, null)
  for (;;) {
    seen.push(...page.rows.map(({ id }) => id))
    const last = page.rows.at(-1)
    if (!page.older || !last) break
    page = await ordersPage(db, all, { towards: 'older', ...last })
  }
  expect(seen).toEqual(placed.map(({ id }) => id).reverse())
  const top = page.rows[0]
  const back = top && (await ordersPage(db, all, { towards: 'newer', ...top }))
  expect(back?.rows.map(({ id }) => id)).toEqual(seen.slice(ORDERS_PER_PAGE, 2 * ORDERS_PER_PAGE))
  expect(await countSince(db, 'all', ORDERS_PER_PAGE - 1)).toBe(1)
  expect(await countSince(db, 'all', ORDERS_PER_PAGE)).toBe(0)
})

test('knows the neighbours of an order and forgets everything for a rebuild', async () => {
  const db = openD1('transactions')
  await copyOrders(db, [order(1), order(2), order(3)], 10)
  expect(await neighboursOf(db, order(2))).toEqual({ newer: order(3).id, older: order(1).id })
  await clearCopy(db)
  expect(await names(db, {})).toEqual([])
  await copyOrders(db, [order(1)], 20)
  expect(await names(db, { search: 'maya' })).toEqual(['7K3M-0001'])
})

test('keeps a message once', async () => {
  const db = openD1('transactions')
  const message = {
    id: 'orders-0:1:mail',
    channel: 'mail',
    template: 'order-placed',
    customerId: null,
    orderId: order(1).id,
    recipient: 'maya@lindqvist.example',
    name: 'Maya',
    language: 'en',
    subject: 'Your order',
    text: 'Thank you',
    html: '<p>Thank you</p>',
    at: 5,
  } as Message
  await saveMessages(db, [message, { ...message, subject: 'Twice' }])
  await saveMessages(db, [message])
  expect(await countMessages(db)).toBe(1)
  expect((await messagesPage(db, null)).rows).toMatchObject([{ subject: 'Your order', orderId: order(1).id }])
  expect(await messageBy(db, 1)).toMatchObject(message)
  expect(await messagesOf(db, order(1).id)).toHaveLength(1)
  expect(await messagesOf(db, 'ord_none' as OrderId)).toEqual([])
})

test('a dead letter carries its tries, leaves when dealt with and comes back when it fails again', async () => {
  const db = openD1('transactions')
  const event = { id: eventId('orders-0', 1), at: 1, type: 'order-refunded', order: order(1) } as Event
  await noteFailure(db, { listener: 'notifications', event: event.id, reason: 'Provider answered 503' }, 10)
  expect(await countOpenLetters(db)).toBe(0)
  await noteFailure(db, { listener: 'notifications', event: event.id, reason: 'Provider answered 500' }, 20)
  await buryLetters(db, 'notifications', [event], 30)
  const [letter] = await openLetters(db)
  expect(letter).toMatchObject({
    event,
    reason: 'Provider answered 500',
    attempts: 2,
    at: 10,
    deadAt: 30,
    tries: [
      { at: 10, reason: 'Provider answered 503' },
      { at: 20, reason: 'Provider answered 500' },
    ],
  })
  await markReplayed(db, letter?.sequence ?? 0, 40)
  expect(await countOpenLetters(db)).toBe(0)
  await buryLetters(db, 'notifications', [event], 50)
  expect(await countOpenLetters(db)).toBe(1)
  await markDismissed(db, letter?.sequence ?? 0, 60)
  expect(await openLetters(db)).toEqual([])
})

test('a list of one tag follows the tags of orders, and a fact that is older changes none', async () => {
  const db = openD1('transactions')
  await copyOrders(db, [order(1, { tags: ['vip', '批发'] }), order(2), order(3, { tags: ['vip'] })], 9)
  expect(await names(db, { tag: 'vip' })).toEqual(['7K3M-0003', '7K3M-0001'])
  expect(await countOrders(db, { ...all, tag: '批发' })).toBe(1)
  expect(await orderTagsInUse(db)).toEqual(['vip', '批发'])
  await copyOrders(db, [order(1, { tags: ['批发'], version: 3 }), order(3, { tags: [], version: 2 })], 9)
  await copyOrders(db, [order(1, { tags: ['vip', '批发'], version: 2 })], 9)
  expect([await names(db, { tag: 'vip' }), await orderTagsInUse(db)]).toEqual([[], ['批发']])
  expect((await ordersPage(db, all, null)).rows.map(({ tags }) => tags)).toEqual([[], [], ['批发']])
  await clearCopy(db)
  expect(await orderTagsInUse(db)).toEqual([])
})

test('what was put away stands in a view of its own, and in all of them', async () => {
  const db = openD1('transactions')
  await copyOrders(db, [order(1, { archivedAt: 7 }), order(2)], 9)
  expect(await names(db, { view: 'archived' })).toEqual(['7K3M-0001'])
  expect(await countViews(db)).toMatchObject({ all: 2, archived: 1 })
  await copyOrders(db, [order(1, { version: 2 })], 9)
  expect(await names(db, { view: 'archived' })).toEqual([])
})
