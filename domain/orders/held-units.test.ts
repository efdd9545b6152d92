/** How many units one attempt to pay may hold. */
import { expect, test } from 'vitest'
import { HELD_UNITS_MAX, unitsToHold } from './held-units.ts'

test('line items are counted together, up to the bound', () => {
  expect(unitsToHold([{ units: 499 }, { units: 1 }])).toEqual({ ok: true, value: HELD_UNITS_MAX })
  expect(unitsToHold([{ units: 300 }, { units: 201 }])).toEqual({
    ok: false,
    refusal: { code: 'too-many-units', units: 501, unitsMax: HELD_UNITS_MAX },
  })
  expect(unitsToHold([])).toEqual({ ok: true, value: 0 })
})
