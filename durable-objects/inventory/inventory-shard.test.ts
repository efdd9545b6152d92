/** What an inventory shard decides, and what it tells. */
import { expect, test, vi } from 'vitest'
import {
  cartOfOrder,
  eventId,
  locationId,
  orderOfPayment,
  type LocationId,
  type PaymentId,
  type VariantId,
} from '#domain/ids'
import { listenersTo } from '#domain/events'
import { HOLD_MS } from '#domain/inventory/hold'
import { slotOfItem } from '#domain/sharding/slots'
import { FIRST_VERSION } from '#domain/sharding/topology'
import { inventoryShardAlone, newItem } from '#tests/simulation/alone'

const main = locationId('main') as LocationId
const rotterdam = locationId('rotterdam') as LocationId
const payment = (cart: number, attempt = 1) => `pay_${String(cart).padStart(24, '0')}_${attempt}` as PaymentId
const receiving = (item: VariantId, units: number, location = main) =>
  ({ id: `${item} ${location} ${units}`, type: 'receive', item, location, units, note: '' }) as const
const holding = (item: VariantId, units: number, number = 1) => ({
  id: payment(number),
  lines: [{ item, units, oversell: false }],
  expiresAt: Date.now() + HOLD_MS,
})

const stocked = async (units: number) => {
  const alone = inventoryShardAlone()
  const item = newItem()
  await alone.shard.change([receiving(item, units)])
  return { ...alone, item, level: () => alone.shard.stockOf([item]).stock[0] }
}

test('a shopper is never kept out by the hold of their own earlier attempt, and others are', async () => {
  const { shard, item, level } = await stocked(1)
  const attempt = (number: number) => ({ ...holding(item, 1), id: payment(7, number) })
  expect(await shard.hold([attempt(1)])).toMatchObject([{ ok: true }])
  expect(await shard.hold([holding(item, 1, 8)])).toMatchObject([{ refusal: { code: 'insufficient-stock' } }])
  const cartOf = (number: number) => cartOfOrder(orderOfPayment(payment(number)))
  expect(shard.availableTo(cartOf(7), [item]).units).toEqual([[item, { free: 0, own: 1 }]])
  expect(shard.availableTo(cartOf(8), [item]).units).toEqual([[item, { free: 0, own: 0 }]])
  expect(await shard.hold([attempt(2)])).toMatchObject([{ ok: true }])
  expect(level()).toMatchObject({ available: 0, held: 1 })
  // The fact that the first has failed comes late, and a call of it later still.
  expect(await shard.release([{ id: payment(7, 1), item }])).toMatchObject([{ state: 'released' }])
  expect(await shard.hold([attempt(1)])).toMatchObject([{ refusal: { code: 'hold-ended' } }])
  expect(level()).toMatchObject({ available: 0, held: 1 })
})

test('many holds in one call are decided one after the other', async () => {
  const { shard, item, level } = await stocked(3)
  const answers = await shard.hold([holding(item, 2, 1), holding(item, 2, 2), holding(item, 1, 3)])
  expect(answers.map(({ ok }) => ok)).toEqual([true, false, true])
  expect(level()).toMatchObject({ available: 0, held: 3 })
})

test('a refused hold is decided anew when there is stock again', async () => {
  const { shard, item } = await stocked(1)
  expect(await shard.hold([holding(item, 2)])).toMatchObject([{ ok: false }])
  await shard.change([receiving(item, 5)])
  expect(await shard.hold([holding(item, 2)])).toMatchObject([{ ok: true }])
})

test('what was taken from two places goes back to both', async () => {
  const { shard, item } = await stocked(1)
  await shard.change([receiving(item, 2, rotterdam)])
  const hold = holding(item, 3)
  await shard.hold([hold])
  await shard.take([hold])
  await shard.release([{ id: hold.id, item }])
  expect(shard.stockOf([item]).stock.map(({ location, available, taken }) => [location, available, taken])).toEqual([
    ['main', 1, 0],
    ['rotterdam', 2, 0],
  ])
})

test('what may no longer be sold beyond the shelf is not promised to a second try either', async () => {
  const { shard, item, level } = await stocked(1)
  const second = holding(item, 3)
  const first = { ...second, lines: [{ item, units: 3, oversell: true }] }
  expect(await shard.hold([first])).toMatchObject([{ ok: true, value: [{ units: 1 }] }])
  expect(await shard.hold([second])).toMatchObject([{ ok: false, refusal: { wanted: 2, available: 0 } }])
  expect(level()).toMatchObject({ available: 0, held: 1 })
  await shard.change([receiving(item, 5)])
  expect(await shard.hold([second, second])).toMatchObject([{ ok: true, value: [{ units: 3 }] }, { ok: true }])
  expect(level()).toMatchObject({ available: 3, held: 3 })
  await shard.release([{ id: second.id, item }])
  expect(level()).toMatchObject({ available: 6, held: 0 })
})

test('another change under the same id is refused', async () => {
  const { shard, item, level } = await stocked(4)
  const first = receiving(item, 4)
  expect(await shard.change([first, { ...first, units: 9 }])).toMatchObject([
    { ok: true },
    { ok: false, refusal: { code: 'change-id-reused' } },
  ])
  expect(level()).toMatchObject({ received: 4 })
})

test('tells the word when it changes, not the number', async () => {
  const { shard, item, facts } = await stocked(7)
  await shard.hold([holding(item, 1, 1), holding(item, 1, 2), holding(item, 4, 3)])
  await shard.hold([holding(item, 1, 4)])
  await shard.release([{ id: payment(3), item }])
  expect(facts().map((fact) => ('word' in fact ? [fact.word, fact.version] : []))).toEqual([
    ['in-stock', 1],
    ['low', 2],
    ['sold-out', 3],
    ['low', 4],
  ])
})

test('a fact is told at its time, and again until it is confirmed', async () => {
  const { shard, sent } = await stocked(7)
  const start = Date.now()
  for (const after of [0, 1_000, 2_000, 62_000]) {
    vi.setSystemTime(start + after)
    await shard.alarm()
  }
  const told = 2 * listenersTo['availability-changed'].length
  expect(sent).toHaveLength(told)
  await shard.acknowledge(listenersTo['availability-changed'], [eventId('inventory-0', 1)])
  vi.setSystemTime(start + 100 * 3_600_000)
  await shard.alarm().finally(() => vi.useRealTimers())
  expect(sent).toHaveLength(told)
})

test('what cannot be tidied up does not keep the shard from telling', async () => {
  const { shard, item, machine, sent } = await stocked(7)
  await shard.hold([{ ...holding(item, 1), expiresAt: 1 }])
  machine.sqlite.exec(`UPDATE hold_lines SET units = 9; UPDATE events SET tell_at = 1`)
  await shard.alarm()
  expect(sent).toHaveLength(listenersTo['availability-changed'].length)
  expect(machine.alarmAt).toBeGreaterThan(Date.now())
})

test('whoever asks for an item that was just divided hears that there is a newer topology', async () => {
  const { shard, item } = await stocked(5)
  const ask = async () => {
    const visit = { slots: [slotOfItem(item)], given: [] }
    const answer = await shard.ask({ visit, verb: 'hold', args: [[holding(item, 1)]] })
    return answer.at === 'here' ? answer.version : answer.at
  }
  expect(await ask()).toBe(FIRST_VERSION)
  await shard.setSplit(item, { lanes: [0, 7], closing: [] }, 12)
  expect(await ask()).toBe(12)
})
