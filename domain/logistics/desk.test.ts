/** The desk that packs: what is late comes first, one walk serves many orders, and labels that went wrong stand apart. */
import { expect, test } from 'vitest'
import { newVariantId, type OrderId } from '../ids.ts'
import type { Order } from '../orders/order.ts'
import { byUrgency, isLate, labelsOf, parcelsToPack, walkFor } from './desk.ts'

const [mug, hat, card] = [0, 1, 2].map((one) => newVariantId(new Uint8Array(16).fill(one))) as [never, never, never]
const order = (name: string, placedAt: number, more: object = {}): Order =>
  ({
    id: `ord_${name}` as OrderId,
    name,
    status: 'placed',
    placedAt,
    lines: [
      { variantId: mug, units: 2, sku: 'M' },
      { variantId: card, units: 1, sku: 'C', requiresShipping: false },
    ],
    shipments: [],
    ...more,
  }) as unknown as Order
const promised = (last: string) => ({ pricedBy: { delivery: { arrives: { first: last, last } } } })

test('what was promised for the earliest day comes first, then what has waited longest', () => {
  const all = [
    order('c', 3),
    order('b', 2),
    order('a', 9, promised('2026-12-03')),
    order('d', 1, promised('2026-12-05')),
  ]
  expect(all.toSorted(byUrgency).map(({ name }) => name)).toEqual(['a', 'd', 'b', 'c'])
  expect(all.filter((one) => isLate(one, '2026-12-04')).map(({ name }) => name)).toEqual(['a'])
})

test('what goes nowhere, is cancelled or is history is not packed', () => {
  expect(parcelsToPack(order('a', 1))).toEqual([{ variantId: mug, units: 2 }])
  expect(parcelsToPack(order('a', 1, { status: 'cancelled' }))).toEqual([])
  expect(parcelsToPack(order('a', 1, { imported: {} }))).toEqual([])
})

test('one walk takes the goods of many orders, maker by maker', () => {
  const known = new Map([
    [mug, { sku: 'M', vendor: 'Kiln' }],
    [hat, { sku: 'H', vendor: 'Atelier' }],
  ])
  const both = [
    order('a', 1),
    order('b', 2, {
      lines: [
        { variantId: hat, units: 1 },
        { variantId: mug, units: 1 },
      ],
    }),
  ]
  expect(walkFor(both, known)).toMatchObject([
    { variantId: hat, units: 1, orders: [{ name: 'b', units: 1 }] },
    {
      variantId: mug,
      units: 3,
      orders: [
        { name: 'a', units: 2 },
        { name: 'b', units: 1 },
      ],
    },
  ])
})

test('a label that is not bought, or whose goods were cancelled, is somebody’s to see to', () => {
  const label = (id: string, state: string, units = 2) => ({ id, state, parcels: [{ variantId: mug, units }] })
  const { ready, amiss } = labelsOf([
    order('a', 1, { labels: [label('1', 'bought'), label('2', 'buying'), label('3', 'bought', 3)] }),
  ])
  expect([ready.map(({ label: { id } }) => id), amiss.map(({ label: { id } }) => id)]).toEqual([['1'], ['2', '3']])
})
