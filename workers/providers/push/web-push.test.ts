/** A push service that takes messages, fails, is slow and has ended; and a browser that reads what it was sent. */
import { expect, test } from 'vitest'
import { PUSH_BYTES_MAX } from '#domain/notifications/push'
import { pushKeyOf, pushProvider } from './index.ts'
import { bytesOfBase64url } from '../../http/base64url.ts'
import { openPushBrowser, openVapid, pushAnswers, type Answering } from './push-receiver.ts'
import { webPush } from './web-push.ts'

const answering =
  (status: number, headers: Record<string, string> = {}) =>
  async () =>
    new Response(status === 201 ? null : 'no', { status, headers })

const contact = 'https://shop.example'
const opened = async (...answers: readonly Answering[]) => {
  const [vapid, browser] = await Promise.all([openVapid(), openPushBrowser()])
  const ask = pushAnswers(...answers)
  const provider = webPush({ ...vapid, contact, within: 50 }, ask)
  const send = (payload = '{"web_push":8030}') =>
    provider.send({ key: 'e:push:psh_1', to: browser.subscription, payload })
  return { vapid, browser, ask, send }
}

test('the browser reads what was sent, with its own keys, and nobody between sees anything of it', async () => {
  const { ask, send, browser } = await opened(answering(201))
  const payload = JSON.stringify({ web_push: 8030, notification: { title: '订单已发货 👩🏽‍🚀', body: 'x'.repeat(2_000) } })
  expect(await send(payload)).toEqual({ type: 'sent', receipt: '' })
  const [url, init] = ask.mock.calls[0] ?? []
  const body = init?.body as Uint8Array<ArrayBuffer>
  expect([url, init?.method, init?.redirect]).toEqual([browser.subscription.endpoint, 'POST', 'manual'])
  expect(new TextDecoder('latin1').decode(body)).not.toContain('web_push')
  expect(body.length).toBeLessThanOrEqual(4_096)
  expect(await browser.read(body)).toBe(payload)
  await expect((await openPushBrowser()).read(body)).rejects.toThrow()
})

test('it is signed by the shop for that push service alone, kept for a day, and one of two tries is shown', async () => {
  const { ask, send, vapid } = await opened(answering(201))
  await send()
  await send()
  const [first, second] = ask.mock.calls.map(([, init]) => new Headers(init?.headers))
  expect([first?.get('ttl'), first?.get('content-encoding')]).toEqual(['86400', 'aes128gcm'])
  expect(first?.get('topic')).toMatch(/^[\w-]{32}$/)
  expect(second?.get('topic')).toBe(first?.get('topic'))
  const [, token = '', key] = /^vapid t=([^,]+), k=(.+)$/.exec(first?.get('authorization') ?? '') ?? []
  expect(key).toBe(vapid.publicKey)
  const [head = '', claims = '', signature = ''] = token.split('.')
  const said = JSON.parse(new TextDecoder().decode(bytesOfBase64url(claims)))
  expect(said).toMatchObject({ aud: 'https://updates.push.example.com', sub: contact })
  expect(said.exp - Date.now() / 1000).toBeLessThan(24 * 60 * 60)
  const how = { name: 'ECDSA', hash: 'SHA-256' }
  const signed = new TextEncoder().encode(`${head}.${claims}`)
  expect(await crypto.subtle.verify(how, vapid.verify, bytesOfBase64url(signature), signed)).toBe(true)
})

test.each([
  [404, { type: 'refused', bounced: true }],
  [410, { type: 'refused', bounced: true }],
  [413, { type: 'refused', bounced: false }],
  [400, { type: 'refused', bounced: false }],
  [429, { type: 'failed', afterSeconds: 120 }],
  [401, { type: 'failed' }],
  [403, { type: 'failed' }],
  [500, { type: 'failed' }],
  [503, { type: 'failed' }],
  [307, { type: 'failed' }],
])('answered with %i', async (status, outcome) => {
  const { send } = await opened(answering(status, { 'retry-after': '120', location: 'http://127.0.0.1/' }))
  expect(await send()).toMatchObject(outcome)
})

test('a service that is slow, or is not there, is asked again', async () => {
  const vapid = await openVapid()
  const { subscription: to } = await openPushBrowser()
  const slow: typeof fetch = (_, init) =>
    new Promise((_resolve, reject) => init?.signal?.addEventListener('abort', () => reject(init.signal?.reason)))
  const push = { key: 'e:push:psh_1', to, payload: '{}' }
  expect(await webPush({ ...vapid, contact, within: 50 }, slow).send(push)).toMatchObject({ type: 'failed' })
  const gone: typeof fetch = () => Promise.reject(new TypeError('Network connection lost.'))
  expect(await webPush({ ...vapid, contact }, gone).send(push)).toMatchObject({ type: 'failed' })
})

test('what is too long, and a key that is no point of the curve, are refused before anybody is asked', async () => {
  const { ask, send, browser, vapid } = await opened(answering(201))
  expect(await send('x'.repeat(PUSH_BYTES_MAX + 1))).toMatchObject({ type: 'refused', bounced: false })
  const to = { ...browser.subscription, p256dh: `B${'a'.repeat(86)}` }
  const sent = await webPush({ ...vapid, contact }, ask).send({ key: 'k', to, payload: '{}' })
  expect(sent).toMatchObject({ type: 'refused', bounced: true })
  expect(ask).not.toHaveBeenCalled()
})

test('without keys there is no provider, and the demo has a key for browsers to subscribe with', async () => {
  expect(pushProvider({})).toBeNull()
  expect(bytesOfBase64url(pushKeyOf({}))).toHaveLength(65)
  expect(() => pushProvider({ PUSH_PROVIDER: 'webpush', VAPID_PUBLIC_KEY: 'B' })).toThrow('VAPID_PRIVATE_KEY')
  const { publicKey, privateKey } = await openVapid()
  const set = { PUSH_PROVIDER: 'webpush', VAPID_PUBLIC_KEY: publicKey, VAPID_PRIVATE_KEY: privateKey } as const
  expect(() => pushProvider({ ...set, SHOP_URL: 'http://shop.example' })).toThrow('SHOP_URL')
  // Pages are there whatever is missing; they only offer nothing.
  expect(pushKeyOf({ PUSH_PROVIDER: 'webpush' })).toBe('')
  expect(pushKeyOf({ ...set, SHOP_URL: contact })).toBe(publicKey)
})
