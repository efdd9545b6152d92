/** The page of shards in a real browser: told over a socket it changes in place; without one it asks; hidden it rests. */
import { createServer, type Server } from 'node:http'
import { readFileSync } from 'node:fs'
import type { AddressInfo } from 'node:net'
import type { Page, WebSocketRoute } from 'playwright-core'
import { afterAll, beforeAll, expect } from 'vitest'
import { liveUpdateOf, type DirectorySnapshot } from '#domain/sharding/directory-snapshot'
import { ASSETS_FOLDER } from '../../scripts/assets.ts'
import { ShardsPage } from '../../workers/admin/sharding/page.tsx'
import { SECURITY_HEADERS } from '../../workers/http/headers.ts'
import { busy, JOB, NAMES } from '../shards/snapshots.ts'
import { browser, executablePath, test, withBrowser } from './browser.ts'

withBrowser()

/** What the directory of this shop sees now. */
let snapshot: DirectorySnapshot = busy()
let server: Server

const bodyOf = (): string => {
  const view = {
    snapshot,
    keyspace: 'inventory',
    names: NAMES,
    allowed: true,

    language: 'en',
  } as const
  return ShardsPage({ view, filter: 'all', page: 0, done: null, refusal: null }).toString()
}

beforeAll(async () => {
  if (!executablePath) return
  server = createServer(({ url = '' }, answer) => {
    const [path = ''] = url.split('?')
    answer.setHeader('content-security-policy', SECURITY_HEADERS['content-security-policy'] ?? '')
    if (path === '/admin/shards/seen') return answer.end(JSON.stringify(liveUpdateOf(snapshot)))
    if (path === '/shards.js') {
      answer.setHeader('content-type', 'text/javascript')
      return answer.end(readFileSync(`${ASSETS_FOLDER}/shards.js`))
    }
    answer.setHeader('content-type', 'text/html; charset=utf-8')
    return answer.end(`<!doctype html><html lang="en"><title>Shards</title><body>${bodyOf()}</body></html>`)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
})

afterAll(async () => {
  server?.close()
})

const open = async (
  onSocket: (socket: WebSocketRoute) => void,
  before: (page: Page) => Promise<void> = async () => {},
): Promise<{ page: Page; faults: string[] }> => {
  snapshot = busy()
  const page = await browser.newPage()
  await before(page)
  const faults: string[] = []
  page.on('pageerror', (fault) => faults.push(fault.message))
  page.on(
    'console',
    (line) => line.type() === 'error' && /Content Security/.test(line.text()) && faults.push(line.text()),
  )
  await page.routeWebSocket('**/admin/shards/live', onSocket)
  await page.goto(`http://127.0.0.1:${(server.address() as AddressInfo).port}/admin/shards`)
  return { page, faults }
}

const textOf = (page: Page, selector: string) => page.locator(selector).first().textContent()
const liveness = (page: Page) => page.locator('[data-liveness]').getAttribute('data-liveness')

/** A moment later: one shard cooler, one slot further; nothing else has changed. */
const later = (before: DirectorySnapshot): DirectorySnapshot => ({
  ...before,
  now: before.now + 2_000,
  loads: before.loads.map((load) =>
    load.shard === 'inventory-3' && load.latest
      ? { ...load, latest: { ...load.latest, calls: 1_000, frozen: 0 } }
      : load,
  ),
  items: before.items.map((item) => ({
    ...item,
    lanes: item.lanes.map((lane) => ({ ...lane, available: lane.available + 1 })),
  })),
  jobs: before.jobs.map((job) => ({ ...job, done: 37, now: 363, step: 'flip' as const })),
})

test('what is told over the socket changes in place, as the server would say it', async () => {
  let tell: (text: string) => void = () => {}
  const { page, faults } = await open((socket) => {
    tell = (text) => socket.send(text)
  })
  await expect.poll(() => liveness(page)).toBe('live')
  const before = await page.locator('g[data-of="shard:inventory-3"]').elementHandle()
  snapshot = later(busy())
  tell(JSON.stringify(liveUpdateOf(snapshot)))
  await expect.poll(() => textOf(page, '.figs .v')).toBe('1,198 /s')
  // The same elements are still there: nothing was drawn anew.
  expect(await before?.evaluate((element) => element.isConnected)).toBe(true)
  const texts = () => page.locator('[data-text]').evaluateAll((all) => all.map((element) => element.textContent))
  const told = await texts()
  await page.reload()
  expect(told).toEqual(await texts())
  expect(await textOf(page, `section[data-of="job:${JOB}"] .s`)).toContain('37 of 60 done, slot 363 now')
  expect(faults).toEqual([])
})

test('when a shard is opened or a move ends, the server draws the parts anew', async () => {
  let tell: (text: string) => void = () => {}
  const { page, faults } = await open((socket) => {
    tell = (text) => socket.send(text)
  })
  await expect.poll(() => liveness(page)).toBe('live')
  const now = busy()
  snapshot = { ...now, jobs: [], paused: true }
  tell(JSON.stringify(liveUpdateOf(snapshot)))
  await expect.poll(() => page.locator(`[data-of="job:${JOB}"]`).count()).toBe(0)
  expect(await page.getByText('Resume controller').count()).toBe(1)
  expect(faults).toEqual([])
})

test('a socket that ends is opened again at once when its minute was over', async () => {
  const sockets: WebSocketRoute[] = []
  const { page } = await open((socket) => void sockets.push(socket))
  await expect.poll(() => sockets.length).toBe(1)
  await sockets[0]?.close({ code: 4_000, reason: 'come again' })
  await expect.poll(() => sockets.length).toBe(2)
  expect(await liveness(page)).toBe('live')
})

test('without a socket the page asks, and says that it does', async () => {
  const { page } = await open(
    (socket) => void socket.close({ code: 1011, reason: 'no' }),
    (page) => page.clock.install(),
  )
  /** It takes its time between one try and the next. */
  const aSecondLater = async <T>(look: () => Promise<T>): Promise<T> => {
    await page.clock.runFor(1_000)
    return look()
  }
  await expect.poll(() => aSecondLater(() => liveness(page)), { timeout: 30_000 }).toBe('polling')
  snapshot = later(busy())
  await expect.poll(() => aSecondLater(() => textOf(page, '.figs .v')), { timeout: 15_000 }).toBe('1,198 /s')
})

test('nobody is told anything while the tab is hidden', async () => {
  const sockets: WebSocketRoute[] = []
  let ended = 0
  const { page } = await open((socket) => {
    sockets.push(socket)
    socket.onClose(() => ended++)
  })
  await expect.poll(() => liveness(page)).toBe('live')
  const hide = (hidden: boolean) =>
    page.evaluate(`Object.defineProperty(document, 'hidden', { configurable: true, get: () => ${hidden} })
      document.dispatchEvent(new Event('visibilitychange'))`)
  await hide(true)
  expect(await liveness(page)).toBe('hidden')
  await expect.poll(() => ended).toBe(1)
  await hide(false)
  await expect.poll(() => sockets.length).toBe(2)
  await expect.poll(() => liveness(page)).toBe('live')
})
