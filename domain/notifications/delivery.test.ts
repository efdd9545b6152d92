/** Tries, waits and the end of them. */
import { expect, test } from 'vitest'
import { isWorthless, outcomeOf, RETRY_SECONDS, SEND_ATTEMPTS_MAX, withoutKeys, withoutSecrets } from './delivery.ts'

const message = { template: 'order-placed', at: 0, attempts: 1 } as const
const failed = { type: 'failed', reason: 'the provider answered 503' } as const

test('each failure waits longer than the one before, all of them less than the day for which a key is known', () => {
  const waits = RETRY_SECONDS.map((_, index) => outcomeOf({ ...message, attempts: index + 1 }, failed, 0).tryAt)
  expect(waits).toEqual(waits.toSorted((a, b) => a - b))
  expect(waits.reduce((all, one) => all + one, 0)).toBeLessThan(24 * 3_600_000)
})

test('the last failure gives it up, with its reason; what is refused is given up at once', () => {
  const last = outcomeOf({ ...message, attempts: SEND_ATTEMPTS_MAX }, failed, 5)
  expect(last).toMatchObject({ state: 'dead', reason: failed.reason })
  const refused = { type: 'refused', reason: 'no such address', bounced: true } as const
  expect(outcomeOf(message, refused, 5)).toMatchObject({ state: 'dead', reason: 'no such address' })
})

test('a provider that wants to be left alone is, and not for ever', () => {
  expect(outcomeOf(message, { ...failed, afterSeconds: 120 }, 0).tryAt).toBe(120_000)
  expect(outcomeOf(message, { ...failed, afterSeconds: 1e9 }, 0).tryAt).toBe(21_600_000)
})

test('digits that would come too late are not tried again', () => {
  const code = { template: 'sign-in-code', at: 0, attempts: 3 } as const
  expect(outcomeOf(code, failed, 60_000).state).toBe('waiting')
  expect(outcomeOf(code, failed, 400_000).state).toBe('dead')
  expect(isWorthless(code, 600_000)).toBe(true)
})

test('of a mail that was sent neither digits nor link are kept', () => {
  const mail = {
    template: 'sign-in-code',
    text: 'Here\n\n123456\n\nSign in: https://s.example/account/sign-in/link?token=AbC-1&to=%2Faccount',
    html: '<p>123456</p><a href="/account/sign-in/link?token=AbC-1&amp;to=%2Faccount">Sign in</a>',
  } as const
  const kept = withoutSecrets(mail)
  expect(JSON.stringify(kept)).not.toMatch(/123456|AbC-1/)
  expect(kept.html).toContain('token=…&amp;to=')
  const order = { ...mail, template: 'order-placed' } as const
  expect(withoutSecrets(order)).toBe(order)
})

test('keys of links are told to nobody who looks on, in text and page, whatever stands around them', () => {
  const link = 'https://s.example/orders/ord_1?key=AbC-_1.x%20y'
  const shown = withoutKeys({
    text: `See\n\n${link}\n`,
    html: `<a href="/unsubscribe?a=1&amp;key=AbC-1&amp;b=2">x</a>`,
  })
  expect(shown.text).toBe('See\n\nhttps://s.example/orders/ord_1?key=…\n')
  expect(shown.html).toBe('<a href="/unsubscribe?a=1&amp;key=…&amp;b=2">x</a>')
})

test('a reason is one short line', () => {
  expect(outcomeOf(message, { ...failed, reason: `a\n${'b'.repeat(900)}` }, 0).reason).toHaveLength(300)
})
