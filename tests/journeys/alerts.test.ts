/** Who waits for a good is told once when it is back or costs less, first who asked first, and no more than there are units for. */
import { beforeAll, expect, test } from 'vitest'
import type { VariantId } from '#domain/ids'
import { TURN_MS } from '#domain/notifications/alert'
import { forgetSubscriptions, subscriptionsOf } from '#schema/users/notifications/alerts'
import { consentHistory, consentOf } from '#schema/users/notifications/consents'
import { sweepAlerts, tellAwaited } from '#workers/flows/notifications/tell-alerts'
import { keepPrices } from '#workers/flows/pricing/follow'
import { tellPlanned } from '#workers/flows/notifications/planned'
import { stockOf } from '#workers/flows/inventory/stock'
import { openBrowser, type Browser } from './browser.ts'
import { call } from './caller.ts'
import { anotherHouse, mailbox, nextMail, signIn } from './customers.ts'
import { shop, stockGoods } from './goods.ts'
import { signedIn } from './staff.ts'

let owner: Readonly<Record<string, string>>
let chalk: VariantId
let aegean: VariantId
beforeAll(async () => {
  const goods = await stockGoods()
  ;({ chalk, aegean } = goods)
  owner = await signedIn('owner')
}, 60_000)

const availableOf = async (item: VariantId): Promise<number> =>
  ((await stockOf(shop, [item])).get(item) ?? []).reduce((sum, { available }) => sum + available, 0)
const change = async (changes: object) => {
  const answer = await call('POST', '/api/admin/inventory/changes', { headers: owner, body: { changes: [changes] } })
  expect(answer.status).toBe(200)
}
const wordOf = (item: VariantId) =>
  shop.PRODUCTS_DB.prepare('SELECT availability FROM variants WHERE id = ?1').bind(item).first('availability')
const sellOut = async (item: VariantId) => {
  const basedOn = await availableOf(item)
  await change({ type: 'count', variantId: item, units: 0, basedOn })
  await expect.poll(() => wordOf(item), { timeout: 15_000 }).toBe('sold-out')
}
const receive = (item: VariantId, units: number) => change({ type: 'receive', variantId: item, units })

const ask = (email: string, fields: Record<string, string> = {}, browser: Browser = openBrowser(), path = '/alerts') =>
  browser.post(path, { kind: 'back-in-stock', variant: chalk, email, ...fields }, anotherHouse())
const linkIn = (text: string): string => /\/\S*alerts\/confirm\?key=\S+/.exec(text)?.[0] ?? ''
const press = (link: string) =>
  openBrowser().post(
    '/alerts/confirm',
    { key: new URLSearchParams(link.split('?')[1]).get('key') ?? '' },
    anotherHouse(),
  )
const waits = async (email: string, fields: Record<string, string> = {}) => {
  expect((await ask(email, fields)).to).toBe('/alerts/asked')
  const link = linkIn((await nextMail(email, 0, 'alert-confirm')).text)
  expect((await press(link)).to).toBe('/alerts/noted')
  return link
}
const told = async (email: string, template = 'back-in-stock') =>
  (await mailbox(email)).filter((mail) => mail.template === template)
const pause = () => new Promise((resolve) => setTimeout(resolve, 700))

test('sold out: first come, first told, twice as many as there are units; the next a day later; each once', async () => {
  await sellOut(chalk)
  await expect
    .poll(async () => (await openBrowser().get(`/products/delos-mug?variant=${chalk}`)).html, { timeout: 15_000 })
    .toContain('Tell me when it is back')
  const people = ['one@wait.example', 'two@wait.example', 'three@wait.example', 'four@wait.example']
  const links: string[] = []
  for (const email of people) links.push(await waits(email))
  // Asked and not confirmed: nobody's word.
  await ask('unsure@wait.example')
  await nextMail('unsure@wait.example', 0, 'alert-confirm')
  await receive(chalk, 1)
  await nextMail('two@wait.example', 0, 'back-in-stock')
  // Heard again, by whatever way.
  for (let times = 0; times < 3; times++) await tellAwaited(shop, [chalk], Date.now())
  await pause()
  expect(await Promise.all(people.map(async (email) => (await told(email)).length))).toEqual([1, 1, 0, 0])
  const [mail] = await told('one@wait.example')
  expect(mail?.subject).toBe('Delos mug, Chalk is back')
  expect(mail?.text).toContain(`/products/delos-mug?variant=${chalk}`)
  // More units while the word is the same: the next.
  await receive(chalk, 1)
  await nextMail('three@wait.example', 0, 'back-in-stock')
  expect(await told('four@wait.example')).toHaveLength(1)
  expect(await told('unsure@wait.example')).toEqual([])
  // Over: the link of a mail that has done its work confirms nothing more.
  expect((await press(links[0] ?? '')).status).toBe(303)
  await pause()
  expect(await told('one@wait.example')).toHaveLength(1)
})

test('those who had their turn and did not buy leave it to the next after a day', async () => {
  await sellOut(aegean)
  for (const email of ['a@turn.example', 'b@turn.example', 'c@turn.example']) await waits(email, { variant: aegean })
  await receive(aegean, 1)
  await nextMail('b@turn.example', 0, 'back-in-stock')
  await expect
    .poll(() =>
      shop.TRANSACTIONS_DB.prepare(`SELECT 1 FROM planned_messages WHERE id = ?1`).bind(`alerts:${aegean}`).first(),
    )
    .not.toBeNull()
  await tellPlanned(shop, Date.now() + TURN_MS + 60_000)
  await nextMail('c@turn.example', 0, 'back-in-stock')
  await tellPlanned(shop, Date.now() + 2 * TURN_MS + 120_000)
  await pause()
  expect(await told('a@turn.example')).toHaveLength(1)
  expect(await shop.TRANSACTIONS_DB.prepare(`SELECT 1 FROM planned_messages WHERE kind = 'alerts'`).first()).toBeNull()
})

test('who is signed in presses once; unsubscribing ends what they wait for; what they wait for is listed and forgotten', async () => {
  await sellOut(chalk)
  const email = 'signed.in@wait.example'
  const browser = await signIn(email)
  expect((await ask('', {}, browser)).to).toBe('/alerts/noted')
  const [waiting] = await subscriptionsOf(shop.USERS_DB, { email })
  expect(waiting).toMatchObject({ kind: 'back-in-stock', variantId: chalk, toldAt: null })
  expect((await consentHistory(shop.USERS_DB, email))[0]).toMatchObject({ source: 'product', state: 'given' })
  const { customerId } = waiting ?? {}
  expect(customerId && (await subscriptionsOf(shop.USERS_DB, { customerId }))).toHaveLength(1)
  // For another address than their own they are asked like anybody.
  expect((await ask('other@wait.example', {}, browser)).to).toBe('/alerts/asked')
  await receive(chalk, 5)
  const mail = await nextMail(email, 0, 'back-in-stock')
  expect((await ask('', { kind: 'price-drop', amount: '3000', currency: 'EUR' }, browser)).to).toBe('/alerts/noted')
  const leave = /\/unsubscribe\?key=\S+/.exec(mail.text)?.[0] ?? ''
  expect((await openBrowser().post(leave, {}, anotherHouse())).status).toBe(200)
  expect(await consentOf(shop.USERS_DB, email, 'back-in-stock')).toBe('withdrawn')
  expect((await subscriptionsOf(shop.USERS_DB, { email })).filter(({ toldAt }) => toldAt === null)).toEqual([])
  await forgetSubscriptions(shop.USERS_DB, { email }).run()
  expect(await subscriptionsOf(shop.USERS_DB, { email })).toEqual([])
})

test('a price that falls below what was seen is told once, whoever has changed it; one that rises is not', async () => {
  const seen = { kind: 'price-drop', currency: 'EUR' }
  const page = await openBrowser().get(`/products/delos-mug?variant=${aegean}`)
  const amount = /name="amount" value="(\d+)"/.exec(page.html)?.[1] ?? ''
  await waits('cheap@wait.example', { ...seen, variant: aegean, amount })
  await waits('cheaper@wait.example', { ...seen, variant: aegean, amount: '1' })
  const priced = async (euros: number) => {
    await shop.PRODUCTS_DB.prepare(`UPDATE variants SET prices = json_set(prices, '$[0].amount', ?2) WHERE id = ?1`)
      .bind(aegean, euros)
      .run()
    await keepPrices(shop, Date.now())
  }
  await priced(Number(amount) + 500)
  await sweepAlerts(shop, Date.now())
  await pause()
  expect(await told('cheap@wait.example', 'price-drop')).toEqual([])
  await priced(Number(amount) - 500)
  await sweepAlerts(shop, Date.now())
  const mail = await nextMail('cheap@wait.example', 0, 'price-drop')
  expect(mail.subject).toMatch(/^Delos mug, Aegean is €\d+/)
  await priced(Number(amount) - 600)
  await sweepAlerts(shop, Date.now())
  await pause()
  expect(await told('cheap@wait.example', 'price-drop')).toHaveLength(1)
  expect(await told('cheaper@wait.example', 'price-drop')).toEqual([])
  expect(await shop.PRODUCTS_DB.prepare('SELECT count(*) AS n FROM price_drops').first('n')).toBe(0)
})

test.each([
  ['nobody', 422, 'An address such as'],
  ['<script>alert(1)</script>@x.example', 422, 'An address'],
  ['', 422, 'An address such as'],
])('what is no address is told at its field, kept as typed, and nothing is kept: %j', async (email, status, text) => {
  const before = await shop.USERS_DB.prepare('SELECT count(*) AS n FROM alerts').first('n')
  const answer = await ask(email)
  expect(answer.status).toBe(status)
  expect(answer.html).toContain(text)
  expect(answer.html).not.toContain('<script>alert')
  expect(await shop.USERS_DB.prepare('SELECT count(*) AS n FROM alerts').first('n')).toBe(before)
})

test('another thing, none at all, a price that is none, and a key that is not ours are refused', async () => {
  expect((await ask('wrong@wait.example', { variant: 'var_0000000000000000' })).status).toBe(404)
  // None of these is sent by our forms.
  const wrong: Record<string, string>[] = [
    { variant: 'x' },
    { kind: 'gift' },
    { kind: 'price-drop' },
    { kind: 'price-drop', amount: '-5', currency: 'EUR' },
    { kind: 'price-drop', amount: '500', currency: 'XXY' },
  ]
  for (const fields of wrong) expect((await ask('wrong@wait.example', fields)).status).toBe(422)
  expect((await press('/alerts/confirm?key=1%20en%20a@b.example.x')).status).toBe(410)
  expect(await subscriptionsOf(shop.USERS_DB, { email: 'wrong@wait.example' })).toEqual([])
  expect((await ask('zh@wait.example', {}, openBrowser(), '/zh/alerts')).to).toBe('/zh/alerts/asked')
  expect((await nextMail('zh@wait.example', 0, 'alert-confirm')).subject).toContain('通知您吗')
})

test('programs ask for anybody, who confirms by mail; with a session they wait at once, see theirs alone and end it', async () => {
  const email = 'program@wait.example'
  const body = { kind: 'price-drop', variantId: aegean, seen: { amount: 2000, currency: 'EUR' }, email }
  const api = (wish: object) => call('PUT', '/api/alerts', { body: wish })
  expect((await api(body)).json).toEqual({ confirm: true })
  expect((await nextMail(email, 0, 'alert-confirm')).text).toContain('€20.00')
  expect((await api({ ...body, seen: undefined })).json).toMatchObject({ code: 'request-invalid' })
  expect((await api({ ...body, kind: 'back-in-stock' })).json).toMatchObject({ code: 'request-invalid' })
  expect((await api({ ...body, email: 'nobody' })).json).toMatchObject({ code: 'email-form' })
  expect((await api({ ...body, variantId: 'var_0000000000000000' })).json).toMatchObject({ code: 'variant-unknown' })
  const [one, other] = await Promise.all(['own@wait.example', 'foreign@wait.example'].map((who) => signIn(who)))
  const cookie = (browser: Browser | undefined) => ({
    cookie: Array.from(browser?.cookies ?? [], (pair) => pair.join('=')).join('; '),
    'sec-fetch-site': 'same-origin',
  })
  const path = '/api/account/alerts'
  const wish = { kind: 'price-drop', variantId: aegean, seen: { amount: 2000, currency: 'EUR' } }
  expect((await call('PUT', path, { headers: cookie(one), body: wish })).json).toEqual({ confirm: false })
  const { alerts } = (await call('GET', path, { headers: cookie(one) })).json
  expect(alerts).toMatchObject([{ kind: 'price-drop', variantId: aegean, seen: { amount: 2000 }, toldAt: null }])
  const end = (browser: Browser | undefined) =>
    call('DELETE', `${path}/${alerts[0].number}`, { headers: cookie(browser) })
  expect((await end(other)).json).toEqual({ alerts: [] })
  expect((await call('GET', path, { headers: cookie(one) })).json.alerts).toHaveLength(1)
  expect((await end(one)).json).toEqual({ alerts: [] })
  expect((await call('GET', path)).status).toBe(401)
})
