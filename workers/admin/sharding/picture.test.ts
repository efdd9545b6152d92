/** The picture of the shards holds for two of them and for 256, and the page for whatever a directory shows. */
import { expect, test } from 'vitest'
import { LANGUAGES } from '#domain/languages'
import { SLOTS, type Keyspace } from '#domain/sharding/slots'
import type { DirectorySnapshot } from '#domain/sharding/directory-snapshot'
import { busy, fresh, many, NAMES, PROPOSAL } from '#tests/shards/snapshots'
import { geometryOf, WIDTH } from './geometry.ts'
import { ShardsPage } from './page.tsx'
import { levelOf } from './stones.ts'
import type { Filter } from './table.tsx'

const drawn = (
  snapshot: DirectorySnapshot,
  {
    keyspace = 'inventory',
    language = 'en',
    allowed = true,
    filter = 'all',
    page = 0,
  }: { keyspace?: Keyspace; language?: 'en' | 'zh'; allowed?: boolean; filter?: Filter; page?: number } = {},
): string =>
  ShardsPage({
    view: { snapshot, keyspace, language, allowed, names: NAMES },
    filter,
    page,
    done: null,
    refusal: null,
  }).toString()

/** Stones are squares: one `h` each. */
const stonesIn = (html: string): number =>
  Array.from(html.matchAll(/<path class="(?:q\d|rest)" d="(M[^"]*z)"/g), ([, d]) => d?.match(/M/g)?.length ?? 0).reduce(
    (sum, count) => sum + count,
    0,
  ) - legendStones(html)
/** The legend shows five, or two at rest. */
const legendStones = (html: string): number => (html.includes('M52.7 .7h8.6') ? 5 : 2)

test.each([1, 2, 3, 10, 11, 12, 24, 32, 33, 64, 100, 256])(
  '%d shards stand side by side within the picture, none on another',
  (count) => {
    const geometry = geometryOf(count, Math.ceil(SLOTS / count), 2, true)
    expect(geometry.columns).toHaveLength(count)
    for (const [number, column] of geometry.columns.entries()) {
      expect(column.left).toBeGreaterThanOrEqual(0)
      expect(column.left + column.width).toBeLessThanOrEqual(WIDTH)
      expect(geometry.perRow * geometry.stone).toBeLessThanOrEqual(column.width + 0.01)
      const next = geometry.columns[number + 1]
      if (next && next.top === column.top) expect(next.left).toBeGreaterThan(column.left + column.width)
    }
    expect(geometry.height).toBeLessThan(1_250)
  },
)

test('a shard that keeps nearly everything is no tower', () => {
  for (const shards of [2, 8, 24, 32]) expect(geometryOf(shards, SLOTS, 0, false).height).toBeLessThan(420)
})

test.each([
  ['a fresh shop', fresh()],
  ['a busy one', busy()],
  ['one of 12 shards', many(12)],
  ['one of 24', many(24)],
  ['one of 64', many(64)],
  ['one of 256', many()],
])('every slot of %s is a stone, in both languages, and nothing is broken', (_, snapshot) => {
  for (const language of LANGUAGES) {
    for (const keyspace of ['orders', 'inventory'] as const) {
      const html = drawn(snapshot, { language, keyspace })
      expect(stonesIn(html)).toBe(SLOTS)
      expect(html).not.toMatch(/undefined|NaN|Infinity|\[object/)
      expect(html).not.toMatch(/ style=|<style|<script(?! type="module" src=")/)
    }
  }
})

test('the busiest slots are the largest, and one that nobody asks is the smallest', () => {
  expect([levelOf(0, 10), levelOf(0.01, 10), levelOf(10, 10), levelOf(5, 0)]).toEqual([0, 1, 5, 0])
  for (let calls = 1; calls < 100; calls++) expect(levelOf(calls, 100)).toBeGreaterThanOrEqual(levelOf(calls - 1, 100))
})

test('only who may change something is shown how', () => {
  const html = drawn(busy(), { allowed: false })
  expect(html).not.toMatch(/<form|\/admin\/shards\/(hand|policies)/)
  expect(html).toContain('Open 4 inventory shards?')
  expect(drawn(busy())).toContain(`value="${PROPOSAL}"`)
})

test('the table has fifty rows a page, and a view for what wants a look', () => {
  const rows = (html: string) => html.match(/<tr tabindex="-1" data-of="shard:/g)?.length ?? 0
  expect([rows(drawn(many())), rows(drawn(many(), { page: 5 })), rows(drawn(many(), { page: 9 }))]).toEqual([50, 6, 0])
  expect(rows(drawn(many(), { filter: 'over' }))).toBe(5)
  expect(drawn(many(), { filter: 'silent' })).toContain('No shard fits this view')
})

test('what an item is called cannot break out of the page', () => {
  const snapshot = busy()
  const sales = snapshot.log.map((logged) => ({
    ...logged,
    reason: {
      ...logged.reason,
      figures: { ...logged.reason.figures, sale: '<script>alert(1)</script>', note: '"><img src=x>' },
    },
  }))
  const html = drawn({ ...snapshot, log: sales })
  expect(html).not.toContain('<script>alert')
  expect(html).not.toContain('<img src=x>')
})

test('the move that is under way is drawn lifted, with its step, and its panel says how far it is', () => {
  const html = drawn(busy())
  expect(html).toContain('slot 362 to inventory-9, handing over')
  expect(html).toContain('36 of 60 done, slot 362 now, 24 to go, about 41 s')
  expect(html).toMatch(/class="now" aria-current="step" data-step="hand-over"/)
})
