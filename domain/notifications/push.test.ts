/** What a browser hands over, and what it is told. */
import { expect, test } from 'vitest'
import { checkSubscription, PUSH_BYTES_MAX, pushPayload, pushText } from './push.ts'

const fit = {
  endpoint: 'https://updates.push.example.com/wpush/v2/abc',
  p256dh: `B${'a'.repeat(86)}`,
  auth: 'a'.repeat(22),
}

test('a subscription is an address outside and two keys of their length', () => {
  expect(checkSubscription(fit)).toEqual({ ok: true, value: fit })
  expect(checkSubscription({ ...fit, p256dh: `${fit.p256dh}=`, auth: `${fit.auth}==` })).toEqual({
    ok: true,
    value: fit,
  })
})

test.each([
  ['plain http', { endpoint: 'http://push.example.com/a' }],
  ['this machine', { endpoint: 'https://localhost/a' }],
  ['a number', { endpoint: 'https://169.254.169.254/latest' }],
  ['a number in disguise', { endpoint: 'https://0x7f.1/' }],
  ['inside', { endpoint: 'https://push.internal/a' }],
  ['another port', { endpoint: 'https://push.example.com:8443/a' }],
  ['a password', { endpoint: 'https://me:secret@push.example.com/a' }],
  ['endless', { endpoint: `https://push.example.com/${'a'.repeat(3_000)}` }],
  ['nothing', { endpoint: '' }],
  ['a short key', { p256dh: 'Baaa' }],
  ['a key of another form', { p256dh: `A${'a'.repeat(86)}` }],
  ['markup for a secret', { auth: '<script>alert(1)</scri' }],
])('refused: %s', (_, amiss) => {
  expect(checkSubscription({ ...fit, ...amiss })).toEqual({ ok: false, refusal: { code: 'push-subscription-unfit' } })
})

test('the longest message fits, cut between signs, and leads into the shop', () => {
  const text = pushText('👩🏽‍🚀"\n'.repeat(500), `https://shop.example/${'a'.repeat(470)}`)
  const payload = pushPayload({ subject: '\u{1F600}'.repeat(500), text, language: 'zh' }, 'orders-0:7')
  expect(new TextEncoder().encode(payload).length).toBeLessThanOrEqual(PUSH_BYTES_MAX)
  const { web_push, notification } = JSON.parse(payload)
  expect([web_push, Array.from(notification.title as string).length, notification.lang]).toEqual([8030, 120, 'zh'])
  expect(payload.isWellFormed()).toBe(true)
})

test('Safari and the service worker read the same', () => {
  const message = {
    subject: 'It is on its way',
    text: pushText('Two\n\nlines', '/orders/ord_1'),
    language: 'en',
  } as const
  expect(JSON.parse(pushPayload(message, 'tag'))).toEqual({
    web_push: 8030,
    notification: {
      title: 'It is on its way',
      lang: 'en',
      body: 'Two\n\nlines',
      navigate: '/orders/ord_1',
      tag: 'tag',
      data: { navigate: '/orders/ord_1' },
    },
  })
})
