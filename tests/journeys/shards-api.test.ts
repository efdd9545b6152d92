/** Staff scale the shop through the API, against the real directory: open, move, split, merge, close, and everything that is refused. */
import { beforeAll, expect, test } from 'vitest'
import { slotOfItem } from '#domain/sharding/slots'
import { firstKeeperOf } from '#domain/sharding/topology'
import { auditEntriesOf } from '#schema/users/customers/audit'
import { stockOf } from '#workers/flows/inventory/stock'
import { CARDS, pay, ready } from './buying.ts'
import { call } from './caller.ts'
import { shop, stockGoods, type Goods } from './goods.ts'
import { untilEnded } from './scaling.ts'
import { signedIn } from './staff.ts'

let goods: Goods
let owner: Readonly<Record<string, string>>
beforeAll(async () => {
  goods = await stockGoods()
  owner = await signedIn('owner')
})

const snapshot = async () => (await call('GET', '/api/admin/shards', { headers: owner })).json
const decide = (decision: unknown, more: object = {}, key: string = crypto.randomUUID()) =>
  call('POST', '/api/admin/shards/decisions', { headers: owner, key, body: { decision, note: 'Stocktake', ...more } })
/** @returns what it says in the log when it has come to its end */
const done = async (decision: unknown, more: object = {}) => {
  const { status, json } = await decide(decision, more)
  expect([status, json.code]).toEqual([200, undefined])
  return untilEnded(json.id)
}
const available = async () => {
  const levels = (await stockOf(shop, [goods.chalk])).get(goods.chalk) ?? []
  return levels.reduce((sum, level) => sum + level.available, 0)
}
test('the whole way: a shard is opened, slots go to it, an item is divided and made whole, and the shard is closed', async () => {
  const before = await available()
  const slot = slotOfItem(goods.chalk)
  const home = firstKeeperOf('inventory', slot)
  const version = (await snapshot()).version

  const opened = await decide({ type: 'open-shards', keyspace: 'inventory', count: 1, hint: 'weur' }, {}, 'open-one')
  expect(opened).toMatchObject({ status: 200, json: { state: 'done', by: 'owner@stoa.example' } })
  const name = opened.json.note
  expect(
    (await decide({ type: 'open-shards', keyspace: 'inventory', count: 1, hint: 'weur' }, {}, 'open-one')).json,
  ).toEqual(opened.json)

  const slots = [slot, slot ^ 1, slot ^ 2]
  const moved = await done({ type: 'move-slots', keyspace: 'inventory', from: home, to: name, slots })
  expect(moved).toMatchObject({ state: 'done', work: { done: 3, failed: 0 } })
  expect(await available()).toBe(before)

  expect(await done({ type: 'split-item', item: goods.chalk, lanes: 2 })).toMatchObject({ state: 'done' })
  const divided = (await snapshot()).items.find((item: { item: string }) => item.item === goods.chalk)
  expect(divided.lanes).toHaveLength(2)
  expect(await available()).toBe(before)
  // A shopper notices nothing of it.
  const cart = await ready([{ variantId: goods.chalk, units: 3 }])
  expect(await pay(cart, CARDS.approves)).toMatchObject({ status: 200, json: { order: { status: 'placed' } } })
  expect(await available()).toBe(before - 3)

  expect(await done({ type: 'merge-item', item: goods.chalk })).toMatchObject({ state: 'done' })
  expect(await done({ type: 'close-shard', keyspace: 'inventory', shard: name })).toMatchObject({ state: 'done' })
  const after = await snapshot()
  expect(after.version).toBeGreaterThan(version)
  expect(JSON.stringify(after.shards)).not.toContain(`"${name}"`)
  expect(await available()).toBe(before - 3)
  const entries = await auditEntriesOf(shop.USERS_DB, opened.json.id, 9)
  expect(new Set(entries.map(({ who, action }) => `${who} ${action}`))).toEqual(
    new Set(['owner@stoa.example shards:decide']),
  )
})

test('slots move to a shard that is opened for them, once, however often it is asked for', async () => {
  const asked = { type: 'move-slots', keyspace: 'orders', from: 'orders-0', to: 'new', slots: [1, 2] }
  const [first, again] = [
    await decide(asked, { opening: { hint: 'eeur' } }, 'new-one'),
    await decide(asked, { opening: { hint: 'eeur' } }, 'new-one'),
  ]
  expect([first.status, again.json.id]).toEqual([200, first.json.id])
  expect(await untilEnded(first.json.id)).toMatchObject({ state: 'done' })
  const { shards } = await snapshot()
  expect(
    JSON.stringify(shards)
      .match(/"orders-\d+"/g)
      ?.filter((text) => text === '"orders-2"').length,
  ).toBeGreaterThan(0)
  expect(JSON.stringify(shards)).not.toContain('"orders-3"')
})

test.each([
  [
    'a shard that there is not',
    { type: 'move-slots', keyspace: 'orders', from: 'orders-1', to: 'orders-99', slots: [900] },
    404,
    'shard-unknown',
  ],
  [
    'slots that are elsewhere',
    { type: 'move-slots', keyspace: 'orders', from: 'orders-1', to: 'orders-0', slots: [3] },
    409,
    'slots-elsewhere',
  ],
  [
    'a slot that there is not',
    { type: 'move-slots', keyspace: 'orders', from: 'orders-0', to: 'orders-1', slots: [-1] },
    422,
    'request-invalid',
  ],
  ['an item that nobody knows', { type: 'split-item', item: `var_${'0'.repeat(16)}`, lanes: 2 }, 404, 'item-unknown'],
  ['what is no item', { type: 'split-item', item: 'mug', lanes: 2 }, 404, 'item-unknown'],
  ['fewer than no shards', { type: 'open-shards', keyspace: 'orders', count: -1 }, 422, 'request-invalid'],
  [
    'a jurisdiction that this platform does not have',
    { type: 'open-shards', keyspace: 'orders', count: 1, jurisdiction: 'eu' },
    422,
    'jurisdiction-unavailable',
  ],
  [
    'a place that there is not',
    { type: 'open-shards', keyspace: 'orders', count: 1, hint: 'moon' },
    422,
    'request-invalid',
  ],
  [
    'one of the first shards to be closed',
    { type: 'close-shard', keyspace: 'orders', shard: 'orders-0' },
    409,
    'shard-last',
  ],
  ['what nobody can decide', { type: 'sell-everything' }, 422, 'request-invalid'],
] as const)('%s: refused in words, and nothing is decided', async (_, decision, status, code) => {
  const before = await snapshot()
  expect(await decide(decision)).toMatchObject({ status, json: { code } })
  const after = await snapshot()
  expect([after.version, after.log]).toEqual([before.version, before.log])
})

test('policies out of their bounds are refused, also when they are so only together', async () => {
  const put = (body: unknown) => call('PUT', '/api/admin/shards/policies', { headers: owner, body })
  expect(await put({ shardCalls: -200 })).toMatchObject({
    status: 422,
    json: { code: 'policy-invalid', field: 'shardCalls' },
  })
  expect((await put({ relieveAbove: 0.2, mergeBelow: 0.8 })).status).toBe(422)
  expect((await put({ shardCalls: 300 })).json).toMatchObject({ shardCalls: 300 })
  expect((await put({ shardCalls: 200 })).json).toMatchObject({ shardCalls: 200 })
})

test('a clerk and a stranger may not decide anything', async () => {
  const clerk = await signedIn('clerk')
  const body = { decision: { type: 'open-shards', keyspace: 'orders', count: 1 } }
  expect((await call('POST', '/api/admin/shards/decisions', { headers: clerk, body })).status).toBe(403)
  expect((await call('POST', '/api/admin/shards/decisions', { body })).status).toBe(401)
})
