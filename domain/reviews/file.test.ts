/** Files of reviews: what goes out comes in again as it was, whatever was said. */
import { array, assert, constantFrom, integer, property, record, string } from 'fast-check'
import { expect, test } from 'vitest'
import { momentInFile } from '../catalog/files/file-moment.ts'
import { isReviewHeader, JUDGE_ME, readReviewFile, reviewRow, SHOPIFY, type OutgoingReview } from './file.ts'
import { checkReview, REVIEW_STATES, type ReviewId } from './review.ts'
import type { ProductId } from '../ids.ts'

const words = (least: number) =>
  string({ unit: constantFrom(...'aÉ你🙂👨‍👩‍👧 \n"\',;=+-@<'), minLength: least, maxLength: 30 })

const draft = record({
  stars: integer({ min: 1, max: 5 }),
  title: words(0),
  body: words(1),
  name: words(0),
  pictures: array(constantFrom('https://cdn.example/a,b.jpg', '/media/x.png'), { maxLength: 5 }).map((all) =>
    all.map((src) => ({ src, width: null, height: null })),
  ),
})

const outgoing = (
  said: Parameters<typeof checkReview>[0],
  more: Partial<OutgoingReview>,
): OutgoingReview | undefined => {
  const checked = checkReview(said)
  if (!checked.ok) return undefined
  return {
    id: 'rev_000000000000000000000000' as ReviewId,
    productId: 'prd_0000000000000000' as ProductId,
    variantId: null,
    choice: null,
    language: 'en',
    isVerified: true,
    source: 'shop',
    flags: [],
    reason: null,
    reply: '',
    repliedAt: null,
    helpful: 0,
    reports: 0,
    isChosen: false,
    editedAt: null,
    version: 1,
    state: 'published',
    writtenAt: 1_770_737_440_000,
    handle: 'delos-mug',
    email: 'jonas@example.org',
    ...checked.value,
    ...more,
  }
}

const NOW = Date.UTC(2026, 10, 28)

test.each(['judge.me', 'shopify'] as const)('as %s: a review that goes out and comes in is the same row', (layout) => {
  const head = layout === 'judge.me' ? JUDGE_ME : SHOPIFY
  assert(
    property(draft, constantFrom(...REVIEW_STATES), words(0), (said, state, answer) => {
      const reply = checkReview({ ...said, body: answer || 'x' })
      const text = reply.ok ? reply.value.body : ''
      const review = outgoing(
        { ...said, pictures: layout === 'shopify' ? [] : said.pictures },
        {
          state,
          reason: state === 'declined' ? 'not-genuine' : null,
          reply: text,
          repliedAt: text ? 1_770_737_500_000 : null,
        },
      )
      if (!review) return
      const row = reviewRow(review, layout)
      const read = readReviewFile([[...head], row], NOW)
      expect(read.ok && read.value.refused).toEqual([])
      const [back] = read.ok ? read.value.reviews : []
      if (!back) throw new Error('nothing came in')
      expect(reviewRow({ ...review, ...back }, layout)).toEqual(row)
      expect(back).toMatchObject({ stars: review.stars, title: review.title, body: review.body, name: review.name })
    }),
    { numRuns: 300 },
  )
})

test('the sample of the app itself, its states, its dates and its rows that are none', () => {
  const file = readReviewFile(
    [
      [
        'product_handle',
        'state',
        'rating',
        'title',
        'author',
        'email',
        'location',
        'body',
        'reply',
        'created_at',
        'replied_at',
      ],
      [
        'delos-mug',
        'published',
        '5',
        'Good',
        'Jonas',
        'j@example.org',
        'Leipzig',
        'Very',
        'Thanks',
        '2018-05-03 12:00:00 +0200',
        '',
      ],
      ['delos-mug', 'spam', '1', '', 'Bot', '', '', 'Buy pills', '', '2018-05-03', ''],
      ['delos-mug', 'unpublished', '4.0', '', '', '', '', '', '', '03/05/2018', ''],
      ['delos-mug', 'published', '6', '', '', '', '', '', '', '2018-05-03', ''],
      ['delos-mug', 'published', '4', '', '', '', '', '', '', '31/31/2018', ''],
      ['', 'published', '4', '', '', '', '', '', '', '2018-05-03', ''],
      ['delos-mug', 'published', '4', '', '', '', '', 'a'.repeat(5_001), '', '2018-05-03', ''],
      ['delos-mug', 'published', '4', '', '', '', '', 'Later', '', '2099-01-01', ''],
    ],
    NOW,
  )
  if (!file.ok) throw new Error('a header of reviews')
  expect(file.value.reviews).toMatchObject([
    {
      row: 2,
      stars: 5,
      name: 'Jonas, Leipzig',
      state: 'published',
      writtenAt: Date.UTC(2018, 4, 3, 10),
      reply: 'Thanks',
    },
    { row: 3, state: 'declined', reason: 'not-genuine', email: '' },
    { row: 4, stars: 4, state: 'waiting', body: '', writtenAt: Date.UTC(2018, 4, 3) },
  ])
  expect(file.value.refused.map(({ row, column }) => [row, column])).toEqual([
    [5, 'rating'],
    [6, 'created_at'],
    [7, 'product_handle'],
    [8, 'body'],
    [9, 'created_at'],
  ])
  expect(file.value.refused.at(-1)?.reason).toContain('is later than now')
})

test('a file of goods is no file of reviews', () => {
  expect(
    isReviewHeader([
      'Handle',
      'Title',
      'Body (HTML)',
      'Product rating count (product.metafields.reviews.rating_count)',
    ]),
  ).toBe(false)
  expect(readReviewFile([['title', 'body']], NOW).ok).toBe(false)
})

test.each([
  ['2026-02-10 15:30:40 UTC', Date.UTC(2026, 1, 10, 15, 30, 40)],
  ['2026-02-10T15:30:40Z', Date.UTC(2026, 1, 10, 15, 30, 40)],
  ['10/02/2026', Date.UTC(2026, 1, 10)],
  ['02/28/2026', Date.UTC(2026, 1, 28)],
  ['2026-02-30', undefined],
  ['yesterday', undefined],
  ['', undefined],
])('%s is %s', (text, moment) => {
  expect(momentInFile(text)).toBe(moment)
})
