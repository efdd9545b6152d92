/** Many things at once by their numbers: what is right goes into the cart, what is not is told with its line. */
import { beforeAll, expect, test } from 'vitest'
import { openBrowser, type Browser } from './browser.ts'
import { call } from './caller.ts'
import { signIn } from './customers.ts'
import { stockGoods } from './goods.ts'
import { signedIn } from './staff.ts'

let browser: Browser

const good = (handle: string, sku: string, more: object = {}) => ({
  handle,
  status: 'active',
  text: { title: handle },
  options: [],
  variants: [{ options: [], sku, prices: [{ currency: 'EUR', price: 1900 }], ...more }],
})

beforeAll(async () => {
  await stockGoods()
  const products = [
    good('trade-mug', 'TR-MUG'),
    good('trade-tray', 'TR TRAY 4'),
    good('trade-one', 'TR-TWIN'),
    good('trade-other', 'tr-twin'),
    good('trade-gone', 'TR-GONE', { tracked: true, units: 0 }),
    { ...good('trade-draft', 'TR-DRAFT'), status: 'draft' },
    { ...good('trade-old', 'TR-MUG'), status: 'archived' },
  ]
  const made = await call('POST', '/api/admin/catalog/import', { headers: await signedIn('owner'), body: { products } })
  expect(made.status).toBe(200)
  browser = await signIn('buyer@trade.example')
})

const look = (lines: string, more: Record<string, string> = {}) =>
  browser.post('/account/quick-order', { lines, action: 'look', key: crypto.randomUUID(), ...more })

const unitsIn = async (): Promise<number> =>
  (JSON.parse((await browser.get('/cart/count')).html) as { count: number }).count

test('the list is priced before anything happens, then goes into the cart, once for each press', async () => {
  const lines = 'tr-mug 3\nTR TRAY 4; 2\nTR-MUG\t1'
  const seen = await look(lines)
  expect(seen.status).toBe(200)
  for (const text of ['trade-mug', 'trade-tray', '€76.00', '€38.00', '€114.00']) expect(seen.html).toContain(text)
  expect(await unitsIn()).toBe(0)
  const key = crypto.randomUUID()
  const added = await look(lines, { action: 'add', key })
  expect([added.status, added.to, await unitsIn()]).toEqual([303, '/cart', 6])
  await look(lines, { action: 'add', key })
  expect(await unitsIn()).toBe(6)
})

test('what cannot be bought says why, and stays in the list when the rest has gone into the cart', async () => {
  const before = await unitsIn()
  const lines = 'TR-MUG 1\nNOTHING 1\nTR-TWIN 1\nTR-DRAFT\nTR-GONE 2\nTR-MUG zero\n;4'
  const seen = await look(lines)
  for (const text of [
    '6 lines cannot be bought',
    'Nothing here has this number',
    'Several goods have this number',
    '/products/trade-other?variant=',
    'not sold at present',
    'Sold out',
    'There is no article number',
  ])
    expect(seen.html).toContain(text)
  const added = await look(lines, { action: 'add' })
  expect([added.status, await unitsIn()]).toEqual([200, before + 1])
  expect(added.html).toContain('One line is in your cart')
  expect(added.html).toContain('NOTHING; 1')
  expect(added.html).not.toContain('trade-mug')
})

test('an empty list, one that is too long, and hostile text change nothing', async () => {
  const before = await unitsIn()
  expect((await look(' \n ', { action: 'add' })).status).toBe(422)
  const long = Array.from({ length: 60 }, (_, at) => `X-${at}`).join('\n')
  expect((await look(long)).html).toContain('the list has more lines')
  // What is too much for one cart stays in the list for the next.
  const added = await look(`TR-MUG 1\n${long}`, { action: 'add' })
  expect([added.status, added.html.includes('One line is in your cart'), added.html.includes('X-59')]).toEqual([
    200,
    true,
    true,
  ])
  const hostile = await look('<script>alert(1)</script>\n\u202Ereversed 2\n👩‍👩‍👧‍👦 3', { action: 'add' })
  expect([hostile.status, hostile.html.includes('<script>alert')]).toEqual([200, false])
  expect(await unitsIn()).toBe(before + 1)
  expect((await openBrowser().post('/account/quick-order', { lines: 'TR-MUG' })).to).toContain('/account/sign-in')
})
