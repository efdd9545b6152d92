/** What shoppers read when something happens to their order. */
import { expect, test } from 'vitest'
import type { Event } from '#domain/events'
import { eventId, orderId, type VariantId } from '#domain/ids'
import { currency, money } from '#domain/money'
import type { Order } from '#domain/orders/order'
import { isNotified, orderLink } from '#domain/notifications/message'
import { messageFor } from './order-emails.ts'

const EUR = currency('EUR')
const mug = 'var_0000000000000000' as VariantId
const order = {
  id: orderId('ord_000000000000000000000000'),
  name: '7K3M-9QXD',
  status: 'placed',
  email: 'maya@lindqvist.example',
  address: {
    name: 'Maya <Lindqvist>',
    street: 'Sankt Eriksgatan 63',
    extra: '',
    postcode: '112 34',
    city: 'Stockholm',
    region: '',
  },
  language: 'en',
  lines: [
    {
      variantId: mug,
      title: { en: 'Delos Mug', zh: '提洛杯' },
      choice: { en: 'Chalk' },
      units: 2,
      total: money(5600, EUR),
    },
  ],
  totals: {
    subtotal: money(5600, EUR),
    itemsDiscount: money(0, EUR),
    discount: money(0, EUR),
    fulfillment: money(0, EUR),
    tax: money(972, EUR),
    total: money(5600, EUR),
  },
} as unknown as Order
const placed = { id: eventId('orders-0', 1), at: 1, type: 'order-placed', order, items: [] } as const

test('confirms an order with its line items, its total and the way to it', () => {
  const message = messageFor(placed, orderLink('https://shop.example', order, 'k'))
  expect(message).toMatchObject({
    id: 'orders-0:1:mail',
    recipient: 'maya@lindqvist.example',
    subject: 'Your order 7K3M-9QXD is confirmed',
  })
  expect(message.text).toContain('Delos Mug, Chalk × 2   €56.00')
  expect(message.text).toContain('https://shop.example/orders/ord_000000000000000000000000?key=k')
})

test.each([
  ['contained in the prices', 972, 5600, 'Total, with €9.72 tax   €56.00'],
  ['added to the prices', 1120, 6720, 'Tax   €11.20\nTotal   €67.20'],
  ['not charged', 0, 5600, 'free\nTotal   €56.00'],
])('tax that is %s is told as it is', (_, tax, total, text) => {
  const totals = { ...order.totals, tax: money(tax, EUR), total: money(total, EUR) }
  expect(messageFor({ ...placed, order: { ...order, totals } }, '').text).toContain(text)
})

test('writes Chinese to whoever shopped in Chinese', () => {
  const chinese = { ...order, language: 'zh' } as Order
  const message = messageFor({ ...placed, order: chinese }, orderLink('', chinese, 'k'))
  expect(message.subject).toBe('订单 7K3M-9QXD 已确认')
  expect(message.text).toContain('提洛杯, Chalk × 2')
  expect(message.text).toContain('/zh/orders/')
})

test('lets nothing that a shopper typed become markup', () => {
  expect(messageFor(placed, '').html).toContain('Maya &lt;Lindqvist&gt;')
})

test.each([
  ['part-shipped', 'A part of 7K3M-9QXD is on its way'],
  ['shipped', 'Your order 7K3M-9QXD is on its way'],
] as const)('an order that is now %s is told as %j', (status, subject) => {
  const shipment = {
    id: 's',
    parcels: [{ variantId: mug, units: 1 }],
    carrier: 'PostNL',
    tracking: '3SABC',
    shippedAt: 1,
  }
  const message = messageFor({ ...placed, type: 'order-shipped', order: { ...order, status }, shipment }, '')
  expect(message.subject).toBe(subject)
  expect(message.text).toContain('PostNL 3SABC')
})

test('keeps quiet about what is only the business of the shop', () => {
  const word = {
    type: 'availability-changed',
    item: mug,
    word: 'low',
    version: 1,
    id: eventId('inventory-0', 1),
    at: 1,
  }
  expect(isNotified(word as Event)).toBe(false)
})

test('of what does not travel no delivery, parcel or address is told', () => {
  const [line] = order.lines
  if (!line) throw new Error('an order has lines')
  const gift = { ...order, address: null, delivery: null, lines: [{ ...line, requiresShipping: false }] } as Order
  const confirmed = messageFor({ ...placed, order: gift }, '')
  expect(confirmed.text).toContain('Thank you\n')
  expect(confirmed.text).not.toMatch(/Delivery|tracking|free/)
  const shipment = { id: 's', parcels: [], carrier: '', tracking: '', shippedAt: 1 }
  const done = messageFor({ ...placed, type: 'order-shipped', order: { ...gift, status: 'shipped' }, shipment }, '')
  expect(done.subject).toBe('Your order 7K3M-9QXD is complete')
  expect(done.text).not.toMatch(/way|parcel|tracking/)
})
