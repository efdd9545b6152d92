/** What is found of payments stays found once, is closed when it is over, and the books are read by one at a time. */
import { expect, test } from 'vitest'
import type { OrderId, PaymentId } from '#domain/ids'
import { currency, money } from '#domain/money'
import type { Order } from '#domain/orders/order'
import { openD1 } from '#tests/d1'
import {
  closeDifferences,
  closeFinding,
  findings,
  findingsOfOrder,
  saveFindings,
  type Finding,
} from './orders/payment-findings.ts'
import { copyOrders, countViews, ordersPage } from './orders/orders.ts'
import {
  bookedOrders,
  finish,
  lastReconciliation,
  noteFault,
  ordersUnknownThere,
  saveTurn,
  takeTurn,
} from './orders/reconciliations.ts'

const payment = 'pay_000000000000000000000001_1' as PaymentId
const eur = (amount: number) => money(amount, currency('EUR'))
const found = (change: Partial<Finding> = {}): Finding => ({
  id: `not-ordered ${payment}`,
  kind: 'not-ordered',
  paymentId: payment,
  orderId: 'ord_000000000000000000000001' as OrderId,
  amount: eur(2800),
  state: '',
  reason: '',
  respondBy: null,
  foundAt: 1,
  closedAt: null,
  ...change,
})

test('found again it is the same; closed by staff a difference that is still there is told anew', async () => {
  const db = openD1('transactions')
  await saveFindings(db, [found(), found({ foundAt: 2 })])
  expect(await findings(db)).toEqual([found()])
  expect([await closeFinding(db, found().id, 5), await closeFinding(db, found().id, 6)]).toEqual([true, false])
  await saveFindings(db, [found({ foundAt: 9 })])
  expect(await findings(db)).toEqual([found()])
  await closeDifferences(db, [payment], 10)
  expect(await findingsOfOrder(db, found().orderId)).toEqual([found({ closedAt: 10 })])
})

test('a dispute that staff have seen to comes back when its bank says something new', async () => {
  const db = openD1('transactions')
  const dispute = found({ id: 'dispute du_1', kind: 'dispute', state: 'needs-response', respondBy: 99 })
  await saveFindings(db, [dispute])
  await closeFinding(db, dispute.id, 5)
  await saveFindings(db, [dispute])
  expect(await findings(db)).toEqual([{ ...dispute, closedAt: 5 }])
  await saveFindings(db, [{ ...dispute, state: 'under-review' }])
  expect(await findings(db)).toEqual([{ ...dispute, state: 'under-review' }])
  await closeDifferences(db, [payment], 10)
  expect((await findings(db))[0]?.closedAt).toBeNull()
})

test('the books of a day are read by one at a time, go on where they stopped, and are read once', async () => {
  const db = openD1('transactions')
  const asked = { day: '2026-11-30', since: 0, now: 1_000_000 }
  const turn = await takeTurn(db, asked)
  expect(turn).toMatchObject({ cursor: null, payments: 0, seen: [] })
  expect(await takeTurn(db, { ...asked, now: 1_060_000 })).toBeNull()
  if (!turn) throw new Error('nobody has the turn')
  await noteFault(db, asked.day, 'away')
  expect(await lastReconciliation(db)).toMatchObject({ fault: 'away' })
  expect(await takeTurn(db, { ...asked, now: 1_400_000 })).toMatchObject({ cursor: null })
  await saveTurn(db, { ...turn, cursor: 'pi_9', payments: 500, seen: [payment] })
  const next = await takeTurn(db, { ...asked, now: 1_400_001 })
  expect(next).toMatchObject({ cursor: 'pi_9', payments: 500, seen: [payment], fault: '' })
  await finish(db, { ...turn, payments: 700 }, 1_500_000)
  expect(await takeTurn(db, { ...asked, now: 9_000_000 })).toBeNull()
  expect(await lastReconciliation(db)).toMatchObject({ payments: 700, finishedAt: 1_500_000, seen: [] })
})

const order = (number: number, change: object = {}): Order =>
  ({
    id: `ord_${String(number).padStart(24, '0')}`,
    name: `N${number}`,
    status: 'placed',
    payment: 'paid',
    email: 'a@example.org',
    paymentId: `pay_${String(number).padStart(24, '0')}_1`,
    address: null,
    shipments: [],
    delivery: null,
    currency: 'EUR',
    lines: [{ sku: 'A', units: 1 }],
    totals: { total: eur(2800) },
    placedAt: number,
    updatedAt: number,
    version: 1,
    ...change,
  }) as unknown as Order

test('unpaid orders are a view; the copy says what the books are held beside', async () => {
  const db = openD1('transactions')
  const terms = { method: 'transfer' }
  const received = [{ id: 'r', amount: eur(800), note: '', receivedAt: 1 }]
  await copyOrders(
    db,
    [order(1), order(2, { payment: 'due', terms }), order(3, { payment: 'part-paid', terms, received })],
    9,
  )
  expect((await countViews(db)).unpaid).toBe(2)
  const filter = { view: 'unpaid', search: '', since: null, country: null, tag: null } as const
  const page = await ordersPage(db, filter, null)
  expect(page.rows.map(({ name, payment: state }) => [name, state])).toEqual([
    ['N3', 'part-paid'],
    ['N2', 'due'],
  ])
  const booked = await bookedOrders(db, [order(1).id, order(2).id])
  expect([...booked.values()].map(({ manual, total }) => [manual, total.amount])).toEqual([
    [false, 2800],
    [true, 2800],
  ])
  const unknown = (seen: readonly PaymentId[]) => ordersUnknownThere(db, { from: 0, until: 10, seen })
  expect((await unknown([])).map(({ id }) => id)).toEqual([order(1).id])
  expect(await unknown([order(1).paymentId])).toEqual([])
  // Of what a gift card has paid no provider knows.
  const card = (amount: number) => ({ payments: [{ storedValue: { id: 'sv_1' }, amount: eur(amount) }] })
  await copyOrders(db, [order(4, card(2800)), order(5, card(2799))], 9)
  expect((await unknown([order(1).paymentId])).map(({ total }) => total.amount)).toEqual([1])
})
