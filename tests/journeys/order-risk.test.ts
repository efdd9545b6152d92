/** What speaks against an order being honest is said before it is packed, with its reasons, and stops nothing. */
import { beforeAll, expect, test } from 'vitest'
import { CARDS, copied, pay, ready } from './buying.ts'
import { call } from './caller.ts'
import { signedIn as atDesk, visit } from './desk.ts'
import { stockGoods, type Goods } from './goods.ts'
import { signedIn } from './staff.ts'

let goods: Goods
let owner: Readonly<Record<string, string>>
let cookie = ''
beforeAll(async () => {
  goods = await stockGoods()
  owner = await signedIn('owner')
  cookie = (await atDesk('owner')).cookie
})

const ordered = async (): Promise<string> => {
  const { json } = await pay(await ready([{ variantId: goods.chalk, units: 1 }]), CARDS.approves)
  await copied(json.order.id)
  return json.order.id
}
const riskOf = async (id: string) => (await call('GET', `/api/admin/orders/${id}`, { headers: owner })).json.risk
const page = async (id: string) => (await visit(`/admin/orders/${id}`, { cookie })).text()

test('of an order like any other nothing is said; after one that was fraud the next of the same buyer is watched', async () => {
  const first = await ordered()
  expect(await riskOf(first)).toEqual({ level: 'none', signals: [] })
  expect(await page(first)).not.toContain('Look at it before you pack')
  const body = { reason: 'fraud' }
  expect((await call('POST', `/api/admin/orders/${first}/cancel`, { headers: owner, body })).status).toBe(200)
  const next = await ordered()
  await expect.poll(async () => (await riskOf(next)).level, { timeout: 15_000 }).toBe('high')
  expect(await riskOf(next)).toMatchObject({
    signals: [
      { code: 'fraud-before', weight: 'high', count: 1, usual: null },
      { code: 'fraud-there', weight: 'high', count: 1 },
    ],
  })
  const shown = await page(next)
  expect(shown).toMatch(/Look at it before you pack <span class="s">Suspicious/)
  expect(shown).toContain('1 order of the same customer was cancelled as fraud.')
  // It stops nothing.
  expect((await call('POST', `/api/admin/orders/${next}/shipments`, { headers: owner, body: {} })).status).toBe(200)
  expect(await page(next)).not.toContain('Look at it before you pack')
})

test('cards that were declined one after the other are a reason to look', async () => {
  const cart = await ready([{ variantId: goods.chalk, units: 1 }])
  for (let times = 0; times < 3; times++) expect((await pay(cart, CARDS.declines)).status).toBe(402)
  const { json } = await pay(cart, CARDS.approves)
  await copied(json.order.id)
  const { signals } = await riskOf(json.order.id)
  expect(signals).toContainEqual({ code: 'payments-declined', weight: 'high', count: 3, usual: null })
})
