/** Staff watch the shards and scale them by hand: pages and JSON. */
import { beforeAll, beforeEach, expect, test } from 'vitest'
import { auditEntriesOf } from '#schema/users/customers/audit'
import { PaperDirectory } from '../shards/directory.ts'
import { busy, CARAFE, fresh, JOB, PROPOSAL } from '../shards/snapshots.ts'
import { signedIn } from './desk.ts'
import { shop, stockGoods } from './goods.ts'
import { askWith, type CallOptions } from './watching.ts'

let owner: { readonly cookie: string; readonly email: string }
beforeAll(async () => {
  owner = await signedIn('owner')
})

let directory: PaperDirectory
beforeEach(() => {
  directory = new PaperDirectory(busy())
})
const ask = (path: string, asked?: CallOptions): Promise<Response> => askWith(directory, path, asked)

test('a manager sees the shards, a clerk does not, and a stranger is sent to the sign-in', async () => {
  const { cookie } = await signedIn('manager')
  const page = await (await ask('/admin/shards', { cookie })).text()
  for (const text of [
    'inventory-3',
    '▲ 86 %',
    'slot 362 to inventory-9, handing over',
    'Noon drop',
    'Stop after this slot',
  ]) {
    expect(page, text).toContain(text)
  }
  expect(page).not.toMatch(/ style=|<style|<script(?![^>]* src=)/)
  const clerk = await signedIn('clerk')
  for (const path of [
    '/admin/shards',
    '/admin/shards/seen',
    '/admin/shards/live',
    '/admin/shards/decisions',
    '/admin/shards/hand',
    '/admin/shards/policies',
  ]) {
    expect([path, (await ask(path, clerk)).status]).toEqual([path, 403])
    expect([path, (await ask(path)).status]).toEqual([path, 303])
  }
})

test('a fresh shop shows its two shards at rest, in Chinese too', async () => {
  directory = new PaperDirectory(fresh())
  const { cookie } = owner
  const page = await (await ask('/admin/shards?lang=zh', { cookie })).text()
  for (const text of ['inventory-0', 'inventory-1', '512 个槽位', '决策中', '还没有任何决定'])
    expect(page).toContain(text)
  expect(page).not.toMatch(/undefined|NaN|\{\w+\}<|…</)
})

test('without its directory the page says that selling goes on, and asks to come again', async () => {
  const { cookie } = owner
  directory.isAway = true
  const page = await ask('/admin/shards', { cookie })
  expect([page.status, (await page.text()).includes('Selling goes on')]).toEqual([503, true])
  const update = await ask('/admin/shards/seen', { cookie })
  expect([update.status, update.headers.get('retry-after')]).toEqual([503, '10'])
  const read = await ask('/api/admin/shards', { cookie })
  expect([read.status, read.headers.get('retry-after'), await read.json()]).toMatchObject([
    503,
    '5',
    { code: 'directory-unreachable' },
  ])
})

test('one press stops a move, pauses the controller or answers a proposal, and stands in the audit log', async () => {
  const { cookie, email } = owner
  const press = (path: string, form: Record<string, string>) =>
    ask(`/admin/shards/${path}`, { cookie, form: { key: crypto.randomUUID(), ...form } })
  expect((await press('stop', { job: JOB })).headers.get('location')).toBe('/admin/shards?done=stopping')
  expect((await press('stop', { job: 'nothing' })).status).toBe(404)
  expect((await press('pause', { paused: 'yes' })).headers.get('location')).toBe('/admin/shards?done=paused')
  expect((await press('pause', { paused: 'perhaps' })).status).toBe(422)
  expect((await directory.snapshot()).paused).toBe(true)
  expect((await press('answer', { proposal: PROPOSAL, approved: 'yes' })).headers.get('location')).toBe(
    '/admin/shards?done=approved',
  )
  expect((await press('answer', { proposal: PROPOSAL, approved: 'no' })).status).toBe(409)
  expect(await auditEntriesOf(shop.USERS_DB, PROPOSAL, 9)).toMatchObject([
    { who: email, action: 'shards:answer', details: { approved: true } },
  ])
  expect(await auditEntriesOf(shop.USERS_DB, JOB, 9)).toMatchObject([{ who: email, action: 'shards:stop' }])
  const keyless = await ask('/admin/shards/stop', { cookie, form: { job: JOB } })
  expect(keyless.status).toBe(422)
})

const MOVE = {
  type: 'move-slots',
  keyspace: 'inventory',
  from: 'inventory-0',
  to: 'inventory-1',
  slots: '0-3',
  note: 'Stocktake',
}

test('by hand nothing is done before it was looked at, and then once', async () => {
  const { cookie } = owner
  const form = { key: 'by-hand-1', ...MOVE }
  const looked = await (await ask('/admin/shards/hand', { cookie, form })).text()
  expect(looked).toContain('4 slots would move.')
  expect(looked).toContain('>Move 4 slots, inventory-0 to inventory-1</button>')
  const before = (await directory.snapshot()).log.length
  for (let times = 0; times < 2; times++) {
    expect((await ask('/admin/shards/hand', { cookie, form: { ...form, do: 'yes' } })).status).toBe(303)
  }
  const { log } = await directory.snapshot()
  expect(log.length).toBe(before + 1)
  expect(log[0]).toMatchObject({
    decision: { slots: [0, 1, 2, 3] },
    reason: { code: 'asked-by-hand', figures: { why: 'Stocktake' } },
  })
})

test('slots move to a new shard near where it is wanted, which is opened for them once', async () => {
  const { cookie } = owner
  const form = { key: 'by-hand-2', ...MOVE, to: 'new', hint: 'weur', jurisdiction: 'eu', do: 'yes' }
  for (let times = 0; times < 2; times++) expect((await ask('/admin/shards/hand', { cookie, form })).status).toBe(303)
  const { log, topology } = await directory.snapshot()
  expect(topology.inventory.shards).toHaveLength(11)
  expect(log.slice(0, 2)).toMatchObject([
    { decision: { type: 'move-slots', to: 'inventory-10' } },
    { decision: { type: 'open-shards', count: 1, hint: 'weur', jurisdiction: 'eu' } },
  ])
})

test.each([
  [{ ...MOVE, to: 'inventory-0' }, 422, 'the same shard'],
  [{ ...MOVE, to: 'orders-1' }, 404, 'no such shard'],
  [{ ...MOVE, slots: '1000' }, 200, '112 slots would move'],
  [{ ...MOVE, slots: '1000-1010' }, 409, 'does not keep all'],
  [{ ...MOVE, slots: '5-2' }, 422, 'Slots go from 0 to 1023'],
  [{ ...MOVE, slots: '-1' }, 422, 'Slots go from 0 to 1023'],
  [{ ...MOVE, from: 'inventory-3', slots: '326-330' }, 409, 'Slot 326 is moving already'],
  [{ type: 'split-item', item: 'var_nothing', lanes: '4' }, 404, 'no such item'],
  [{ type: 'split-item', item: CARAFE, lanes: '4' }, 404, 'no such item'],
  [{ type: 'open-shards', keyspace: 'orders', count: '-3' }, 422, 'How many:'],
  [{ type: 'open-shards', keyspace: 'orders', count: '1e9' }, 422, 'How many:'],
  [{ type: 'open-shards', keyspace: 'orders', count: '9000' }, 409, 'more shards than'],
  [{ type: 'close-shard', keyspace: 'orders', shard: 'orders-7' }, 404, 'no such shard'],
  [{ type: 'sell-everything' }, 422, 'cannot be taken'],
])('by hand %o is answered %d: %s', async (asked, status, text) => {
  const { cookie } = owner
  const before = (await directory.snapshot()).log.length
  const answer = await ask('/admin/shards/hand', {
    cookie,
    form: { key: crypto.randomUUID(), ...asked } as Record<string, string>,
  })
  expect([answer.status, (await answer.text()).includes(text)]).toEqual([status, true])
  expect((await directory.snapshot()).log.length).toBe(before)
})

test('policies are saved within their bounds, and each mistake is said at its field', async () => {
  const { cookie } = owner
  const { policies } = await directory.snapshot()
  const numbers = Object.fromEntries(
    Object.entries(policies)
      .filter(([, value]) => typeof value === 'number')
      .map(([name, value]) => [name, String(value)]),
  )
  const form = { key: 'p', ...numbers, relieveAbove: '80', mergeBelow: '30', threshold: 'on' }
  const wrong = await ask('/admin/shards/policies', {
    cookie,
    form: { ...form, shardCalls: '0', lanesMax: 'many', relieveAbove: '120' },
  })
  const page = await wrong.text()
  expect([wrong.status, page.includes('3 fields need another look')]).toEqual([422, true])
  expect(page).toContain('href="#relieveAbove"')
  expect(page).toContain('value="many"')
  const crossed = await ask('/admin/shards/policies', { cookie, form: { ...form, mergeBelow: '85' } })
  expect(crossed.status).toBe(422)
  expect((await directory.snapshot()).policies).toEqual(policies)
  expect((await ask('/admin/shards/policies', { cookie, form: { ...form, shardCalls: '300' } })).status).toBe(303)
  expect((await directory.snapshot()).policies).toEqual({
    ...policies,
    shardCalls: 300,
    relieveAbove: 0.8,
    mergeBelow: 0.3,
    threshold: true,
    traffic: false,
  })
})

test('all decisions are told with their reasons, a page at a time', async () => {
  const { cookie } = await signedIn('manager')
  const first = await (await ask('/admin/shards/decisions', { cookie })).text()
  expect(first).toContain('Move 60 slots, inventory-3 to inventory-9')
  const older = /href="(\/admin\/shards\/decisions\?before=[^"]+)"/.exec(first)?.[1] ?? ''
  const second = await (await ask(older, { cookie })).text()
  expect(second).toContain('inventory-7 below 30 % for 20 minutes, now 28 %.')
  expect(second).not.toContain('Move 60 slots')
})

test('programs read the shards and decide by hand; each no has its own code', async () => {
  const { cookie } = owner
  const snapshot = (await (await ask('/api/admin/shards', { cookie })).json()) as {
    version: number
    shards: unknown[]
    moves: unknown[]
  }
  expect([snapshot.version, snapshot.shards.length, snapshot.moves.length]).toEqual([218, 12, 1])
  const post = (path: string, body: unknown, key: string = crypto.randomUUID()) =>
    ask(`/api/admin/shards/${path}`, { cookie, body, headers: { 'idempotency-key': key } })
  const decide = async (decision: unknown, key?: string, more: object = {}) => {
    const answer = await post('decisions', { decision, ...more }, key)
    return { status: answer.status, json: await answer.json() }
  }
  const open = { type: 'open-shards', keyspace: 'orders', count: 2, hint: 'weur' }
  expect(await decide(open, 'open')).toMatchObject({ status: 200, json: { note: 'orders-2 orders-3', state: 'done' } })
  expect(await decide(open, 'open')).toMatchObject({ status: 200, json: { note: 'orders-2 orders-3' } })
  expect(await decide({ ...open, count: 3 }, 'open')).toMatchObject({ status: 422, json: { code: 'ask-id-reused' } })
  expect(await decide({ ...open, count: -1 })).toMatchObject({ status: 422, json: { code: 'request-invalid' } })
  expect(await decide({ ...open, hint: 'moon' })).toMatchObject({ status: 422, json: { code: 'request-invalid' } })
  expect(await decide({ type: 'close-shard', keyspace: 'orders', shard: 'orders-9' })).toMatchObject({
    status: 404,
    json: { code: 'shard-unknown' },
  })
  expect(await decide({ type: 'merge-item', item: CARAFE })).toMatchObject({
    status: 404,
    json: { code: 'item-unknown' },
  })
  const goods = await stockGoods()
  expect(await decide({ type: 'split-item', item: goods.chalk, lanes: 99 })).toMatchObject({
    status: 422,
    json: { code: 'lanes-invalid', least: 2, most: 32 },
  })
  expect(await decide(open, undefined, { opening: {} })).toMatchObject({
    status: 422,
    json: { code: 'request-invalid' },
  })
  expect(await (await post(`jobs/${JOB}/stop`, {})).json()).toMatchObject({ id: JOB, state: 'stopping' })
  expect(await (await post(`proposals/${PROPOSAL}`, { approved: false })).json()).toMatchObject({ state: 'let-be' })
  const put = (path: string, body: unknown) => ask(`/api/admin/shards/${path}`, { cookie, body, method: 'PUT' })
  expect(await (await put('controller', { paused: true })).json()).toEqual({ paused: true })
  expect(await (await put('policies', { shardCalls: 0 })).json()).toMatchObject({
    code: 'policy-invalid',
    field: 'shardCalls',
    least: 1,
  })
  expect(await (await put('policies', { shardCalls: 500 })).json()).toMatchObject({ shardCalls: 500, traffic: true })
  expect((await ask('/api/admin/shards', await signedIn('clerk'))).status).toBe(403)
})
