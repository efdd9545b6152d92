/** Which shard keeps what: the same for ever, and evenly. */
import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { newVariantId, type CartId } from '../ids.ts'
import { SLOTS, slotInId, slotOf, slotText } from './slots.ts'
import { FIRST_SHARDS, firstKeeperOf } from './topology.ts'

const cart = (start: string) => `cart_${start}${'0'.repeat(22)}` as CartId

/** These never change: what was stored under them would not be found again. */
test.each([
  ['var_0000000000000000', 463],
  ['var_zzzzzzzzzzzzzzzz', 129],
])('the slot of %s is the same in every release', (key, slot) => {
  expect(slotOf(key)).toBe(slot)
})

test.each([
  ['00', 0, 'orders-0'],
  ['7z', 255, 'orders-0'],
  ['80', 256, 'orders-0'],
  ['fz', 511, 'orders-0'],
  ['g0', 512, 'orders-1'],
  ['zz', 1_023, 'orders-1'],
])('a cart that begins with %s has slot %d and is kept by %s', (start, slot, shard) => {
  expect([slotInId(cart(start)), firstKeeperOf('orders', slot)]).toEqual([slot, shard])
  expect(slotText(slot)).toBe(start)
})

test('every key has a slot, and every slot a shard', () => {
  fc.assert(
    fc.property(fc.string(), (key) => {
      const slot = slotOf(key)
      expect(Number.isInteger(slot) && slot >= 0 && slot < SLOTS).toBe(true)
      expect(['inventory-0', 'inventory-1']).toContain(firstKeeperOf('inventory', slot))
    }),
  )
})

test('items spread evenly: no shard has a fifth more or less than its share', () => {
  const counts = new Map<string, number>()
  const items = 8_000
  for (let number = 0; number < items; number++) {
    const bytes = new Uint8Array(16)
    new DataView(bytes.buffer).setUint32(0, number)
    for (let index = 4; index < 16; index++) bytes[index] = (number * 31 + index * 17) % 256
    const shard = firstKeeperOf('inventory', slotOf(newVariantId(bytes)))
    counts.set(shard, (counts.get(shard) ?? 0) + 1)
  }
  const share = items / FIRST_SHARDS
  for (const count of counts.values()) expect(Math.abs(count - share)).toBeLessThan(share / 5)
  expect(counts.size).toBe(FIRST_SHARDS)
})
