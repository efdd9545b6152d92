/** The live channel of the shards: who may listen, what they hear, and when they are asked again who they are. */
import { runDurableObjectAlarm } from 'cloudflare:test'
import { beforeAll, expect, test } from 'vitest'
import { LIVE_NAME } from '#domain/sharding/directory-snapshot'
import { removingStaff, run } from '#schema/users/customers/staff'
import { PaperDirectory } from '../shards/directory.ts'
import { busy } from '../shards/snapshots.ts'
import { ORIGIN } from './caller.ts'
import { signedIn } from './desk.ts'
import { shop } from './goods.ts'
import { askWith, type CallOptions } from './watching.ts'

const directory = new PaperDirectory(busy())
const ask = (path: string, asked?: CallOptions): Promise<Response> => askWith(directory, path, asked)

let owner: { readonly cookie: string; readonly email: string }
beforeAll(async () => {
  owner = await signedIn('owner')
})

const watch = (cookie: string, origin = ORIGIN): Promise<Response> =>
  ask('/admin/shards/live', { cookie, headers: { upgrade: 'websocket', origin } })

const opened = (answer: Response): { socket: WebSocket; said: string[]; ended: Promise<number> } => {
  const socket = answer.webSocket
  if (!socket) throw new Error(`no socket: ${answer.status}`)
  const said: string[] = []
  socket.addEventListener('message', ({ data }) => {
    said.push(String(data))
  })
  const ended = new Promise<number>((resolve) => socket.addEventListener('close', ({ code }) => resolve(code)))
  socket.accept()
  return { socket, said, ended }
}

test('whoever watches is told what is published, and their pings are answered', async () => {
  const { cookie } = owner
  const live = shop.LIVE.getByName(LIVE_NAME)
  expect(await live.publish('to nobody')).toBe(0)
  const answer = await watch(cookie)
  expect(answer.status).toBe(101)
  const { socket, said } = opened(answer)
  expect([await live.watchers(), await live.publish('{"at":1}')]).toEqual([1, 1])
  await expect.poll(() => said).toEqual(['{"at":1}'])
  socket.send('ping')
  await expect.poll(() => said).toEqual(['{"at":1}', 'pong'])
  socket.close(1000)
  await expect.poll(() => live.watchers()).toBe(0)
})

test('no other site and no plain request opens a socket', async () => {
  const { cookie } = owner
  expect((await watch(cookie, 'https://elsewhere.example')).status).toBe(403)
  expect((await ask('/admin/shards/live', { cookie, headers: { origin: ORIGIN } })).status).toBe(426)
})

test('a socket ends within a minute, also when nothing is said', async () => {
  const { cookie } = owner
  const { ended } = opened(await watch(cookie))
  const live = shop.LIVE.getByName(LIVE_NAME)
  const now = Date.now
  Date.now = () => now() + 61_000
  try {
    expect(await runDurableObjectAlarm(live)).toBe(true)
  } finally {
    Date.now = now
  }
  expect(await ended).toBe(4_000)
  expect(await live.publish('to nobody')).toBe(0)
})

test('whoever no longer works here does not get the next socket', async () => {
  const { cookie, email } = await signedIn('manager')
  const first = await watch(cookie)
  expect(first.status).toBe(101)
  const { socket } = opened(first)
  await run(shop.USERS_DB, removingStaff(email))
  expect((await watch(cookie)).status).toBe(303)
  socket.close(1000)
  const clerk = await signedIn('clerk')
  expect((await watch(clerk.cookie)).status).toBe(403)
})
