/** Standing in the queue as a shopper does, without a script: joining, the start, the turn, going in, buying. */
import { runInDurableObject } from 'cloudflare:test'
import { beforeAll, expect, test } from 'vitest'
import type { Drop } from '#domain/admission/drop'
import { announced, dropOf } from './drops.ts'
import { hidden, openBrowser, type Browser } from './browser.ts'
import { shop, stockGoods, type Goods } from './goods.ts'

let goods: Goods
/** On already, with a fast queue; of two kinds, so that one chooses inside. */
let running: Drop
/** Starts a little later; of one kind. */
let coming: Drop
const STARTS_IN_MS = 16_000

beforeAll(async () => {
  goods = await stockGoods()
  const now = Date.now()
  running = dropOf([goods.chalk], { startsAt: now - 1_000, ratePerMinute: 60_000 })
  coming = dropOf([goods.aegean], { startsAt: now + STARTS_IN_MS, ratePerMinute: 60_000, unitsEach: 1 })
  await Promise.all([announced(running), announced(coming)])
}, 60_000)

const sleep = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))
const stateOf = (html: string) => /data-state="([^"]+)"/.exec(html)?.[1]
const queue = (drop: Drop) => `/queue/${drop.handle}`
const join = async (browser: Browser, drop: Drop, token = 'demo-passes', extra = {}) => {
  await browser.get(queue(drop))
  return browser.post(queue(drop), { 'bot-token': token, ...extra })
}
const cookie = (browser: Browser, kind: string, drop: Drop) =>
  browser.cookies.get(`__Host-stoa_${kind}_${drop.id.slice('drop_'.length)}`)
/** Waits until the page says so. */
const until = async (browser: Browser, drop: Drop, state: string) => {
  for (let tries = 0; tries < 40; tries++) {
    const page = await browser.get(queue(drop))
    if (stateOf(page.html) === state) return page
    await sleep(250)
  }
  throw new Error(`it never came to ${state}`)
}
const address = {
  email: 'maya@lindqvist.example',
  name: 'Maya Lindqvist',
  street: 'Storgatan 1',
  postcode: '111 22',
  city: 'Stockholm',
  country: 'SE',
  delivery: 'post',
  card: '4242 4242 4242 4242',
  expiry: '12 / 34',
  code: '123',
}
const inside = async (drop: Drop) => {
  const browser = openBrowser()
  await join(browser, drop)
  await until(browser, drop, 'turn')
  return { browser, answer: await browser.post(`${queue(drop)}/in`, {}) }
}

test('the product page is the same for everybody, and leads to the queue', async () => {
  const { browser } = await inside(running)
  const pages = await Promise.all([openBrowser().get('/products/delos-mug'), browser.get('/products/delos-mug')])
  expect(pages[0].html).toBe(pages[1].html)
  expect(pages[0].html).toContain(`href="${queue(running)}"`)
  expect(pages[0].headers.get('set-cookie')).toBeNull()
})

test('without a pass the shelf shows the way to the queue, and nothing is in the cart', async () => {
  const browser = openBrowser()
  const added = await browser.post('/cart', { variant: goods.chalk, units: '1' })
  expect([added.status, added.to]).toEqual([303, `${queue(running)}?from=cart`])
  expect((await browser.get(added.to)).html).toContain('role="alert"')
  expect((await browser.get('/cart/count')).html).toBe('{"count":0}')
  const chinese = await browser.post('/zh/cart', { variant: goods.chalk, units: '1' })
  expect(chinese.to).toBe(`/zh${queue(running)}?from=cart`)
})

test('the whole way: join before the start, wait for it, have one’s turn, go in, buy', async () => {
  const browser = openBrowser()
  const first = await browser.get(queue(coming))
  expect(stateOf(first.html)).toBe('join')
  expect(first.headers.get('cache-control')).toBe('private, no-store')
  expect((await join(browser, coming)).to).toBe(queue(coming))
  const before = await browser.get(queue(coming))
  expect(stateOf(before.html)).toBe('before')
  expect(before.html).toContain('drawn by lot')
  expect(before.html).toMatch(/<noscript><meta http-equiv="refresh" content="\d+"\/?><\/noscript>/)
  expect((await browser.post(`${queue(coming)}/in`, {})).status).toBe(409)

  await sleep(Math.max(0, coming.startsAt - Date.now()))
  const turn = await until(browser, coming, 'turn')
  expect(turn.html).toContain('Go in')
  const entered = await browser.post(`${queue(coming)}/in`, {})
  expect([entered.status, entered.to]).toEqual([303, '/cart'])
  expect((await browser.get('/cart/count')).html).toBe('{"count":1}')
  expect(stateOf((await browser.get(queue(coming))).html)).toBe('in')

  const till = await browser.get('/checkout')
  const paid = await browser.post('/checkout', {
    ...address,
    expected: hidden(till.html, 'expected'),
    key: hidden(till.html, 'key'),
  })
  expect(paid.status).toBe(303)
  expect(paid.to).toMatch(/^\/orders\/ord_/)
  expect(stateOf((await browser.get(queue(coming))).html)).toBe('used')
})

test('a second visitor of the same browser keeps the place: joining again gives the same number', async () => {
  const browser = openBrowser()
  await join(browser, running)
  const ticket = cookie(browser, 'ticket', running)
  browser.cookies.delete(`__Host-stoa_ticket_${running.id.slice(5)}`)
  await join(browser, running)
  expect(cookie(browser, 'ticket', running)).toBe(ticket)
})

test('a ticket that was forged, shared or is for another sale is refused, each with its reason', async () => {
  const { browser: owner } = await inside(running)
  const ticket = cookie(owner, 'ticket', running) ?? ''
  const withTicket = async (text: string, secret: string | undefined) => {
    const browser = openBrowser()
    browser.cookies.set(`__Host-stoa_ticket_${running.id.slice(5)}`, text)
    if (secret) browser.cookies.set(`__Host-stoa_secret_${running.id.slice(5)}`, secret)
    const page = await browser.get(queue(running))
    const entered = await browser.post(`${queue(running)}/in`, {})
    expect([stateOf(page.html), entered.status]).toEqual(['join', 403])
    expect(cookie(browser, 'pass', running)).toBeUndefined()
    return page.html
  }
  const secret = cookie(owner, 'secret', running)
  const better = ticket.replace(/^(t1\.drop_\w+\.)\d+/, '$10')
  expect(await withTicket(better === ticket ? ticket.replace(/.$/, 'A') : better, secret)).toContain(
    'cannot read the ticket',
  )
  expect(await withTicket(ticket, undefined)).toContain('given to another browser')
  const stranger = openBrowser()
  await join(stranger, running)
  expect(await withTicket(ticket, cookie(stranger, 'secret', running))).toContain('given to another browser')
  const elsewhere = openBrowser()
  await join(elsewhere, coming)
  expect(await withTicket(cookie(elsewhere, 'ticket', coming) ?? '', cookie(elsewhere, 'secret', coming))).toContain(
    'for another sale',
  )
})

test('one ticket opens one cart: shown again with both cookies and another cart it is refused as used', async () => {
  const { browser: owner, answer } = await inside(running)
  expect(answer.status).toBe(303)
  const thief = openBrowser()
  for (const kind of ['ticket', 'secret']) {
    thief.cookies.set(`__Host-stoa_${kind}_${running.id.slice(5)}`, cookie(owner, kind, running) ?? '')
  }
  await thief.post('/cart', { variant: goods.jug, units: '1' })
  const again = await thief.post(`${queue(running)}/in`, {})
  expect([again.status, stateOf(again.html)]).toEqual([409, 'used'])
})

test('going in twice gives the same pass and one cart, also when the first answer never arrived', async () => {
  const browser = openBrowser()
  await join(browser, running)
  await until(browser, running, 'turn')
  const before = new Map(browser.cookies)
  await browser.post(`${queue(running)}/in`, {})
  const [cart, pass] = [browser.cookies.get('__Host-stoa_cart'), cookie(browser, 'pass', running)]
  const again = openBrowser()
  for (const [name, value] of before) again.cookies.set(name, value)
  await again.post(`${queue(running)}/in`, {})
  expect([again.cookies.get('__Host-stoa_cart'), cookie(again, 'pass', running)]).toEqual([cart, pass])
  expect((await again.get('/cart/count')).html).toBe('{"count":1}')
})

test('a pass opens its own cart only, at the shelf and at checkout', async () => {
  const { browser: owner } = await inside(running)
  const other = openBrowser()
  await other.post('/cart', { variant: goods.aegean, units: '1' })
  other.cookies.set(`__Host-stoa_pass_${running.id.slice(5)}`, cookie(owner, 'pass', running) ?? '')
  expect((await other.post('/cart', { variant: goods.chalk, units: '1' })).to).toBe(`${queue(running)}?from=cart`)
  owner.cookies.delete(`__Host-stoa_pass_${running.id.slice(5)}`)
  expect((await owner.get('/checkout')).to).toBe(`${queue(running)}?from=cart`)
  const paid = await owner.post('/checkout', { ...address, expected: '2800', key: crypto.randomUUID() })
  expect(paid.to).toBe(`${queue(running)}?from=cart`)
})

test('one cart buys no more of a sale than its share', async () => {
  const { browser } = await inside(running)
  expect((await browser.post('/cart', { variant: goods.chalk, units: '3' })).status).toBe(422)
  await browser.post('/cart/lines', { variant: goods.chalk, units: '9' })
  expect((await browser.get('/checkout')).status).toBe(422)
})

test('whoever the check takes for a program does not join; when the check is silent everybody does', async () => {
  for (const token of ['demo-fails', 'demo-spent', '', 'made up']) {
    const browser = openBrowser()
    const joined = await join(browser, running, token)
    expect([joined.status, cookie(browser, 'ticket', running)], token).toEqual([403, undefined])
  }
  const browser = openBrowser()
  expect((await join(browser, running, 'demo-silent')).status).toBe(303)
  expect(cookie(browser, 'ticket', running)).toMatch(/\.lu\./)
})

test('the script is told the same as the page, and nobody keeps it', async () => {
  const browser = openBrowser()
  await join(browser, running)
  const told = await browser.get(`${queue(running)}/place`)
  expect(told.headers.get('cache-control')).toBe('private, no-store')
  const { state, lead, againSeconds } = JSON.parse(told.html) as Record<string, unknown>
  expect(['waiting', 'turn']).toContain(state)
  expect(lead).toEqual(expect.any(String))
  expect(againSeconds).toEqual(expect.any(Number))
})

test('whoever leaves the queue has no place any more', async () => {
  const browser = openBrowser()
  await join(browser, running)
  expect((await browser.post(`${queue(running)}/leave`, {})).to).toBe('/')
  expect(stateOf((await browser.get(queue(running))).html)).toBe('join')
})

test('a form that another site sends joins nothing', async () => {
  const browser = openBrowser()
  const sent = await browser.post(queue(running), { 'bot-token': 'demo-passes' }, { 'sec-fetch-site': 'cross-site' })
  expect(sent.status).toBe(403)
})

test('a sale that nobody announced is not there', async () => {
  const former = openBrowser()
  expect((await former.get('/line/none?from=cart')).to).toMatch(/\/queue\/none\?from=cart$/)
  // A form of a page that was open before: it is sent once more as it was.
  expect(await former.post('/line/none/in', {})).toMatchObject({
    status: 308,
    to: expect.stringMatching(/\/queue\/none\/in$/),
  })
  expect((await openBrowser().get('/queue/none')).status).toBe(404)
  expect((await openBrowser().get('/queue/%F0%9F%92%A5')).status).toBe(404)
  expect((await openBrowser().get('/queue/none/place')).status).toBe(404)
})

test('while the queue is out of reach passes go on working, places are kept, and who wants to join is told the truth', async () => {
  const { browser: buyer } = await inside(running)
  const waiter = openBrowser()
  await join(waiter, running)
  const room = shop.WAITING_ROOM.getByName(running.id)
  const broken = (from: string, to: string) =>
    runInDurableObject(room, (_, state) => void state.storage.sql.exec(`ALTER TABLE ${from} RENAME TO ${to}`))
  await broken('line', 'line_gone')
  try {
    await sleep(6_000)
    const place = await waiter.get(queue(running))
    expect([place.status, stateOf(place.html), place.headers.get('retry-after')]).toEqual([503, 'unreachable', '8'])
    expect(place.html).toContain('Your place is kept')
    expect((await waiter.post(`${queue(running)}/in`, {})).status).toBe(503)
    expect(cookie(waiter, 'pass', running)).toBeUndefined()

    const stranger = openBrowser()
    const refused = await join(stranger, running)
    expect([refused.status, stateOf(refused.html)]).toEqual([503, 'unreachable'])
    expect((await stranger.post('/cart', { variant: goods.chalk, units: '1' })).to).toContain('/queue/')

    expect((await buyer.post('/cart', { variant: goods.chalk, units: '1' })).to).toBe('/cart')
    expect((await buyer.get('/checkout')).status).toBe(200)
  } finally {
    await broken('line_gone', 'line')
  }
  await until(waiter, running, 'turn')
})
