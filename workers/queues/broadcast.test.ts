/** Facts for several listeners: who acts is confirmed in one call, who fails hears of them again by its own queue. */
import { expect, test, vi } from 'vitest'
import { broadcastOf, eventsIn, LISTENERS, listenersTo, type Event, type Listener } from '#domain/events'
import { begin, answering, nothingPublished, orderShardAlone, readyCart } from '#tests/simulation/alone'
import type { Env } from '../env.ts'
import { broadcast } from './broadcast.ts'

const TOLD = listenersTo['order-placed']

/** Two orders of one shard, each in a message; listeners that act or fail as they are told to. */
const delivered = async (failing: readonly Listener[], refusing = false) => {
  const { shard, facts, machine } = orderShardAlone()
  for (const key of ['k', 'l']) {
    const { owner, quote } = await readyCart(shard)
    await shard.confirm({ paymentId: (await begin(shard, owner, key)).id, quote })
  }
  const acted: string[] = []
  const listens = (listener: Listener) => async (events: readonly Event[]) => {
    if (failing.includes(listener)) throw new Error('not now')
    acted.push(...events.map(({ id }) => `${listener} ${id}`))
  }
  const listeners = Object.fromEntries(LISTENERS.map((one) => [one, listens(one)])) as never
  const again: string[] = []
  const queueOf = (name: string) => ({
    send: async (body: string) => {
      if (refusing) throw new Error('the queue refuses')
      again.push(...eventsIn(body).map(({ id }) => `${name} ${id}`))
    },
  })
  const acknowledge = vi.spyOn(shard, 'acknowledge')
  const bound = { ORDERS: answering(() => shard as never), TOPOLOGY: nothingPublished }
  const env = new Proxy(bound, { get: (own, name) => Reflect.get(own, name) ?? queueOf(String(name)) })
  const acks: number[] = []
  const messages = facts().map((fact, at) => ({
    body: broadcastOf(TOLD, [JSON.stringify(fact)]),
    ack: () => void acks.push(at),
  }))
  const delivery = broadcast(listeners, { messages } as never, env as unknown as Env)
  const ids = facts().map(({ id }) => id)
  const unheard = () => machine.read<{ unheard: number }>('SELECT unheard FROM events').map((row) => row.unheard)
  return { delivery, acted, again, acks, ids, acknowledge, unheard }
}

test('all act on all facts of a batch, and the shard is told in one call', async () => {
  const { delivery, acted, again, acks, ids, acknowledge, unheard } = await delivered([])
  await delivery
  expect(acted.toSorted()).toEqual(TOLD.flatMap((listener) => ids.map((id) => `${listener} ${id}`)).toSorted())
  expect([again, acks, unheard()]).toEqual([[], [0, 1], [0, 0]])
  expect(acknowledge).toHaveBeenCalledTimes(1)
})

test('a listener that fails holds nobody up: it alone is told again, by its own queue', async () => {
  const { delivery, acted, again, acks, ids, unheard } = await delivered(['notifications'])
  await delivery
  expect(acted).toHaveLength((TOLD.length - 1) * ids.length)
  expect(again).toEqual(ids.map((id) => `NOTIFICATIONS_FACTS ${id}`))
  expect(acks).toEqual([0, 1])
  expect(unheard().every((mask) => mask !== 0)).toBe(true)
})

test('when its queue refuses, no message is done with', async () => {
  const { delivery, acks } = await delivered(['inventory'], true)
  await expect(delivery).rejects.toThrow('the queue refuses')
  expect(acks).toEqual([])
})
