/** Every minute each shard is woken: a lost alarm is then only late, and a fact that nobody confirmed is told again. */
import type { Env } from '../env.ts'
import { everyShard } from '../flows/call-shard.ts'
import { tuneRooms } from '../flows/room.ts'

export const sweep = async (env: Env): Promise<void> => {
  const shards = [...everyShard(env, 'orders'), ...everyShard(env, 'inventory')]
  const woken = await Promise.allSettled(shards.map(({ stub }) => stub.wake()))
  for (const [index, answer] of woken.entries()) {
    if (answer.status === 'rejected') console.error(`${shards[index]?.name} was not woken`, answer.reason)
  }
  await tuneRooms(env, Date.now())
}
