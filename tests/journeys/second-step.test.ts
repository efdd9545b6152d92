/** The second step of a customer: how it is put on, what is asked for behind the way in, and that nobody keeps its owner out by it. */
import { expect, test } from 'vitest'
import { CODES_A_DAY } from '#domain/customers/second-step'
import { DAY_MS } from '#domain/customers/sign-in'
import { customerAccount } from '../../workers/flows/customers/defence.ts'
import { countAttempts } from '../../workers/http/attempt-counters.ts'
import { hidden, openBrowser, type Browser } from './browser.ts'
import { anotherHouse, askForMail, digitsIn, linkIn, nextMail, signIn } from './customers.ts'
import { shop } from './goods.ts'
import { codeOf, recoveryShown, secondStep, secretShown } from './second-step.ts'

const PASSWORD = 'a long walk by the sea'
const FACTOR = '/account/sign-in/factor?to=%2Faccount'

const factor = (browser: Browser, code: string, house = anotherHouse()) =>
  browser.post('/account/sign-in/factor', { code, to: '/account' }, house)

const byPassword = (browser: Browser, email: string, house = anotherHouse()) =>
  browser.post('/account/sign-in/password', { email, password: PASSWORD, to: '/account', remember: 'on' }, house)

/** Somebody with both, signed out, in a browser that has signed in before. */
const owner = async (email: string) => {
  const browser = await signIn(email)
  await browser.post('/account/security/password', { password: PASSWORD })
  const step = await secondStep(browser, { password: PASSWORD })
  expect(step.on.to).toBe('/account/security?done=factor-on')
  await browser.post('/account/sign-out', {})
  return { browser, ...step }
}

/** Strangers who know what is behind have guessed as often as they may. */
const guessed = async (email: string): Promise<void> => {
  const key = `second-step-day:${await customerAccount(email)}:password`
  for (let at = 0; at < CODES_A_DAY; at++) await countAttempts(shop, [key], { now: Date.now(), periodMs: DAY_MS })
}

test('who has the password and guesses codes keeps the owner out of nothing', { timeout: 60_000 }, async () => {
  const email = 'owner-of-codes@example.com'
  const { browser, code } = await owner(email)
  for (const at of [1, 2]) {
    const house = { 'cf-connecting-ip': `66.1.1.${at}` }
    const stranger = openBrowser()
    expect((await byPassword(stranger, email, house)).to).toBe(FACTOR)
    const statuses: number[] = []
    for (let tries = 0; tries < 10; tries++) statuses.push((await factor(stranger, '000000', house)).status)
    expect(statuses.slice(0, 5)).toEqual([401, 401, 401, 401, 401])
    expect(statuses.slice(5).every((status) => status !== 401)).toBe(true)
  }
  expect((await byPassword(browser, email)).to).toBe(FACTOR)
  expect((await factor(browser, await code(30_000))).to).toBe('/account')
})

test('strangers behind a password are held for the day; a recovery code is looked at all the same', async () => {
  const email = 'recovers@example.com'
  const { code, recovery } = await owner(email)
  await guessed(email)
  const stranger = openBrowser()
  await byPassword(stranger, email)
  const held = await factor(stranger, await code(30_000))
  expect([held.status, held.html.includes('Somebody is guessing'), held.html.includes('Sign in by a mail')]).toEqual([
    403,
    true,
    true,
  ])
  expect((await factor(stranger, recovery[0] ?? '')).to).toBe('/account')
})

test('and behind a mail, which who has the password cannot read, codes count for themselves', async () => {
  const email = 'has-the-mailbox@example.com'
  const { code } = await owner(email)
  await guessed(email)
  const anew = openBrowser()
  await askForMail(anew, email)
  const token = /token=([a-z0-9]+)/.exec(linkIn(await nextMail(email, 1)))?.[1] ?? ''
  await anew.post('/account/sign-in/link', { token, to: '/account' })
  expect((await factor(anew, await code(30_000))).to).toBe('/account')
})

test('whose device it is not leaves nothing there, behind a second step neither', async () => {
  const email = 'borrows@example.com'
  const { code } = await owner(email)
  const borrowed = openBrowser()
  await borrowed.post('/account/sign-in', { email, to: '/account' }, anotherHouse())
  await borrowed.post('/account/sign-in/digits', { code: digitsIn(await nextMail(email, 1)), to: '/account' })
  const done = await factor(borrowed, await code(30_000))
  expect(done.to).toBe('/account')
  const session = done.headers.getSetCookie().find((line) => line.startsWith('__Host-stoa_customer='))
  expect(session).toMatch(/max-age=43200/i)
  expect([...borrowed.cookies.keys()].filter((name) => name.startsWith('__Host-stoa_device'))).toEqual([])
  await borrowed.post('/account/sign-out', {})
  expect([...borrowed.cookies.keys()]).toEqual([])
})

test('who stays signed in stays so behind a second step', async () => {
  const email = 'remembered@example.com'
  const { browser, code } = await owner(email)
  await byPassword(browser, email)
  const done = await factor(browser, await code(30_000))
  const session = done.headers.getSetCookie().find((line) => line.startsWith('__Host-stoa_customer='))
  expect(session).toMatch(/max-age=2592000/i)
})

test('a form that can do nothing is not shown: the way in begins again, and says why', async () => {
  const browser = openBrowser()
  for (const [path, why] of [
    ['/account/sign-in/factor', 'factor'],
    ['/account/sign-in/link', 'link'],
    ['/account/sign-in/link?token=half', 'link'],
    ['/account/sign-in/digits', 'late'],
  ] as const) {
    const led = await browser.get(path)
    expect([path, led.status, led.to]).toEqual([path, 303, `/account/sign-in?to=%2Faccount&why=${why}`])
  }
  const said = async (path: string) => (await browser.get(path)).html
  expect(await said('/account/sign-in?why=factor')).toContain('No code is awaited here')
  expect(await said('/account/sign-in?why=link')).toContain('That link is not whole')
  expect(await said('/zh/account/sign-in?why=factor')).toContain('此处没有待输入的代码')
  expect(await said('/account/sign-in?why=toString')).not.toContain('<p class="note bad" role="alert">')
})

test('after five wrong codes the way in begins again, with a word', async () => {
  const email = 'five-wrong@example.com'
  await owner(email)
  const browser = openBrowser()
  await byPassword(browser, email)
  for (let at = 0; at < 5; at++) expect((await factor(browser, '000000')).status).toBe(401)
  expect((await factor(browser, '000000')).to).toBe('/account/sign-in?to=%2Faccount&why=factor')
})

test('a wrong digit while it is put on loses nothing: all of it is shown again until it is confirmed', async () => {
  const email = 'mistypes@example.com'
  const browser = await signIn(email)
  const begun = await browser.post('/account/security/second-step', {})
  const confirm = (code: string, setup: string) =>
    browser.post('/account/security/second-step/confirm', { code, setup })
  const wrong = await confirm('000000', hidden(begun.html, 'setup'))
  expect([wrong.status, secretShown(wrong.html), recoveryShown(wrong.html)]).toEqual([
    401,
    secretShown(begun.html),
    recoveryShown(begun.html),
  ])
  expect([wrong.html.includes('<svg class="qr"'), wrong.html.includes('href="#code"')]).toEqual([true, true])
  expect(wrong.html).toContain('/account/security#second-step')
  // Of somebody else, or changed: nothing of it is shown.
  const other = await signIn('mistypes-too@example.com')
  await other.post('/account/security/second-step', {})
  const foreign = await other.post('/account/security/second-step/confirm', {
    code: '000000',
    setup: hidden(begun.html, 'setup'),
  })
  expect([foreign.status, secretShown(foreign.html)]).toEqual([401, ''])
  const on = await confirm(await codeOf(secretShown(wrong.html)), hidden(wrong.html, 'setup'))
  expect(on.to).toBe('/account/security?done=factor-on')
  await browser.post('/account/sign-out', {})
  await askForMail(browser, email)
  await browser.post('/account/sign-in/digits', { code: digitsIn(await nextMail(email, 1)), to: '/account' })
  expect((await factor(browser, recoveryShown(wrong.html)[0] ?? '')).to).toBe('/account')
})

test('new recovery codes end those of before, and are for whoever has signed in a moment ago', async () => {
  const email = 'deals@example.com'
  const browser = await signIn(email)
  const { recovery } = await secondStep(browser)
  const dealt = recoveryShown((await browser.post('/account/security/second-step/recovery-codes', {})).html)
  expect([dealt.length, dealt.some((code) => recovery.includes(code))]).toEqual([10, false])
  await shop.USERS_DB.prepare(
    'UPDATE customer_sessions SET created_at = created_at - 1000000 WHERE user_id = (SELECT id FROM customers WHERE email = ?1)',
  )
    .bind(email)
    .run()
  expect((await browser.post('/account/security/second-step/recovery-codes', {})).to).toContain('/account/sign-in?to=')
  await browser.post('/account/sign-out', {})
  await askForMail(browser, email)
  await browser.post('/account/sign-in/digits', { code: digitsIn(await nextMail(email, 1)), to: '/account' })
  expect((await factor(browser, recovery[0] ?? '')).status).toBe(401)
  expect((await factor(browser, dealt[0] ?? '')).to).toBe('/account')
})

test('what is amiss in a form far below is said on top, leads to its field, and takes the focus', async () => {
  const browser = await signIn('far-below@example.com')
  const summary = (html: string) =>
    /<div class="amiss" role="alert" tabindex="-1" autofocus="">.*?<\/div>/s.exec(html)?.[0]
  const short = await browser.post('/account/security/password', { password: 'short' })
  expect([short.status, summary(short.html)]).toEqual([422, expect.stringContaining('href="#new-password"')])
  expect(short.html).toContain('id="new-password"')
  const mistyped = await browser.post('/account/privacy/forget', { email: 'somebody@else.example' })
  expect(summary(mistyped.html)).toContain('href="#email"')
  await browser.post('/account/security/password', { password: PASSWORD })
  const refused = await browser.post('/account/security/second-step', { password: 'not this one' }, anotherHouse())
  expect(refused.to).toBe('/account/security?amiss=password-wrong')
  const page = (await browser.get(refused.to)).html
  expect(summary(page)).toContain('href="#second-step-password"')
  const ids = Array.from(page.matchAll(/ id="([^"]+)"/g), ([, id]) => id)
  expect(ids.length).toBe(new Set(ids).size)
})
