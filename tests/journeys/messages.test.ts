/** Messages leave by a provider that fails, is slow, answers twice and bounces: each once, or given up with its reason. */
import { createExecutionContext } from 'cloudflare:test'
import { beforeAll, beforeEach, expect, test } from 'vitest'
import type { Message } from '#domain/notifications/message'
import { RETRY_SECONDS } from '#domain/notifications/delivery'
import { recordingFact } from '#schema/users/customers/facts'
import type { Env } from '#workers/env'
import { readingMessage } from '#workers/flows/notifications/questions'
import { sendMessages, sweepMessages } from '#workers/flows/notifications/send'
import worker from '#workers/index'
import { auditEntriesOf } from '#schema/users/customers/audit'
import { shopWith } from './bindings.ts'
import { call, ORIGIN } from './caller.ts'
import { signedIn, visit } from './desk.ts'
import { shop, stockGoods } from './goods.ts'
import { MailCarrier, TAKEN } from './mail-carrier.ts'
import { signedIn as asProgram } from './staff.ts'

let manager: string
let clerk: string
beforeAll(async () => {
  await stockGoods()
  manager = (await signedIn('manager')).cookie
  clerk = (await signedIn('clerk')).cookie
}, 60_000)

let carrier: MailCarrier
beforeEach(() => {
  carrier = new MailCarrier()
})

let made = 0
const message = (changed: Partial<Message> = {}): Message => ({
  id: `test:${++made}:mail`,
  channel: 'mail',
  template: 'order-placed',
  orderId: null,
  customerId: null,
  recipient: `reader-${made}@example.com`,
  name: 'Maya',
  language: 'en',
  subject: `Your order ${made}`,
  text: 'Thank you',
  html: '<p>Thank you</p>',
  at: Date.now(),
  ...changed,
})

type Row = Record<
  'sequence' | 'state' | 'attempts' | 'reason' | 'receipt' | 'text' | 'html' | 'try_at',
  string | number
>
const row = async (id: string): Promise<Row> => {
  const found = await shop.TRANSACTIONS_DB.prepare('SELECT * FROM messages WHERE id = ?1').bind(id).first<Row>()
  if (!found) throw new Error(`no message ${id}`)
  return found
}
/** As if the wait were over. */
const due = (id: string) => shop.TRANSACTIONS_DB.prepare('UPDATE messages SET try_at = 0 WHERE id = ?1').bind(id).run()

test('a message waits in its row until the queue brings it, and is sent once however often that is', async () => {
  const one = message()
  await sendMessages(carrier.env, [one])
  await sendMessages(carrier.env, [one])
  expect(await row(one.id)).toMatchObject({ state: 'waiting', attempts: 0 })
  expect(carrier.asked).toEqual([])
  await Promise.all([carrier.bring(), carrier.bring([{ sequences: [], messages: [one.id] }])])
  expect(carrier.asked).toMatchObject([
    {
      key: one.id,
      to: { email: one.recipient, name: 'Maya' },
      from: { email: 'hello@delos.example' },
      headers: { 'Auto-Submitted': 'auto-generated' },
    },
  ])
  expect(await row(one.id)).toMatchObject({ state: 'sent', attempts: 1, receipt: 'receipt-1', reason: '' })
})

test('a failure waits longer each time, is found by the sweep, and is given up with its reason', async () => {
  const one = message()
  carrier.says({ type: 'failed', reason: '503 Down for repairs' })
  await sendMessages(carrier.env, [one])
  const waits: number[] = []
  for (let attempt = 0; attempt <= RETRY_SECONDS.length; attempt++) {
    await due(one.id)
    // What the queue holds is lost: the sweep alone brings it.
    carrier.calls.length = 0
    await sweepMessages(carrier.env, Date.now())
    await carrier.bring()
    waits.push(...carrier.calls.map(({ delaySeconds }) => delaySeconds))
  }
  expect(waits).toEqual(RETRY_SECONDS)
  expect(await row(one.id)).toMatchObject({ state: 'dead', attempts: 8, reason: '503 Down for repairs' })
  expect(new Set(carrier.asked.map(({ key }) => key))).toEqual(new Set([one.id]))
  await sweepMessages(carrier.env, Date.now())
  expect(carrier.calls).toEqual([])
})

test('nobody tries what somebody is trying, and what comes back late changes nothing that was sent', async () => {
  const one = message()
  let answer: (delivery: { type: 'failed'; reason: string }) => void = () => {}
  carrier.answers = [
    () => new Promise((resolve) => (answer = resolve)),
    async () => ({ type: 'sent', receipt: 'of the second' }),
  ]
  await sendMessages(carrier.env, [one])
  const slow = carrier.bring()
  await expect.poll(() => carrier.asked.length).toBe(1)
  await carrier.bring([{ sequences: [], messages: [one.id] }])
  expect(carrier.asked).toHaveLength(1)
  // Its lease is over: another tries, with the same key, and only then the first comes back.
  await due(one.id)
  await carrier.bring([{ sequences: [], messages: [one.id] }])
  answer({ type: 'failed', reason: 'too late' })
  await slow
  expect(await row(one.id)).toMatchObject({ state: 'sent', receipt: 'of the second', reason: '' })
})

test('a provider that throws is one that fails', async () => {
  const one = message()
  carrier.answers = [() => Promise.reject(new Error('socket hang up'))]
  await sendMessages(carrier.env, [one])
  expect(await carrier.bring()).toBe(1)
  expect(await row(one.id)).toMatchObject({ state: 'waiting', reason: 'socket hang up' })
})

test('digits are readable for nobody once they were sent, nor in the admin before; too late they are not sent', async () => {
  const email = 'masked@example.com'
  const fact = { type: 'sign-in-code-asked', email, language: 'en', to: '/account', linkOnly: false } as const
  await recordingFact(shop.USERS_DB, email, fact, Date.now()).run()
  const sequence = await shop.USERS_DB.prepare('SELECT max(sequence) AS last FROM user_facts').first<number>('last')
  await carrier.bring([{ sequences: [sequence ?? 0] }])
  const id = `users:${sequence}:mail`
  const digits = /^\d{6}$/m
  const waiting = await row(id)
  expect(waiting.text).toMatch(digits)
  const request = new Request(`${ORIGIN}/admin/sent-mail/${waiting.sequence}?as=text`, { headers: { cookie: manager } })
  const page = await (await worker.fetch(request as never, carrier.env, createExecutionContext())).text()
  expect(page).toContain('••••••')
  expect(page).not.toMatch(digits)
  await carrier.bring()
  expect(carrier.asked[0]?.text).toMatch(digits)
  const token = /token=([\w-]+)/.exec(carrier.asked[0]?.text ?? '')?.[1] ?? 'none'
  const kept = JSON.stringify(await row(id))
  expect(kept).not.toContain(token)
  expect(kept).not.toMatch(/(?:\\n|>)\d{6}(?:\\n|<)/)

  const late = message({ template: 'sign-in-code', at: Date.now() - 11 * 60_000 })
  await sendMessages(carrier.env, [late])
  await carrier.bring()
  expect(carrier.asked).toHaveLength(1)
  expect(await row(late.id)).toMatchObject({ state: 'dead', reason: 'too late to be of use' })
})

test('staff see why one did not leave, and send it again; who may only look may not', async () => {
  const one = message()
  carrier.says({ type: 'refused', reason: '422 No such address', bounced: false })
  await sendMessages(carrier.env, [one])
  await carrier.bring()
  const { sequence } = await row(one.id)
  const path = `/admin/sent-mail/${sequence}`
  const page = await (await visit(`${path}?state=dead`, { cookie: manager })).text()
  expect(page).toContain('422 No such address')
  expect(page).toContain(`action="${path}/again"`)
  const again = (cookie: string) => visit(`${path}/again`, { cookie, form: [['key', crypto.randomUUID()]] })
  expect((await again(clerk)).status).toBe(403)
  expect((await again(manager)).status).toBe(303)
  // Pressed in two tabs: the second is told that it waits already.
  const twice = await again(manager)
  expect([twice.status, (await twice.text()).includes('nothing was sent again')]).toEqual([409, true])
  expect((await auditEntriesOf(shop.USERS_DB, one.id, 5)).map(({ action }) => action)).toEqual([
    'notifications:send-again',
  ])
  carrier.says({ type: 'sent', receipt: 'second' })
  await carrier.bring([{ sequences: [], messages: [one.id] }])
  expect(await row(one.id)).toMatchObject({ state: 'sent' })
  expect((await again(manager)).status).toBe(409)
  const none = await visit('/admin/sent-mail/999999/again', { cookie: manager, form: [['key', 'a']] })
  expect(none.status).toBe(404)
})

test('digits and keys of links are shown where their own way is the demo, and hidden where it is not', async () => {
  const key = 'https://s.example/orders/ord_1?key=AbC-1'
  const mail = message({ template: 'sign-in-code', text: '123456\n', html: '<p>123456</p>' })
  const order = message({ text: key, html: `<a href="${key}">x</a>` })
  const sms = message({
    channel: 'sms',
    template: 'phone-code',
    recipient: '+46709876543',
    text: '123456\nOf the shop',
  })
  await sendMessages(shop, [mail, order, sms])
  const read = async (env: Env, { id }: Message) => {
    const known = await readingMessage.answer({ env } as never, { number: Number((await row(id))['sequence']) })
    return JSON.stringify(known.ok ? known.value : null)
  }
  const send = async () => TAKEN
  const real = { mail: shopWith({ MAIL_PROVIDER: { send } }), sms: shopWith({ SMS_PROVIDER: { send } }) }
  for (const one of [mail, sms]) expect(await read(shop, one)).toContain('123456')
  expect(await read(shop, order)).toContain('AbC-1')
  expect(await read(real.mail, mail)).not.toContain('123456')
  expect(await read(real.mail, order)).not.toContain('AbC-1')
  expect(await read(real.mail, sms)).toContain('123456')
  expect(await read(real.sms, sms)).not.toContain('123456')
  for (const one of [mail, order]) expect(await read(real.sms, one)).toMatch(/123456|AbC-1/)
})

test('the list is narrowed by state, template and recipient, in both languages, and by nothing that is none', async () => {
  const [sent, dead] = [message({ recipient: 'narrow@example.com' }), message({ recipient: 'narrow@example.com' })]
  await sendMessages(shop, [sent])
  carrier.says({ type: 'refused', reason: 'never', bounced: false })
  await sendMessages(carrier.env, [dead])
  await carrier.bring()
  const list = async (query: string, language = 'en') =>
    (await visit(`/admin/sent-mail?${query}`, { cookie: `${manager}; stoa_admin_language=${language}` })).text()
  const both = await list('q=NARROW%40example.com')
  expect([both.includes(sent.subject), both.includes(dead.subject)]).toEqual([true, true])
  const amiss = await list('q=narrow%40example.com&state=dead')
  expect([amiss.includes(`>${sent.subject}<`), amiss.includes(dead.subject)]).toEqual([false, true])
  expect(await list('q=narrow%40example.com&template=welcome')).toContain('No such message')
  expect(await list('state=%3Cscript%3E&template=nope&before=-1')).not.toContain('<script>')
})

test('programs list, read and send again what pages do', async () => {
  const headers = await asProgram('manager')
  const one = message({ recipient: 'program@example.com' })
  carrier.says({ type: 'refused', reason: '422 No such address', bounced: false })
  await sendMessages(carrier.env, [one])
  await carrier.bring()
  const api = (method: string, path: string) => call(method as 'GET', `/api/admin/messages${path}`, { headers })
  const found = (await api('GET', '?state=dead&q=PROGRAM%40example.com')).json
  expect(found).toMatchObject({ count: 1, next: null, messages: [{ id: one.id, state: 'dead', attempts: 1 }] })
  const { number } = found.messages[0]
  expect((await api('GET', `/${number}`)).json).toMatchObject({ text: one.text, subject: one.subject })
  expect((await api('POST', `/${number}/again`)).json).toEqual({ id: one.id })
  expect((await api('POST', `/${number}/again`)).json).toMatchObject({ code: 'message-state' })
  expect((await api('GET', '/999999')).status).toBe(404)
  expect((await api('GET', '/x')).status).toBe(422)
  expect((await api('GET', '/held-back')).json).toMatchObject({ next: null })
  const lifted = { headers, body: { address: 'nobody@held.example', channel: 'mail' } }
  expect((await call('POST', '/api/admin/messages/held-back/lift', lifted)).status).toBe(404)
  expect((await call('GET', '/api/admin/messages', { headers: await asProgram('clerk') })).status).toBe(403)
})
