/** What a review may be, what a program notices in one, and what of an order may be reviewed. */
import { expect, test } from 'vitest'
import type { ProductId, VariantId } from '../ids.ts'
import type { Order } from '../orders/order.ts'
import { flagsIn } from './flags.ts'
import { reviewAddress, reviewQueryOf } from './list.ts'
import { lineHad } from './purchase.ts'
import { lettersIn, repairText } from '../letters.ts'
import { checkQuestion } from './question.ts'
import { checkReview } from './review.ts'

const said = { stars: 5, title: '', body: 'Good.', name: '', pictures: [] }

test('letters are counted as people count them, and a letter with thousands of marks is no way around it', () => {
  expect(lettersIn('👨‍👩‍👧‍👦'.repeat(10))).toBe(10)
  expect(checkReview({ ...said, body: '👨‍👩‍👧‍👦'.repeat(2_000) }).ok).toBe(true)
  expect(checkReview({ ...said, body: `a${'\u0301'.repeat(30_000)}` }).ok).toBe(false)
  expect(checkReview({ ...said, body: 'x'.repeat(5_001) }).ok).toBe(false)
  // As many as the message says, of the longest there are.
  const kiss = '👩🏽‍❤️‍💋‍👨🏿'
  expect(checkReview({ ...said, name: `A${kiss.repeat(59)}`, title: kiss.repeat(120) }).ok).toBe(true)
  expect(checkQuestion({ body: `a${kiss.repeat(499)}`, name: kiss.repeat(60) }).ok).toBe(true)
  const long = { body: `a${kiss.repeat(500)}`, name: 'Ana \r\nBcc: x' }
  expect(checkQuestion(long)).toMatchObject({
    refusal: {
      issues: [
        { field: 'body', fault: 'too-long' },
        { field: 'name', fault: 'unwritable' },
      ],
    },
  })
})

test.each([
  ['', 'required'],
  ['   \n ', 'required'],
  ['…!?', 'unwritable'],
])('“%s” is no text', (body, fault) => {
  expect(checkReview({ ...said, body })).toMatchObject({ refusal: { issues: [{ field: 'body', fault }] } })
})

test('what steers a machine or turns the writing goes, lines stay', () => {
  expect(repairText('a\u202eb\u0000c\r\n\r\n\r\n\r\nd  \ne')).toBe('abc\n\nd\ne')
})

test.each([
  ['See www.cheap.example', ['link']],
  ['Write to me: a.b@example.org', ['contact']],
  ['Call +49 341 1234567', ['contact']],
  ['It holds 0.35 litres and costs 1200', []],
  ['<a href=x>look</a>', ['markup']],
  ['THIS IS THE WORST THING THAT I EVER HAD', ['shouting']],
  ['schööööööööööön', ['repeated']],
  ['Die Glasur ist an einer Seite dicker, was ich mag.', []],
  ['这个杯子很好，我很喜欢。', []],
])('of “%s” a program notices %j', (text, flags) => {
  expect(flagsIn(text)).toEqual(flags)
})

const [mug, cup] = ['prd_mug', 'prd_cup'] as [ProductId, ProductId]
const line = (productId: ProductId, variantId: string, units: number, requiresShipping = true) =>
  ({ productId, variantId: variantId as VariantId, units, requiresShipping }) as Order['lines'][number]
const order = (change: Partial<Order>): Order =>
  ({
    status: 'placed',
    shipments: [],
    lines: [line(mug, 'a', 1), line(mug, 'b', 2), line(cup, 'c', 1, false)],
    ...change,
  }) as Order
const parcel = (variantId: string, units: number) => ({ variantId: variantId as VariantId, units })

test('what was sent may be reviewed, by the choice of which most was sent; a file as soon as it is paid for', () => {
  expect(lineHad(order({}), mug)).toMatchObject({ refusal: { code: 'review-not-sent' } })
  const sent = order({ shipments: [{ parcels: [parcel('a', 1), parcel('b', 2)] }] as unknown as Order['shipments'] })
  expect(lineHad(sent, mug)).toMatchObject({ value: { variantId: 'b' } })
  expect(lineHad(order({}), cup).ok).toBe(true)
  expect(lineHad(order({ status: 'cancelled' }), cup)).toMatchObject({ refusal: { code: 'review-not-bought' } })
  const gone = order({
    cancellations: [{ parcels: [parcel('c', 1)] }] as unknown as NonNullable<Order['cancellations']>,
  })
  expect(lineHad(gone, cup).ok).toBe(false)
  expect(lineHad(order({}), 'prd_none' as ProductId)).toMatchObject({ refusal: { code: 'review-not-bought' } })
})

test('the address of a list says what is not usual, and what it cannot say is usual', () => {
  const query = { sort: 'lowest', stars: 2, withPictures: true, page: 3 } as const
  expect(reviewQueryOf((name) => new URLSearchParams(reviewAddress(query)).get(name) ?? undefined)).toEqual(query)
  const strange = new Map([
    ['sort', 'best'],
    ['stars', '9'],
    ['page', '-1'],
    ['pictures', 'yes'],
  ])
  expect(reviewAddress(reviewQueryOf((name) => strange.get(name)))).toBe('')
})
