/** What a return costs, what comes on top, and when its money goes back. */
import { expect, test } from 'vitest'
import { currency } from '../money.ts'
import { PLAIN, type ReasonRule, type ReturnsSettings } from '../settings/returns.ts'
import { agreedTerms, wantsPictures, type ChosenWorth } from './agreed.ts'
import { EUR } from './example.ts'

const JPY = currency('JPY')
const plain: ReturnsSettings = { ...PLAIN, days: 30, paidBy: 'shopper', countries: null }
const rule = (of: Partial<ReasonRule>): ReasonRule => ({
  reason: 'unwanted',
  paidBy: 'shopper',
  feePercent: 0,
  fees: [],
  pictures: false,
  ...of,
})
const tenth = rule({ feePercent: 1_000 })
const euros = (amount: number) => [{ currency: EUR, amount }]
const unwanted = (worth: number): ChosenWorth => ({ reason: 'unwanted', worth })

test('a policy that says only how many days there are takes nothing off, and waits for staff', () => {
  expect(agreedTerms(plain, [unwanted(2_800)], EUR)).toEqual({
    carriage: 'buyer',
    fee: { amount: 0, currency: 'EUR' },
    refundOn: 'inspection',
    keep: false,
    bonus: { amount: 0, currency: 'EUR' },
    approved: false,
  })
})

test.each<[string, Partial<ReturnsSettings>, readonly ChosenWorth[], object]>([
  ['a share of it', { reasons: [tenth] }, [unwanted(2_800)], { fee: { amount: 280 } }],
  ['a sum', { reasons: [rule({ fees: euros(500) })] }, [unwanted(2_800)], { fee: { amount: 500 } }],
  ['both', { reasons: [rule({ feePercent: 1_000, fees: euros(500) })] }, [unwanted(2_800)], { fee: { amount: 780 } }],
  ['never more than it is worth', { reasons: [rule({ fees: euros(500) })] }, [unwanted(400)], { fee: { amount: 400 } }],
  [
    'for each reason its share, and the dearest sum once',
    { reasons: [rule({ feePercent: 1_000, fees: euros(300) }), rule({ reason: 'too-small', fees: euros(200) })] },
    [unwanted(1_000), { reason: 'too-small', worth: 1_000 }],
    { fee: { amount: 400 } },
  ],
  [
    'nothing for a reason that has no rule',
    { reasons: [tenth] },
    [{ reason: 'late', worth: 1_000 }],
    { fee: { amount: 0 } },
  ],
  [
    'the way is the shop’s as soon as one reason is',
    { reasons: [rule({ reason: 'defective', paidBy: 'shop' })] },
    [unwanted(1_000), { reason: 'defective', worth: 10 }],
    { carriage: 'shop' },
  ],
  [
    'what is worth little is kept, at once and for nothing',
    { reasons: [tenth], keepBelow: euros(800) },
    [unwanted(800)],
    { keep: true, fee: { amount: 0 }, refundOn: 'request', carriage: 'shop' },
  ],
  ['what is worth more comes back', { keepBelow: euros(800) }, [unwanted(801)], { keep: false }],
  ['a bonus on what goes back', { reasons: [tenth], bonusPercent: 500 }, [unwanted(1_000)], { bonus: { amount: 45 } }],
  ['and a sum with it', { bonusPercent: 500, bonuses: euros(100) }, [unwanted(1_000)], { bonus: { amount: 150 } }],
  ['none on nothing', { bonuses: euros(100) }, [unwanted(0)], { bonus: { amount: 0 } }],
  [
    'approved by itself',
    { approval: 'automatic', refundOn: 'first-scan' },
    [unwanted(9)],
    { approved: true, refundOn: 'first-scan' },
  ],
])('%s', (_, more, chosen, terms) => {
  expect(agreedTerms({ ...plain, ...more }, chosen, EUR)).toMatchObject(terms)
})

test('in a currency that the policy does not name there is no sum', () => {
  const policy = { ...plain, reasons: [rule({ fees: euros(500) })], keepBelow: euros(9_999), bonuses: euros(100) }
  expect(agreedTerms(policy, [unwanted(1_000)], JPY)).toMatchObject({
    fee: { amount: 0 },
    keep: false,
    bonus: { amount: 0 },
  })
})

test('a picture is asked for where its reason wants one', () => {
  const policy = { reasons: [rule({ reason: 'defective', pictures: true })] }
  expect([wantsPictures(policy, 'defective'), wantsPictures(policy, 'late')]).toEqual([true, false])
})
