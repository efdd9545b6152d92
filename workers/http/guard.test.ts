/** Who may change something with the shopper's cookies. */
import { Hono } from 'hono'
import { expect, test } from 'vitest'
import { onlyFromHere } from './guard.ts'

const door = new Hono().use(onlyFromHere((c, code) => c.text(code, 403))).all('/', (c) => c.text('done'))
const ask = (method: string, headers: Record<string, string>) =>
  door.request('https://shop.example/', { method, headers })

test.each([
  ['our own page', { 'sec-fetch-site': 'same-origin' }, 200],
  ['a shopper who reloads', { 'sec-fetch-site': 'none' }, 200],
  ['another site', { 'sec-fetch-site': 'cross-site', origin: 'https://shop.example' }, 403],
  ['a neighbour under the same domain', { 'sec-fetch-site': 'same-site' }, 403],
  ['an older browser on our page', { origin: 'https://shop.example' }, 200],
  ['an older browser elsewhere', { origin: 'https://evil.example' }, 403],
  ['a page without an origin', { origin: 'null' }, 403],
  ['somebody who does not say', {}, 403],
] as const)('a form from %s is answered with its status', async (_who, headers, status) => {
  expect((await ask('POST', headers)).status).toBe(status)
})

test('reading is open to everybody', async () => {
  expect((await ask('GET', { 'sec-fetch-site': 'cross-site' })).status).toBe(200)
})
