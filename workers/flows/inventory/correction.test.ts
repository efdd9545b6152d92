/** An item whose stock is divided is received, counted and corrected as one, whoever knows that it is. */
import { expect, test } from 'vitest'
import { changing, MAIN, newItem, shardsAlone } from '#tests/shards/shards-alone'
import { changeStock } from '#tests/change-stock'
import { moveStocks, stockOf } from './stock.ts'
import { movementsOf } from './movements.ts'
import { availabilityOfLanes } from './availability.ts'

const available = async (env: Parameters<typeof stockOf>[0], item: Parameters<typeof stockOf>[1][number]) =>
  (await stockOf(env, [item])).get(item)?.find(({ location }) => location === MAIN)?.available

/** Workers that know that the item is divided, and Workers that have not heard of it yet. */
const KNOWING = [
  ['who knows', true],
  ['who does not know yet', false],
] as const

const shop = async (knows: boolean, ...units: readonly [number, number]) => {
  const alone = shardsAlone()
  const made = await alone.divided(...units)
  const env = alone.worker(knows ? made.topology : null)
  return { ...alone, ...made, env }
}

for (const [who, knows] of KNOWING) {
  test.each([
    ['count', 7, 7],
    ['count', 15, 15],
    ['count', 0, 0],
    ['correct', -3, 12],
    ['correct', -8, 7],
    ['correct', -15, 0],
    ['correct', 4, 19],
    ['receive', 6, 21],
  ] as const)(`${who} may %s %d of fifteen in two lanes, and %d are left, once`, async (type, units, left) => {
    const { env, item } = await shop(knows, 5, 10)
    const change = changing(type, item, units)
    const first = await changeStock(env, change)
    expect(first).toMatchObject({ ok: true, value: { item, available: left } })
    expect(await changeStock(env, change)).toEqual(first)
    expect(await available(env, item)).toBe(left)
  })

  test.each([
    ['count', 7, -8],
    ['count', 20, 5],
    ['correct', -12, -12],
    ['receive', 6, 6],
  ] as const)(`${who} may %s %d, and is told each time that it has moved %d`, async (type, units, moved) => {
    const { env, item } = await shop(knows, 5, 10)
    const change = changing(type, item, units)
    expect(await moveStocks(env, [change])).toMatchObject([{ ok: true, value: { moved } }])
    await changeStock(env, changing('receive', item, 3))
    expect(await moveStocks(env, [change])).toMatchObject([{ ok: true, value: { moved, stock: { item } } }])
  })

  test(`${who} is refused when all lanes together have too few, and nothing has changed then`, async () => {
    const { env, item } = await shop(knows, 5, 10)
    const change = changing('correct', item, -16)
    const refused = { ok: false, refusal: { code: 'stock-below-zero', item, available: 15 } }
    expect(await changeStock(env, change)).toMatchObject(refused)
    expect(await changeStock(env, change)).toMatchObject(refused)
    expect(await available(env, item)).toBe(15)
  })

  test(`${who} is refused a number of units that cannot be, and another change under the same id`, async () => {
    const { env, item } = await shop(knows, 5, 10)
    for (const [type, units] of [
      ['count', -1],
      ['count', 1.5],
      ['correct', 0],
      ['receive', 0],
    ] as const) {
      expect(await changeStock(env, changing(type, item, units))).toMatchObject({ refusal: { code: 'units-invalid' } })
    }
    const change = changing('count', item, 9)
    await changeStock(env, change)
    expect(await changeStock(env, { ...change, units: 8 })).toMatchObject({ refusal: { code: 'change-id-reused' } })
    expect(await available(env, item)).toBe(9)
  })
}

test.each(['count', 'correct'] as const)(
  'a %s that is asked for again after the item was divided is not made again',
  async (type) => {
    const { worker, keeper, divide } = shardsAlone()
    const item = newItem()
    await keeper(item).change([changing('receive', item, 9)])
    const change = changing(type, item, type === 'count' ? 6 : -3)
    await changeStock(worker(), change)
    const { topology } = await divide(item)
    expect(await changeStock(worker(topology), change)).toMatchObject({ ok: true, value: { available: 6 } })
  },
)

test('units on their way between two lanes are counted once, however far they have come', async () => {
  const { env, item, keys, transfer, keeper } = await shop(true, 8, 2)
  const step = transfer(0, 5)
  const { id, from } = step
  const steps = [
    () => keeper(keys[0]).send(step),
    () => keeper(keys[1]).receive(step),
    () => keeper(keys[0]).arrivedAt({ id, from }),
  ]
  for (const take of steps) {
    await take()
    expect(await available(env, item)).toBe(10)
  }
})

test.each([0, 1, 2, 3])(
  'a count while units are on their way is what is there afterwards (%d steps before it)',
  async (before) => {
    const { env, item, keys, transfer, keeper, left } = await shop(true, 8, 2)
    const step = transfer(0, 5)
    const { id, from } = step
    const steps = [
      () => keeper(keys[0]).send(step),
      () => keeper(keys[1]).receive(step),
      () => keeper(keys[0]).arrivedAt({ id, from }),
    ]
    for (const take of steps.slice(0, before)) await take()
    expect(await changeStock(env, changing('count', item, 12))).toMatchObject({ ok: true, value: { available: 12 } })
    for (const take of steps.slice(before)) await take()
    expect(left().reduce((sum, units) => sum + units, 0)).toBe(12)
  },
)

test('a count is right although units left the first lane between the look and the count', async () => {
  const { env, item, keys, transfer, keeper, inventory, left } = await shop(true, 8, 2)
  const step = transfer(0, 5)
  const there = inventory('inventory-0') === keeper(keys[0]) ? inventory('inventory-0') : inventory('inventory-1')
  const ask = there.ask.bind(there)
  there.ask = async (call) => {
    if (call.verb === 'change') await there.send(step)
    return ask(call)
  }
  await changeStock(env, changing('count', item, 12))
  await keeper(keys[1]).receive(step)
  expect(left().reduce((sum, units) => sum + units, 0)).toBe(12)
})

test.each(KNOWING)('the movements of all lanes are one history to %s, and explain what is there', async (_, knows) => {
  const { env, item } = await shop(knows, 5, 10)
  await changeStock(env, changing('correct', item, -8))
  const movements = await movementsOf(env, item)
  expect(movements.map(({ cause, units }) => [cause, units]).toSorted()).toEqual([
    ['correct', 3],
    ['correct', 5],
    ['receive', 10],
    ['receive', 5],
  ])
})

test('the word is that of all lanes together, and newer with each change of any of them', async () => {
  const { env, item, keys, keeper } = await shop(false, 3, 4)
  const first = await availabilityOfLanes(env, item)
  expect(first.word).toBe('in-stock')
  await keeper(keys[1]).change([changing('reduce', keys[1], 4)])
  const second = await availabilityOfLanes(env, item)
  expect(second).toMatchObject({ word: 'low' })
  await keeper(keys[0]).change([changing('reduce', keys[0], 3)])
  const third = await availabilityOfLanes(env, item)
  expect(third).toMatchObject({ word: 'sold-out' })
  expect([second.version > first.version, third.version > second.version]).toEqual([true, true])
})
