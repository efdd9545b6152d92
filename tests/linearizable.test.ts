/** The judge of histories: what it must believe, and what it must not. */
import { assert, integer, property, record, uniqueArray } from 'fast-check'
import { expect, test } from 'vitest'
import { linearize, type Call, type Sequential } from './linearizable.ts'
import { itemWith, type ItemAnswer, type ItemOperation } from './one-item.ts'

type Operation = { readonly write: number } | 'read'
type Register = Call<Operation, number>

const register: Sequential<number, Operation, number> = {
  first: 0,
  step: (state, asked) => (asked === 'read' ? { state, answer: state } : { state: asked.write, answer: asked.write }),
  agrees: (expected, given) => expected === given,
  text: String,
}
const write = (value: number, began: number, ended: number | null): Register => ({
  asked: { write: value },
  began,
  ended,
  answer: ended === null ? null : value,
})
const read = (answer: number, began: number, ended: number): Register => ({ asked: 'read', began, ended, answer })

const believed: readonly (readonly [string, readonly Register[]])[] = [
  ['nothing', []],
  ['calls one after the other', [write(1, 1, 2), read(1, 3, 4), write(2, 5, 6), read(2, 7, 8)]],
  ['a read beside a write that sees the old value', [write(1, 1, 4), read(0, 2, 3)]],
  ['a read beside a write that sees the new value', [write(1, 1, 4), read(1, 2, 3)]],
  ['two reads beside a write, the old value first', [write(1, 1, 6), read(0, 2, 3), read(1, 4, 5)]],
  ['two writes at once, read in either order', [write(1, 1, 4), write(2, 2, 3), read(1, 5, 6)]],
  ['a write without an answer that took effect', [write(1, 1, null), read(1, 2, 3)]],
  ['a write without an answer that took effect late', [write(1, 1, null), read(0, 2, 3), read(1, 4, 5)]],
  ['a write without an answer that never took effect', [write(1, 1, null), read(0, 2, 3)]],
]
test.each(believed)('believes %s', (_, history) => {
  expect(linearize(register, history).ok).toBe(true)
})

const refused: readonly (readonly [string, readonly Register[]])[] = [
  ['a value that nobody wrote', [write(1, 1, 2), read(3, 3, 4)]],
  ['a write that was answered and is not seen', [write(1, 1, 2), read(0, 3, 4)]],
  ['a write that is seen before it is asked for', [read(1, 1, 2), write(1, 3, 4)]],
  ['two reads beside a write, the new value first', [write(1, 1, 6), read(1, 2, 3), read(0, 4, 5)]],
  [
    'two readers who see two writes in different orders',
    [write(1, 1, 12), write(2, 2, 11), read(1, 3, 4), read(2, 5, 6), read(1, 7, 8), read(2, 9, 10)],
  ],
]
test.each(refused)('does not believe %s', (_, history) => {
  const verdict = linearize(register, history)
  expect(verdict.ok).toBe(false)
  expect(verdict.ok || verdict.stuck.length).not.toBe(0)
})

test('the order that it gives explains the history', () => {
  const history = [write(1, 1, 6), read(0, 2, 3), read(1, 4, 5), write(2, 7, 9), read(2, 8, 10)]
  const verdict = linearize(register, history)
  expect(verdict.order.map(({ asked, answer }) => (asked === 'read' ? `read ${answer}` : `write ${answer}`))).toEqual([
    'read 0',
    'write 1',
    'read 1',
    'write 2',
    'read 2',
  ])
})

test('believes whatever one counter did, however its calls overlapped, and not when one answer is another', () => {
  const counter: Sequential<number, null, number> = {
    first: 0,
    step: (state) => ({ state: state + 1, answer: state + 1 }),
    agrees: (expected, given) => expected === given,
    text: String,
  }
  const calls = uniqueArray(record({ at: integer({ min: 10, max: 9_990 }), wide: integer({ min: 1, max: 9 }) }), {
    minLength: 1,
    maxLength: 24,
    selector: ({ at }) => at,
  })
  assert(
    property(calls, (some) => {
      const history = some
        .toSorted((a, b) => a.at - b.at)
        .map(({ at, wide }, index) => ({ asked: null, began: at - wide, ended: at + wide, answer: index + 1 }))
      expect(linearize(counter, history).ok).toBe(true)
      const wrong = history.map((call, index) => (index === 0 ? { ...call, answer: history.length + 1 } : call))
      expect(linearize(counter, wrong).ok).toBe(false)
    }),
    { numRuns: 60 },
  )
})

const asks = (call: Call<ItemOperation, ItemAnswer>['asked'], answer: ItemAnswer, began: number, ended: number) => ({
  asked: call,
  answer,
  began,
  ended,
})
const holding = (id: string, available: number | null, began: number, ended: number) =>
  asks({ type: 'hold', id, units: 1 }, { type: 'hold', available }, began, ended)

test('two shoppers at once get the last unit in either order, and never both', () => {
  const one = itemWith(1)
  expect(linearize(one, [holding('a', null, 1, 4), holding('b', 0, 2, 3)]).ok).toBe(true)
  expect(linearize(one, [holding('a', 0, 1, 4), holding('b', null, 2, 3)]).ok).toBe(true)
  expect(linearize(one, [holding('a', null, 1, 4), holding('b', null, 2, 3)]).ok).toBe(false)
  expect(linearize(one, [holding('a', 0, 1, 4), holding('b', 0, 2, 3)]).ok).toBe(false)
})

test('a unit that was given back and is not there is noticed, and so is a promise that a move has lost', () => {
  const [given, stock] = [
    { type: 'release', state: 'released' },
    { type: 'stock', available: 0, held: 1, taken: 0 },
  ] as const
  const history = [holding('a', null, 1, 2), asks({ type: 'release', id: 'a' }, given, 3, 4)]
  expect(linearize(itemWith(1), [...history, holding('b', null, 5, 6)]).ok).toBe(true)
  expect(linearize(itemWith(1), [...history, holding('b', 0, 5, 6)]).ok).toBe(false)
  const read = (answer: ItemAnswer) => asks({ type: 'read' }, answer, 3, 4)
  expect(linearize(itemWith(1), [holding('a', null, 1, 2), read(stock)]).ok).toBe(true)
  expect(linearize(itemWith(1), [holding('a', null, 1, 2), read({ ...stock, available: 1, held: 0 })]).ok).toBe(false)
})
