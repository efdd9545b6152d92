/** What the account shows of the log of consents. */
import { expect, test } from 'vitest'
import { agreementsIn } from './agreements.ts'
import { PURPOSES, type Consent } from './consent.ts'

const line = (changed: Partial<Consent>): Consent => ({
  address: 'maya@example.com',
  purpose: 'newsletter',
  state: 'given',
  wording: 'w',
  version: '1',
  language: 'en',
  source: 'footer',
  at: 5,
  ...changed,
})

test('each purpose by each way, as it was said last; what is agreed to thing by thing only while it is agreed to', () => {
  const mailOnly = { mail: 'maya@example.com', sms: null, push: null }
  const none = agreementsIn(mailOnly, [])
  expect(none.map(({ purpose }) => purpose)).toEqual(PURPOSES.filter((one) => one !== 'back-in-stock'))
  expect(none[0]).toEqual({ purpose: 'newsletter', mail: false, sms: null, push: null, saidAt: null })
  const both = { ...mailOnly, sms: '+353851234567' }
  const said = [line({}), line({ address: both.sms, state: 'withdrawn', at: 9 }), line({ purpose: 'back-in-stock' })]
  expect(agreementsIn(both, said).slice(0, 2)).toEqual([
    { purpose: 'newsletter', mail: true, sms: false, push: null, saidAt: 9 },
    { purpose: 'back-in-stock', mail: true, sms: false, push: null, saidAt: 5 },
  ])
})

test('by push only what is told by push, and of goods also before anything is waited for', () => {
  const reached = { mail: 'maya@example.com', sms: null, push: 'cus_1' }
  const shown = agreementsIn(reached, [line({ address: 'cus_1', purpose: 'back-in-stock' })])
  expect(shown.flatMap(({ purpose, mail, push }) => (push === null ? [] : [[purpose, mail, push]]))).toEqual([
    ['back-in-stock', false, true],
  ])
})
