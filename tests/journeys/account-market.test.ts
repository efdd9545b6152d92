/** Where somebody shops is said once in their account, and holds wherever they sign in: said to them, and undone by a press. */
import { beforeAll, expect, test } from 'vitest'
import { openBrowser, type Browser } from './browser.ts'
import { call } from './caller.ts'
import { anotherHouse, askForMail, digitsIn, mailbox, nextMail, signIn } from './customers.ts'
import { shop } from './goods.ts'
import { markets, openMarketsShop, save } from './several-markets.ts'

let thing = ''

beforeAll(async () => {
  thing = await openMarketsShop()
})

const marketOf = (email: string) =>
  shop.USERS_DB.prepare('SELECT market FROM customers WHERE email = ?1').bind(email).first<string>('market')

const prefer = (browser: Browser, market: string) =>
  browser.post('/account/preferences', { name: 'Maya', language: 'en', market })

/** @param to where they were. @returns where they are led */
const arrive = async (email: string, browser: Browser, to: string): Promise<string> => {
  const before = (await mailbox(email)).filter(({ template }) => template === 'sign-in-code').length
  const house = anotherHouse()
  await askForMail(browser, email, house)
  const code = digitsIn(await nextMail(email, before))
  return (await browser.post('/account/sign-in/digits', { code, to }, house)).to
}

const lineIn = async (browser: Browser, path: string): Promise<string | undefined> =>
  JSON.parse((await browser.get(path)).html).line

test('a choice is kept, counts on this device at once, and is taken back', async () => {
  const email = 'maya@market.example'
  const browser = await signIn(email)
  await browser.post('/cart', { variant: thing, units: '1' })
  const page = await browser.get('/account/preferences')
  expect(page.html).toMatch(/<option value="japan">Japan · JPY ¥/)
  expect(page.html).toMatch(/<option value="union_jpy">European Union · JPY ¥/)
  expect(page.html).toMatch(/<option value="" ?>As I choose on each device/)
  const saved = await prefer(browser, 'japan')
  expect([saved.status, saved.to]).toEqual([303, '/en-japan/account/preferences?done'])
  expect(await marketOf(email)).toBe('japan')
  const after = (await browser.get(saved.to)).html
  expect(after).toMatch(/<option value="japan" selected/)
  // Said by themselves: there is nothing to tell them.
  expect(after).not.toContain('as your account says')
  expect((await browser.get('/cart')).html).toContain('¥4,550')
  await prefer(browser, '')
  expect(await marketOf(email)).toBeNull()
  // Out of another market, too: the shop's own is named, and its address leads on to the one without.
  const home = await browser.post('/en-japan/account/preferences', { name: 'Maya', language: 'en', market: 'union' })
  expect(home.to).toBe('/en-union/account/preferences?done')
  expect((await browser.get(home.to)).to).toBe('/account/preferences?done')
  expect((await browser.get('/cart')).html).toContain('€28')
  // A form without the field says nothing of it.
  await prefer(browser, 'union_jpy')
  await browser.post('/account/preferences', { name: 'Maya' })
  expect(await marketOf(email)).toBe('union_jpy')
})

test('what is no market, is closed or is not paid there is refused beside its field, and nothing is changed', async () => {
  const email = 'wrong@market.example'
  const browser = await signIn(email)
  for (const wrong of ['atlantis', 'closed', 'japan_eur', 'japan_jpy', `${'x'.repeat(80)}`]) {
    const refused = await browser.post('/account/preferences', { name: 'Wrong', language: 'en', market: wrong })
    expect(refused.status, wrong).toBe(422)
    expect(refused.html).toContain('id="market-wrong"')
    expect(refused.html).toContain('value="Wrong"')
  }
  expect(await marketOf(email)).toBeNull()
})

test('who signs in on another device is led there with their cart, is told so, and goes back by a press', async () => {
  const email = 'devices@market.example'
  await prefer(await signIn(email), 'japan')
  const phone = openBrowser()
  await phone.post('/cart', { variant: thing, units: '2' })
  expect((await phone.get('/cart')).html).toContain('€56')
  expect(await arrive(email, phone, '/cart')).toBe('/en-japan/cart')
  const cart = (await phone.get('/en-japan/cart')).html
  expect(cart).toContain('¥9,100')
  expect(cart).toContain('You shop in Japan, in JPY, as your account says. Your cart is at the prices there.')
  expect(cart).toContain('<input type="hidden" name="to" value="/cart"/>')
  // Pages that are kept for everyone are told by the small request that each of them makes.
  expect((await phone.get('/products/scroll')).html).not.toContain('as your account says')
  expect(await lineIn(phone, '/en-japan/cart/count')).toContain('Back to European Union')
  const undone = await phone.post('/market', { market: 'union', to: '/cart' })
  expect(undone.to).toBe('/cart')
  const back = (await phone.get('/cart')).html
  expect(back).toContain('€56')
  expect(back).not.toContain('as your account says')
  expect(await lineIn(phone, '/cart/count')).toBeUndefined()
  expect(await marketOf(email)).toBe('japan')
})

test('who is there already is told nothing; who agrees is told no more', async () => {
  const email = 'there@market.example'
  await prefer(await signIn(email), 'japan')
  const here = openBrowser()
  expect(await arrive(email, here, '/en-japan/products/scroll')).toBe('/en-japan/products/scroll')
  expect(await lineIn(here, '/en-japan/cart/count')).toBeUndefined()
  const agreeing = openBrowser()
  expect(await arrive(email, agreeing, '/zh/account')).toBe('/zh-japan/account')
  // Nothing was in the cart.
  const line = await lineIn(agreeing, '/en-japan/cart/count')
  expect(line).toContain('as your account says')
  expect(line).not.toContain('Your cart')
  await agreeing.post('/market', { market: 'japan', to: '/' })
  expect(await lineIn(agreeing, '/en-japan/cart/count')).toBeUndefined()
})

test('a market that was closed since leads nowhere, and signing out leaves nothing', async () => {
  const email = 'closed@market.example'
  const browser = await signIn(email)
  await prefer(browser, 'chile')
  const shut = markets.markets.map((one) => (one.id === 'chile' ? { ...one, closed: true } : one))
  expect((await save('markets', { ...markets, markets: shut })).status).toBe(200)
  const other = openBrowser()
  expect(await arrive(email, other, '/account')).toBe('/account')
  // Their name may still be changed.
  expect((await prefer(other, 'chile')).status).toBe(303)
  expect((await save('markets', markets)).status).toBe(200)
  const third = openBrowser()
  expect(await arrive(email, third, '/account')).toBe('/en-chile/account')
  await third.post('/account/sign-out', {})
  expect([...third.cookies.keys()].filter((name) => name.includes('market'))).toEqual([])
})

test('programs read and change it', async () => {
  const browser = await signIn('programs@market.example')
  const cookie = [...browser.cookies].map(([name, value]) => `${name}=${value}`).join('; ')
  const headers = { cookie, origin: 'https://shop.example' }
  const ask = (body: object) => call('PATCH', '/api/account', { headers, body })
  expect((await ask({ market: 'union_jpy' })).json).toMatchObject({ market: 'union_jpy', language: 'en' })
  expect((await ask({ name: 'Maya' })).json).toMatchObject({ market: 'union_jpy', name: 'Maya' })
  expect((await ask({ market: 'atlantis' })).json).toMatchObject({ status: 422, code: 'market-unknown' })
  expect((await ask({ market: null })).json).toMatchObject({ market: null })
  expect((await call('GET', '/api/account', { headers })).json).toMatchObject({ market: null })
})
