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
    country: 'SE',
  },
  language: 'en',
  lines: [
    {
      variantId: mug,
      title: { en: 'Delos Mug', zh: '提洛杯' },
      choice: { en: 'Chalk' },
      picture: '/media/mug.jpg',
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
const shop = {
  name: 'Kumo & Sons',
  logo: '/media/logo.png',
  address: { street: 'Kade 7', postcode: '3011 AA', city: 'Rotterdam', region: '', country: 'NL' },
  url: 'https://shop.example',
}
const placed = { id: eventId('orders-0', 1), at: 1, type: 'order-placed', order, items: [] } as const

test('confirms an order with its line items, its total and the way to it', () => {
  const message = messageFor(placed, orderLink('https://shop.example', order, 'k'), shop)
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
  expect(messageFor({ ...placed, order: { ...order, totals } }, '', shop).text).toContain(text)
})

test('what gift cards have paid, and get back, stands behind the total', () => {
  const storedValue = { id: 'sv_1', kind: 'gift-card', currency: EUR, ending: 'AB12', expiresAt: null }
  const payments = [{ storedValue, amount: money(2000, EUR) }]
  const paid = { ...order, payments } as unknown as Order
  expect(messageFor({ ...placed, order: paid }, '', shop).text).toContain(
    'Gift card •••• AB12   €20.00\nBy the way you paid the rest   €36.00',
  )
  const cancellation = { id: 'c', parcels: [], refund: money(2500, EUR), returned: payments }
  const refunded = { ...placed, type: 'order-refunded', order: paid, cancellation } as unknown as typeof placed
  expect(messageFor(refunded, '', shop).text).toContain('Gift card •••• AB12   €20.00')
})

test('what was spent of gift cards that are cancelled is said beside what goes back', () => {
  const cancellation = { id: 'c', parcels: [], refund: money(3210, EUR), withheld: money(1790, EUR) }
  const cancelled = { ...order, status: 'cancelled' }
  const fact = {
    ...placed,
    type: 'order-cancelled',
    token: 't',
    order: cancelled,
    cancellation,
  } as unknown as typeof placed
  expect(messageFor(fact, '', shop).text).toContain('€32.10 goes back')
  expect(messageFor(fact, '', shop).text).toContain('Spent of the gift cards, not given back   €17.90')
})

test('writes Chinese to whoever shopped in Chinese', () => {
  const chinese = { ...order, language: 'zh' } as Order
  const message = messageFor({ ...placed, order: chinese }, orderLink('', chinese, 'k'), shop)
  expect(message.subject).toBe('订单 7K3M-9QXD 已确认')
  expect(message.text).toContain('提洛杯，Chalk × 2')
  expect(message.text).toContain('/zh/orders/')
})

test('lets nothing that a shopper typed become markup', () => {
  expect(messageFor(placed, '', shop).html).toContain('Maya &lt;Lindqvist&gt;')
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
  const message = messageFor({ ...placed, type: 'order-shipped', order: { ...order, status }, shipment }, '', shop)
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
  const confirmed = messageFor({ ...placed, order: gift }, '', shop)
  expect(confirmed.text).toContain('Thank you\n')
  expect(confirmed.text).not.toMatch(/Delivery|tracking|free/)
  const shipment = { id: 's', parcels: [], carrier: '', tracking: '', shippedAt: 1 }
  const done = messageFor(
    { ...placed, type: 'order-shipped', order: { ...gift, status: 'shipped' }, shipment },
    '',
    shop,
  )
  expect(done.subject).toBe('Your order 7K3M-9QXD is complete')
  expect(done.text).not.toMatch(/way|parcel|tracking/)
})

test('carries the name, the logo, the pictures and the countries in words', () => {
  const { html, text } = messageFor(placed, '', shop)
  expect(html).toMatch(/<img src="https:\/\/shop.example\/media\/logo.png" alt="Kumo &amp; Sons" height="32"/)
  expect(html).toMatch(/<img src="https:\/\/shop.example\/media\/mug.jpg" alt="Delos Mug" width="48" height="60"/)
  expect(html).toMatch(/112 34 Stockholm<br\/>Sweden<.*3011 AA Rotterdam<br\/>Netherlands</s)
  expect(text).toMatch(/^Kumo & Sons\n.*\nSE-112 34 Stockholm\nSweden\n.*\n3011 AA Rotterdam\nNetherlands$/s)
  const chinese = messageFor({ ...placed, order: { ...order, language: 'zh' } as Order }, '', shop)
  expect(chinese.html).toMatch(/href="https:\/\/shop.example\/zh\/".*alt="提洛杯".*瑞典.*荷兰/s)
})

test.each(['<svg viewBox="0 0 1 1"></svg>', 'https://cdn.example/logo.svg?v=2', ''])(
  'in place of the logo %j, which mail programs do not show, stands the name in type',
  (logo) => {
    const { html } = messageFor(placed, '', { ...shop, logo })
    expect(html).toContain('>Kumo &amp; Sons</a>')
    expect(html).not.toMatch(/logo|<svg/)
  },
)

test('a line without a picture, and a shop that has not said who it is, leave nothing broken', () => {
  const lines = order.lines.map((line) => ({ ...line, picture: null }))
  const { html } = messageFor({ ...placed, order: { ...order, lines } }, '', {
    name: '',
    logo: '',
    address: null,
    url: '',
  })
  expect(html).not.toContain('<img')
  expect(html).toContain('<td style="padding:7px 0;border-bottom:1px solid #e6e1d8;" colspan="2">Delos Mug')
})
