/** What the admin says of what was done, offers only what can be done, and finds whatever somebody types. */
import { beforeAll, expect, test, vi } from 'vitest'
import { CARDS, pay, ready } from './buying.ts'
import { call, ORIGIN } from './caller.ts'
import { signedIn, visit } from './desk.ts'
import { stockGoods, type Goods } from './goods.ts'

let goods: Goods
let owner = ''
let clerk = ''
beforeAll(async () => {
  goods = await stockGoods()
  owner = (await signedIn('owner')).cookie
  clerk = (await signedIn('clerk')).cookie
})

const buy = async (card: string): Promise<{ readonly id: string; readonly name: string }> => {
  const cart = await ready([{ variantId: goods.chalk, units: 1 }])
  const { json } = await pay(cart, card)
  return { id: json.order?.id ?? cart.id.replace('cart_', 'ord_'), name: json.order?.name }
}
const page = async (path: string, cookie = owner) => (await visit(path, { cookie })).text()
/** The copy that staff search is a second behind. */
const soon = (look: () => Promise<void>) => vi.waitFor(look, { timeout: 10_000, interval: 200 })
const press = async (path: string, form: readonly (readonly [string, string])[]) => {
  const { status, headers } = await visit(path, { cookie: owner, form })
  expect(status).toBe(303)
  return page(headers.get('location') ?? '')
}

test('a movement of a payment that failed leads to no order, as there is none', async () => {
  const failed = await buy(CARDS.declines)
  const paid = await buy(CARDS.approves)
  await soon(async () => {
    const html = await page(`/admin/inventory/${goods.chalk}`)
    const links = Array.from(html.matchAll(/href="(\/admin\/orders\/ord_\w+)"/g), ([, href]) => href ?? '')
    expect(links).toContain(`/admin/orders/${paid.id}`)
    expect(links).not.toContain(`/admin/orders/${failed.id}`)
    expect(html).toContain('not paid')
    for (const href of new Set(links)) expect((await visit(href, { cookie: owner })).status).toBe(200)
  })
})

test('what was done to an order is said, and a refund that is on its way looks like no fault', async () => {
  const { id } = await buy(CARDS.approves)
  const html = await press(`/admin/orders/${id}/cancel`, [
    ['key', crypto.randomUUID()],
    ['reason', 'customer'],
  ])
  expect(html).toMatch(/role="status">[\s\S]{0,200}Cancelled/)
  expect(html).not.toContain('Refund owed')
  expect(await page(`/admin/orders/${id}`)).not.toMatch(/role="status">[\s\S]{0,200}Cancelled\. /)
})

test('lists call no refund owed that is on its way, and a kept link says nothing that has not happened', async () => {
  const { id, name } = await buy(CARDS.approves)
  const kept = await page(`/admin/orders/${id}?done=cancelled`)
  expect(kept).toContain(name)
  expect(kept).not.toContain('role="status"')
  await press(`/admin/orders/${id}/cancel`, [
    ['key', crypto.randomUUID()],
    ['reason', 'fraud'],
  ])
  await soon(async () => expect(await page('/admin/orders?view=cancelled')).toContain(name))
  for (const path of ['/admin/orders', '/admin/orders?view=cancelled']) {
    expect(await page(path)).not.toContain('<span class="st bad">')
  }
  expect(await page('/admin/orders?view=refund-owed')).toContain('No refund is owed')
})

test('a view with nothing in it says what that means, and only a search says how to search', async () => {
  const html = await page('/admin/orders?view=part-sent')
  expect(html).toContain('No order is sent in part')
  expect(html).not.toContain('The search knows')
  expect(await page('/admin/orders?view=part-sent&q=nobody')).toContain('The search knows')
})

test('on paper stands what a customer may see: the shop, the day, and not why the desk has cancelled', async () => {
  const { id } = await buy(CARDS.approves)
  await press(`/admin/orders/${id}/cancel`, [
    ['key', crypto.randomUUID()],
    ['reason', 'fraud'],
  ])
  const html = await page(`/admin/orders/${id}`)
  const paper = /<p class="printed">([^<]+)/.exec(html)?.[1] ?? ''
  expect(paper).toMatch(/, \d{1,2} \w+ 20\d\d$/)
  for (const [, said] of html.matchAll(/<span class="([^"]*)">Looks like fraud/g)) expect(said).toContain('unprinted')
  expect(html).toMatch(/class="[^"]*unprinted[^"]*">Looks like fraud/)
})

test('picking an order that has nothing to send is no success', async () => {
  const { id, name } = await buy(CARDS.approves)
  await press(`/admin/orders/${id}/cancel`, [
    ['key', crypto.randomUUID()],
    ['reason', 'customer'],
  ])
  await soon(async () => expect(await page('/admin/orders?view=cancelled')).toContain(name))
  const said = await press('/admin/orders/fulfil', [
    ['key', crypto.randomUUID()],
    ['order', id],
  ])
  expect(said).toContain('Nothing was fulfilled')
  expect(said).not.toContain('0 orders')
})

const found = async (q: string, cookie: string) =>
  (await call('GET', `/admin/find?q=${encodeURIComponent(q)}`, { headers: { cookie, origin: ORIGIN } })).json.found as {
    href: string
    label: string
  }[]

test('the palette finds orders, goods, settings and pages, for those who may see them', async () => {
  const { id, name } = await buy(CARDS.approves)
  await soon(async () => expect((await found(name, owner)).map(({ href }) => href)).toContain(`/admin/orders/${id}`))
  expect((await found('delos mug', owner)).map(({ label }) => label)).toContain('Delos mug')
  expect((await found('time zone', owner)).map(({ href }) => href)).toContain('/admin/settings/shop#timeZone')
  expect((await found('privacy', owner)).map(({ href }) => href)).toContain('/admin/settings/pages')
  expect((await found('time zone', clerk)).map(({ href }) => href)).toEqual([])
  expect(await found('', owner)).toEqual([])
})
