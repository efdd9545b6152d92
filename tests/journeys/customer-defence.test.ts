/** What keeps others out of an account, and never its owner: each figure of docs/sign-in.md that can be tried is tried here. */
import { evictDurableObject } from 'cloudflare:test'
import { expect, test } from 'vitest'
import { ASSUMED_TRIES } from '#domain/customers/counting'
import { DEFENCE_PERIOD_MS } from '#domain/customers/sign-in'
import { customerAccount } from '../../workers/flows/customers/defence.ts'
import { countAttempts } from '../../workers/http/attempt-counters.ts'
import { hashPassword } from '../../workers/http/password.ts'
import { away } from './bindings.ts'
import { openBrowser } from './browser.ts'
import { ORIGIN } from './caller.ts'
import { anotherHouse, askForMail, digitsIn, linkIn, nextMail, signIn } from './customers.ts'
import { operationsOfApi, pagesOfAdmin, addressOf } from './every-route.ts'
import { frontDoor } from './front-door.ts'
import { shop } from './goods.ts'
import { secondStep } from './second-step.ts'

const PASSWORD = 'a long walk by the sea'

/** One hash for all of them: making it is what takes long. */
const hash = await hashPassword(PASSWORD)

const withPassword = async (email: string): Promise<void> => {
  const id = `cus_${crypto
    .randomUUID()
    .replaceAll(/[-ilou]/g, '0')
    .slice(0, 24)}`
  await shop.USERS_DB.batch([
    shop.USERS_DB.prepare(
      `INSERT INTO customers (id, name, email, email_verified, created_at, updated_at) VALUES (?1, '', ?2, 1, 1, 1)`,
    ).bind(id, email),
    shop.USERS_DB.prepare(
      `INSERT INTO customer_accounts (id, account_id, provider_id, user_id, password, created_at, updated_at)
       VALUES (?1, ?1, 'credential', ?1, ?2, 1, 1)`,
    ).bind(id, hash),
  ])
}

/** What strangers have tried before: a try at a password takes as long as its hash. */
const counted = async (key: string, times: number): Promise<void> => {
  for (let at = 0; at < times; at++) await countAttempts(shop, [key], { now: Date.now(), periodMs: DEFENCE_PERIOD_MS })
}

const tryPassword = (
  email: string,
  password: string,
  house = anotherHouse(),
  more: Readonly<Record<string, string>> = {},
) => openBrowser().post('/account/sign-in/password', { email, password, to: '/account', ...more }, house)

test('from one house the sixth try waits, and the wait grows', async () => {
  const email = 'slowed@example.com'
  const house = anotherHouse()
  for (let at = 0; at < 5; at++) expect((await tryPassword(email, 'wrong', house)).status).toBe(401)
  const held = await tryPassword(email, 'wrong', house)
  expect([held.status, Number(held.headers.get('retry-after'))]).toEqual([429, expect.any(Number)])
  expect(Number(held.headers.get('retry-after'))).toBeGreaterThan(0)
})

test('from everywhere a person is asked for, then only the mail opens it: and it does, for its owner', async () => {
  const email = 'besieged@example.com'
  await withPassword(email)
  const person = { 'bot-token': 'demo-passes' }
  expect((await tryPassword(email, 'wrong')).status).toBe(401)
  await counted(`customer:${await customerAccount(email)}`, 9)
  const challenged = await tryPassword(email, PASSWORD)
  expect([challenged.status, challenged.html.includes('bot-token')]).toEqual([403, true])
  await counted(`customer:${await customerAccount(email)}`, 19)
  const closed = await tryPassword(email, PASSWORD, anotherHouse(), person)
  expect([
    closed.status,
    closed.html.includes('somebody is guessing') || closed.html.includes('Somebody is guessing'),
  ]).toEqual([403, true])
  // The owner, in a browser that nobody has signed in with, while all that goes on.
  const owner = openBrowser()
  await askForMail(owner, email)
  const token = /token=([a-z0-9]+)/.exec(linkIn(await nextMail(email)))?.[1] ?? ''
  expect((await owner.post('/account/sign-in/link', { token, to: '/account' })).to).toBe('/account')
  // And what strangers have counted up is forgotten.
  expect((await tryPassword(email, PASSWORD)).status).toBe(303)
})

test('a browser that has signed in before counts for itself: what strangers do takes nothing from it', async () => {
  const email = 'known@example.com'
  const own = await signIn(email)
  await own.post('/account/security/password', { password: PASSWORD })
  await own.post('/account/sign-out', {})
  await counted(`customer:${await customerAccount(email)}`, 40)
  expect((await tryPassword(email, PASSWORD, anotherHouse(), { 'bot-token': 'demo-passes' })).status).toBe(403)
  const back = await own.post(
    '/account/sign-in/password',
    { email, password: PASSWORD, to: '/account' },
    anotherHouse(),
  )
  expect(back.to).toBe('/account')
})

test('while nobody can count, nobody tries; to an object that was lost nobody is a stranger', async () => {
  const period = { now: Date.now(), periodMs: 60_000 }
  const uncounted = await countAttempts({ ATTEMPTS: away as never }, ['a'], period)
  expect(uncounted).toMatchObject({ ok: false, refusal: { code: 'too-many-attempts', retryAfterSeconds: 30 } })
  const count = async () => {
    const counted = await countAttempts(shop, ['lost-and-found'], period)
    return counted.ok ? (counted.value[0]?.times ?? 0) : 0
  }
  for (let at = 1; at <= 4; at++) expect(await count()).toBe(at)
  for (let at = 0; at < 16; at++)
    await evictDurableObject(shop.ATTEMPTS.getByName(`attempts-${at}`) as never).catch(() => {})
  expect(await count()).toBeGreaterThan(ASSUMED_TRIES)
})

test('the answer to a wish for a mail says nothing of whether there is an account', async () => {
  const email = 'is-there@example.com'
  await withPassword(email)
  const [there, none] = await Promise.all([
    askForMail(openBrowser(), email),
    askForMail(openBrowser(), 'is-not@example.com'),
  ])
  expect([there.status, there.to]).toEqual([none.status, none.to])
  const [wrong, unknown] = await Promise.all([
    tryPassword(email, 'wrong', anotherHouse(), { 'bot-token': 'demo-passes' }),
    tryPassword('is-not@example.com', 'wrong', anotherHouse(), { 'bot-token': 'demo-passes' }),
  ])
  expect(wrong.status).toBe(unknown.status)
  expect(wrong.html.replaceAll(email, '')).toBe(unknown.html.replaceAll('is-not@example.com', ''))
})

test('a second step is asked for behind digits, link and password, and a recovery code opens once', async () => {
  const email = 'two-steps@example.com'
  const browser = await signIn(email)
  const { on, recovery } = await secondStep(browser)
  expect([on.to, recovery.length]).toEqual(['/account/security?done=factor-on', 10])
  expect((await browser.get('/account')).status).toBe(200)

  const byDigits = openBrowser()
  await askForMail(byDigits, email)
  const mail = await nextMail(email, 1)
  const half = await byDigits.post('/account/sign-in/digits', { code: digitsIn(mail), to: '/account' }, anotherHouse())
  expect(half.to).toBe('/account/sign-in/factor?to=%2Faccount')
  expect((await byDigits.get('/account')).status).toBe(303)
  const byLink = openBrowser()
  const token = /token=([a-z0-9]+)/.exec(linkIn(mail))?.[1] ?? ''
  expect((await byLink.post('/account/sign-in/link', { token, to: '/account' })).to).toContain(
    '/account/sign-in/factor',
  )
  expect((await byLink.get('/account')).status).toBe(303)

  const wrong = await byDigits.post('/account/sign-in/factor', { code: '000000', to: '/account' })
  expect([wrong.status, wrong.html.includes('not the one of now')]).toEqual([401, true])
  const [first = ''] = recovery
  expect((await byDigits.post('/account/sign-in/factor', { code: first.toUpperCase(), to: '/account' })).to).toBe(
    '/account',
  )
  expect((await byDigits.get('/account')).status).toBe(200)
  expect((await byLink.post('/account/sign-in/factor', { code: first, to: '/account' })).status).toBe(401)
})

const operations = await operationsOfApi()

test('no route of the admin knows a customer, whatever their cookie is called', { timeout: 120_000 }, async () => {
  const browser = await signIn('walks@example.com')
  const token = browser.cookies.get('__Host-stoa_customer') ?? ''
  const cookie = `__Host-stoa_customer=${token}; __Host-stoa_staff=${token}`
  const staffs = operations.filter(({ permission }) => permission !== undefined)
  expect(staffs.length).toBeGreaterThan(50)
  for (const route of [
    ...pagesOfAdmin().map(({ method, path }) => ({ method, path: `/admin${path}`.replace('/admin/admin', '/admin') })),
    ...staffs,
  ]) {
    const body = route.method === 'GET' ? undefined : '{}'
    const headers = {
      cookie,
      origin: ORIGIN,
      'sec-fetch-site': 'same-origin',
      'content-type': 'application/json',
      'idempotency-key': crypto.randomUUID(),
    }
    const answer = await frontDoor(
      new Request(ORIGIN + addressOf(route, {}), {
        method: route.method,
        headers,
        redirect: 'manual',
        ...(body && { body }),
      }),
    )
    const text = await answer.text()
    const name = `${route.method} ${route.path}`
    expect(
      [301, 302, 303, 308, 400, 401, 403, 404, 415, 422].includes(answer.status) || /sign-in/.test(route.path),
      `${name} answered ${answer.status}`,
    ).toBe(true)
    expect(text, name).not.toMatch(/class="side-nav"|data-palette/)
  }
})

/** From here on the shop as a whole has seen much: whatever follows is asked for a person. */
test('a list of stolen passwords, tried once each from everywhere, gets no more looks than the shop has left', async () => {
  await counted('customer-all', 96)
  const tries = Array.from(
    { length: 60 },
    async (_, at) => (await tryPassword(`stolen-${at}@example.com`, 'listed')).status,
  )
  const statuses = await Promise.all(tries)
  const looks = statuses.filter((status) => status === 401).length
  expect([looks <= 4, statuses.filter((status) => status === 403).length]).toEqual([true, 60 - looks])
})

/** As long as each takes by turns, so that whatever else the machine does, it does to both. */
const medians = async (times: number, ...ways: readonly (() => Promise<unknown>)[]): Promise<number[]> => {
  const took = ways.map((): number[] => [])
  for (let at = 0; at < times; at++) {
    for (const [which, way] of ways.entries()) {
      const from = performance.now()
      await way()
      took[which]?.push(performance.now() - from)
    }
  }
  return took.map((all) => all.toSorted((one, other) => one - other)[Math.floor(times / 2)] ?? 0)
}

test(
  'and neither does its time: medians of two hundred each are within a twentieth',
  { timeout: 240_000 },
  async () => {
    const there = 'timed@example.com'
    await withPassword(there)
    const ask = (email: string) => () => askForMail(openBrowser(), email)
    for (let tries = 0; tries < 3; tries++) {
      const [known = 0, unknown = 1] = await medians(200, ask(there), ask('timed-none@example.com'))
      if (Math.abs(known / unknown - 1) < 0.05) return
    }
    throw new Error('asking takes another time for an address that has an account')
  },
)
