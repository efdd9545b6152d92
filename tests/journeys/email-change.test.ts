/** Another address for an account: whoever gets it reads both, the one before is told, and nobody learns who else has an account. */
import { expect, test } from 'vitest'
import { call } from './caller.ts'
import { anotherHouse, digitsIn, mailbox, nextMail, signIn } from './customers.ts'
import { shop } from './goods.ts'
import { openBrowser } from './browser.ts'

const idOf = (email: string) =>
  shop.USERS_DB.prepare('SELECT id FROM customers WHERE email = ?1').bind(email).first<string>('id')

test('with the digits of both mails the account belongs to the new address, and the old one is told', async () => {
  const [old, fresh] = ['change-old@example.com', 'change-new@example.com']
  const [browser, other] = [await signIn(old), await signIn(old)]
  const id = await idOf(old)
  const asked = await browser.post('/account/security/email', { email: ' Change-New@Example.com ' })
  expect([asked.status, asked.to]).toEqual([303, '/account/security/email'])
  const page = await browser.get('/account/security/email')
  expect([page.html.includes(old), page.html.includes(fresh)]).toEqual([true, true])
  const current = digitsIn(await nextMail(old, 0, 'email-change-current'))
  const digits = digitsIn(await nextMail(fresh, 0, 'email-change-new'))
  const give = (fields: Record<string, string>) => browser.post('/account/security/email/digits', fields)
  // One of both is not enough, and which one is wrong is said at its field.
  const wrong = await give({ current, new: '000000' })
  expect([wrong.status, /id="new"[^>]*aria-invalid/.test(wrong.html)]).toEqual([401, true])
  const both = await give({ current: digits, new: digits })
  expect([both.status, /id="current"[^>]*aria-invalid/.test(both.html)]).toEqual([401, true])
  expect(await idOf(old)).toBe(id)
  const done = await give({ current: `${current.slice(0, 3)} ${current.slice(3)}`, new: digits })
  expect(done.to).toBe('/account/security?done=email')
  expect([await idOf(old), await idOf(fresh)]).toEqual([null, id])
  expect((await browser.get('/account/security?done=email')).html).toContain(fresh)
  expect((await other.get('/account')).status).toBe(303)
  const told = await nextMail(old, 0, 'email-changed')
  expect(told.text).toContain('c***@example.com')
  // The same digits again are none.
  await browser.post('/account/security/email', { email: 'change-third@example.com' })
  expect((await give({ current, new: digits })).status).toBe(401)
  await signIn(fresh)
})

test('the answer is the same whether the new address is somebody else’s, and the mail to it says so', async () => {
  const [mine, theirs] = ['change-mine@example.com', 'change-theirs@example.com']
  await signIn(theirs)
  const browser = await signIn(mine)
  const ask = async (email: string) => {
    const { status, to, html } = await browser.post('/account/security/email', { email })
    return [status, to, html]
  }
  expect(await ask(theirs)).toEqual(await ask('change-nobody@example.com'))
  await ask(theirs)
  expect((await nextMail(theirs, 0, 'email-change-taken')).text).not.toMatch(/^\d{6}$/m)
  const current = digitsIn(await nextMail(mine, 2, 'email-change-current'))
  const tried = await browser.post('/account/security/email/digits', { current, new: '123456' })
  expect([tried.status, /id="new"[^>]*aria-invalid/.test(tried.html)]).toEqual([401, true])
  expect(await idOf(theirs)).not.toBe(await idOf(mine))
})

test('digits of one account change no other, and stand in no outbox and no answer', async () => {
  const [one, two] = [await signIn('change-one@example.com'), await signIn('change-two@example.com')]
  const wanted = 'change-both@example.com'
  await one.post('/account/security/email', { email: wanted })
  const digits = digitsIn(await nextMail(wanted, 0, 'email-change-new'))
  const currentOfOne = digitsIn(await nextMail('change-one@example.com', 0, 'email-change-current'))
  await two.post('/account/security/email', { email: wanted })
  const currentOfTwo = digitsIn(await nextMail('change-two@example.com', 0, 'email-change-current'))
  const stolen = await two.post('/account/security/email/digits', { current: currentOfTwo, new: digits })
  expect(stolen.status).toBe(401)
  const lent = await one.post('/account/security/email/digits', { current: currentOfTwo, new: digits })
  expect(lent.status).toBe(401)
  const { results } = await shop.USERS_DB.prepare('SELECT fact FROM user_facts').all<{ fact: string }>()
  const facts = JSON.stringify(results)
  expect(facts).not.toMatch(new RegExp(`${digits}|${currentOfOne}`))
  expect((await one.post('/account/security/email/digits', { current: currentOfOne, new: digits })).status).toBe(303)
})

test('what is no address is told at its field as it was typed; wishes have a bound', async () => {
  const browser = await signIn('change-bounds@example.com')
  const wrong = await browser.post('/account/security/email', { email: 'maya@' })
  expect([wrong.status, wrong.html.includes('value="maya@"'), wrong.html.includes('aria-invalid')]).toEqual([
    422,
    true,
    true,
  ])
  expect((await browser.post('/account/security/email', { email: 'Change-Bounds@example.com' })).status).toBe(422)
  for (let at = 0; at < 5; at++)
    expect((await browser.post('/account/security/email', { email: `change-${at}@example.com` })).status).toBe(303)
  expect((await browser.post('/account/security/email', { email: 'change-6@example.com' })).status).toBe(429)
  expect((await openBrowser().get('/account/security/email')).to).toContain('/account/sign-in')
  expect((await openBrowser().post('/account/security/email', { email: 'x@example.com' })).to).toContain(
    '/account/sign-in',
  )
})

test('by API, once in fifty tries at the same moment', async () => {
  const [old, fresh] = ['change-api@example.com', 'change-api-new@example.com']
  const browser = await signIn(old)
  const bearer = decodeURIComponent(browser.cookies.get('__Host-stoa_customer') ?? '')
  const put = (path: string, body: unknown) =>
    call('PUT', `/api/account/${path}`, { bearer, body, headers: anotherHouse() })
  expect((await put('new-email', { email: old })).json.code).toBe('email-same')
  expect((await put('new-email', { email: fresh })).json).toEqual({ seconds: 600 })
  const current = digitsIn(await nextMail(old, 0, 'email-change-current'))
  const digits = digitsIn(await nextMail(fresh, 0, 'email-change-new'))
  expect((await put('email', { email: fresh, current: '000000', new: digits })).json).toMatchObject({
    code: 'email-digits-refused',
    at: 'current',
  })
  const tries = await Promise.all(
    Array.from({ length: 10 }, () => put('email', { email: fresh, current, new: digits })),
  )
  expect(tries.filter(({ status }) => status === 200).length).toBeLessThanOrEqual(1)
  if (!(await idOf(fresh))) expect((await put('email', { email: fresh, current, new: digits })).status).toBe(200)
  expect(await mailbox(fresh)).toHaveLength(1)
  expect((await call('GET', '/api/account', { bearer })).json.email).toBe(fresh)
})
