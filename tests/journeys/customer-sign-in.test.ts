/** Shoppers come in: by digits, by the link of a mail, by nothing that is somebody else's. */
import { expect, test } from 'vitest'
import { openBrowser } from './browser.ts'
import { anotherHouse, askForMail, digitsIn, linkIn, mailbox, nextMail, signIn } from './customers.ts'
import { shop } from './goods.ts'

const customers = async (email: string) =>
  (await shop.USERS_DB.prepare('SELECT id, email_verified AS proven FROM customers WHERE email = ?1').bind(email).all())
    .results

const sessionsOf = async (email: string): Promise<number> =>
  (await shop.USERS_DB.prepare(
    'SELECT count(*) AS n FROM customer_sessions WHERE user_id = (SELECT id FROM customers WHERE email = ?1)',
  )
    .bind(email)
    .first<number>('n')) ?? 0

test('six digits make an account of an address, and a welcome is written once', async () => {
  const email = 'maya@lindqvist.example'
  const browser = await signIn(email)
  expect(await customers(email)).toMatchObject([
    { id: expect.stringMatching(/^cus_[0-9a-hjkmnp-tv-z]{24}$/), proven: 1 },
  ])
  expect([...browser.cookies.keys()]).toContain('__Host-stoa_customer')
  expect((await nextMail(email, 0, 'welcome')).subject).toContain('account')
  await signIn(email, browser)
  expect((await mailbox(email)).filter(({ template }) => template === 'welcome')).toHaveLength(1)
})

test('no code is kept as it is: not in the outbox, not among the codes', async () => {
  const email = 'hidden@example.com'
  await askForMail(openBrowser(), email)
  const digits = digitsIn(await nextMail(email))
  const facts = await shop.USERS_DB.prepare('SELECT fact FROM user_facts WHERE about = ?1').bind(email).all()
  const codes = await shop.USERS_DB.prepare('SELECT identifier, value FROM customer_verifications').all()
  expect(digits).toMatch(/^\d{6}$/)
  expect(JSON.stringify([facts.results, codes.results])).not.toContain(digits)
})

test('fifty tries with the right digits at once let in one', async () => {
  const email = 'fifty@example.com'
  const browser = openBrowser()
  const house = anotherHouse()
  await askForMail(browser, email, house)
  const digits = digitsIn(await nextMail(email))
  const cookie = Array.from(browser.cookies, (pair) => pair.join('=')).join('; ')
  const tries = await Promise.all(
    Array.from({ length: 50 }, () =>
      openBrowser().post('/account/sign-in/digits', { code: digits, to: '/account' }, { ...anotherHouse(), cookie }),
    ),
  )
  expect(tries.filter(({ status }) => status === 303)).toHaveLength(1)
  expect(await sessionsOf(email)).toBe(1)
})

test('five wrong tries end the digits, and the link of the same mail still opens', async () => {
  const email = 'guessed@example.com'
  const browser = openBrowser()
  await askForMail(browser, email)
  const mail = await nextMail(email)
  const right = digitsIn(mail)
  const wrong = String((Number(right) + 1) % 1_000_000).padStart(6, '0')
  for (let at = 0; at < 5; at++) {
    const answer = await browser.post('/account/sign-in/digits', { code: wrong, to: '/account' }, anotherHouse())
    expect([answer.status, answer.html.includes('That is not it')]).toEqual([401, true])
  }
  const late = await browser.post('/account/sign-in/digits', { code: right, to: '/account' }, anotherHouse())
  expect(late.status).toBe(401)
  const elsewhere = openBrowser()
  const page = await elsewhere.get(linkIn(mail))
  expect([page.status, page.html.includes('One more press')]).toEqual([200, true])
  const token = /token=([a-z0-9]+)/.exec(linkIn(mail))?.[1] ?? ''
  const opened = await elsewhere.post('/account/sign-in/link', { token, to: '/account', remember: 'on' })
  expect([opened.status, opened.to]).toEqual([303, '/account'])
  const twice = await openBrowser().post('/account/sign-in/link', { token, to: '/account' })
  expect([twice.status, twice.html.includes('has been used')]).toEqual([410, true])
})

test('of two mails only the digits of the last count', async () => {
  const email = 'twice@example.com'
  const browser = openBrowser()
  await askForMail(browser, email)
  const first = digitsIn(await nextMail(email))
  await askForMail(browser, email)
  const second = digitsIn(await nextMail(email, 1))
  if (first !== second)
    expect(
      (await browser.post('/account/sign-in/digits', { code: first, to: '/account' }, anotherHouse())).status,
    ).toBe(401)
  expect((await browser.post('/account/sign-in/digits', { code: second, to: '/account' }, anotherHouse())).status).toBe(
    303,
  )
})

test('the digits of another address open nothing', async () => {
  const [mine, theirs] = [openBrowser(), openBrowser()]
  await askForMail(mine, 'mine@example.com')
  await askForMail(theirs, 'theirs@example.com')
  const [own, other] = [digitsIn(await nextMail('mine@example.com')), digitsIn(await nextMail('theirs@example.com'))]
  if (own === other) return
  const tried = await mine.post('/account/sign-in/digits', { code: other, to: '/account' }, anotherHouse())
  expect(tried.status).toBe(401)
})

test.each(['', 'maya', 'maya@', '<b>@example.com', `${'a'.repeat(300)}@example.com`])(
  'an address that is none gets its reason and no mail: %j',
  async (email) => {
    const answer = await askForMail(openBrowser(), email)
    expect(answer.status).toBe(422)
    expect(answer.html).not.toContain('<b>@')
    expect(await mailbox(email)).toEqual([])
  },
)

test('five mails to one address, and the sixth wish is answered like the others', async () => {
  const email = 'flooded@example.com'
  for (let at = 0; at < 6; at++) {
    const asked = await askForMail(openBrowser(), email)
    expect([asked.status, asked.to.startsWith('/account/sign-in/digits')]).toEqual([303, true])
  }
  await nextMail(email, 4)
  await new Promise((resolve) => setTimeout(resolve, 2_000))
  expect(await mailbox(email)).toHaveLength(5)
})

test('whoever asks from one house for many mails has to be a person', async () => {
  const house = anotherHouse()
  const ask = (at: number, more: Readonly<Record<string, string>> = {}) =>
    openBrowser().post('/account/sign-in', { email: `one-of-${at}@example.com`, to: '/account', ...more }, house)
  for (let at = 0; at < 10; at++) expect((await ask(at)).status).toBe(303)
  const stopped = await ask(10)
  expect([stopped.status, stopped.html.includes('name="bot-token"')]).toEqual([403, true])
  expect((await ask(10, { 'bot-token': 'demo-fails' })).status).toBe(403)
  expect((await ask(10, { 'bot-token': 'demo-passes' })).status).toBe(303)
})

test('a session of a customer opens nothing of the admin, and one of staff no account', async () => {
  const browser = await signIn('nosy@example.com')
  const token = browser.cookies.get('__Host-stoa_customer') ?? ''
  browser.cookies.set('__Host-stoa_staff', token)
  expect((await browser.get('/admin/orders')).to).toContain('/admin/sign-in')
})

test('out is out, at once', async () => {
  const browser = await signIn('leaving@example.com')
  const cookie = browser.cookies.get('__Host-stoa_customer') ?? ''
  await browser.post('/account/sign-out', {})
  expect([...browser.cookies.keys()]).not.toContain('__Host-stoa_customer')
  expect(await sessionsOf('leaving@example.com')).toBe(0)
  browser.cookies.set('__Host-stoa_customer', cookie)
  expect((await browser.get('/account/sign-in?to=/account')).status).toBe(200)
})
