/** What somebody would like to have: kept for a guest, taken along into the account, shown to whoever has the link, bought from there. */
import { beforeAll, expect, test } from 'vitest'
import { GUEST_LIST_MS, WISHES_MAX } from '#domain/customers/wish-list'
import type { ProductId } from '#domain/ids'
import { currency } from '#domain/money'
import { productByHandle } from '#schema/products/catalog/catalog'
import { endGuestLists } from '#schema/users/customers/wish-lists'
import { importCatalog } from '#workers/flows/catalog/import'
import { openBrowser, type Browser } from './browser.ts'
import { anotherHouse, signIn } from './customers.ts'
import { shop, stockGoods, type Goods } from './goods.ts'

let goods: Goods
let mug: ProductId
let jug: ProductId
const idOf = async (handle: string): Promise<ProductId> => {
  const product = await productByHandle(shop.PRODUCTS_DB, handle)
  if (!product) throw new Error(`${handle} is not there`)
  return product.id
}
beforeAll(async () => {
  goods = await stockGoods()
  mug = await idOf('delos-mug')
  jug = await idOf('naoussa-jug')
})

const save = (browser: Browser, what: string, path = '/wish-list') => browser.post(path, { save: what }, anotherHouse())
const remove = (browser: Browser, what: string) => browser.post('/wish-list', { remove: what }, anotherHouse())
const saved = async (browser: Browser): Promise<readonly string[]> =>
  (JSON.parse((await browser.get('/cart/count')).html) as { saved?: string[] }).saved ?? []
const COOKIE = '__Host-stoa_wishes'

test('every product has its heart, the same for everyone, and whose is full is asked for apart', async () => {
  const browser = openBrowser()
  const page = await browser.get('/products/delos-mug')
  const list = await browser.get('/collections/table')
  expect(page.html).toContain(`name="save" value="${mug}.${goods.chalk}"`)
  expect(list.html).toContain(`name="save" value="${mug}"`)
  await save(browser, mug)
  expect((await browser.get('/collections/table')).html).toBe(list.html)
  expect(await saved(browser)).toEqual([mug])
  expect(await saved(openBrowser())).toEqual([])
})

test('a guest keeps a list without a script: what was chosen goes into the cart, the rest is chosen first', async () => {
  const browser = openBrowser()
  expect((await browser.get('/wish-list')).html).toContain('Nothing is on it yet')
  const first = await save(browser, `${mug}.${goods.aegean}`)
  expect([first.status, first.to]).toEqual([303, '/wish-list?done=saved'])
  expect(browser.cookies.get(COOKIE)).toMatch(/^[0-9a-z]{26}$/)
  await save(browser, `${mug}.${goods.aegean}`)
  await save(browser, jug, '/zh/wish-list')
  const page = await browser.get('/wish-list')
  expect(page.headers.get('cache-control')).toContain('no-store')
  expect(page.html).toContain('2 things')
  expect(page.html).toContain('Aegean')
  expect(page.html).toContain(`<input type="hidden" name="variant" value="${goods.aegean}"/>`)
  expect(page.html).not.toContain(`value="${goods.jug}"`)
  expect((await browser.get('/zh/wish-list')).html).toContain('提洛斯马克杯')
  await browser.post('/cart', { variant: goods.aegean, units: '1', key: crypto.randomUUID() }, anotherHouse())
  expect((await browser.get('/cart')).html).toContain('Aegean')
  // From a card nothing is said of which: what was chosen before stays chosen.
  await save(browser, mug)
  expect((await browser.get('/wish-list')).html).toContain('Aegean')
  expect((await remove(browser, mug)).to).toBe('/wish-list?done=removed')
  await remove(browser, mug)
  expect(await saved(browser)).toEqual([jug])
})

test('a script is answered with what is on the list now', async () => {
  const browser = openBrowser()
  const answer = await browser.post('/wish-list', { save: mug }, { ...anotherHouse(), accept: 'application/json' })
  expect(JSON.parse(answer.html)).toEqual({ saved: [mug], said: 'Saved to the wish list.' })
})

test('signing in takes it along: none is lost, none is there twice, and the browser keeps nothing', async () => {
  const email = 'wishes@example.com'
  const laptop = openBrowser()
  await save(laptop, mug)
  await signIn(email, laptop)
  expect([await saved(laptop), laptop.cookies.has(COOKIE)]).toEqual([[mug], false])
  const phone = openBrowser()
  await save(phone, `${mug}.${goods.chalk}`)
  await save(phone, jug)
  await signIn(email, phone)
  expect((await saved(phone)).toSorted()).toEqual([mug, jug].toSorted())
  expect(await saved(laptop)).toEqual(await saved(phone))
  const page = await phone.get('/wish-list')
  expect([page.html.includes('aria-current="page"'), page.html.includes('/account/security')]).toEqual([true, true])
  await laptop.post('/account/sign-out', {})
  expect(await saved(laptop)).toEqual([])
  const rows = await shop.USERS_DB.prepare(
    `SELECT count(*) AS n FROM wishes WHERE list IN (SELECT id FROM wish_lists WHERE customer_id =
       (SELECT id FROM customers WHERE email = ?1))`,
  )
    .bind(email)
    .first<number>('n')
  expect(rows).toBe(2)
})

test('a full list takes no more, says so, and what does not fit on signing in stays the guest’s', async () => {
  const email = 'full@example.com'
  const browser = await signIn(email)
  await save(browser, mug)
  await shop.USERS_DB.prepare(
    `WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ?2)
     INSERT INTO wishes (list, product, title, at) SELECT l.id, 'prd_' || substr('0000000000000000' || i, -16), 'Thing', i
     FROM n, wish_lists l WHERE l.customer_id = (SELECT id FROM customers WHERE email = ?1)`,
  )
    .bind(email, WISHES_MAX - 1)
    .run()
  const refused = await save(browser, jug)
  expect([refused.status, refused.html.includes('no more fit')]).toEqual([409, true])
  expect((await save(browser, mug)).status).toBe(303)
  const phone = openBrowser()
  await save(phone, jug)
  await signIn(email, phone)
  expect(phone.cookies.has(COOKIE)).toBe(true)
  await remove(phone, 'prd_0000000000000001')
  await signIn(email, phone)
  expect([phone.cookies.has(COOKIE), (await saved(phone)).includes(jug)]).toEqual([false, true])
})

const linkIn = (html: string): string => /\/wish-list\/shared\/[0-9a-z]{26}/.exec(html)?.[0] ?? ''

test('a link shows the things and nothing of whose they are, also behind a sign-in, until it is taken back', async () => {
  const email = 'shares@example.com'
  const browser = openBrowser()
  await save(browser, `${mug}.${goods.chalk}`)
  expect(linkIn((await browser.get('/wish-list')).html)).toBe('')
  expect((await browser.post('/wish-list/share', { share: 'on' })).to).toBe('/wish-list?done=shared')
  const link = linkIn((await browser.get('/wish-list')).html)
  await browser.post('/wish-list/share', { share: 'on' })
  expect(linkIn((await browser.get('/wish-list')).html)).toBe(link)
  expect(link).not.toContain(browser.cookies.get(COOKIE))
  await signIn(email, browser)
  const friend = openBrowser()
  const seen = await friend.get(link)
  expect([seen.status, seen.html.includes('Delos mug'), seen.html.includes(email)]).toEqual([200, true, false])
  expect(seen.html).toContain('noindex')
  expect(seen.html).not.toContain('name="remove"')
  // Who opens it has a list of their own.
  await save(friend, mug)
  expect(friend.cookies.get(COOKIE)).toBeDefined()
  await browser.post('/wish-list/share', { share: 'off' })
  expect((await friend.get(link)).status).toBe(404)
  expect((await friend.get('/wish-list/shared/zzzz')).status).toBe(404)
  await browser.post('/wish-list/share', { share: 'on' })
  expect(linkIn((await browser.get('/wish-list')).html)).not.toBe(link)
})

test('what is gone from the shop is shown as such, and can still be taken off', async () => {
  const gone = {
    handle: 'last-vase',
    status: 'active' as const,
    text: { title: 'Last vase' },
    variants: [{ sku: 'VASE', prices: [{ currency: currency('EUR'), price: 900 }] }],
  }
  const location = 'main' as never
  await importCatalog(shop, { products: [gone], collections: [], location, overwrite: true }, Date.now())
  const vase = await idOf('last-vase')
  const browser = openBrowser()
  await save(browser, vase)
  await shop.PRODUCTS_DB.prepare(`DELETE FROM products WHERE id = ?1`).bind(vase).run()
  const { html } = await browser.get('/wish-list')
  expect([html.includes('Last vase'), html.includes('No longer sold here')]).toEqual([true, true])
  expect((await save(browser, vase)).status).toBe(404)
  await remove(browser, vase)
  expect(await saved(browser)).toEqual([])
})

test('nothing is saved of what is no product, a draft, or sent by another site; a forged key opens nobody’s account', async () => {
  const browser = openBrowser()
  const draft = await idOf('unfinished-bowl')
  for (const what of [
    '',
    'prd_',
    '../../etc',
    '<script>alert(1)</script>',
    'x'.repeat(10_000),
    '👩‍👩‍👧‍👦',
    goods.chalk,
    draft,
  ])
    expect((await save(browser, what)).status, what).toBe(404)
  const elsewhere = { origin: 'https://evil.example', 'sec-fetch-site': 'cross-site' }
  expect((await browser.post('/wish-list', { save: mug }, elsewhere)).status).toBe(403)
  expect(await saved(browser)).toEqual([])
  const owner = await signIn('not-by-key@example.com')
  await save(owner, mug)
  const id = await shop.USERS_DB.prepare(
    `SELECT id FROM wish_lists WHERE customer_id = (SELECT id FROM customers WHERE email = 'not-by-key@example.com')`,
  ).first<string>('id')
  const thief = openBrowser()
  thief.cookies.set(COOKIE, id ?? '')
  expect(await saved(thief)).toEqual([])
  await remove(thief, mug)
  await save(thief, jug)
  expect(await saved(owner)).toEqual([mug])
  await signIn('thief@example.com', thief)
  expect(await saved(owner)).toEqual([mug])
})

test('a guest’s list ends when nobody has changed it for ninety days; that of an account does not', async () => {
  const [guest, customer] = [openBrowser(), await signIn('stays@example.com')]
  await save(guest, mug)
  await save(customer, mug)
  await endGuestLists(shop.USERS_DB, Date.now() + GUEST_LIST_MS - 60_000)
  expect(await saved(guest)).toEqual([mug])
  await endGuestLists(shop.USERS_DB, Date.now() + GUEST_LIST_MS + 60_000)
  expect([await saved(guest), await saved(customer)]).toEqual([[], [mug]])
  await save(guest, jug)
  expect(await saved(guest)).toEqual([jug])
})
