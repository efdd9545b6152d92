/** The controller as a whole: for a demand that does not change it comes to rest, and never chases itself. */
import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { lived, sharesOf, STEADY_SHOP, type Demand, type SteadyShop } from '#tests/scale/steady-shop'
import type { VariantId } from '../ids.ts'
import type { Reasoned } from './decision.ts'
import { POLICIES, type Policies } from './policies.ts'
import { SLOTS } from './slots.ts'

/** Short rows, so that histories are short; and nobody waits for a person. */
const QUICK: Policies = {
  ...POLICIES,
  relieveWindows: 2,
  mergeWindows: 4,
  shardsAnHour: 1_000,
  shardsMax: 24,
  lanesMax: 8,
}
/** Longer than any row: when nothing was decided for so long, nothing ever will be. */
const QUIET = QUICK.mergeWindows + QUICK.relieveWindows + 3
const WINDOWS_MAX = 600

const items = Array.from({ length: 3 }, (_, number) => `var_00000000000000${number}${number}` as VariantId)

const slotCalls = fc.oneof(
  { weight: 5, arbitrary: fc.double({ min: 0.1, max: 12, noNaN: true }) },
  fc.double({ min: 12, max: 190, noNaN: true }),
)
const slots = fc.array(fc.tuple(fc.nat(SLOTS - 1), slotCalls), { maxLength: 40 }).map((pairs) => new Map(pairs))
const demands: fc.Arbitrary<Demand> = fc.record({
  slots: fc.record({ orders: slots, inventory: slots }),
  items: fc
    .array(fc.tuple(fc.constantFrom(...items), fc.double({ min: 1, max: 900, noNaN: true })), { maxLength: 2 })
    .map((pairs) => new Map(pairs)),
})

/** Live with a demand until nothing has been decided for a long time. */
const rest = (from: SteadyShop, demand: Demand, policies: Policies) => {
  let shop = from
  let quiet = 0
  let last: readonly Reasoned[] = []
  const decided: Reasoned[] = []
  for (let window = 0; window < WINDOWS_MAX && quiet < QUIET; window++) {
    const { shop: after, controlled } = lived(shop, demand, policies)
    shop = after
    decided.push(...controlled.decided)
    last = controlled.letBe
    quiet = controlled.decided.length > 0 ? 0 : quiet + 1
  }
  return { shop, decided, letBe: last, isAtRest: quiet === QUIET }
}

test('for any demand that does not change, the decisions end, and nobody is over the line whom anything would help', () => {
  fc.assert(
    fc.property(demands, (demand) => {
      const { shop, isAtRest, letBe } = rest(STEADY_SHOP, demand, QUICK)
      expect(isAtRest).toBe(true)
      const over = [...sharesOf(shop, demand, QUICK)].filter(([, share]) => share > QUICK.relieveAbove)
      if (over.length > 0)
        expect(letBe.map(({ reason }) => reason.code)).toEqual(
          expect.arrayContaining([expect.stringMatching(/slot-over|limit-reached|no-other-shard/)]),
        )
    }),
    { numRuns: 60 },
  )
})

test('what was grown for a demand shrinks to the first two shards when nobody comes any more, and stays so', () => {
  fc.assert(
    fc.property(demands, (demand) => {
      const grown = rest(STEADY_SHOP, demand, QUICK)
      const nobody: Demand = { slots: { orders: new Map(), inventory: new Map() }, items: new Map() }
      const { shop, isAtRest, decided } = rest(grown.shop, nobody, QUICK)
      expect(isAtRest).toBe(true)
      expect([shop.topology.orders.shards.length, shop.topology.inventory.shards.length]).toEqual([2, 2])
      expect(shop.topology.splits).toEqual({})
      const grows = decided.filter(({ decision }) => ['open-shards', 'split-item'].includes(decision.type))
      expect(grows).toEqual([])
    }),
    { numRuns: 30 },
  )
})
