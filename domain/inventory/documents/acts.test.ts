/** What may be done with a document of stock, and that no unit is lost by it. */
import { array, assert as holds, constantFrom, integer, property, record } from 'fast-check'
import { expect, test } from 'vitest'
import { locationId, newVariantId, type LocationId } from '../../ids.ts'
import { currency } from '../../money.ts'
import { apply, arrive, cancel, differenceOf, lose, order, rewrite, send, type Planned } from './acts.ts'
import {
  changeOf,
  comingOf,
  documentOf,
  newDocumentId,
  stateOf,
  stockDocumentId,
  tallyOf,
  type DocumentKind,
  type DocumentLine,
  type StockDocument,
  type StepState,
} from './document.ts'

const place = (name: string) => locationId(name) as LocationId
const [mug, jug] = [0, 1].map((byte) => newVariantId(new Uint8Array(16).fill(byte))) as [
  DocumentLine['variant'],
  DocumentLine['variant'],
]
const line = (variant: DocumentLine['variant'], units: number, base: DocumentLine['base'] = null): DocumentLine => ({
  variant,
  units,
  cost: null,
  base,
})

const document = (
  kind: DocumentKind,
  lines: readonly DocumentLine[],
  change: Partial<StockDocument> = {},
): StockDocument => ({
  id: newDocumentId(kind, '0123456789abcdef'),
  kind,
  number: 1,
  state: 'draft',
  version: 1,
  from: kind === 'transfer' ? place('main') : null,
  to: place('second'),
  supplier: null,
  note: '',
  terms: kind === 'purchase' ? { currency: currency('EUR'), freight: 0, duty: 0, expected: null } : null,
  createdAt: 1,
  updatedAt: 1,
  who: 'user',
  lines,
  steps: [],
  ...change,
})

/** As the store writes it down, and as the shelves answer. */
const after = (
  before: StockDocument,
  planned: Planned,
  answer: (step: number) => StepState = () => 'done',
): StockDocument => {
  if (!planned.ok) throw new Error(planned.refusal.code)
  const steps = planned.value.map((step, index) => {
    const number = before.steps.length + index + 1
    const state = step.action === 'lose' ? 'done' : answer(number)
    return { ...step, step: number, state, who: 'user', at: 1, act: 'act', answer: null } as const
  })
  const changed = { ...before, steps: [...before.steps, ...steps] }
  return { ...changed, state: stateOf(changed) }
}

test('a transfer leaves, arrives in parts, and what is lost is told', () => {
  const draft = document('transfer', [line(mug, 5), line(jug, 2)])
  const sent = after(draft, send(draft))
  expect([sent.state, comingOf(sent, line(mug, 5))]).toEqual(['sent', 5])
  const part = after(sent, arrive(sent, [{ variant: mug, units: 3 }]))
  expect([part.state, comingOf(part, line(mug, 5))]).toEqual(['part', 2])
  const lost = after(part, lose(part, [{ variant: mug, units: 2 }], 'broken'))
  const all = after(lost, arrive(lost, [{ variant: jug, units: 2 }]))
  expect([all.state, tallyOf(all, mug).lost]).toEqual(['received', 2])
  expect(arrive(all, [{ variant: jug, units: 1 }])).toMatchObject({ refusal: { code: 'document-state' } })
})

test('no more arrives than is on its way, and nothing that is still to leave', () => {
  const draft = document('transfer', [line(mug, 5)])
  const leaving = after(draft, send(draft), () => 'due')
  expect(arrive(leaving, [{ variant: mug, units: 1 }])).toMatchObject({
    refusal: { code: 'units-beyond-document', units: 0 },
  })
  const sent = after(draft, send(draft))
  expect(arrive(sent, [{ variant: mug, units: 6 }])).toMatchObject({
    refusal: { code: 'units-beyond-document', units: 5 },
  })
  expect(lose(sent, [{ variant: jug, units: 1 }], 'why')).toMatchObject({ refusal: { code: 'line-unknown' } })
  expect(arrive(sent, [])).toMatchObject({ refusal: { code: 'document-empty' } })
})

test('what was not there when it was to leave has not left', () => {
  const draft = document('transfer', [line(mug, 5), line(jug, 2)])
  const half = after(draft, send(draft), (step) => (step === 1 ? 'refused' : 'done'))
  expect([half.state, comingOf(half, line(mug, 5)), comingOf(half, line(jug, 2))]).toEqual(['sent', 0, 2])
  const none = after(draft, send(draft), () => 'refused')
  expect(none.state).toBe('draft')
  expect(stateOf({ ...none, state: 'cancelled' })).toBe('cancelled')
})

test('what is called off on its way turns back', () => {
  const draft = document('transfer', [line(mug, 5)])
  const sent = after(draft, send(draft))
  const part = after(sent, arrive(sent, [{ variant: mug, units: 2 }]))
  const back = cancel(part)
  expect(back).toMatchObject({ value: [{ action: 'return', location: 'main', units: 3 }] })
  expect(after(part, back).state).toBe('received')
  expect(after(sent, cancel(sent)).state).toBe('cancelled')
})

test('a supplier may send fewer, and more', () => {
  const draft = document('purchase', [line(mug, 5), line(jug, 2)])
  expect(order(draft)).toMatchObject({ ok: true })
  expect(order(document('purchase', []))).toMatchObject({ refusal: { code: 'document-empty' } })
  const ordered = { ...draft, state: 'ordered' } as const
  const some = after(ordered, arrive(ordered, [{ variant: mug, units: 7 }]))
  expect([some.state, comingOf(some, line(mug, 5)), comingOf(some, line(jug, 2))]).toEqual(['part', 0, 2])
  const closed = after(some, lose(some, [{ variant: jug, units: 2 }], 'not delivered'))
  expect(closed.state).toBe('received')
  expect(cancel(closed)).toMatchObject({ refusal: { code: 'document-state' } })
  expect(cancel(ordered)).toMatchObject({ ok: true, value: [] })
})

test('a count is laid onto what was there when it began: what is held stands on the shelf', () => {
  const counted = document('count', [line(mug, 9, { available: 8, held: 2 }), line(jug, 1, { available: 0, held: 3 })])
  expect(counted.lines.map(differenceOf)).toEqual([-1, -2])
  expect(apply(counted)).toMatchObject({
    value: [
      { action: 'count', units: 7, basedOn: 8, location: 'second' },
      { action: 'count', units: 0, basedOn: 0 },
    ],
  })
  const applied = after(counted, apply(counted))
  expect(applied.state).toBe('applied')
  expect(apply(applied)).toMatchObject({ refusal: { code: 'document-state' } })
})

test('what was counted stays counted at that place', () => {
  const empty = document('count', [])
  const begun = document('count', [line(mug, 9, { available: 8, held: 2 })])
  expect(rewrite(empty, { ...empty, to: place('main') })).toMatchObject({ ok: true })
  expect(rewrite(begun, { ...begun, note: 'racks 1 to 4' })).toMatchObject({ ok: true })
  expect(rewrite(begun, { ...begun, to: place('main') })).toMatchObject({
    refusal: { code: 'document-begun', field: 'to' },
  })
  expect(rewrite(after(begun, apply(begun)), begun)).toMatchObject({ refusal: { code: 'document-state' } })
  const receipt = document('receipt', [line(mug, 9)])
  expect(rewrite(receipt, { ...receipt, to: place('main') })).toMatchObject({ ok: true })
})

test('what a line costs stays in its currency, and what is ordered stays ordered there', () => {
  const inYen = { supplier: 'sup_kiln', terms: { currency: currency('JPY'), freight: 0, duty: 0, expected: null } }
  const bare = document('purchase', [line(mug, 5)], { supplier: 'sup_clay' })
  const priced = { ...bare, lines: [{ ...line(mug, 5), cost: 1250 }] }
  const ordered = { ...bare, state: 'ordered' } as const
  const begun = { refusal: { code: 'document-begun', field: 'supplier' } }
  expect(rewrite(bare, { ...bare, ...inYen })).toMatchObject({ ok: true })
  expect(rewrite(priced, { ...priced, supplier: 'sup_kiln' })).toMatchObject({ ok: true })
  expect(rewrite(priced, { ...priced, ...inYen })).toMatchObject(begun)
  expect(rewrite(ordered, { ...ordered, ...inYen })).toMatchObject(begun)
  expect(rewrite(ordered, { ...ordered, supplier: 'sup_kiln' })).toMatchObject(begun)
  expect(rewrite(ordered, { ...ordered, terms: inYen.terms })).toMatchObject(begun)
  const terms = { currency: currency('EUR'), freight: 700, duty: 0, expected: null }
  expect(rewrite({ ...priced, state: 'received' }, { ...priced, terms })).toMatchObject({ ok: true })
})

test('a step asks the shelves under a name of its own, and is known by it', () => {
  const sent = after(document('transfer', [line(mug, 5)]), send(document('transfer', [line(mug, 5)])))
  const [step] = sent.steps
  const change = step && changeOf(sent.id, step)
  expect(change).toMatchObject({ id: `${sent.id} 1`, type: 'correct', units: -5, who: 'user' })
  expect(documentOf(change?.id ?? '')).toBe(sent.id)
  expect(documentOf('0123 4')).toBeUndefined()
  expect(stockDocumentId('cnt_short')).toBeUndefined()
})

test('whatever is done with a transfer, units that left have arrived, turned back, are lost or on their way', () => {
  const act = record({
    what: constantFrom('send', 'arrive', 'lose', 'cancel'),
    units: integer({ min: 0, max: 6 }),
    fails: integer({ min: 0, max: 3 }),
  })
  holds(
    property(integer({ min: 1, max: 9 }), array(act, { maxLength: 12 }), (units, acts) => {
      let now = document('transfer', [line(mug, units)])
      for (const { what, units: some, fails } of acts) {
        const parts = [{ variant: mug, units: some }]
        const planned = {
          send: send(now),
          arrive: arrive(now, parts),
          lose: lose(now, parts, 'why'),
          cancel: cancel(now),
        }[what]
        if (planned.ok && planned.value.length > 0) now = after(now, planned, () => (fails === 0 ? 'refused' : 'done'))
        const { sent, arrived, returned, lost } = tallyOf(now, mug)
        expect(comingOf(now, line(mug, units))).toBe(sent - arrived - returned - lost)
        expect(comingOf(now, line(mug, units))).toBeGreaterThanOrEqual(0)
        expect(sent % units).toBe(0)
      }
    }),
  )
})
