/** From which locations an order is served, by each strategy: tables of cases, and what holds of all of them. */
import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { newVariantId, type LocationId, type VariantId } from '../../ids.ts'
import {
  allocate,
  ALLOCATION_STRATEGIES,
  parcelsIn,
  type Allocating,
  type AllocationStrategy,
  type Level,
  type ServingLocation,
} from './allocation.ts'
import { nearness } from './nearness.ts'

const [mug, hat, pen] = [0, 1, 2].map((one) => newVariantId(new Uint8Array(16).fill(one))) as [
  VariantId,
  VariantId,
  VariantId,
]
const place = (country: string, postcode = '', region = '') => ({ country, postcode, region })
const location = (id: string, priority: number, at: ServingLocation['place'] = null): ServingLocation => ({
  id: id as LocationId,
  priority,
  place: at,
})
const berlin = location('berlin', 2, place('DE', '10115'))
const munich = location('munich', 1, place('DE', '80331'))
const vienna = location('vienna', 0, place('AT', '1010'))
const three = [berlin, munich, vienna]
const toPotsdam = place('DE', '14467')

/** Of each location what it has, item by item. */
const levels = (there: Readonly<Record<string, readonly (readonly [VariantId, number])[]>>): Level[] =>
  Object.entries(there).flatMap(([id, of]) =>
    of.map(([item, available]) => ({ item, location: id as LocationId, available })),
  )

type Case = readonly [
  why: string,
  strategy: AllocationStrategy,
  wanted: readonly (readonly [VariantId, number])[],
  there: Parameters<typeof levels>[0],
  taken: readonly (readonly [item: VariantId, from: string, units: number])[],
]

const CASES: readonly Case[] = [
  [
    'the merchant’s first has it',
    'priority',
    [[mug, 2]],
    { berlin: [[mug, 9]], munich: [[mug, 9]], vienna: [[mug, 2]] },
    [[mug, 'vienna', 2]],
  ],
  [
    'the first that has enough of it alone comes before one that has some',
    'priority',
    [[mug, 3]],
    { vienna: [[mug, 2]], munich: [[mug, 1]], berlin: [[mug, 3]] },
    [[mug, 'berlin', 3]],
  ],
  [
    'nobody has enough alone: one after the other, in the merchant’s order',
    'priority',
    [[mug, 5]],
    { berlin: [[mug, 2]], munich: [[mug, 2]], vienna: [[mug, 2]] },
    [
      [mug, 'vienna', 2],
      [mug, 'munich', 2],
      [mug, 'berlin', 1],
    ],
  ],
  [
    'the nearest of the country it goes to, by its postcode',
    'nearest',
    [[mug, 1]],
    { berlin: [[mug, 1]], munich: [[mug, 9]], vienna: [[mug, 9]] },
    [[mug, 'berlin', 1]],
  ],
  [
    'the nearest has none: the next in the country before a nearer name abroad',
    'nearest',
    [[mug, 1]],
    { munich: [[mug, 1]], vienna: [[mug, 1]] },
    [[mug, 'munich', 1]],
  ],
  [
    'two lines that one place has leave in one parcel, although another is nearer to each',
    'fewest',
    [
      [mug, 1],
      [hat, 1],
    ],
    {
      berlin: [[mug, 1]],
      munich: [
        [mug, 1],
        [hat, 1],
      ],
    },
    [
      [mug, 'munich', 1],
      [hat, 'munich', 1],
    ],
  ],
  [
    'two parcels are enough where three would be nearer',
    'fewest',
    [
      [mug, 1],
      [hat, 1],
      [pen, 1],
    ],
    {
      berlin: [[mug, 1]],
      munich: [
        [mug, 1],
        [hat, 1],
      ],
      vienna: [
        [hat, 1],
        [pen, 1],
      ],
    },
    [
      [mug, 'berlin', 1],
      [hat, 'vienna', 1],
      [pen, 'vienna', 1],
    ],
  ],
  [
    'of two places that can alone the nearer',
    'fewest',
    [[mug, 2]],
    { munich: [[mug, 5]], berlin: [[mug, 2]] },
    [[mug, 'berlin', 2]],
  ],
  [
    'a line that only several have together is shared by as few as can be',
    'fewest',
    [[mug, 5]],
    { berlin: [[mug, 1]], munich: [[mug, 3]], vienna: [[mug, 2]] },
    [
      [mug, 'munich', 3],
      [mug, 'vienna', 2],
    ],
  ],
  [
    'from wherever there is most',
    'spread',
    [
      [mug, 1],
      [hat, 1],
    ],
    {
      vienna: [
        [mug, 2],
        [hat, 9],
      ],
      munich: [
        [mug, 7],
        [hat, 1],
      ],
    },
    [
      [mug, 'munich', 1],
      [hat, 'vienna', 1],
    ],
  ],
  [
    'the same named twice is wanted twice, and a place that may not serve gives nothing',
    'priority',
    [
      [mug, 1],
      [mug, 2],
    ],
    { closed: [[mug, 99]], munich: [[mug, 3]] },
    [[mug, 'munich', 3]],
  ],
]

const asking = (wanted: Case[2], there: Case[3], to: Allocating['to'] = toPotsdam): Allocating => ({
  wanted: wanted.map(([item, units]) => ({ item, units })),
  levels: levels(there),
  locations: three,
  to,
})

test.each(CASES)('%s', (_, strategy, wanted, there, taken) => {
  const done = allocate(strategy, asking(wanted, there))
  const shown = done.ok ? done.value.map(({ item, location: from, units }) => [item, from, units]) : done.refusal
  expect(shown).toEqual(taken)
})

test('where there is too little it says of what, and nothing is taken', () => {
  for (const strategy of ALLOCATION_STRATEGIES)
    expect(allocate(strategy, asking([[mug, 4]], { berlin: [[mug, 2]], munich: [[mug, 1]] }))).toEqual({
      ok: false,
      refusal: { code: 'insufficient-stock', item: mug, wanted: 4, available: 3 },
    })
})

test.each([
  ['the same street', place('DE', '10115'), 105],
  ['the same town, written otherwise', place('DE', '10 117'), 104],
  ['the other end of the country', place('DE', '80331'), 100],
  ['abroad, with the same numbers', place('SE', '10115'), 0],
  ['nobody knows', null, 0],
])('how near: %s', (_, other, signs) => {
  expect(nearness(place('DE', '10115'), other)).toBe(signs)
})

test('in the region is nearer than any postcode of another', () => {
  const here = place('US', '10001', 'NY')
  expect(nearness(here, place('US', '14201', 'ny'))).toBeGreaterThan(nearness(here, place('US', '10001', 'NJ')))
})

const some = fc.record({
  wanted: fc.array(fc.tuple(fc.constantFrom(mug, hat, pen), fc.integer({ min: 1, max: 5 })), { maxLength: 4 }),
  stock: fc.array(
    fc.record({
      item: fc.constantFrom(mug, hat, pen),
      location: fc.constantFrom(...three.map(({ id }) => id)),
      available: fc.integer({ min: -2, max: 6 }),
    }),
    { maxLength: 9 },
  ),
})

test('every strategy takes what is wanted and no more than is there, whatever order stock is read in, and none needs fewer parcels', () => {
  fc.assert(
    fc.property(some, ({ wanted, stock }) => {
      const asked = { ...asking(wanted, {}), levels: stock }
      const counts = ALLOCATION_STRATEGIES.map((strategy) => {
        const done = allocate(strategy, asked)
        expect(allocate(strategy, { ...asked, levels: stock.toReversed(), locations: three.toReversed() })).toEqual(
          done,
        )
        if (!done.ok) return null
        const taken = (item: VariantId, at?: LocationId) =>
          done.value.reduce((sum, one) => sum + (one.item === item && (!at || one.location === at) ? one.units : 0), 0)
        for (const item of [mug, hat, pen]) {
          expect(taken(item)).toBe(wanted.reduce((sum, [of, units]) => (of === item ? sum + units : sum), 0))
          for (const { id } of three) {
            const there = stock.filter((level) => level.item === item && level.location === id)
            expect(taken(item, id)).toBeLessThanOrEqual(
              there.reduce((sum, { available }) => sum + Math.max(0, available), 0),
            )
          }
        }
        return parcelsIn(done.value)
      })
      const fewest = counts[ALLOCATION_STRATEGIES.indexOf('fewest')]
      for (const count of counts) if (count != null && fewest != null) expect(fewest).toBeLessThanOrEqual(count)
    }),
  )
})

test('of more places than all sets can be looked at it still finds few', () => {
  const many = Array.from({ length: 30 }, (_, at) => location(`place-${String(at).padStart(2, '0')}`, at))
  const all = [
    ...many.map(({ id }) => ({ item: mug, location: id, available: 1 })),
    { item: mug, location: 'place-29' as LocationId, available: 6 },
    { item: hat, location: 'place-28' as LocationId, available: 1 },
  ]
  const wanted = [
    { item: mug, units: 7 },
    { item: hat, units: 1 },
  ]
  const done = allocate('fewest', { wanted, levels: all, locations: many, to: null })
  expect(done.ok && parcelsIn(done.value)).toBe(2)
})
