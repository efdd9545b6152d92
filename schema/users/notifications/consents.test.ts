/** Consents are lines, of which the last that gives or withdraws counts; suppressions stay until they are lifted. */
import { expect, test } from 'vitest'
import type { Consent } from '#domain/notifications/consent'
import { openD1 } from '#tests/d1'
import { consentHistory, consentOf, consentsOf, forgettingConsents, recordingConsent, timesAsked } from './consents.ts'
import { liftSuppression, suppressing, suppressionOf, suppressionsPage } from './suppressions.ts'

const address = 'maya@lindqvist.example'
const said = (state: Consent['state'], at: number, changed: Partial<Consent> = {}): Consent => ({
  address,
  purpose: 'newsletter',
  state,
  wording: 'New things, about once a month',
  version: '1',
  language: 'en',
  source: 'footer',
  at,
  ...changed,
})

test('asking is no consent, giving is, withdrawing ends it; and asking again takes nothing back', async () => {
  const db = openD1('users')
  const now = () => consentOf(db, address, 'newsletter')
  const record = (one: Consent) => recordingConsent(db, one).run()
  await record(said('asked', 1))
  expect(await now()).toBeNull()
  await record(said('given', 2))
  await record(said('asked', 3))
  expect(await now()).toBe('given')
  await record(said('withdrawn', 4, { source: 'one-click' }))
  await record(said('given', 5, { purpose: 'back-in-stock' }))
  expect(await now()).toBe('withdrawn')
  expect((await consentsOf(db, address)).map(({ purpose, state, at }) => [purpose, state, at])).toEqual([
    ['back-in-stock', 'given', 5],
    ['newsletter', 'withdrawn', 4],
  ])
  expect((await consentHistory(db, address))[4]).toEqual(said('asked', 1))
  expect(await timesAsked(db, address, 'newsletter', 1)).toBe(1)
  expect(await consentOf(db, 'somebody@else.example', 'newsletter')).toBeNull()
  await db.batch(forgettingConsents(db, address))
  expect(await consentHistory(db, address)).toEqual([])
})

test('the first reason stays, a complaint weighs more, and one that is lifted is gone', async () => {
  const db = openD1('users')
  const one = { address, channel: 'mail', reason: 'bounced', detail: '550 No such user', at: 1 } as const
  await suppressing(db, one).run()
  await suppressing(db, { ...one, detail: 'again', at: 2 }).run()
  expect(await suppressionOf(db, address, 'mail')).toEqual(one)
  await suppressing(db, { ...one, reason: 'complained', at: 3 }).run()
  await suppressing(db, { ...one, at: 4 }).run()
  expect(await suppressionOf(db, address, 'mail')).toMatchObject({ reason: 'complained', at: 3 })
  expect(await suppressionOf(db, address, 'sms')).toBeNull()
  expect((await suppressionsPage(db, { before: null, q: '' })).rows).toHaveLength(1)
  expect((await suppressionsPage(db, { before: null, q: 'none@example.com' })).rows).toHaveLength(0)
  expect(await liftSuppression(db, address, 'mail')).toBe(true)
  expect(await liftSuppression(db, address, 'mail')).toBe(false)
})
