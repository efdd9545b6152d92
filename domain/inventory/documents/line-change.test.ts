/** What is said of one variant in one breath is one change of its line. */
import { expect, test } from 'vitest'
import { newVariantId } from '../../ids.ts'
import { joined, type UnitsSaid } from './line-change.ts'

const [mug, jug] = [0, 1].map((byte) => newVariantId(new Uint8Array(16).fill(byte))) as [never, never]
const said = (...units: readonly UnitsSaid[]) => joined(units.map((one) => ({ variant: mug, units: one })))

test.each<readonly [readonly UnitsSaid[], UnitsSaid]>([
  [[{ by: 4 }, { by: 1 }], { by: 5 }],
  [[{ by: -3 }, { by: -3 }], { by: -6 }],
  [[{ to: 5 }, { to: 7 }], { to: 7 }],
  [[{ to: 5, seen: 2 }, { by: 2 }], { to: 7, seen: 2 }],
  [[{ to: 1 }, { by: -4 }], { to: 0 }],
  [[{ by: 9 }, { to: 2 }], { to: 2 }],
  [[{ by: 2 }, { removed: true, seen: 8 }], { removed: true, seen: 8 }],
  [[{ removed: true }, { by: 2 }], { removed: true }],
])('%j is %j', (units, one) => {
  const [change, ...more] = said(...units)
  expect(more).toEqual([])
  expect(change?.units).toMatchObject(one)
})

test('each variant is a line of its own, and what it costs is what was said last', () => {
  const lines = joined([
    { variant: mug, units: { by: 1 }, cost: 300 },
    { variant: jug, units: { by: 2 } },
    { variant: mug, units: { by: 1 } },
    { variant: mug, units: { by: 1 }, cost: null },
  ])
  expect(lines).toEqual([
    { variant: mug, units: { by: 3 }, cost: null },
    { variant: jug, units: { by: 2 } },
  ])
})
