/** /admin/shards/live: asks who is there and whether they may, then hands the socket to the object that holds them. */
import { Hono } from 'hono'
import { LIVE_NAME } from '#domain/sharding/directory-snapshot'
import { readingShards } from '../../flows/sharding/questions.ts'
import type { AdminApp } from '../frame/app.ts'
import { only } from '../frame/auth.tsx'

export const live = new Hono<AdminApp>()

/** The object is told nothing of who watches: no cookie and no address leaves this door. */
const HANDED_OVER = 'https://live.invalid/'

live.get('/', only(readingShards), async (c) => {
  if (c.req.header('upgrade')?.toLowerCase() !== 'websocket') {
    return c.text('This address takes a WebSocket.', 426, { upgrade: 'websocket' })
  }
  // Browsers let any site open a socket to any other, with its cookies: the origin is the only thing that tells.
  if (c.req.header('origin') !== new URL(c.req.url).origin) return c.text('Open this from the page of shards.', 403)
  const socket = c.env.LIVE.getByName(LIVE_NAME)
  return socket.fetch(HANDED_OVER, { headers: { upgrade: 'websocket' } })
})
