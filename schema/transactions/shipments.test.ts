/** The copy of what has left: as its order's newest version says, found by its number, and asked for in turn. */
import { expect, test } from 'vitest'
import type { Order } from '#domain/orders/order'
import { openD1 } from '#tests/d1'
import { copyingShipments, shipmentsNumbered, takeToAsk } from './logistics/shipments.ts'

const shipment = (id: string, change: object = {}) => ({
  id,
  parcels: [],
  carrier: 'Demo',
  tracking: `N-${id}`,
  shippedAt: 100,
  ...change,
})
const order = (version: number, ...shipments: object[]) => ({ id: 'ord_1', version, shipments }) as unknown as Order
const delivered = { events: [{ at: 200, status: 'delivered', place: '', text: '' }] }

const copy = async (db: D1Database, ...orders: Order[]) => db.batch(copyingShipments(db, orders))
const ask = async (db: D1Database, now: number, change: object = {}) =>
  (await takeToAsk(db, { askedBefore: now - 50, shippedAfter: 0, carriers: [], most: 2, ...change }, now)).map(
    ({ shipment: id }) => id,
  )

test('a parcel is found however its number is written, and by the newest version of its order', async () => {
  const db = openD1('transactions')
  await copy(db, order(2, shipment('a', { tracking: 'jjd 0001–7' })))
  for (const written of ['JJD00017', 'jjd-0001 7', 'ＪＪＤ０００１７'])
    expect(await shipmentsNumbered(db, written)).toEqual([{ order: 'ord_1', shipment: 'a', carrier: 'Demo' }])
  await copy(db, order(1, shipment('a', { tracking: 'OLD' })))
  expect(await shipmentsNumbered(db, 'OLD')).toEqual([])
  // Its receiver is forgotten, or it has none: no number finds it.
  await copy(db, order(3, shipment('a', { tracking: '' })))
  expect([await shipmentsNumbered(db, ''), await shipmentsNumbered(db, 'JJD00017')]).toEqual([[], []])
})

test('each is asked for in turn, by its own carrier, until it is there or was long ago', async () => {
  const db = openD1('transactions')
  await copy(
    db,
    order(
      1,
      shipment('a'),
      shipment('b', { carrier: ' demo' }),
      shipment('c', { carrier: 'DHL' }),
      shipment('d', delivered),
    ),
  )
  expect((await ask(db, 1_000)).length).toBe(2)
  expect((await ask(db, 1_010)).length).toBe(1)
  expect(await ask(db, 1_020)).toEqual([])
  expect((await ask(db, 2_000, { carriers: ['demo'], most: 9 })).toSorted()).toEqual(['a', 'b'])
  expect(await ask(db, 3_000, { shippedAfter: 500 })).toEqual([])
})
