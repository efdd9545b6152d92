/** A move goes through, and leaves nothing behind, whatever comes late. */
import { afterEach, expect, test, vi } from 'vitest'
import { FREEZE_MS } from '#domain/sharding/keeping'
import { slotOfItem } from '#domain/sharding/slots'
import { FIRST_TOPOLOGY } from '#domain/sharding/topology'
import type { SlotMove } from '#domain/sharding/work'
import { changing, newItem, shardsAlone } from '#tests/shards/shards-alone'
import type { Shards } from '../shards.ts'
import { goOn, type SlotMoving } from './slot-move.ts'

afterEach(() => void vi.useRealTimers())

test('a batch of an earlier freeze that comes late is not taken for the one that is sent now', async () => {
  const alone = shardsAlone()
  const item = newItem()
  const slot = slotOfItem(item)
  const source = alone.keeper(item)
  const target = alone.inventory('inventory-5')
  await source.change([changing('receive', item, 7)])

  const late: (() => Promise<unknown>)[] = []
  const slow = new Proxy(target, {
    get:
      (_, method) =>
      async (...asked: readonly unknown[]) => {
        if (method === 'arrive') for (const arrive of late.splice(0)) await arrive()
        return (target as unknown as Record<PropertyKey, (...asked: readonly unknown[]) => unknown>)[method]?.(...asked)
      },
  })
  let move: SlotMove = {
    move: 'one',
    keyspace: 'inventory',
    slot,
    from: source.name,
    to: target.name,
    step: 'copy',
    epoch: 0,
    as: 0,
    rows: 0,
    beganAt: Date.now(),
    copiedAt: 0,
    thawed: 0,
  }
  const context: SlotMoving = {
    shards: { INVENTORY: { getByName: (name: string) => (name === target.name ? slow : source) } } as unknown as Shards,
    topology: () => FIRST_TOPOLOGY,
    placeOf: (name) => ({ name }),
    save: (next) => void (move = next),
    reserve: () => 2,
    flip: (next) => void (move = next),
    stalled: () => {},
    now: () => Date.now(),
  }
  expect(await goOn(context, move)).toBe('going-on')

  // A freeze whose last batch is lost on the way; it runs out, and the shop goes on selling.
  const step = { move: 'one', slot, version: FIRST_TOPOLOGY.version }
  const frozen = await source.freeze(step)
  const { number, cursor } = target.arrived(step)
  const packed = source.packed(step, cursor)
  if (!frozen.ok || !packed.ok) throw new Error('it is leaving')
  const batch = { ...step, ...packed.value, from: { name: source.name }, number: number + 1 }
  late.push(() => target.arrive({ ...batch, epoch: frozen.value.epoch }))
  vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + FREEZE_MS })
  await source.change([changing('receive', item, 1)])

  for (const outcome of ['going-on', 'going-on', 'moved']) expect(await goOn(context, move)).toBe(outcome)
  expect(late).toEqual([])
  expect(target.stockOf([item]).stock).toMatchObject([{ available: 8 }])
})
