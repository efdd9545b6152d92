/** Where a webhook may be sent, when it is tried again, and when nothing more is sent. */
import { expect, test } from 'vitest'
import { webhookAddress } from './address.ts'
import { DELIVERY_ATTEMPTS_MAX, deliveryOutcome, FAILING_MS, offFor, RETRY_SECONDS, type Answer } from './delivery.ts'
import { listenersTo } from '../../events.ts'
import { WEBHOOK_EVENTS, webhookEventOf, personEventOf } from './events.ts'

test.each([
  ['http://127.0.0.1', 'number'],
  ['http://127.0.0.1:8787/in', 'number'],
  ['https://127.1', 'number'],
  ['https://2130706433/', 'number'],
  ['https://0x7f000001', 'number'],
  ['https://017700000001', 'number'],
  ['https://0177.0.0.1', 'number'],
  ['https://１２７.0.0.1', 'number'],
  ['https://169.254.169.254/latest/meta-data', 'number'],
  ['https://10.0.0.1', 'number'],
  ['https://93.184.215.14', 'number'],
  ['https://[::1]/', 'number'],
  ['https://[::ffff:127.0.0.1]', 'number'],
  ['https://[fd00::1]', 'number'],
  ['https://[fe80::1]', 'number'],
  ['https://localhost', 'inside'],
  ['https://LOCALHOST./in', 'inside'],
  ['https://shop.localhost', 'inside'],
  ['https://printer.local', 'inside'],
  ['https://metadata.google.internal/computeMetadata/v1', 'inside'],
  ['https://router.home.arpa', 'inside'],
  ['https://erp', 'inside'],
  ['http://erp.example.com', 'https'],
  ['ftp://erp.example.com', 'https'],
  ['ws://erp.example.com', 'https'],
  ['https://erp.example.com:8443', 'port'],
  ['https://erp.example.com:22/', 'port'],
  ['https://user@erp.example.com', 'userinfo'],
  ['https://user:word@erp.example.com', 'userinfo'],
  ['https://erp.example.com@127.0.0.1', 'userinfo'],
  ['', 'form'],
  ['erp.example.com/in', 'form'],
  ['/in', 'form'],
  ['javascript:alert(1)', 'form'],
  ['file:///etc/passwd', 'form'],
  ['https://', 'form'],
  [`https://erp.example.com/${'x'.repeat(2_000)}`, 'form'],
])('nothing is sent to %s: %s', (url, reason) => {
  expect(webhookAddress(url)).toEqual({ ok: false, refusal: { reason } })
})

test.each([
  ['https://erp.example.com', 'https://erp.example.com/'],
  [' https://ERP.example.com:443/in?shop=1#part ', 'https://erp.example.com/in?shop=1'],
  ['https://münchen.example.com/入', 'https://xn--mnchen-3ya.example.com/%E5%85%A5'],
])('%s is taken as %s', (url, called) => {
  expect(webhookAddress(url)).toEqual({ ok: true, value: called })
})

const answered = (status: number, more = {}): Answer => ({ type: 'answered', status, excerpt: 'x', ...more })
const late: Answer = { type: 'failed', reason: 'timeout' }

test('what fails is tried ten times in three days, later and later, and is then given up', () => {
  let at = 0
  for (let attempts = 1; attempts < DELIVERY_ATTEMPTS_MAX; attempts++) {
    const outcome = deliveryOutcome({ attempts, isOnce: false }, late, at, 0)
    expect(outcome).toMatchObject({
      state: 'waiting',
      reason: 'timeout',
      tryAt: at + 1000 * (RETRY_SECONDS[attempts - 1] ?? 0),
    })
    at = outcome.tryAt
  }
  expect(at / 3_600_000).toBeGreaterThan(72)
  expect(at / 3_600_000).toBeLessThan(76)
  expect(deliveryOutcome({ attempts: DELIVERY_ATTEMPTS_MAX, isOnce: false }, late, at, 0).state).toBe('dead')
})

test.each([
  [204, 'sent', ''],
  [299, 'sent', ''],
  [302, 'waiting', 'redirect'],
  [404, 'waiting', 'status'],
  [410, 'dead', 'gone'],
  [500, 'waiting', 'status'],
] as const)('%i leaves it %s', (status, state, reason) => {
  const outcome = deliveryOutcome({ attempts: 1, isOnce: false }, answered(status), 0, 0)
  expect([outcome.state, outcome.reason, outcome.status]).toEqual([state, reason, status])
})

test('waits are spread, a receiver is left alone for an hour at most, and a test is tried once', () => {
  const wait = (answer: Answer, chance = 0) => deliveryOutcome({ attempts: 2, isOnce: false }, answer, 0, chance).tryAt
  expect([wait(late), wait(late, 1)]).toEqual([300_000, 330_000])
  expect([wait(answered(429, { afterSeconds: 900 })), wait(answered(429, { afterSeconds: 1e6 }))]).toEqual([9e5, 36e5])
  expect(deliveryOutcome({ attempts: 1, isOnce: true }, late, 0, 0).state).toBe('dead')
})

test('an endpoint is switched off when it is gone, or when something was tried to the end and nothing arrived meanwhile', () => {
  const spent = { state: 'dead', reason: 'timeout' } as const
  const after = (attempts: number, failingSince: number | null, now: number) =>
    offFor(spent, { attempts, failingSince }, now)
  expect(after(DELIVERY_ATTEMPTS_MAX, 0, FAILING_MS)).toBe('failing')
  expect(after(DELIVERY_ATTEMPTS_MAX, 0, FAILING_MS - 1)).toBeNull()
  expect(after(DELIVERY_ATTEMPTS_MAX, null, FAILING_MS)).toBeNull()
  // A test that nobody received long ago is no reason.
  expect(after(1, 0, 10 * FAILING_MS)).toBeNull()
  expect(offFor({ state: 'dead', reason: 'gone' }, { attempts: 1, failingSince: null }, 0)).toBe('gone')
})

test('every fact has a name and is told to who tells others, but for kept cards, words and labels of staff, and another shop', () => {
  const untold = ['payment-method-left', 'order-commented', 'order-imported', 'order-import-undone', 'label-changed']
  const told = Object.entries(listenersTo).filter(([type]) => !untold.includes(type))
  for (const type of untold) expect(listenersTo).toHaveProperty(type)
  for (const [type, listeners] of told) {
    expect(listeners).toContain('webhooks')
    expect(WEBHOOK_EVENTS).toContain(webhookEventOf({ type } as Parameters<typeof webhookEventOf>[0]))
  }
  const ofPeople = WEBHOOK_EVENTS.filter((name) => name.startsWith('customer.'))
  expect(WEBHOOK_EVENTS).toHaveLength(told.length + ofPeople.length)
  expect(ofPeople).toContain(personEventOf({ type: 'customer-registered' }))
  expect(personEventOf({ type: 'sign-in-code-asked' })).toBeUndefined()
})
