/** The bench of delivery measures what it says: every zone offers its own ways, at the price of its step and with what is added. */
import { expect, test } from 'vitest'
import { cartTo, measureDeliveryOptions, METHODS, optionsOf, ZONES, zoned } from './delivery-options.ts'

test('each place is offered the ways of its zone, and no others', () => {
  const rules = zoned()
  expect(rules.delivery.methods).toHaveLength(METHODS)
  for (let zone = 0; zone < ZONES; zone++)
    expect(optionsOf(rules, cartTo(zone)).map(({ id }) => id)).toEqual(
      Array.from({ length: METHODS / ZONES }, (_, turn) => `method-${zone + ZONES * turn}`),
    )
})

test('steps and surcharges are among what is measured', () => {
  const [first] = optionsOf(zoned(), cartTo(1))
  // 3.7 kg: the step from 3 kg on, five surcharges of a bulky thing, and that of the place for all four units.
  expect(first?.cost?.price.amount).toBe(800 + 5 * 250 + 4 * 250)
})

test('a round tells the shop beside its floor', async () => {
  const { value, floor, more } = await measureDeliveryOptions()
  expect(value).toBeGreaterThan(0)
  expect(floor).toBeGreaterThan(0)
  expect(more).toEqual({ zones: ZONES, methods: METHODS })
})
