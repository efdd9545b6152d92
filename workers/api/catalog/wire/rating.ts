/** What reviews say of a product, as programs see it. */
import { z } from '@hono/zod-openapi'
import { averageOf, REVIEWS_MAX, STARS, type Rating as Kept } from '#domain/catalog/rating'

export const Rating = z
  .object({
    average: z.number().min(0).max(STARS).describe('Stars, 0 to 5: `sum / count`, to two digits.'),
    sum: z
      .int()
      .min(0)
      .max(STARS * REVIEWS_MAX)
      .describe('All stars that were given.'),
    count: z.int().min(1).max(REVIEWS_MAX).describe('Reviews.'),
  })
  .openapi('Rating', { example: { average: 4.61, sum: 106, count: 23 } })

export const ratingOf = (kept: Kept | null): z.infer<typeof Rating> | null =>
  kept && { average: Math.round(averageOf(kept) * 100) / 100, sum: kept.sum, count: kept.count }
