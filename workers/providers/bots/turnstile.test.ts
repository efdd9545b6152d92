/** Turnstile confirms, refuses, is silent: what each means for whoever stands in front of a queue. */
import { createServer, type RequestListener } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, expect, test } from 'vitest'
import { turnstile } from './turnstile.ts'

const open: (() => void)[] = []
afterEach(() => open.splice(0).forEach((close) => close()))

/** A real server in Turnstile's place. @returns a provider that asks it, and what it was asked */
const answering = async (answers: RequestListener) => {
  const asked: URLSearchParams[] = []
  const server = createServer((request, response) => {
    let body = ''
    request.on('data', (part) => (body += String(part)))
    request.on('end', () => {
      asked.push(new URLSearchParams(body))
      answers(request, response)
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  open.push(() => server.close().closeAllConnections())
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`
  const provider = turnstile('site', 'secret', (_, init) => fetch(url, init))
  return { provider, asked }
}

const saying =
  (said: object, status = 200): RequestListener =>
  (_, response) => {
    response.writeHead(status, { 'content-type': 'application/json' })
    response.end(JSON.stringify(said))
  }

const check = { token: 'token', address: '203.0.113.9', key: '6b1e2f6e-8a25-4d1c-9a5b-0e6d1f0d7c11' }

test('a confirmed token passes, and the call carries secret, token, address and key', async () => {
  const { provider, asked } = await answering(saying({ success: true }))
  expect(await provider.check(check)).toEqual({ state: 'passed' })
  expect(Object.fromEntries(asked[0] ?? [])).toEqual({
    secret: 'secret',
    response: 'token',
    remoteip: check.address,
    idempotency_key: check.key,
  })
})

test.each([
  ['missing-input-response', 'missing'],
  ['invalid-input-response', 'invalid'],
  ['timeout-or-duplicate', 'spent'],
])('%s is a token that is %s', async (code, reason) => {
  const { provider } = await answering(saying({ success: false, 'error-codes': [code] }))
  expect(await provider.check(check)).toEqual({ state: 'failed', reason })
})

test('our own wrong secret is nobody’s fault who stands in the queue', async () => {
  const { provider } = await answering(saying({ success: false, 'error-codes': ['invalid-input-secret'] }))
  expect(await provider.check(check)).toEqual({ state: 'unknown' })
})

test.each([[['a-code-of-tomorrow']], [['invalid-input-secret', 'a-code-of-tomorrow']], [[]]])(
  'what nobody here knows lets nobody in: %j',
  async (codes) => {
    const { provider } = await answering(saying({ success: false, 'error-codes': codes }))
    expect(await provider.check(check)).toEqual({ state: 'failed', reason: 'invalid' })
  },
)

test('a broken answer is asked for once more with the same key, and then nobody knows', async () => {
  const { provider, asked } = await answering(saying({}, 502))
  expect(await provider.check(check)).toEqual({ state: 'unknown' })
  expect(asked.map((one) => one.get('idempotency_key'))).toEqual([check.key, check.key])
})

test('silence is not waited for', async () => {
  const { provider } = await answering(() => undefined)
  const before = Date.now()
  expect(await provider.check(check)).toEqual({ state: 'unknown' })
  expect(Date.now() - before).toBeLessThan(7_000)
})

test('no token, or one that is far too long, is refused without asking anybody', async () => {
  const { provider, asked } = await answering(saying({ success: true }))
  expect(await provider.check({ ...check, token: '' })).toEqual({ state: 'failed', reason: 'missing' })
  expect(await provider.check({ ...check, token: 'x'.repeat(3000) })).toEqual({ state: 'failed', reason: 'invalid' })
  expect(asked).toEqual([])
})
