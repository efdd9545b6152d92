/** Labels of an order: what may be bought, what its carrier may say however late, and when its parcel may leave. */
import { expect, test } from 'vitest'
import * as fc from 'fast-check'
import { newVariantId, type OrderId } from '../ids.ts'
import { currency, money } from '../money.ts'
import { cancel } from '../orders/cancellation.ts'
import { freeUnits, isUnsettled, openUnits, ship, unitsOf, type Order, type Parcel } from '../orders/order.ts'
import { withoutBuyer } from '../orders/forgetting.ts'
import { GRAMS_MAX } from './label.ts'
import { handOver, labelOf, stepLabel, type LabelStep } from './labelling.ts'

const EUR = currency('EUR')
const mug = newVariantId(new Uint8Array(16))
const hat = newVariantId(new Uint8Array(16).fill(1))
const price = money(1000, EUR)
const line = (variantId: Parcel['variantId'], units: number) => ({
  variantId,
  units,
  price,
  total: money(1000 * units, EUR),
})
const order = {
  id: 'ord_1' as OrderId,
  currency: EUR,
  status: 'placed',
  payment: 'paid',
  lines: [line(mug, 3), line(hat, 1)],
  totals: {
    ...Object.fromEntries(
      ['subtotal', 'itemsDiscount', 'discount', 'fulfillment', 'tax'].map((of) => [of, money(0, EUR)]),
    ),
    total: money(4000, EUR),
  },
  shipments: [],
  address: null,
  version: 1,
} as unknown as Order

const rate = { id: 'standard', carrier: 'Post', service: 'Standard', cost: money(500, EUR), days: 2 }
const buy = (id: string, parcels: readonly Parcel[], grams = 400): LabelStep => ({
  step: 'buy',
  buying: { id, parcels, grams, rate },
})
const sold = (tracking: string) => ({
  label: `of ${tracking}`,
  tracking,
  carrier: 'Post',
  service: 'Standard',
  cost: rate.cost,
})
const bought = (id: string, tracking = 'T1'): LabelStep => ({ step: 'bought', id, sold: sold(tracking) })

const after = (start: Order, ...steps: readonly LabelStep[]): Order =>
  steps.reduce((now, step) => {
    const done = stepLabel(now, step, 9)
    if (!done.ok) throw new Error(done.refusal.code)
    return done.value
  }, start)
const refusalOf = (start: Order, step: LabelStep) => {
  const done = stepLabel(start, step, 9)
  return done.ok ? 'done' : done.refusal.code
}
const two = [{ variantId: mug, units: 2 }]

test('what is under a label can neither be labelled nor sent once more, until it is voided', () => {
  const labelled = after(order, buy('a', two), bought('a'))
  expect([freeUnits(labelled, mug), openUnits(labelled, mug)]).toEqual([1, 3])
  expect(labelOf(labelled, 'a')).toMatchObject({ state: 'bought', tracking: 'T1', grams: 400 })
  expect(refusalOf(labelled, buy('b', two))).toBe('units-beyond-order')
  const shipment = { id: 's', parcels: two, carrier: '', tracking: '', shippedAt: 9 }
  expect(ship(labelled, shipment, 9)).toMatchObject({ ok: false, refusal: { code: 'units-beyond-order', open: 1 } })
  const voided = after(labelled, { step: 'void', id: 'a' }, { step: 'voided', id: 'a' })
  expect([freeUnits(voided, mug), voided.labels]).toEqual([3, []])
})

test.each<[string, LabelStep, string]>([
  ['nothing', buy('a', []), 'parcel-empty'],
  ['no units', buy('a', [{ variantId: mug, units: 0 }]), 'units-beyond-order'],
  ['half a unit', buy('a', [{ variantId: mug, units: 0.5 }]), 'units-beyond-order'],
  ['more than ordered', buy('a', [{ variantId: mug, units: 4 }]), 'units-beyond-order'],
  ['more than ordered, in two parts', buy('a', [...two, ...two]), 'units-beyond-order'],
  [
    'another order’s',
    buy('a', [{ variantId: newVariantId(new Uint8Array(16).fill(9)), units: 1 }]),
    'line-item-unknown',
  ],
  ['no weight', buy('a', two, 0), 'weight-unfit'],
  ['the heaviest', buy('a', two, GRAMS_MAX), 'done'],
  ['a thousand tonnes', buy('a', two, 1_000_000_000), 'weight-unfit'],
  ['a label that nobody has', { step: 'void', id: 'x' }, 'label-unknown'],
])('%s', (_, step, code) => expect(refusalOf(order, step)).toBe(code))

test('what its carrier says late, twice or after it is gone changes nothing', () => {
  const steps = [buy('a', two), bought('a'), bought('a', 'T2'), { step: 'refused', id: 'a' }] as const
  const labelled = after(order, ...steps)
  expect([labelOf(labelled, 'a')?.tracking, labelled.version]).toEqual(['T1', 3])
  const voiding = after(labelled, { step: 'void', id: 'a' }, { step: 'void', id: 'a' })
  expect([labelOf(voiding, 'a')?.state, voiding.version]).toEqual(['voiding', 4])
  expect(labelOf(after(voiding, { step: 'kept', id: 'a' }), 'a')?.state).toBe('bought')
  const gone = after(voiding, { step: 'voided', id: 'a' })
  expect(after(gone, bought('a'), { step: 'kept', id: 'a' }, { step: 'voided', id: 'a' })).toBe(gone)
  expect(after(order, buy('a', two), { step: 'refused', id: 'a' }).labels).toEqual([])
  expect(refusalOf(after(order, buy('a', two)), { step: 'void', id: 'a' })).toBe('label-pending')
})

test('a parcel leaves once, with its number, when its label is bought and all in it is still wanted', () => {
  const asked = after(order, buy('a', two))
  expect(handOver(asked, 'a', 10)).toMatchObject({ ok: false, refusal: { code: 'label-pending' } })
  const labelled = after(asked, bought('a'))
  const done = handOver(labelled, 'a', 10)
  if (!done.ok) throw new Error(done.refusal.code)
  const { order: sent, shipment } = done.value
  expect(shipment).toMatchObject({
    id: 'a',
    tracking: 'T1',
    carrier: 'Post',
    shippedAt: 10,
    bought: { label: 'of T1', grams: 400 },
  })
  expect([sent.status, sent.labels, freeUnits(sent, mug)]).toEqual(['part-shipped', [], 1])
  expect(handOver(sent, 'a', 11)).toEqual({ ok: true, value: { order: sent, shipment } })
  expect(handOver(sent, 'b', 11)).toMatchObject({ ok: false, refusal: { code: 'label-unknown' } })
  const cancelled = cancel(labelled, { id: 'c', reason: 'customer', parcels: two }, 10)
  if (!cancelled.ok) throw new Error(cancelled.refusal.code)
  expect(handOver(cancelled.value, 'a', 11)).toMatchObject({ ok: false, refusal: { code: 'label-stale' } })
  expect(freeUnits(cancelled.value, mug)).toBe(0)
})

test('an order with a label that is still to be voided is not forgotten; what is forgotten names no parcel', () => {
  const labelled = after(order, buy('a', two), bought('a'))
  expect(isUnsettled({ ...labelled, status: 'cancelled' })).toBe(true)
  expect(withoutBuyer(labelled, 10).labels).toMatchObject([{ id: 'a', tracking: '', label: '' }])
})

test('whatever is bought, voided, sent and cancelled in whatever order: never more leaves than was ordered', () => {
  const ids = ['a', 'b', 'c'] as const
  const some = fc.record({
    id: fc.constantFrom(...ids),
    units: fc.integer({ min: 1, max: 3 }),
    what: fc.integer({ min: 0, max: 7 }),
  })
  fc.assert(
    fc.property(fc.array(some, { maxLength: 30 }), (tries) => {
      let now = order
      for (const { id, units, what } of tries) {
        const parcels = [{ variantId: mug, units }]
        const steps: readonly LabelStep[] = [
          buy(id, parcels),
          bought(id),
          { step: 'void', id },
          { step: 'voided', id },
          { step: 'kept', id },
          { step: 'refused', id },
        ]
        const step = steps[what]
        const done = step
          ? stepLabel(now, step, 9)
          : what === 6
            ? cancel(now, { id: `${id}${units}`, reason: 'other', parcels }, 9)
            : handOver(now, id, 9)
        if (done.ok) now = 'shipment' in done.value ? done.value.order : done.value
        const sent = unitsOf(
          now.shipments.flatMap((one) => one.parcels),
          mug,
        )
        const gone = unitsOf(
          (now.cancellations ?? []).flatMap((one) => one.parcels),
          mug,
        )
        expect(sent + gone).toBeLessThanOrEqual(3)
        const labelled = unitsOf(
          (now.labels ?? []).flatMap((one) => one.parcels),
          mug,
        )
        expect(freeUnits(now, mug)).toBe(Math.max(0, 3 - sent - gone - labelled))
      }
    }),
  )
})
