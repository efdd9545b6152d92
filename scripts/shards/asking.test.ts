/** What is typed becomes what is asked, or a sentence that says what was mistyped. */
import { expect, test } from 'vitest'
import { askingFor } from './asking.ts'
import { shardTable } from './table.ts'

const VARIANT = 'var_0123456789abcdef'

test('slots move to a shard that is there, or to one that is opened for them', () => {
  expect(askingFor('move', undefined, { from: 'orders-0', to: 'orders-2', slots: '0-2', note: 'x' })).toEqual({
    decision: { type: 'move-slots', keyspace: 'orders', from: 'orders-0', to: 'orders-2', slots: [0, 1, 2] },
    note: 'x',
  })
  expect(
    askingFor('move', undefined, { from: 'orders-0', slots: '7', hint: 'weur', jurisdiction: 'eu' }),
  ).toMatchObject({
    decision: { to: 'new', slots: [7] },
    opening: { hint: 'weur', jurisdiction: 'eu' },
  })
})

test('shards are opened and closed, items split and merged', () => {
  expect(askingFor('open', undefined, { keyspace: 'inventory' })).toMatchObject({ decision: { count: 1 } })
  expect(askingFor('close', 'inventory-3', {})).toMatchObject({
    decision: { keyspace: 'inventory', shard: 'inventory-3' },
  })
  expect(askingFor('split', VARIANT, { lanes: '4' })).toMatchObject({ decision: { item: VARIANT, lanes: 4 } })
  expect(askingFor('merge', VARIANT, {})).toMatchObject({ decision: { type: 'merge-item' } })
  expect(askingFor('dance', undefined, {})).toBeUndefined()
})

test.each([
  ['move', undefined, { from: 'elsewhere-0', slots: '1' }, /--from is a shard/],
  ['move', undefined, { from: 'orders-0', to: 'orders-1', slots: '9-1' }, /--slots is a list/],
  ['move', undefined, { from: 'orders-0', to: 'orders-1', slots: '1', hint: 'weur' }, /for a new shard/],
  ['open', undefined, {}, /--keyspace is one of/],
  ['open', undefined, { keyspace: 'orders', count: '-1' }, /--count is a whole number/],
  ['open', undefined, { keyspace: 'orders', hint: 'moon' }, /--hint is one of/],
  ['close', undefined, {}, /is a shard such as/],
  ['split', 'mug', { lanes: '4' }, /variant by its id/],
  ['split', VARIANT, {}, /--lanes is a whole number/],
] as const)('%s %s %o is said to be wrong', (action, subject, typed, words) => {
  expect(() => askingFor(action, subject, typed)).toThrow(words)
})

test('the table stands straight', () => {
  const line = {
    shard: 'orders-0',
    keyspace: 'orders',
    place: {},
    slots: 512,
    state: 'steady',
    share: 0.5,
    calls: 99.6,
    p99Ms: 7,
    moved: 1,
    frozen: 2,
    shed: 0,
    bytes: 2_500_000,
  }
  const [head, , first, second] = shardTable([
    line,
    { ...line, shard: 'inventory-12', place: { hint: 'weur', jurisdiction: 'eu' } },
  ]).split('\n')
  expect(head).toBe('| shard        | near     | slots | load | calls/s |    p99 | refused |   size | state  |')
  expect(first).toBe('| orders-0     | -        |   512 | 50 % |     100 | 7.0 ms |       3 | 2.5 MB | steady |')
  expect(second?.startsWith('| inventory-12 | weur, eu |')).toBe(true)
})
