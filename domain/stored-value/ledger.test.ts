/** Movements of money as entries of the book: both sides of each, and the same balance as the shard has. */
import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { balanceOf, changeId, entryOf, voidedIn, type LedgerEntry } from './ledger.ts'
import { newStoredValueId } from './stored-value.ts'

const of = newStoredValueId(Uint8Array.from({ length: 16 }, (_, at) => at))
const PAYMENT = `pay_${'0'.repeat(24)}_1`
const base = { note: '', at: 5, who: '' }

const into = (causeId: string, units: number) =>
  ({ ...base, cause: 'correct', causeId, debit: 'outside', credit: 'available', units }) as const
const off = (causeId: string, units: number) =>
  ({ ...base, cause: 'correct', causeId, debit: 'available', credit: 'outside', units }) as const

test('what is dealt is owed, and what an order takes is not', () => {
  const issued = entryOf({ ...into(changeId(of, 'issue'), 5000), cause: 'receive' }, of)
  expect(issued).toMatchObject({ kind: 'issue', debit: 'issued', credit: 'liability', amount: 5000, orderId: null })
  const taken = entryOf({ ...base, cause: 'take', causeId: PAYMENT, debit: 'held', credit: 'taken', units: 1200 }, of)
  expect(taken).toMatchObject({
    kind: 'redeem',
    debit: 'liability',
    credit: 'redeemed',
    orderId: `ord_${'0'.repeat(24)}`,
  })
  const back = entryOf(
    { ...base, cause: 'return', causeId: PAYMENT, debit: 'taken', credit: 'available', units: 200 },
    of,
  )
  expect(back).toMatchObject({ kind: 'give-back', debit: 'redeemed', credit: 'liability' })
  expect(balanceOf([issued, taken, back] as LedgerEntry[])).toBe(4000)
})

test('a promise is no entry, and neither is one that was not kept', () => {
  const hold = { ...base, cause: 'hold', causeId: PAYMENT, debit: 'available', credit: 'held', units: 100 } as const
  expect(entryOf(hold, of)).toBeUndefined()
  expect(entryOf({ ...hold, cause: 'release', debit: 'held', credit: 'available' }, of)).toBeUndefined()
  expect(entryOf({ ...hold, cause: 'lapse', debit: 'held', credit: 'available' }, of)).toBeUndefined()
})

test('what is voided may come back, and a change of another name is an adjustment', () => {
  const entries = [
    entryOf(off(changeId(of, 'void', '1'), 700), of),
    entryOf(into(changeId(of, 'restore', '1'), 300), of),
    entryOf(off('by hand', 50), of),
  ] as LedgerEntry[]
  expect(entries.map(({ kind }) => kind)).toEqual(['void', 'restore', 'adjust'])
  expect(voidedIn(entries)).toBe(400)
})

test('of every history the balance is what came in less what went', () => {
  const moves = fc.array(
    fc.record({ kind: fc.constantFrom('adjust', 'void', 'expire'), units: fc.integer({ min: 1, max: 1_000_000_000 }) }),
  )
  fc.assert(
    fc.property(moves, fc.array(fc.boolean()), (all, ways) => {
      const moved = all.map(({ kind, units }, at) =>
        (ways[at] ? into : off)(changeId(of, kind as 'adjust', String(at)), units),
      )
      const owed = moved.reduce((sum, { credit, units }) => sum + (credit === 'available' ? units : -units), 0)
      expect(balanceOf(moved.flatMap((one) => entryOf(one, of) ?? []))).toBe(owed)
    }),
  )
})
