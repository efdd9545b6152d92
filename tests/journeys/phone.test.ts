/** A telephone number of an account: proven by a code, a way in from then on, and never a way to spend the shop's money. */
import { expect, test } from 'vitest'
import { SMS_BOUNDS } from '#domain/customers/phone'
import { DAY_MS } from '#domain/customers/sign-in'
import { countAttempts } from '../../workers/http/attempt-counters.ts'
import { newPhoneCode, takePhoneCode } from '../../workers/http/phone-codes.ts'
import { customerAuthAt } from '../../workers/http/customer-auth.ts'
import { openBrowser, type Browser } from './browser.ts'
import { call, ORIGIN } from './caller.ts'
import { anotherHouse, digitsIn, mailbox, nextMail, signIn } from './customers.ts'
import { shop } from './goods.ts'

const nextSms = (phone: string, before = 0) => nextMail(phone, before, 'phone-code')

const prove = async (browser: Browser, phone: string): Promise<void> => {
  const before = (await mailbox(phone)).length
  await browser.post('/account/security/phone', { phone }, anotherHouse())
  const code = digitsIn(await nextSms(phone, before))
  const done = await browser.post('/account/security/phone/digits', { code })
  expect(done.to).toBe('/account/security?done=phone')
}

const askToSignIn = (browser: Browser, phone: string, house = anotherHouse(), more = {}) =>
  browser.post('/account/sign-in/phone', { phone, to: '/account', remember: 'on', ...more }, house)

/** As sent messages settle: long enough for the queue to have acted on what was told. */
const quiet = () => new Promise((resolve) => setTimeout(resolve, 1_500))

test('a number is proven by its code, opens the account, and opens nothing when it is gone', async () => {
  const [email, phone] = ['phone@example.com', '+46701230001']
  const browser = await signIn(email)
  const wrong = await browser.post('/account/security/phone', { phone: 'call me' }, anotherHouse())
  expect([
    wrong.status,
    wrong.html.includes('value="call me"'),
    /id="phone"[^>]*aria-invalid/.test(wrong.html),
  ]).toEqual([422, true, true])
  const asked = await browser.post('/account/security/phone', { phone: '0046 (0)70 123 00 01' }, anotherHouse())
  expect([asked.status, asked.to]).toEqual([303, '/account/security/phone'])
  const sms = await nextSms(phone)
  expect(sms.text.split('\n')[0]).toMatch(/^\d{6}$/)
  const slip = await browser.post('/account/security/phone/digits', { code: '000000' })
  expect([slip.status, /id="code"[^>]*aria-invalid/.test(slip.html)]).toEqual([401, true])
  expect((await browser.post('/account/security/phone/digits', { code: digitsIn(sms) })).to).toBe(
    '/account/security?done=phone',
  )
  expect((await browser.get('/account/security')).html).toContain(phone)
  // Used once.
  expect((await browser.post('/account/security/phone/digits', { code: digitsIn(sms) })).to).toBe('/account/security')

  const other = openBrowser()
  const wants = await askToSignIn(other, phone)
  expect([wants.status, wants.to]).toEqual([303, '/account/sign-in/phone/digits?to=%2Faccount'])
  const code = digitsIn(await nextSms(phone, 1))
  const refused = await other.post('/account/sign-in/phone/digits', { code: '000000', to: '/account' }, anotherHouse())
  expect(refused.status).toBe(401)
  expect((await other.post('/account/sign-in/phone/digits', { code, to: '/account' }, anotherHouse())).to).toBe(
    '/account',
  )
  expect((await other.get('/account/preferences')).html).toContain(email)

  expect((await browser.post('/account/security/phone/remove', {})).to).toBe('/account/security?done=no-phone')
  const late = openBrowser()
  await askToSignIn(late, phone)
  await quiet()
  expect((await mailbox(phone)).length).toBe(2)
})

test('nobody learns whether an account has a number, and one that none has costs nothing', async () => {
  const phone = '+46701230002'
  await prove(await signIn('phone-known@example.com'), phone)
  const ask = async (of: string) => {
    const { status, to, html, headers } = await askToSignIn(openBrowser(), of)
    return [status, to, html, headers.get('set-cookie')?.split(';').slice(1)]
  }
  expect(await ask('+46701239999')).toEqual(await ask(phone))
  await nextSms(phone, 1)
  await quiet()
  expect(await mailbox('+46701239999')).toEqual([])
  const none = openBrowser()
  await askToSignIn(none, '+46701239999')
  const tried = await none.post('/account/sign-in/phone/digits', { code: '123456', to: '/account' }, anotherHouse())
  expect(tried.status).toBe(401)
  const { results } = await shop.USERS_DB.prepare(`SELECT fact FROM user_facts WHERE fact LIKE '%phone-code%'`).all()
  const [latest] = await mailbox(phone)
  expect(JSON.stringify(results)).not.toContain(latest ? digitsIn(latest) : '-')
})

test('of fifty who give the digits in the same moment one is let in; five wrong ones end them', async () => {
  const { internalAdapter } = await (await customerAuthAt(shop, ORIGIN)).$context
  const now = Date.now()
  const take = (identifier: string, digits: string, at = now) =>
    takePhoneCode(shop, internalAdapter, { identifier, digits }, at)
  const digits = await newPhoneCode(shop, internalAdapter, 'fifty', now)
  const taken = await Promise.all(Array.from({ length: 50 }, () => take('fifty', digits)))
  expect(taken.filter(Boolean)).toHaveLength(1)
  const again = await newPhoneCode(shop, internalAdapter, 'five', now)
  const wrong = again === '111111' ? '222222' : '111111'
  for (let at = 0; at < 5; at++) expect(await take('five', wrong)).toBe(false)
  expect(await take('five', again)).toBe(false)
  const old = await newPhoneCode(shop, internalAdapter, 'old', now)
  const fresh = await newPhoneCode(shop, internalAdapter, 'old', now)
  expect([old !== fresh && (await take('old', old)), await take('old', fresh)]).toEqual([false, true])
  const late = await newPhoneCode(shop, internalAdapter, 'late', now)
  expect(await take('late', late, now + 10 * 60_000)).toBe(false)
})

test('short messages have bounds: of a number, of an address, and of the shop', async () => {
  const phone = '+46701230003'
  await prove(await signIn('phone-bounds@example.com'), phone)
  for (let at = 0; at < 2; at++) expect((await askToSignIn(openBrowser(), phone)).to).not.toContain('again')
  expect((await askToSignIn(openBrowser(), phone)).to).toContain('again')
  await nextSms(phone, 2)
  await quiet()
  expect((await mailbox(phone)).length).toBe(3)

  const house = anotherHouse()
  for (let at = 0; at < SMS_BOUNDS.placeChallenged; at++)
    expect((await askToSignIn(openBrowser(), `+4670124000${at}`, house)).status).toBe(303)
  const challenged = await askToSignIn(openBrowser(), '+46701250001', house)
  expect([challenged.status, challenged.html.includes('bot-token')]).toEqual([403, true])
  const person = { 'bot-token': 'demo-passes' }
  const shown = await askToSignIn(openBrowser(), '+46701250001', house, person)
  expect(shown.status).toBe(303)
  for (let at = SMS_BOUNDS.placeChallenged + 2; at < SMS_BOUNDS.placeDay; at++)
    await askToSignIn(openBrowser(), `+467012600${at}`, house, person)
  expect((await askToSignIn(openBrowser(), '+46701270001', house, person)).status).toBe(429)

  const full = '+46701230004'
  const browser = await signIn('phone-full@example.com')
  const keys = Array.from({ length: SMS_BOUNDS.shopDay }, () => 'customer-sms-all')
  for (let at = 0; at < keys.length; at += 100)
    await Promise.all(
      keys.slice(at, at + 100).map((key) => countAttempts(shop, [key], { now: Date.now(), periodMs: DAY_MS })),
    )
  expect((await browser.post('/account/security/phone', { phone: full }, anotherHouse())).status).toBe(303)
  await quiet()
  expect(await mailbox(full)).toEqual([])
})

test('by API: proven, told with the account, signed in with, moved to whoever proves it next, and removed', async () => {
  // The shop has sent as many as it may today: the digits are made here.
  const phone = '+46701230005'
  const bearerOf = async (email: string) =>
    decodeURIComponent((await signIn(email)).cookies.get('__Host-stoa_customer') ?? '')
  const [one, two] = [await bearerOf('phone-one@example.com'), await bearerOf('phone-two@example.com')]
  const { internalAdapter } = await (await customerAuthAt(shop, ORIGIN)).$context
  const proven = async (bearer: string) => {
    const { id } = (await call('GET', '/api/account', { bearer })).json
    const digits = await newPhoneCode(shop, internalAdapter, `phone-of-${id}-${phone}`, Date.now())
    return call('PUT', '/api/account/phone', { bearer, body: { phone: '+46 70-123 00 05', digits } })
  }
  const refused = await call('PUT', '/api/account/new-phone', { bearer: one, body: { phone: '12' } })
  expect([refused.status, refused.json.code]).toEqual([422, 'phone-form'])
  const asked = await call('PUT', '/api/account/new-phone', { bearer: one, body: { phone }, headers: anotherHouse() })
  expect([asked.status, asked.json]).toEqual([202, { seconds: 600, again: false }])
  const phoneOf = async (bearer: string) => (await call('GET', '/api/account', { bearer })).json.phone
  expect((await proven(one)).json).toEqual({ phone })
  expect(await phoneOf(one)).toBe(phone)
  const digits = await newPhoneCode(shop, internalAdapter, `phone-sign-in-${phone}`, Date.now())
  const post = (path: string, body: unknown) =>
    call('POST', `/api/account/sign-in/${path}`, { body, headers: anotherHouse(), key: null })
  expect((await post('sms', { phone })).status).toBe(202)
  const signed = await post('sms-digits', { phone, digits, session: 'token' })
  expect(signed.json).toMatchObject({ awaits: 'nothing', customer: { email: 'phone-one@example.com' } })
  expect((await post('sms-digits', { phone, digits, session: 'token' })).json.code).toBe('sign-in-refused')
  expect((await proven(two)).status).toBe(200)
  expect([await phoneOf(one), await phoneOf(two)]).toEqual([null, phone])
  expect((await call('DELETE', '/api/account/phone', { bearer: two })).status).toBe(204)
  expect(await phoneOf(two)).toBeNull()
})
