/** Reviews for shoppers' programs: what is said of a product, and saying something of what was bought. */
import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi'
import { isForSale } from '#domain/catalog/for-sale'
import { HANDLE_MAX } from '#domain/catalog/slug'
import { PAGE_MAX, PAGE_SIZE, REVIEW_SORTS, reviewQueryOf } from '#domain/reviews/list'
import { lineHad, reviewable } from '#domain/reviews/purchase'
import { BODY_MAX, NAME_MAX, TITLE_MAX } from '#domain/reviews/review'
import { reviewPage } from '#schema/products/reviews/shown'
import { throughCache } from '../../cache/answers.ts'
import { REVIEWS_JSON } from '../../cache/policies.ts'
import type { App } from '../../env.ts'
import { productFresh } from '../../flows/catalog/catalog.ts'
import { orderProven } from '../../flows/reviews/proof.ts'
import { ownReview, writeReview } from '../../flows/reviews/write.ts'
import { mayKnock, TOO_OFTEN } from '../../http/limits.ts'
import { refused } from '../../http/refusal.ts'
import { orderOwner } from '../contract/owner.ts'
import { answer, body, Language } from '../contract/parts.ts'
import { BODY_REFUSALS, refusals } from '../contract/problem.ts'
import { OwnReview, ownReviewOf, Question, questionOf, Review, reviewOf } from './wire.ts'

const tags = ['Reviews']
const handle = z.string().openapi({ example: 'delos-mug' })

const listing = createRoute({
  method: 'get',
  path: '/products/{handle}/reviews',
  tags,
  summary: 'List the reviews of a product',
  description:
    'Those that a person has read and published. Every one says whether this shop has seen the order. How many gave each number ' +
    'of stars is told whatever was asked for.',
  request: {
    params: z.object({ handle }),
    query: z.object({
      sort: z.enum(REVIEW_SORTS).optional().describe('`helpful` when absent.'),
      stars: z.enum(['1', '2', '3', '4', '5']).optional(),
      pictures: z.enum(['1']).optional().describe('Only those with pictures.'),
      page: z.coerce.number().int().min(1).max(PAGE_MAX).optional().describe(`${PAGE_SIZE} at a time.`),
      language: Language.optional(),
    }),
  },
  responses: {
    200: answer(
      z
        .object({
          reviews: z.array(Review),
          histogram: z.array(z.int()).length(5).describe('How many gave five stars, four, three, two, one.'),
          questions: z.array(Question),
        })
        .openapi('ReviewList'),
      'A page; an empty one behind the last.',
    ),
    ...refusals('product-unknown', 'request-invalid'),
  },
})

const params = z.object({
  id: z.string().openapi({ description: 'The id of the order.', example: 'ord_7k3m9qxd0000000000000000' }),
})

const mine = createRoute({
  method: 'get',
  path: '/orders/{id}/reviews',
  tags,
  security: [{ cartKey: [] }],
  summary: 'What of an order may be reviewed',
  description: 'Asked with the key of the order: each product of which something was sent, and what was said of it.',
  request: { params },
  responses: {
    200: answer(
      z.object({ products: z.array(z.object({ handle, review: OwnReview.nullable() })) }).openapi('ReviewableProducts'),
      'In the order of its lines.',
    ),
    ...refusals('order-unknown'),
  },
})

const writing = createRoute({
  method: 'put',
  path: '/orders/{id}/reviews/{handle}',
  tags,
  security: [{ cartKey: [] }],
  summary: 'Write a review, or write it anew',
  description:
    'Asked with the key of the order. One person has one review of one product: sent again in other words it replaces the first ' +
    'and waits for a person once more; in the same words it changes nothing.',
  request: {
    params: params.extend({ handle }),
    body: body(
      z
        .strictObject({
          stars: z.number().describe('1 to 5, whole.'),
          title: z.string().default('').describe(`At most ${TITLE_MAX} letters, one line.`),
          body: z.string().describe(`At most ${BODY_MAX} letters of plain text.`),
          name: z.string().default('').describe(`To be shown by: at most ${NAME_MAX} letters; may be empty.`),
          language: Language.default('en'),
        })
        .openapi('NewReview', {
          example: { stars: 4, title: 'Holds nine lemons', body: 'Heavier than it looks.', name: 'Jonas' },
        }),
    ),
  },
  responses: {
    200: answer(OwnReview, 'As it stands now; pictures that were added on the page stay.'),
    ...refusals(...BODY_REFUSALS, 'order-unknown', 'review-not-bought', 'review-not-sent', 'review-invalid'),
    ...refusals('too-many-requests'),
  },
})

export const reviews = new OpenAPIHono<App>()
  .openapi(listing, (c) =>
    throughCache(c, REVIEWS_JSON, async () => {
      const name = c.req.valid('param').handle
      const { language = 'en', page, ...asked } = c.req.valid('query')
      const now = Date.now()
      const product = name.length <= HANDLE_MAX ? await productFresh(c.env, name, now) : undefined
      if (!product || !isForSale(product, now)) return refused(c, { code: 'product-unknown', handle: name })
      const told = new Map(Object.entries({ ...asked, page: String(page ?? 1) }))
      const found = await reviewPage(
        c.env.PRODUCTS_DB,
        name,
        reviewQueryOf((parameter) => told.get(parameter)),
      )
      const all = found.reviews.map((review) => reviewOf(review, language))
      return c.json({ reviews: all, histogram: [...found.histogram], questions: found.questions.map(questionOf) }, 200)
    }),
  )
  .openapi(mine, async (c) => {
    const owner = orderOwner(c, c.req.valid('param').id)
    const order = owner && (await orderProven(c.env, owner))
    if (!order) return refused(c, { code: 'order-unknown' })
    const products = await Promise.all(
      reviewable(order).map(async (line) => {
        const review = await ownReview(c.env, order.email, line.productId)
        return { handle: line.handle, review: review ? ownReviewOf(review, order.language) : null }
      }),
    )
    return c.json({ products }, 200)
  })
  .openapi(writing, async (c) => {
    const { id, handle: name } = c.req.valid('param')
    const proof = orderOwner(c, id)
    if (!(await mayKnock(c.env, c.req.raw.headers, { action: 'review', now: Date.now() }))) return refused(c, TOO_OFTEN)
    const order = proof && (await orderProven(c.env, proof))
    if (!proof || !order) return refused(c, { code: 'order-unknown' })
    const line = order.lines.find((one) => one.handle === name)
    if (!line) return refused(c, { code: 'review-not-bought' })
    const had = lineHad(order, line.productId)
    if (!had.ok) return refused(c, had.refusal)
    const { language, ...said } = c.req.valid('json')
    const before = await ownReview(c.env, order.email, line.productId)
    const kept = (before?.pictures ?? []).map(({ src }) => src)
    const done = await writeReview(
      c.env,
      { proof, product: line.productId, said, kept, files: [], language },
      Date.now(),
    )
    if (done.ok) return c.json(ownReviewOf(done.value, language), 200)
    const { refusal } = done
    // Without files nothing is amiss with one.
    if (refusal.code.startsWith('picture-')) throw new Error(refusal.code)
    return refused(c, refusal as Exclude<typeof refusal, { readonly code: `picture-${string}` }>)
  })
