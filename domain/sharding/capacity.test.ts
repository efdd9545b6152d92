/** The page about scale says what follows from the model, and nothing else. */
import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { costOf, gbSeconds, needsOf, ordersAtMost, PRICES, usageOf } from './capacity.ts'

const page = readFileSync('docs/scale.md', 'utf8')
const number = (value: number): string => value.toLocaleString('en-US')

/** As the page writes it: hours, minutes or seconds. */
const lasting = (hours: number): string => {
  if (hours >= 1) return `${hours.toFixed(1)} h`
  return hours * 60 >= 1 ? `${Math.round(hours * 60)} min` : `${(hours * 3_600).toFixed(1)} s`
}

test.each([
  [667, 200],
  [667, 500],
  [2_283, 200],
  [2_283, 500],
  [583_000, 200],
  [583_000, 500],
  [583_000, 1_000],
])('%d orders a second at %d calls an object: the row of the page', (orders, calls) => {
  const needs = needsOf(orders, calls)
  const cells = [orders, calls, needs.orderShards, needs.inventoryShards, needs.lanes].map(number)
  expect(page).toContain(`| ${cells.join(' | ')} | ${needs.fitsSlots ? 'yes' : '**no**'} |`)
})

test.each([667, 2_283, 583_000])('%d orders a second: the row of queues and copies', (orders) => {
  const { queuesAListener, copiesToKeepUp, hoursToFillCopy } = needsOf(orders, 200)
  expect(page).toContain(`| ${number(orders)} | ${queuesAListener} | ${copiesToKeepUp} | ${lasting(hoursToFillCopy)} |`)
})

test('what 1,024 slots bear at most stands on the page', () => {
  for (const calls of [200, 500, 1_000]) expect(page).toContain(`| ${number(calls)} | ${number(ordersAtMost(calls))} |`)
})

const MILLION = usageOf({ people: 50_000_000, pages: 10, orders: 1_000_000, shardHours: 4 * 720 })
const DROP = usageOf({ people: 1_000_000, pages: 20, orders: 100_000, shardHours: 100 })

test('each line of the bill is the usage times the price', () => {
  const dollars = (value: number) => value.toFixed(2)
  for (const [part] of Object.entries(PRICES)) {
    const [month, drop] = [costOf(MILLION), costOf(DROP)].map((cost) => dollars(cost[part as keyof typeof PRICES]))
    const [used, usedByDrop] = [MILLION, DROP].map((usage) => number(usage[part as keyof typeof PRICES]))
    expect(page).toContain(`| ${used} | ${month} | ${usedByDrop} | ${drop} |`)
  }
  expect(page).toContain(`| | **${dollars(costOf(MILLION).together)}** | | **${dollars(costOf(DROP).together)}** |`)
})

test('the parts of a bill add up, and an hour of a shard is 460.8 GB-s', () => {
  const { together, ...parts } = costOf(MILLION)
  expect(Object.values(parts).reduce((sum, part) => sum + part, 0)).toBeCloseTo(together)
  expect(gbSeconds(1, 1)).toBeCloseTo(460.8)
})

test('more orders never take less, and a faster object never takes more', () => {
  for (const orders of [1, 10, 100, 1_000, 10_000]) {
    expect(needsOf(orders * 2, 200).orderShards).toBeGreaterThanOrEqual(needsOf(orders, 200).orderShards)
    expect(needsOf(orders, 500).orderShards).toBeLessThanOrEqual(needsOf(orders, 200).orderShards)
  }
  expect(needsOf(80, 200)).toMatchObject({ orderShards: 1, inventoryShards: 1, lanes: 1 })
  expect(needsOf(80.1, 200).orderShards).toBe(2)
})
