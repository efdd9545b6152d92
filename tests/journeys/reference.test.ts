/**
 * The shop against plain maps: random people and random changes of the shards, in any order, and after each of them the
 * real objects say what the maps say. What fails is made as short as it can be, and told with its seed.
 */
import { assert, asyncModelRun, asyncProperty, commands } from 'fast-check'
import { expect, test } from 'vitest'
import { Model } from './reference/model.ts'
import { rest, scaling } from './reference/scaling.ts'
import { selling, stock } from './reference/selling.ts'
import { ITEMS, newShop } from './reference/shop.ts'

/** Another seed, other histories: `path` of a failure lives one of them again. */
const SEED = 20_261_126
const HISTORIES = 8
const COMMANDS_MAX = 60

test(
  `${HISTORIES} histories of up to ${COMMANDS_MAX} commands are those of the model`,
  { timeout: 180_000 },
  async () => {
    await assert(
      asyncProperty(commands([...selling, ...scaling], { maxCommands: COMMANDS_MAX, size: 'max' }), async (some) => {
        const [model, real] = [new Model(ITEMS), await newShop()]
        await stock(model, real)
        await asyncModelRun(() => ({ model, real }), some)
        await rest()
        await real.hear()
        await real.agree(model)
        for (const [at, levels] of model.items.entries()) {
          const there = [...levels].filter(
            ([, { received, available, held, taken }]) => received + available + held + taken > 0,
          )
          const moved = [...(await real.addUp(at))].filter(
            ([, { received, available }]) => received > 0 || available > 0,
          )
          expect(new Map(moved)).toEqual(new Map(there))
        }
      }),
      {
        seed: SEED,
        numRuns: HISTORIES,
        endOnFailure: false,
        interruptAfterTimeLimit: 120_000,
        markInterruptAsFailure: true,
      },
    )
  },
)
