/** What is closed, what is let be, and what is never closed. */
import { expect, test } from 'vitest'
import { borne, fourShards, inputOf, NOW, row } from '#tests/scale/scenes'
import { IDLE } from './agenda.ts'
import { decide, type ControllerInput } from './controller.ts'
import { FIRST_TOPOLOGY } from './topology.ts'

const NOTHING = { decided: [], proposed: [], letBe: [] }
const all = (input: Partial<ControllerInput>) => {
  const { decided, proposed, letBe } = decide(inputOf(input))
  return { decided, proposed, letBe }
}

const four = fourShards('orders')
const quiet = (windows: number, third: readonly number[]) => ({
  topology: four,
  history: borne(four, {
    'orders-0': row(70, windows),
    'orders-1': row(70, windows),
    'orders-2': third,
    'orders-3': row(70, windows),
  }),
})

test('under the lower line for long enough: a shard is emptied and closed', () => {
  const { decided } = decide(inputOf(quiet(60, row(40, 60))))
  expect(decided.map(({ decision }) => decision)).toEqual([
    { type: 'close-shard', keyspace: 'orders', shard: 'orders-2' },
  ])
  expect(decided[0]?.reason).toEqual({
    policy: 'threshold',
    code: 'shard-under',
    figures: { shard: 'orders-2', percent: 20, line: 30, minutes: 5 },
  })
})

test.each([
  ['one window too few', quiet(60, row(40, 59)), {}],
  [
    'another shard of its key space at work',
    quiet(60, row(40, 60)),
    { busy: { ...IDLE, shards: new Set(['orders-1']) } },
  ],
  [
    'a shard opened a moment ago',
    quiet(60, row(40, 60)),
    { opened: [{ shard: 'orders-3', at: NOW - 60_000, by: 'hand', requested: true }] },
  ],
  [
    'opened ahead of traffic, and not quiet for an hour',
    quiet(60, row(40, 60)),
    { opened: [{ shard: 'orders-2', at: NOW - 4_000_000, by: 'traffic', requested: true }] },
  ],
] as const)('%s: nothing is closed', (_, scene, more) => {
  expect(all({ ...scene, ...more })).toEqual(NOTHING)
})

test('the first two shards are never closed', () => {
  expect(all({ history: borne(FIRST_TOPOLOGY, { 'orders-0': row(0, 720), 'orders-1': row(0, 720) }) })).toEqual(NOTHING)
})

test('what the others could not take without being filled too far is not closed', () => {
  const history = borne(four, {
    'orders-0': row(105, 60),
    'orders-1': row(105, 60),
    'orders-2': row(40, 60),
    'orders-3': row(100, 60),
  })
  const { decided, letBe } = decide(inputOf({ topology: four, history }))
  expect([decided, letBe.map(({ reason }) => reason)]).toEqual([
    [],
    [{ policy: 'threshold', code: 'others-full', figures: { shard: 'orders-2', percent: 20, line: 30, fill: 55 } }],
  ])
})

test('a quiet time that ended too early is told once, when it ends', () => {
  const ended = [...row(56, 40), 76]
  expect(decide(inputOf(quiet(41, ended))).letBe.map(({ reason }) => reason)).toEqual([
    {
      policy: 'threshold',
      code: 'not-long-enough',
      figures: { shard: 'orders-2', percent: 28, line: 30, windows: 40, needed: 60, ended: 38 },
    },
  ])
  expect(all(quiet(42, [...ended, 76]))).toEqual(NOTHING)
})
