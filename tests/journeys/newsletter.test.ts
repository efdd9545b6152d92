/** The newsletter: asked for, confirmed by mail, ended by one press; and nobody is written to who bounced, complained or did not agree. */
import { createExecutionContext } from 'cloudflare:test'
import { beforeAll, expect, test } from 'vitest'
import type { Message } from '#domain/notifications/message'
import { consentHistory, consentOf } from '#schema/users/notifications/consents'
import { suppressing, suppressionOf } from '#schema/users/notifications/suppressions'
import { sendMessages } from '#workers/flows/notifications/send'
import worker from '#workers/index'
import { httpMail } from '#workers/providers/mail/http'
import { openBrowser } from './browser.ts'
import { ORIGIN } from './caller.ts'
import { anotherHouse, nextMail, mailbox } from './customers.ts'
import { signedIn, visit } from './desk.ts'
import { shop, stockGoods } from './goods.ts'
import { frontDoor } from './front-door.ts'
import { MailCarrier } from './mail-carrier.ts'

let manager: string
beforeAll(async () => {
  await stockGoods()
  manager = (await signedIn('manager')).cookie
}, 60_000)

const ask = (email: string, path = '/newsletter') =>
  openBrowser().post(path, { email, source: 'footer' }, anotherHouse())
const linkIn = (text: string, path: string): string => new RegExp(`/\\S*${path}\\?key=\\S+`).exec(text)?.[0] ?? ''
const keyIn = (link: string): string => new URLSearchParams(link.split('?')[1]).get('key') ?? ''
const pressYes = (link: string) => openBrowser().post(link.split('?')[0] ?? '', { key: keyIn(link) }, anotherHouse())

const join = async (email: string): Promise<void> => {
  expect((await ask(email)).to).toBe('/newsletter/asked')
  const mail = await nextMail(email, 0, 'newsletter-confirm')
  expect((await pressYes(linkIn(mail.text, 'newsletter/confirm'))).to).toBe('/newsletter/joined')
}

test('an address is on the list when its owner has pressed the button of the mail, and not before; once', async () => {
  const email = 'maya.news@example.com'
  const home = await openBrowser().get('/')
  expect(home.html).toContain('action="/newsletter"')
  expect((await ask(`  ${email.toUpperCase()} `)).to).toBe('/newsletter/asked')
  const mail = await nextMail(email, 0, 'newsletter-confirm')
  const link = linkIn(mail.text, 'newsletter/confirm')
  // A program that follows links gives nobody's word.
  expect((await openBrowser().get(link)).html).toContain('Yes, write to me')
  expect(await consentOf(shop.USERS_DB, email, 'newsletter')).toBeNull()
  expect((await pressYes(link)).status).toBe(303)
  expect((await pressYes(link)).status).toBe(303)
  const welcome = await nextMail(email, 0, 'newsletter-welcome')
  const lines = await consentHistory(shop.USERS_DB, email)
  expect(lines.map(({ state, source, language }) => [state, source, language])).toEqual([
    ['given', 'confirmation', 'en'],
    ['asked', 'footer', 'en'],
  ])
  expect(lines[0]).toMatchObject({ version: '2026-11-30', wording: expect.stringContaining('about once a month') })
  // Asked once more nothing is sent, and the answer is the same.
  expect((await ask(email)).to).toBe('/newsletter/asked')
  await new Promise((resolve) => setTimeout(resolve, 500))
  expect((await mailbox(email)).map(({ template }) => template).toSorted()).toEqual([
    'newsletter-confirm',
    'newsletter-welcome',
  ])
  const leave = linkIn(welcome.text, 'unsubscribe')
  const page = await openBrowser().get(leave)
  expect(page.html).toContain(email)
  expect(await consentOf(shop.USERS_DB, email, 'newsletter')).toBe('given')
  expect((await openBrowser().post(leave, {}, anotherHouse())).html).toContain('That was the last one')
  expect(await consentOf(shop.USERS_DB, email, 'newsletter')).toBe('withdrawn')
})

test('a mail program unsubscribes by one POST: no cookie, no origin; and a key that is not ours does nothing', async () => {
  const email = 'oneclick@example.com'
  await join(email)
  const welcome = await nextMail(email, 0, 'newsletter-welcome')
  const post = (address: string, body = 'List-Unsubscribe=One-Click') =>
    frontDoor(
      new Request(ORIGIN + address, {
        method: 'POST',
        body,
        headers: { 'content-type': 'application/x-www-form-urlencoded' },
        redirect: 'manual',
      }),
    )
  const leave = linkIn(welcome.text, 'unsubscribe')
  const forged = leave.replace(/(?<=key=)./, (first) => (first === 'A' ? 'B' : 'A'))
  for (const wrong of [
    forged,
    '/unsubscribe',
    '/unsubscribe?key=x',
    '/unsubscribe?key=newsletter%20en%20a@b.example.x',
  ])
    expect((await post(wrong)).status).toBe(410)
  expect(await consentOf(shop.USERS_DB, email, 'newsletter')).toBe('given')
  const done = await post(leave)
  expect([done.status, await done.text()]).toEqual([200, ''])
  expect((await post(leave)).status).toBe(200)
  const lines = await consentHistory(shop.USERS_DB, email)
  expect(lines.filter(({ state }) => state === 'withdrawn').map(({ source }) => source)).toEqual(['one-click'])
  // The rest of the shop still wants to know where a form comes from.
  const elsewhere = new Request(`${ORIGIN}/newsletter`, { method: 'POST', body: new URLSearchParams({ email }) })
  expect((await frontDoor(elsewhere)).status).toBe(403)
})

test.each([
  ['', 'An address such as'],
  ['nobody', 'An address such as'],
  ['a@b', 'An address such as'],
  ['<script>alert(1)</script>@x.example', 'An address'],
  [`${'a'.repeat(300)}@example.com`, 'An address'],
])('what is no address is told at its field and kept as typed: %j', async (email, told) => {
  const before = await shop.USERS_DB.prepare('SELECT count(*) AS n FROM consents').first('n')
  const answer = await ask(email)
  expect(answer.status).toBe(422)
  expect(answer.html).toContain(told)
  expect(answer.html).not.toContain('<script>alert')
  expect(await shop.USERS_DB.prepare('SELECT count(*) AS n FROM consents').first('n')).toBe(before)
})

test('in Chinese the pages and the mail are Chinese; the fourth mail of a day is not written', async () => {
  const email = 'zh.news@example.com'
  for (let times = 0; times < 4; times++) expect((await ask(email, '/zh/newsletter')).to).toBe('/zh/newsletter/asked')
  expect((await nextMail(email, 2, 'newsletter-confirm')).subject).toContain('您的邮箱')
  await new Promise((resolve) => setTimeout(resolve, 500))
  expect(await mailbox(email)).toHaveLength(3)
  expect((await openBrowser().get('/zh/newsletter')).html).toContain('大约每月一次')
})

test('a link of before gives nothing back that its reader has ended since, pressed or not; what is asked anew is', async () => {
  const email = 'old.link@example.com'
  expect((await ask(email)).to).toBe('/newsletter/asked')
  const first = linkIn((await nextMail(email, 0, 'newsletter-confirm')).text, 'newsletter/confirm')
  expect((await pressYes(first)).to).toBe('/newsletter/joined')
  const welcome = await nextMail(email, 0, 'newsletter-welcome')
  const leave = linkIn(welcome.text, 'unsubscribe')
  // Neither link says whose it is.
  for (const link of [first, leave]) expect(decodeURIComponent(link)).not.toMatch(/old\.link|@/)
  expect((await openBrowser().post(leave, {}, anotherHouse())).status).toBe(200)
  const again = await pressYes(first)
  expect([again.status, again.html.includes('you have ended these mails since')]).toEqual([410, true])
  expect((await openBrowser().get(first)).status).toBe(410)
  expect(await consentOf(shop.USERS_DB, email, 'newsletter')).toBe('withdrawn')
  // Asked anew, and ended by the mail of before while it waits for its press: neither link joins.
  await ask(email)
  const second = linkIn((await nextMail(email, 1, 'newsletter-confirm')).text, 'newsletter/confirm')
  expect((await openBrowser().post(leave, {}, anotherHouse())).status).toBe(200)
  for (const link of [first, second]) expect((await pressYes(link)).status).toBe(410)
  expect(await consentOf(shop.USERS_DB, email, 'newsletter')).toBe('withdrawn')
  await ask(email)
  const third = linkIn((await nextMail(email, 2, 'newsletter-confirm')).text, 'newsletter/confirm')
  expect((await pressYes(third)).to).toBe('/newsletter/joined')
  expect(await consentOf(shop.USERS_DB, email, 'newsletter')).toBe('given')
})

const welcomeTo = (recipient: string, id: string): Message => ({
  id,
  channel: 'mail',
  template: 'newsletter-welcome',
  orderId: null,
  customerId: null,
  recipient,
  name: '',
  language: 'en',
  subject: 'Good to have you',
  text: 'Hello',
  html: '<p>Hello</p>',
  at: Date.now(),
})
const stateOf = (id: string) =>
  shop.TRANSACTIONS_DB.prepare('SELECT state, reason, receipt FROM messages WHERE id = ?1')
    .bind(id)
    .first<{ state: string; reason: string; receipt: string }>()

test('without consent nothing is sent, and with it one press in the mail program ends it', async () => {
  const carrier = new MailCarrier({ SHOP_URL: 'https://shop.example' })
  await sendMessages(carrier.env, [welcomeTo('stranger@example.com', 'made:stranger')])
  await carrier.bring()
  expect(carrier.asked).toEqual([])
  expect(await stateOf('made:stranger')).toMatchObject({ state: 'withheld', reason: 'no consent: newsletter' })
  const email = 'headers@example.com'
  await join(email)
  await sendMessages(carrier.env, [welcomeTo(email, 'made:headers')])
  await carrier.bring()
  const { headers } = carrier.asked[0] ?? { headers: {} }
  expect(headers).toMatchObject({
    'List-Unsubscribe': expect.stringMatching(/^<https:\/\/shop\.example\/unsubscribe\?key=[^>\s]+>$/),
    'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
    'List-Id': '<newsletter.shop.example>',
  })
})

const SECRET = `whsec_${btoa('a secret of the tests')}`
const signed = async (raw: string, at: number, secret = SECRET) => {
  const bytes = Uint8Array.from(atob(secret.slice(6)), (letter) => letter.charCodeAt(0))
  const key = await crypto.subtle.importKey('raw', bytes, { name: 'HMAC', hash: 'SHA-256' }, false, ['sign'])
  const time = String(Math.floor(at / 1000))
  const mac = await crypto.subtle.sign('HMAC', key, new TextEncoder().encode(`msg_1.${time}.${raw}`))
  return {
    'svix-id': 'msg_1',
    'svix-timestamp': time,
    'svix-signature': `v1,AAAA v1,${btoa(String.fromCharCode(...new Uint8Array(mac)))}`,
  }
}

test('a bounce and a complaint come signed: the address is held back until staff lift it, consents end, twice is once', async () => {
  const provider = httpMail({ url: 'https://mail.example', key: 'k', webhookSecret: SECRET })
  const carrier = new MailCarrier()
  const env = { ...carrier.env, MAIL_PROVIDER: provider }
  const hook = async (event: object, headers?: Record<string, string>, at = Date.now()) => {
    const raw = JSON.stringify(event)
    const init = { method: 'POST', body: raw, headers: headers ?? (await signed(raw, at)) }
    const request = new Request(`${ORIGIN}/api/messages/webhook`, init)
    return (await worker.fetch(request as never, env as never, createExecutionContext())).status
  }
  const email = 'bouncer@example.com'
  await join(email)
  await sendMessages(carrier.env, [welcomeTo(email, 'made:bounced')])
  await carrier.bring()
  const bounced = (type: string) => ({
    type: 'email.bounced',
    data: { email_id: 'receipt-1', to: [email], bounce: { type, message: `550 ${email} is unknown here` } },
  })
  // Unsigned, forged, of yesterday, a full mailbox: nothing.
  expect(await hook(bounced('Permanent'), {})).toBe(401)
  expect(await hook(bounced('Permanent'), await signed('another body', Date.now()))).toBe(401)
  expect(await hook(bounced('Permanent'), undefined, Date.now() - 600_000)).toBe(401)
  expect(await hook(bounced('Transient'))).toBe(200)
  expect(await suppressionOf(shop.USERS_DB, email, 'mail')).toBeNull()
  expect(await hook(bounced('Permanent'))).toBe(200)
  expect(await hook(bounced('Permanent'))).toBe(200)
  expect(await suppressionOf(shop.USERS_DB, email, 'mail')).toMatchObject({ reason: 'bounced' })
  expect(await stateOf('made:bounced')).toMatchObject({ state: 'dead', reason: 'bounced: 550 … is unknown here' })

  await sendMessages(carrier.env, [welcomeTo(email, 'made:held')])
  await carrier.bring()
  expect(carrier.asked).toHaveLength(1)
  expect(await stateOf('made:held')).toMatchObject({ state: 'withheld', reason: expect.stringContaining('bounced') })

  expect(await hook({ type: 'email.complained', data: { email_id: 'receipt-1', to: [email] } })).toBe(200)
  expect(await consentOf(shop.USERS_DB, email, 'newsletter')).toBe('withdrawn')
  expect(await hook({ type: 'email.opened', data: { to: [email] } })).toBe(200)
  expect(await hook({ nonsense: true })).toBe(401)

  const list = await (await visit('/admin/sent-mail/held-back', { cookie: manager })).text()
  expect(list).toContain(email)
  expect(list).toContain('Complained')
  const lift = () =>
    visit('/admin/sent-mail/held-back/lift', {
      cookie: manager,
      form: Object.entries({ key: crypto.randomUUID(), address: email, channel: 'mail' }),
    })
  expect((await lift()).status).toBe(303)
  expect((await lift()).status).toBe(404)
  expect(await suppressionOf(shop.USERS_DB, email, 'mail')).toBeNull()
})

test('with the demo nobody is shown as written to who is held back: no consent, a bounce', async () => {
  await sendMessages(shop, [welcomeTo('stranger.demo@example.com', 'made:demo-stranger')])
  expect(await stateOf('made:demo-stranger')).toMatchObject({ state: 'withheld', reason: 'no consent: newsletter' })
  const email = 'bounced.demo@example.com'
  await suppressing(shop.USERS_DB, { address: email, channel: 'mail', reason: 'bounced', detail: '', at: 1 }).run()
  await sendMessages(shop, [{ ...welcomeTo(email, 'made:demo-bounced'), template: 'welcome' }])
  expect(await stateOf('made:demo-bounced')).toMatchObject({ state: 'withheld', reason: 'bounced' })
  await sendMessages(shop, [{ ...welcomeTo('fine.demo@example.com', 'made:demo-fine'), template: 'welcome' }])
  expect(await stateOf('made:demo-fine')).toMatchObject({ state: 'sent' })
})

test('an address that a provider refuses for good when it is asked is held back from then on', async () => {
  const carrier = new MailCarrier()
  const email = 'refused@example.com'
  carrier.says({ type: 'refused', reason: 'E_RECIPIENT_SUPPRESSED', bounced: true })
  await sendMessages(carrier.env, [{ ...welcomeTo(email, 'made:refused'), template: 'welcome' }])
  await carrier.bring()
  await sendMessages(carrier.env, [{ ...welcomeTo(email, 'made:refused-2'), template: 'welcome' }])
  await carrier.bring()
  expect(carrier.asked).toHaveLength(1)
  expect(await stateOf('made:refused-2')).toMatchObject({ state: 'withheld' })
})
