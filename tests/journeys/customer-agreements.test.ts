/** What may be written to somebody: said in the account, kept line by line with what was read, and by programs as well. */
import { beforeAll, expect, test } from 'vitest'
import { productByHandle } from '#schema/products/catalog/catalog'
import { consentHistory, consentOf } from '#schema/users/notifications/consents'
import type { Browser } from './browser.ts'
import { call, ORIGIN } from './caller.ts'
import { nextMail, signIn } from './customers.ts'
import { shop, stockGoods, type Goods } from './goods.ts'

let goods: Goods
beforeAll(async () => {
  goods = await stockGoods()
})

const say = (browser: Browser, fields: Readonly<Record<string, string>>, path = '/account/preferences/messages') =>
  browser.post(path, fields)
const isTicked = (html: string, name: string): boolean =>
  new RegExp(`name="${name.replace('.', '\\.')}" checked`).test(html)
const history = async (address: string) =>
  (await consentHistory(shop.USERS_DB, address)).map(({ purpose, state, source, language }) => [
    purpose,
    state,
    source,
    language,
  ])

test('each change is a line with its wording, what is as it was writes none, and one press ends all', async () => {
  const email = 'agrees@example.com'
  const browser = await signIn(email)
  expect(isTicked((await browser.get('/account/preferences')).html, 'mail.newsletter')).toBe(false)
  const done = await say(browser, { 'mail.newsletter': 'on', 'mail.review-invitation': 'on' })
  expect([done.status, done.to]).toEqual([303, '/account/preferences?done=messages'])
  await say(browser, { 'mail.newsletter': 'on', 'mail.review-invitation': 'on' })
  expect(await history(email)).toHaveLength(2)
  expect(await nextMail(email, 0, 'newsletter-welcome')).toMatchObject({ template: 'newsletter-welcome' })
  const page = await browser.get('/zh/account/preferences?done=messages')
  expect([isTicked(page.html, 'mail.newsletter'), isTicked(page.html, 'mail.abandoned-cart')]).toEqual([true, false])
  await say(browser, { 'mail.review-invitation': 'on' }, '/zh/account/preferences/messages')
  expect((await history(email))[0]).toEqual(['newsletter', 'withdrawn', 'account', 'zh'])
  const [last, first] = [
    (await consentHistory(shop.USERS_DB, email))[0],
    (await consentHistory(shop.USERS_DB, email))[2],
  ]
  expect([last?.wording, first?.wording.includes('may write to me'), first?.version]).toEqual([
    '不再接收此类邮件。',
    true,
    expect.stringMatching(/^\d{4}-/),
  ])
  await say(browser, { none: 'on', 'mail.review-invitation': 'on' })
  expect(await consentOf(shop.USERS_DB, email, 'review-invitation')).toBe('withdrawn')
})

test('by SMS where a number is proven, and nowhere else; unknown purposes change nothing', async () => {
  const email = 'phones@example.com'
  const browser = await signIn(email)
  await say(browser, { 'sms.newsletter': 'on', 'mail.everything': 'on', 'mail.back-in-stock': 'on' })
  expect(await history(email)).toEqual([])
  await shop.USERS_DB.prepare(
    `UPDATE customers SET phone_number = '+353851234567', phone_number_verified = 1 WHERE email = ?1`,
  )
    .bind(email)
    .run()
  await say(browser, { 'sms.newsletter': 'on' })
  expect(await history('+353851234567')).toEqual([['newsletter', 'given', 'account', 'en']])
  expect(await history(email)).toEqual([])
  expect(isTicked((await browser.get('/account/preferences')).html, 'sms.newsletter')).toBe(true)
})

test('programs say the same, and keep the wish list of the account', async () => {
  const browser = await signIn('programs-agree@example.com')
  const cookie = Array.from(browser.cookies, (pair) => pair.join('=')).join('; ')
  const headers = { cookie, origin: ORIGIN, 'sec-fetch-site': 'same-origin' }
  const ask = (method: string, path: string, body?: unknown) =>
    call(method, `/api/account${path}`, { headers, ...(body !== undefined && { body }) })
  const put = await ask('PUT', '/agreements/newsletter/mail', { given: true, language: 'zh' })
  expect([put.status, put.json.agreements[0]]).toEqual([
    200,
    { purpose: 'newsletter', mail: true, sms: null, push: null, saidAt: expect.any(Number) },
  ])
  expect((await ask('PUT', '/agreements/newsletter/sms', { given: true })).json.code).toBe('phone-unverified')
  expect((await ask('PUT', '/agreements/everything/mail', { given: true })).json.code).toBe('request-invalid')
  expect((await call('GET', '/api/account/agreements')).status).toBe(401)
  const mug = (await productByHandle(shop.PRODUCTS_DB, 'delos-mug'))?.id ?? ''
  const list = await ask('PUT', `/wish-list/${mug}`, { variant: goods.chalk })
  expect(list.json).toMatchObject({
    shared: null,
    wishes: [{ product: mug, handle: 'delos-mug', readyVariant: goods.chalk }],
  })
  expect((await ask('PUT', '/wish-list/prd_0000000000000000', {})).json.code).toBe('product-unknown')
  const { json } = await ask('PUT', '/wish-list/link')
  expect((await browser.get(json.shared)).status).toBe(200)
  expect((await ask('DELETE', '/wish-list/link')).json.shared).toBe(null)
  expect((await ask('DELETE', `/wish-list/${mug}`)).json.wishes).toEqual([])
  expect((await call('GET', '/api/account/wish-list')).status).toBe(401)
})
