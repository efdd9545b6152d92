/** The outbox of a shard: what was told is told again until everybody has acted on it, and writing that down is spared where it can be. */
import { expect, test, vi } from 'vitest'
import type { Listener } from '#domain/events'
import { OrderShard } from '#durable-objects/orders/order-shard'
import { begin, orderShardAlone, readyCart } from '#tests/simulation/alone'

const MINUTE = 60_000

/** A shard with one order that nobody has heard of, and what stands in its log. */
const ordered = async () => {
  const { shard, sent, facts, machine, queues } = orderShardAlone()
  const { owner, quote } = await readyCart(shard)
  const { id: paymentId } = await begin(shard, owner, 'k')
  await shard.confirm({ paymentId, quote })
  const [fact] = facts()
  if (!fact) throw new Error('an order is a fact')
  const rows = () => machine.read<{ unheard: number; tells: number }>('SELECT unheard, tells FROM events')
  const waiting = rows()[0]?.unheard
  const evicted = () => new OrderShard(machine.ctx, queues)
  return { shard, sent, fact, rows, waiting, evicted }
}

const alarmIn = async (shard: OrderShard, ms: number) => {
  vi.setSystemTime(Date.now() + ms)
  await shard.alarm()
}

const LISTENING = [
  'transactions',
  'notifications',
  'statistics',
  'inventory',
  'webhooks',
  'invoices',
] as const satisfies readonly Listener[]

const clocked = (name: string, work: () => Promise<void>) =>
  test(name, () => {
    vi.useFakeTimers({ toFake: ['Date'] })
    return work().finally(() => vi.useRealTimers())
  })

clocked('a fact is told once to each listener, and its row is written when the last of them has acted', async () => {
  const { shard, sent, fact, rows, waiting } = await ordered()
  await alarmIn(shard, 1_001)
  await alarmIn(shard, 1_000)
  expect(sent.map(({ id }) => id)).toEqual(LISTENING.map(() => fact.id))
  for (const listener of LISTENING) {
    expect(rows()).toEqual([{ unheard: waiting, tells: 0 }])
    await shard.acknowledge([listener], [fact.id])
  }
  expect(rows()).toEqual([{ unheard: 0, tells: 0 }])
  await alarmIn(shard, 10 * MINUTE)
  expect(sent).toHaveLength(LISTENING.length)
})

clocked('an object that has lost its memory tells again, and writes down who has heard it', async () => {
  const { shard, sent, fact, rows, evicted } = await ordered()
  await alarmIn(shard, 1_001)
  for (const listener of LISTENING.slice(1)) await shard.acknowledge([listener], [fact.id])
  const again = evicted()
  for (const listener of LISTENING.slice(0, 1)) await again.acknowledge([listener], [fact.id])
  await alarmIn(again, 1)
  expect(sent).toHaveLength(LISTENING.length + LISTENING.length - 1)
  for (const listener of LISTENING.slice(1)) await again.acknowledge([listener], [fact.id])
  expect(rows()).toEqual([{ unheard: 0, tells: 0 }])
})

clocked(
  'what a listener does not act on is told after a minute, then less and less often, also after evictions',
  async () => {
    const { shard, sent, fact, rows, waiting, evicted } = await ordered()
    await alarmIn(shard, 1_001)
    await shard.acknowledge(['inventory'], [fact.id])
    await alarmIn(shard, MINUTE - 1)
    expect(sent).toHaveLength(LISTENING.length)
    await alarmIn(shard, 1)
    expect(rows()).toEqual([{ unheard: waiting, tells: 2 }])
    await alarmIn(evicted(), MINUTE)
    await alarmIn(evicted(), 3 * MINUTE)
    expect(sent).toHaveLength(2 * LISTENING.length)
    await alarmIn(evicted(), MINUTE)
    expect([sent.length, rows()[0]?.tells]).toEqual([3 * LISTENING.length, 3])
  },
)

clocked('a fact that went away with its slot is asked about once more, and the alarm is silent', async () => {
  const { machine, shard } = orderShardAlone()
  const { owner, quote } = await readyCart(shard)
  const { id: paymentId } = await begin(shard, owner, 'k')
  await shard.confirm({ paymentId, quote })
  await alarmIn(shard, 1_001)
  machine.sqlite.exec('DELETE FROM events')
  machine.takeAlarm()
  await alarmIn(shard, MINUTE)
  expect(machine.alarmAt).toBe(null)
})
