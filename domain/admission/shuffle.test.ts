/** The lot is fair: everybody gets one place, and every place is as likely for everybody. */
import { createHash } from 'node:crypto'
import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { lotKey, lotOf } from './shuffle.ts'

const keys = fc.uint8Array({ minLength: 16, maxLength: 16 }).map(lotKey)
/** Bytes that are random to look at and the same in every run. */
const keyNumber = (seed: number) => lotKey(createHash('sha256').update(String(seed)).digest())

test('everybody gets a place of their own, for any number of people and any key', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 3000 }), keys, (count, key) => {
      const places = new Set(Array.from({ length: count }, (_, number) => lotOf(number, count, key)))
      expect(places.size).toBe(count)
      expect(Math.max(...places)).toBe(count - 1)
    }),
    { numRuns: 60 },
  )
})

test('a hundred thousand people, and a million: nobody shares a place', () => {
  for (const count of [100_000, 1_000_000]) {
    const taken = new Uint8Array(count)
    for (let number = 0; number < count; number++) taken[lotOf(number, count, keyNumber(7))] = 1
    expect(taken.every((one) => one === 1)).toBe(true)
  }
})

/** Chi-square with 9 degrees of freedom stays below 27.9 in 999 of 1,000 fair lots. */
const FAIR = 27.9

test('whoever comes first is as likely at the front as anybody else', () => {
  for (const number of [0, 1, 499, 999]) {
    const tenths = Array.from({ length: 10 }, () => 0)
    for (let seed = 0; seed < 4000; seed++) {
      const tenth = Math.floor(lotOf(number, 1000, keyNumber(seed)) / 100)
      tenths[tenth] = (tenths[tenth] ?? 0) + 1
    }
    const unfair = tenths.reduce((sum, count) => sum + (count - 400) ** 2 / 400, 0)
    expect(unfair, `the one who came as number ${number}`).toBeLessThan(FAIR)
  }
})

test('those who came together do not stand together', () => {
  const count = 10_000
  for (let seed = 0; seed < 20; seed++) {
    const key = keyNumber(seed)
    let near = 0
    for (let number = 1; number < count; number++) {
      if (Math.abs(lotOf(number, count, key) - lotOf(number - 1, count, key)) <= 50) near++
    }
    // By chance 1 in 100 stands within fifty places of whoever came just before.
    expect(near / count).toBeLessThan(0.02)
  }
})

test('another key is another order, and the same key always the same', () => {
  const order = (seed: number) => Array.from({ length: 50 }, (_, number) => lotOf(number, 50, keyNumber(seed)))
  expect(order(1)).toEqual(order(1))
  expect(order(1)).not.toEqual(order(2))
})

test('a number that nobody was given has no place', () => {
  expect(() => lotOf(5, 5, keyNumber(1))).toThrow(RangeError)
  expect(() => lotOf(-1, 5, keyNumber(1))).toThrow(RangeError)
  expect(() => lotOf(0.5, 5, keyNumber(1))).toThrow(RangeError)
})
