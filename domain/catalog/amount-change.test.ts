/** Many amounts changed at once: as shops round, and never below nothing. */
import { expect, test } from 'vitest'
import { changedAmount, marginOf, type AmountChange } from './amount-change.ts'

const lower: AmountChange = { how: 'lower', by: 1000, percent: true, ending: 'exact' }

test('by per cent, by so much, to so much', () => {
  expect(changedAmount(16800, lower, 2)).toBe(15120)
  expect(changedAmount(16800, { ...lower, how: 'raise' }, 2)).toBe(18480)
  expect(changedAmount(16800, { ...lower, percent: false }, 2)).toBe(15800)
  expect(changedAmount(16800, { ...lower, how: 'set', by: 9900, percent: false }, 2)).toBe(9900)
  expect(changedAmount(900, { ...lower, percent: false }, 2)).toBeUndefined()
})

test('to an ending, which a currency without minor units has not', () => {
  expect((['00', '95', '99'] as const).map((ending) => changedAmount(16800, { ...lower, ending }, 2))).toEqual([
    15100, 15095, 15099,
  ])
  expect(changedAmount(20, { ...lower, ending: '95' }, 2)).toBe(95)
  expect(changedAmount(1680, { ...lower, ending: '95' }, 0)).toBe(1512)
})

test('a margin is of the price without its tax', () => {
  const { net, share } = marginOf(16800, 5840, 2100)
  expect([Math.round(net), Math.round(share * 1000)]).toEqual([13884, 579])
  expect(marginOf(0, 100, 0).share).toBe(0)
})
