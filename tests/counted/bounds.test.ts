/** One order, one change of a cart and one page cost no more than is stated: rows, statements, calls and messages, counted. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { CODED_ROWS, ORDER_BOUNDS, PAGE_BOUNDS, WITH_CARD, type Bound } from '../../scripts/bench/bounds.ts'
import { countPage, type PagePath } from '../../scripts/bench/counted-pages.ts'
import {
  countAddingMany,
  countOrder,
  countPayingWithCard,
  openCountedShop,
  type Counted,
  type CountedShop,
  type OrderCounted,
} from '../../scripts/bench/counts.ts'

let counted: CountedShop
beforeAll(async () => {
  counted = await openCountedShop()
})
afterAll(() => counted?.close())

const costOf = ({ rows, statements, waited, behind, messages, each }: Counted): Bound => {
  const lookups = each.filter(({ store }) => store === 'products')
  return {
    rows: rows.all,
    statements: statements.all - statements.products,
    lookups: statements.products,
    rowsRead: lookups.reduce((sum, one) => sum + one.rowsRead, 0),
    waited,
    behind,
    messages,
  }
}

/** @returns what costs more than it may, with how much */
const above = (cost: Bound, bound: Bound) =>
  Object.entries(cost).flatMap(([what, many]) => {
    const most = bound[what as keyof Bound]
    return many > most ? [`${what}: ${many}, at most ${most}`] : []
  })

/** For whoever has to find out: what was asked, how often, and what it read and wrote. */
const told = ({ each }: Counted): string =>
  each.map((one) => `${one.times} × ${one.store} (${one.rowsRead}, ${one.rowsWritten}) ${one.text}`).join('\n')

/** A machine that is too slow for its clocks tells a fact a second time; that only ever adds, so the least counts. */
const TRIES = 6

const leastAbove = async (steps: () => Promise<readonly (readonly [string, Bound, Bound])[]>): Promise<string[]> => {
  let missed: string[] = []
  for (let tried = 0; tried < TRIES; tried++) {
    missed = (await steps()).flatMap(([name, cost, bound]) => above(cost, bound).map((one) => `${name}, ${one}`))
    if (missed.length === 0) return missed
  }
  return missed
}

const STEPS = Object.keys(ORDER_BOUNDS) as (keyof typeof ORDER_BOUNDS)[]

/** The last order that was counted: a count takes a quarter of a minute. */
let order: OrderCounted

test('a cart that is opened, filled, completed and paid for', async () => {
  const steps = async () => {
    order = await countOrder(counted)
    return STEPS.map((step) => [step, costOf(order[step]), ORDER_BOUNDS[step]] as const)
  }
  expect(await leastAbove(steps)).toEqual([])
})

test.each(Object.entries(CODED_ROWS))('an order with a code, %s', async (kind, most) => {
  const { staff } = counted.shop
  const code = `COUNTED-${kind}`
  const { id } = (await staff.post('/api/admin/promotions', {
    name: code,
    title: { en: 'Ten off' },
    method: 'code',
    state: 'active',
    effect: { type: 'order', value: { type: 'percent', rate: 1_000 } },
    limits: kind === 'limited' ? { uses: 1_000 } : {},
  })) as { id: string }
  await staff.post(`/api/admin/promotions/${id}/codes`, { codes: [code] })
  let last: OrderCounted | undefined
  const steps = async () => {
    last = await countOrder(counted, code)
    const cost = costOf(last.complete)
    return [
      ['complete', { ...ORDER_BOUNDS.complete, rows: cost.rows }, { ...ORDER_BOUNDS.complete, rows: most }],
    ] as const
  }
  expect(await leastAbove(steps), last && told(last.complete)).toEqual([])
})

test('an order of which a gift card pays a part', async () => {
  let last: Counted | undefined
  const steps = async () => {
    last = await countPayingWithCard(counted)
    const { rows, statements, waited, behind } = costOf(last)
    const cost = { ...ORDER_BOUNDS.complete, rows, statements, waited, behind }
    return [['complete', cost, { ...ORDER_BOUNDS.complete, ...WITH_CARD }]] as const
  }
  expect(await leastAbove(steps), last && told(last)).toEqual([])
})

test.each(Object.entries(PAGE_BOUNDS))('the page %s, made anew', async (path, bound) => {
  let page: Counted | undefined
  // What others have changed is asked for every few seconds, which falls into a page that is slow to be made.
  const steps = async () => {
    page = await countPage(counted, path as PagePath)
    return [[path, costOf(page), bound]] as const
  }
  const missed = await leastAbove(steps)
  expect(missed, page && told(page)).toEqual([])
})

test('the counting counts: nothing is free, and an order writes in every store that it belongs to', () => {
  const { complete } = order
  const { rows, statements, waited, messages } = complete
  for (const store of ['orders', 'inventory', 'transactions', 'statistics'] as const)
    expect(rows[store], store).toBeGreaterThan(0)
  expect(statements.all).toBeGreaterThan(10)
  expect([waited, messages].every((many) => many > 0)).toBe(true)
  expect(above(costOf(complete), { ...ORDER_BOUNDS.complete, rows: 1 })).toContainEqual(
    expect.stringMatching(/^rows: /),
  )
})

test('twenty carts that want more of a hot thing than its word promises ask its shelf a few times, and not each', async () => {
  const { waited } = await countAddingMany(counted, 20, 6)
  expect(waited).toBeGreaterThan(20)
  expect(waited).toBeLessThan(25)
})
