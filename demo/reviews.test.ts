/** What is said of the goods of the demo is fit to be said, about goods that are there, and not all praise. */
import { expect, test } from 'vitest'
import { checkReview } from '#domain/reviews/review'
import { catalogOf } from './catalog.ts'
import { DRAWINGS } from './drawings/drawn.ts'
import { REVIEWS } from './reviews.ts'

const handles = new Set(catalogOf((name) => name).products.map(({ handle }) => handle))
const all = Object.entries(REVIEWS).flatMap(([handle, reviews]) => reviews.map((review) => ({ handle, ...review })))

test.each(all)('$handle: $title', ({ handle, stars, title, body, name, on, shows = [] }) => {
  expect(handles).toContain(handle)
  expect(checkReview({ stars, title, body, name, pictures: [] }).ok).toBe(true)
  expect(new Date(`${on}T12:00:00Z`).toISOString().slice(0, 10)).toBe(on)
  for (const drawing of shows) expect(DRAWINGS).toContain(drawing)
})

test('every number of stars but the lowest is there, in both languages, and the shop replies to some', () => {
  expect(new Set(all.map(({ stars }) => stars))).toEqual(new Set([2, 3, 4, 5]))
  const chinese = all.filter(({ body }) => /\p{Script=Han}/u.test(body)).length
  expect(chinese / all.length).toBeGreaterThan(0.2)
  expect(all.filter(({ reply }) => reply !== undefined).length).toBeGreaterThan(4)
  expect(new Set(all.map(({ body }) => body)).size).toBe(all.length)
})
