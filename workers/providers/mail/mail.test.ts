/** Mail providers that fail, are slow, answer twice and bounce: what each means for the message. */
import { createServer, type RequestListener } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, expect, test, vi } from 'vitest'
import { cloudflareMail, type EmailBinding } from './cloudflare.ts'
import { httpMail } from './http.ts'
import { mailProvider } from './index.ts'
import type { OutgoingMail } from './provider.ts'

const open: (() => void)[] = []
afterEach(() => open.splice(0).forEach((close) => close()))

type Asked = { readonly headers: Record<string, unknown>; readonly body: Record<string, unknown> }

/** A real server in the provider's place. */
const answering = async (answers: RequestListener) => {
  const asked: Asked[] = []
  const server = createServer((request, response) => {
    let body = ''
    request.on('data', (part) => (body += String(part)))
    request.on('end', () => {
      asked.push({ headers: request.headers, body: JSON.parse(body) as Asked['body'] })
      answers(request, response)
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  open.push(() => server.close().closeAllConnections())
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/emails`
  return { provider: httpMail({ url, key: 're_secret', within: 300 }), asked }
}

const saying =
  (said: object, status = 200, headers: Record<string, string> = {}): RequestListener =>
  (_, response) => {
    response.writeHead(status, { 'content-type': 'application/json', ...headers })
    response.end(JSON.stringify(said))
  }

const mail: OutgoingMail = {
  key: 'orders-0:1:mail',
  from: { email: 'hello@delos.example', name: 'Delos, "the" shop' },
  replyTo: null,
  to: { email: 'maya@lindqvist.example', name: 'Maya' },
  subject: '您的订单 7K3M',
  text: 'Thank you',
  html: '<p>Thank you</p>',
  headers: { 'Auto-Submitted': 'auto-generated' },
}

test('a mail that is taken has the name that the provider gives it; key and bearer travel along', async () => {
  const { provider, asked } = await answering(saying({ id: 're_1' }))
  expect(await provider.send(mail)).toEqual({ type: 'sent', receipt: 're_1' })
  expect(asked[0]?.headers).toMatchObject({ authorization: 'Bearer re_secret', 'idempotency-key': mail.key })
  expect(asked[0]?.body).toMatchObject({
    from: '"Delos, the shop" <hello@delos.example>',
    to: ['maya@lindqvist.example'],
    subject: mail.subject,
    headers: mail.headers,
  })
})

test('a provider that knows keys and is asked twice sends once', async () => {
  const taken = new Map<unknown, string>()
  const { provider, asked } = await answering((request, response) => {
    const key = request.headers['idempotency-key']
    if (!taken.has(key)) taken.set(key, `re_${taken.size + 1}`)
    saying({ id: taken.get(key) })(request, response)
  })
  expect(await provider.send(mail)).toEqual(await provider.send(mail))
  expect([asked.length, taken.size]).toEqual([2, 1])
})

test('broken, busy and out of order are tried again; as late as the provider says', async () => {
  for (const status of [401, 409, 500, 502]) {
    const { provider } = await answering(saying({ message: 'Nope' }, status))
    expect(await provider.send(mail)).toEqual({ type: 'failed', reason: `${status} Nope` })
  }
  const { provider } = await answering(saying({ message: 'Slow down' }, 429, { 'retry-after': '40' }))
  expect(await provider.send(mail)).toMatchObject({ type: 'failed', afterSeconds: 40 })
})

test('silence is not waited for, and a provider that is away is no crash', async () => {
  const { provider } = await answering(() => undefined)
  expect(await provider.send(mail)).toMatchObject({ type: 'failed', reason: 'no answer within 300 ms' })
  const nobody = httpMail({ url: 'http://127.0.0.1:9/emails', key: 'k' })
  expect(await nobody.send(mail)).toMatchObject({ type: 'failed' })
})

test('an address that bounces is refused for good; a call that is led elsewhere is not followed', async () => {
  const bounce = await answering(saying({ name: 'recipient_suppressed', message: 'Bounced before' }, 422))
  expect(await bounce.provider.send(mail)).toMatchObject({ type: 'refused', bounced: true })
  const wrong = await answering(saying({ name: 'validation_error', message: 'Bad' }, 422))
  expect(await wrong.provider.send(mail)).toMatchObject({ type: 'refused', bounced: false })
  const elsewhere = await answering(saying({}, 302, { location: 'http://169.254.169.254/' }))
  expect(await elsewhere.provider.send(mail)).toMatchObject({ type: 'failed' })
})

const binding = (send: EmailBinding['send']) => cloudflareMail({ send }, 50)
const fault = (code: string) => Object.assign(new Error('no'), { code })

test('Cloudflare: taken, refused for good, bounced, and everything else another time', async () => {
  expect(await binding(async () => ({ messageId: 'm1' })).send(mail)).toEqual({ type: 'sent', receipt: 'm1' })
  const said = (code: string) => binding(() => Promise.reject(fault(code))).send(mail)
  expect(await said('E_RECIPIENT_SUPPRESSED')).toMatchObject({ type: 'refused', bounced: true })
  expect(await said('E_VALIDATION_ERROR')).toMatchObject({ type: 'refused', bounced: false })
  expect(await said('E_RATE_LIMIT_EXCEEDED')).toMatchObject({ type: 'failed' })
  expect(await said('E_OF_TOMORROW')).toMatchObject({ type: 'failed' })
  expect(await binding(() => new Promise(() => undefined)).send(mail)).toMatchObject({ type: 'failed' })
})

test.each([
  [{ headers: { 'Feedback-ID': 'x' } }, 'header not allowed: Feedback-ID'],
  [{ headers: { 'Message-ID': '<a@b>' } }, 'header not allowed: Message-ID'],
  [{ headers: { 'X-Note': '您' } }, 'header not in ASCII: X-Note'],
  [{ headers: { 'X-Note': 'a'.repeat(17_000) } }, 'the headers are too long'],
  [{ subject: 'Hi\r\nBcc: all@example.com' }, 'a control sign in a header'],
  [{ subject: '' }, 'the subject is empty or too long'],
  [{ from: { email: '', name: '' } }, 'no sender: MAIL_FROM is not set'],
  [{ html: 'a'.repeat(4_000_000) }, 'the mail is too long'],
])('what one provider would refuse every provider refuses, before anybody is asked: %#', async (changed, reason) => {
  const send = vi.fn<EmailBinding['send']>()
  const refused = { type: 'refused', reason, bounced: false }
  expect(await cloudflareMail({ send }).send({ ...mail, ...changed })).toEqual(refused)
  const ask = vi.fn<typeof fetch>()
  expect(await httpMail({ url: 'https://x.example', key: 'k' }, ask).send({ ...mail, ...changed })).toEqual(refused)
  expect([send.mock.calls.length, ask.mock.calls.length]).toEqual([0, 0])
})

test('a shop that wants to send and cannot says so', () => {
  expect(mailProvider({ MAIL_PROVIDER: 'demo' })).toBeNull()
  expect(() => mailProvider({ MAIL_PROVIDER: 'http' })).toThrow('MAIL_API_KEY')
  expect(() => mailProvider({ MAIL_PROVIDER: 'cloudflare' })).toThrow('EMAIL')
  const http = { MAIL_PROVIDER: 'http', MAIL_API_KEY: 'k', MAIL_FROM: 'hello@shop.example' } as const
  const bound = { ...http, MAIL_PROVIDER: 'cloudflare', EMAIL: { send: vi.fn<EmailBinding['send']>() } } as const
  for (const env of [http, bound]) {
    // Links of a mail are relative to nothing; a path is written behind the address.
    for (const SHOP_URL of ['', 'shop.example', 'http://shop.example', 'https://shop.example/', 'https://a.example/b'])
      expect(() => mailProvider({ ...env, SHOP_URL }), SHOP_URL).toThrow('SHOP_URL')
    expect(() => mailProvider(env)).toThrow('SHOP_URL')
    expect(() => mailProvider({ ...env, MAIL_FROM: '', SHOP_URL: 'https://shop.example' })).toThrow('MAIL_FROM')
    expect(mailProvider({ ...env, SHOP_URL: 'https://shop.example' })).not.toBeNull()
  }
  expect(() => mailProvider({ MAIL_PROVIDER: 'pigeon' as 'demo' })).toThrow('pigeon')
})
