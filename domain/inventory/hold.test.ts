/** A hold promises every line, or none, from as few places as it can. */
import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { locationId, newVariantId, type LocationId } from '../ids.ts'
import { decideHold } from './hold.ts'
import { emptyStock, type Stock } from './stock.ts'

const mug = newVariantId(new Uint8Array(16))
const hat = newVariantId(new Uint8Array(16).fill(1))
const place = (text: string) => locationId(text) as LocationId

/** Shelves in the order of preference: so many available, so many held. */
const levels = (...available: [available: number, held?: number][]): Stock[] =>
  available.map(([units, held = 0], index) => ({
    ...emptyStock(mug, place(`place-${index}`)),
    available: units,
    held,
    received: units + held,
  }))
const asking = (units: number, oversell = false) => [{ item: mug, units, oversell }]
const from = (decision: ReturnType<typeof decideHold>) =>
  decision.ok ? decision.value.map(({ location, units }) => [location, units]) : decision.refusal

test.each([
  ['the last unit', 1, levels([1]), [['place-0', 1]]],
  ['a line from the first place that has it all', 3, levels([2], [3], [9]), [['place-1', 3]]],
  [
    'a line from several places when none has it all',
    4,
    levels([2], [3]),
    [
      ['place-0', 2],
      ['place-1', 2],
    ],
  ],
  ['nothing from an empty place', 2, levels([0], [2]), [['place-1', 2]]],
])('promises %s', (_, units, stock, promised) => {
  expect(from(decideHold(asking(units), new Map([[mug, stock]])))).toEqual(promised)
})

test.each([
  [2, levels([1]), 1],
  [6, levels([2], [3]), 5],
  [1, levels([0, 5]), 0],
  [1, [], 0],
])('refuses %d of %j: %d are there', (wanted, stock, available) => {
  expect(from(decideHold(asking(wanted), new Map([[mug, stock]])))).toEqual({
    code: 'insufficient-stock',
    item: mug,
    wanted,
    available,
  })
})

test('one line that cannot be filled refuses them all', () => {
  const lines = [...asking(1), { item: hat, units: 1, oversell: false }]
  expect(from(decideHold(lines, new Map([[mug, levels([5])]])))).toMatchObject({
    code: 'insufficient-stock',
    item: hat,
  })
})

test.each([
  [3, levels([2]), [['place-0', 2]]],
  [3, [], []],
])('of %d that may be oversold, what is there is promised', (units, stock, promised) => {
  expect(from(decideHold(asking(units, true), new Map([[mug, stock]])))).toEqual(promised)
})

test('never promises more than a shelf has, and exactly what was asked for', () => {
  const stock = fc.array(fc.integer({ min: 0, max: 9 }), { maxLength: 5 })
  fc.assert(
    fc.property(stock, fc.integer({ min: 1, max: 30 }), (available, units) => {
      const level = levels(...available.map((one): [number] => [one]))
      const decision = decideHold(asking(units), new Map([[mug, level]]))
      const there = available.reduce((sum, one) => sum + one, 0)
      expect(decision.ok).toBe(units <= there)
      if (!decision.ok) return
      expect(decision.value.reduce((sum, line) => sum + line.units, 0)).toBe(units)
      for (const line of decision.value) {
        expect(line.units).toBeLessThanOrEqual(level.find(({ location }) => location === line.location)?.available ?? 0)
      }
    }),
  )
})
