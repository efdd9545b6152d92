/** What comes back: each move from where it is allowed, never more than was sent, and its money once, when that was agreed on. */
import { expect, test } from 'vitest'
import { newVariantId } from '../ids.ts'
import { money } from '../money.ts'
import { refund, refundableUnits } from '../orders/refund.ts'
import {
  EUR,
  mug,
  hat,
  card,
  TERMS,
  done,
  sent,
  asking,
  opened,
  last,
  move,
  take,
  sending,
  back,
} from './example-return.ts'
import { claim, settleClaim } from './claiming.ts'
import { moveReturn, noteReturn, openReturn, returnableUnits, trackReturn } from './returning.ts'

test('what is sent back is looked at, and then its money goes back', () => {
  const approved = opened(sent(), asking(mug, 2))
  expect([last(approved).status, back(approved), returnableUnits(approved, mug)]).toEqual(['approved', [], 1])
  const inspected = move(approved, sending, { act: 'receive' }, take(2))
  expect([last(inspected).status, back(inspected)]).toEqual(['inspected', []])
  const refunded = move(inspected, { act: 'refund' })
  expect([last(refunded).status, back(refunded), refunded.payment]).toEqual(['refunded', [2000], 'refund-due'])
  expect(move(refunded, { act: 'refund' })).toBe(refunded)
})

test('staff decide where the policy does not', () => {
  const order = opened(sent(), asking(mug, 1, { terms: { ...TERMS, approved: false } }))
  expect(last(order).status).toBe('requested')
  const declined = move(order, { act: 'decline', answer: 'Worn.' })
  expect([last(declined).status, last(declined).answer, returnableUnits(declined, mug)]).toEqual([
    'declined',
    'Worn.',
    3,
  ])
  expect(moveReturn(declined, last(declined).id, { act: 'approve', answer: '' }, 21)).toMatchObject({
    ok: false,
    refusal: { code: 'return-moved', stands: 'declined' },
  })
})

test('at the counter it is here at once', () => {
  const order = opened(sent(), asking(hat, 1, { by: 'staff', atCounter: true }))
  expect(last(order).status).toBe('received')
})

test('a buyer thinks better of it as long as nothing has moved', () => {
  const order = opened(sent(), asking(mug, 3))
  expect(returnableUnits(move(order, { act: 'cancel' }), mug)).toBe(3)
  expect(moveReturn(move(order, sending), last(order).id, { act: 'cancel' }, 21)).toMatchObject({
    ok: false,
    refusal: { code: 'return-moved', stands: 'sent' },
  })
})

test.each([
  [{ refundOn: 'request' as const }, 'approved', [1000]],
  [{ refundOn: 'first-scan' as const }, 'approved', []],
  [{ keep: true }, 'refunded', [1000]],
  [{ keep: true, fee: money(300, EUR) }, 'refunded', [700]],
])('with %j it is %s and %j goes back at once', (terms, status, amounts) => {
  const order = opened(sent(), asking(mug, 1, { terms: { ...TERMS, ...terms } }))
  expect([last(order).status, back(order)]).toEqual([status, amounts])
})

test('the first scan of a carrier gives the money back, once, and what comes is looked at all the same', () => {
  const order = move(opened(sent(), asking(mug, 1, { terms: { ...TERMS, refundOn: 'first-scan' } })), sending)
  const heard = (status: 'pre-transit' | 'in-transit', at: number) => [{ at, status, place: '', text: '' }] as const
  const announced = done(trackReturn(order, last(order).id, heard('pre-transit', 11), 20))
  expect(back(announced)).toEqual([])
  const scanned = done(trackReturn(announced, last(order).id, heard('in-transit', 12), 20))
  expect([back(scanned), last(scanned).status]).toEqual([[1000], 'sent'])
  expect(done(trackReturn(scanned, last(order).id, heard('in-transit', 12), 21))).toBe(scanned)
  const done_ = move(
    done(trackReturn(scanned, last(order).id, heard('in-transit', 13), 21)),
    { act: 'receive' },
    take(1),
  )
  expect([last(done_).status, back(done_)]).toEqual(['refunded', [1000]])
})

test('what is not taken stays the buyer’s, and less is paid for what is worn', () => {
  const order = move(opened(sent(), asking(mug, 3, { by: 'staff', atCounter: true })), take(2, { less: 350 }))
  expect(returnableUnits(order, mug)).toBe(1)
  const refunded = move(order, { act: 'refund' })
  expect([back(refunded), refunded.refunds?.[0]?.kept?.amount]).toEqual([[1650], 350])
})

test('of what nothing is taken nothing goes back: it is sent back', () => {
  const order = move(opened(sent(), asking(mug, 1, { by: 'staff', atCounter: true })), take(0))
  expect(moveReturn(order, last(order).id, { act: 'refund' }, 21)).toMatchObject({ refusal: { code: 'return-empty' } })
  const returned = move(order, { act: 'send-back', answer: 'Not ours.' })
  expect([last(returned).status, returnableUnits(returned, mug)]).toEqual(['sent-back', 3])
})

test('what is on the shelf is not sent back', () => {
  const order = move(opened(sent(), asking(mug, 1, { by: 'staff', atCounter: true })), take(1))
  expect(moveReturn(order, last(order).id, { act: 'send-back', answer: '' }, 21)).toMatchObject({
    refusal: { code: 'return-moved', stands: 'inspected' },
  })
})

test('as credit it comes with its bonus', () => {
  const terms = { ...TERMS, bonus: money(150, EUR) }
  const ask = asking(mug, 1, { by: 'staff', atCounter: true, resolution: 'credit', terms })
  const order = move(opened(sent(), ask), take(1), { act: 'refund' })
  expect(last(order).status).toBe('credited')
  expect(order.refunds).toMatchObject([
    { refund: { amount: 0 }, credited: { amount: { amount: 1000 }, bonus: { amount: 150 } } },
  ])
})

test('a withdrawal is approved by itself, nobody declines it, and with all goods delivery goes back', () => {
  const units = [mug, hat].map((variantId) => ({
    variantId,
    units: variantId === mug ? 3 : 2,
    reason: 'unwanted' as const,
    note: '',
    pictures: [],
  }))
  const terms = { ...TERMS, approved: false }
  const withCard = sent()
  const bare = { ...withCard, lines: withCard.lines.slice(0, 2) }
  const order = opened(bare, asking(mug, 1, { kind: 'withdrawal', units, terms, delivery: money(390, EUR) }))
  expect(last(order).status).toBe('approved')
  expect(moveReturn(order, last(order).id, { act: 'decline', answer: '' }, 21)).toMatchObject({
    refusal: { code: 'withdrawal-stands' },
  })
  const taken = units.map(({ variantId, units: some }) => ({
    variantId,
    units: some,
    to: 'nowhere' as const,
    location: null,
  }))
  const all = move(order, { act: 'receive' }, { act: 'inspect', taken, less: 0, why: '' }, { act: 'refund' })
  expect(back(all)).toEqual([4390])
  const part = move(
    opened(bare, asking(mug, 1, { kind: 'withdrawal', delivery: money(390, EUR) })),
    { act: 'receive' },
    take(1),
    { act: 'refund' },
  )
  expect(back(part)).toEqual([1000])
})

test.each([
  ['more than was sent', asking(mug, 4), 'units-beyond-sent'],
  ['a part of a unit', asking(mug, 0.5), 'units-beyond-sent'],
  ['nothing of a line', asking(mug, 0), 'units-beyond-sent'],
  ['no line at all', asking(mug, 1, { units: [] }), 'return-empty'],
  ['another thing', asking(newVariantId(new Uint8Array(16).fill(9)), 1), 'line-item-unknown'],
  ['a gift card', asking(card, 1), 'gift-card-not-returned'],
  ['other goods for it', asking(mug, 1, { resolution: 'exchange' }), 'exchange-not-offered'],
])('%s is refused, and nothing has changed', (_, ask, code) => {
  expect(openReturn(sent(), ask, 10)).toMatchObject({ ok: false, refusal: { code } })
})

test('the same thing twice in one return is counted together, and two returns are', () => {
  const twice = asking(mug, 2)
  expect(openReturn(sent(), { ...twice, units: [...twice.units, ...twice.units] }, 10)).toMatchObject({
    refusal: { code: 'units-beyond-sent', most: 3 },
  })
  expect(openReturn(opened(sent(), asking(mug, 2)), asking(mug, 2), 10)).toMatchObject({
    refusal: { code: 'units-beyond-sent', most: 1 },
  })
})

test('asked twice it is asked once', () => {
  const ask = asking(mug, 1)
  const order = opened(sent(), ask)
  expect(opened(order, ask)).toBe(order)
})

test('units on their way back are paid for by nothing else', () => {
  const order = opened(sent(), asking(mug, 3))
  expect(refundableUnits(order, mug, 'claim')).toBe(0)
  const ask = { id: 'x', cause: 'claim' as const, parcels: [{ variantId: mug, units: 1 }] }
  expect(refund(order, ask, 11)).toMatchObject({ refusal: { code: 'units-beyond-sent', most: 0 } })
})

test('both sides say something, and what was said stays otherwise', () => {
  const order = opened(sent(), asking(mug, 1, { note: 'It rattles.' }))
  const answered = done(noteReturn(order, last(order).id, { answer: 'Send it on.' }, 12))
  expect(last(answered)).toMatchObject({ note: 'It rattles.', answer: 'Send it on.' })
  expect(done(noteReturn(answered, last(order).id, { answer: 'Send it on.' }, 13))).toBe(answered)
})

test('a number is corrected, and what was heard of the one before is forgotten', () => {
  const order = move(opened(sent(), asking(mug, 1)), sending)
  const heard = done(trackReturn(order, last(order).id, [{ at: 12, status: 'in-transit', place: '', text: '' }], 20))
  const corrected = move(heard, { act: 'send', carrier: 'DHL', tracking: '124' })
  expect(last(corrected).parcel).toEqual({ carrier: 'DHL', tracking: '124', sentAt: 20 })
  expect(trackReturn(opened(sent(), asking(mug, 1)), 'r0', [], 20)).toMatchObject({
    refusal: { code: 'return-unknown' },
  })
})

test('what is claimed does not come back beside that, until the claim is over', () => {
  const broken = { id: 'clm_1', by: 'buyer', units: [{ variantId: mug, units: 2, kind: 'damaged' }] } as const
  const claimed = done(claim(sent(), broken, 21))
  expect([returnableUnits(sent(), mug), returnableUnits(claimed, mug)]).toEqual([3, 1])
  expect(openReturn(claimed, asking(mug, 2), 22)).toMatchObject({ refusal: { code: 'units-beyond-sent', most: 1 } })
  const over = done(settleClaim(claimed, 'clm_1', { act: 'withdraw' }, 23))
  expect(returnableUnits(over, mug)).toBe(3)
})
