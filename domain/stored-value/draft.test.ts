/** What staff and shoppers say of a card: put right where it can be, and refused field by field where it cannot. */
import { expect, test } from 'vitest'
import { currency } from '../money.ts'
import { checkedGift, checkedIssue, deliveryOf, isAmount, type IssueDraft } from './draft.ts'

const now = Date.parse('2026-11-30T10:00:00Z')
const world = { now, timeZone: 'Europe/Berlin', currencies: [currency('EUR'), currency('JPY')] }
const draft: IssueDraft = {
  amount: 5000,
  currency: 'EUR',
  name: '',
  email: 'mei@example.org',
  sender: '',
  message: '',
  deliverOn: '',
  expiresOn: '',
  note: '',
}

test.each([0, -0, -1, 0.1, 1e308, Number.NaN, Number.POSITIVE_INFINITY, 1_000_000_001])('%d is no amount', (amount) => {
  expect(isAmount(amount)).toBe(false)
  expect(checkedIssue({ ...draft, amount }, world)).toEqual({ ok: false, refusal: { amount: 'amount' } })
})

test('a card needs an amount in a currency of the shop, and nothing else', () => {
  expect(checkedIssue({ ...draft, email: '' }, world)).toMatchObject({
    ok: true,
    value: { amount: 5000, expiresAt: null },
  })
  expect(checkedIssue({ ...draft, currency: 'XYZ', amount: 1.5 }, world)).toEqual({
    ok: false,
    refusal: { amount: 'amount', currency: 'currency-unsold' },
  })
})

test.each([
  ['email', 'nobody', 'email-form'],
  ['deliverOn', '2026-02-31', 'day-form'],
  ['deliverOn', '2026-11-29', 'day-past'],
  ['deliverOn', '2028-12-24', 'day-far'],
  ['expiresOn', '2026-11-01', 'day-past'],
  ['message', 'x'.repeat(501), 'too-long'],
] as const)('%s: %s is refused at its field', (field, said, fault) =>
  expect(checkedIssue({ ...draft, [field]: said }, world)).toEqual({ ok: false, refusal: { [field]: fault } }),
)

test('a card pays on the day on which it is sent at least', () => {
  const ending = (expiresOn: string) => checkedIssue({ ...draft, deliverOn: '2027-05-01', expiresOn }, world)
  expect(ending('2027-04-30')).toEqual({ ok: false, refusal: { expiresOn: 'day-before-delivery' } })
  expect(ending('2027-05-01')).toMatchObject({ ok: true, value: { expiresAt: Date.parse('2027-05-01T22:00:00Z') } })
  // What is amiss with the day of delivery is said there, and once.
  const far = checkedIssue({ ...draft, deliverOn: '2028-12-24', expiresOn: '2029-01-01' }, world)
  expect(far).toEqual({ ok: false, refusal: { deliverOn: 'day-far' } })
})

test('what is sent on a day is sent somewhere, whoever deals it', () => {
  const asked = { ...draft, email: '', deliverOn: '2026-12-24' }
  expect(checkedIssue(asked, world)).toEqual({ ok: false, refusal: { email: 'required' } })
})

test('what is for a day is sent in its morning by the clock of the shop, and the last day counts', () => {
  const issued = checkedIssue({ ...draft, deliverOn: '2026-12-24', expiresOn: '2029-12-31' }, world)
  if (!issued.ok) throw new Error('refused')
  expect(deliveryOf(issued.value, world)).toBe(Date.parse('2026-12-24T07:00:00Z'))
  expect(issued.value.expiresAt).toBe(Date.parse('2029-12-31T23:00:00Z'))
  expect(deliveryOf({ deliverOn: '2026-11-30' }, world)).toBe(now)
})

test('a present for somebody wants to know where it goes, one for oneself does not', () => {
  const gift = { name: 'Mei', email: '', sender: '', message: '', deliverOn: '' }
  expect(checkedGift(gift, world, true)).toEqual({ ok: false, refusal: { email: 'required' } })
  expect(checkedGift({ ...gift, name: '' }, world, true).ok).toBe(true)
  const mended = checkedGift({ ...gift, name: '  Mei  ', email: ' ｍei@example.org ' }, world, true)
  expect(mended).toMatchObject({ ok: true, value: { recipient: { name: 'Mei', email: 'mei@example.org' } } })
})
