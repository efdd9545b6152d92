/** Reviews and questions for shoppers' programs: what is said of a product, asking, voting and reporting. Writing: by-order.ts. */
import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi'
import { isForSale } from '#domain/catalog/for-sale'
import { HANDLE_MAX } from '#domain/catalog/slug'
import { PAGE_MAX, PAGE_SIZE, REVIEW_SORTS, reviewQueryOf, type ReviewPlace } from '#domain/reviews/list'
import { QUESTION_MAX } from '#domain/reviews/question'
import { REPORT_REASONS } from '#domain/reviews/reports'
import { NAME_MAX } from '#domain/reviews/review'
import { reviewPage } from '#schema/products/reviews/shown'
import { throughCache } from '../../cache/answers.ts'
import { REVIEWS_JSON } from '../../cache/policies.ts'
import type { App } from '../../env.ts'
import { productFresh } from '../../flows/catalog/catalog.ts'
import { askQuestion } from '../../flows/reviews/ask.ts'
import { reportAbuse, sayHelpful } from '../../flows/reviews/votes.ts'
import { sessionRequest } from '../../http/carried-session.ts'
import { cursorAt, placeOf } from '../../http/cursor.ts'
import { customerAsking } from '../../http/customer.ts'
import { mayKnock, TOO_OFTEN } from '../../http/limits.ts'
import { refused } from '../../http/refusal.ts'
import { voterOf } from '../../http/voter.ts'
import { answer, body, Language, Next } from '../contract/parts.ts'
import { BODY_REFUSALS, refusals } from '../contract/problem.ts'
import { Question, questionOf, Review, reviewOf } from './wire.ts'

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
      after: z.string().optional().describe('`next` of the page before, of the same sort: instead of `page`.'),
      language: Language.optional(),
    }),
  },
  responses: {
    200: answer(
      z
        .object({
          reviews: z.array(Review),
          histogram: z.array(z.int()).length(5).describe('How many gave five stars, four, three, two, one.'),
          questions: z.array(Question).describe('The fifty most helpful.'),
          next: Next,
        })
        .openapi('ReviewList'),
      'A page; an empty one behind the last.',
    ),
    ...refusals('product-unknown', 'request-invalid'),
  },
})

const asking = createRoute({
  method: 'put',
  path: '/products/{handle}/questions',
  tags,
  summary: 'Ask a question about a product',
  description:
    'It waits for a person, who shows and answers it or says why not. The same words again are the same question.',
  request: {
    params: z.object({ handle }),
    body: body(
      z
        .strictObject({
          body: z.string().describe(`At most ${QUESTION_MAX} letters of plain text.`),
          name: z.string().default('').describe(`To be shown by: at most ${NAME_MAX} letters; may be empty.`),
          language: Language.default('en'),
        })
        .openapi('NewQuestion', { example: { body: 'Does it fit under a tap?', name: 'Ines' } }),
    ),
  },
  responses: {
    200: answer(
      z.object({ id: z.string(), state: z.literal('waiting') }).openapi('AskedQuestion'),
      'It is here, and waits to be read.',
    ),
    ...refusals(...BODY_REFUSALS, 'product-unknown', 'question-invalid', 'too-many-requests'),
  },
})

const subject = z.object({
  id: z.string().openapi({
    description: 'Of a review, a question or an answer: `rev_…`, `que_…`, `ans_…`.',
    example: 'rev_7k3m9qxd0000000000000000',
  }),
})
const SUBJECT_REFUSALS = ['review-unknown', 'question-unknown', 'answer-unknown', 'too-many-requests'] as const
const VOTERS =
  'Each customer counts once, by the session that the request carries; without one each browser does, by a cookie that it is given, ' +
  'and each connection.'

const voting = createRoute({
  method: 'put',
  path: '/reviews/{id}/helpful',
  tags,
  summary: 'Say that something helped',
  description: VOTERS,
  request: { params: subject },
  responses: {
    200: answer(z.object({ helpful: z.int() }).openapi('HelpfulVotes'), 'How many say so now.'),
    ...refusals(...SUBJECT_REFUSALS, 'vote-repeated'),
  },
})

const reporting = createRoute({
  method: 'put',
  path: '/reviews/{id}/report',
  tags,
  summary: 'Report abuse',
  description: `A person looks at it; it is shown until then. ${VOTERS}`,
  request: {
    params: subject,
    body: body(
      z
        .strictObject({ reason: z.enum(REPORT_REASONS).describe('Which of the stated rules it breaks.') })
        .openapi('AbuseReport', { example: { reason: 'advertising' } }),
    ),
  },
  responses: {
    200: answer(z.object({ id: z.string() }).openapi('ReportedAbuse'), 'The report is here.'),
    ...refusals(...BODY_REFUSALS, ...SUBJECT_REFUSALS, 'report-repeated'),
  },
})

/** @returns undefined where the word is none of ours */
const placeAt = (after: string): ReviewPlace | undefined => {
  const [key, writtenAt, id] = placeOf(after) ?? []
  const isPlace = typeof key === 'number' && typeof writtenAt === 'number' && typeof id === 'string'
  return isPlace ? { key, writtenAt, id } : undefined
}

export const reviews = new OpenAPIHono<App>()
  .openapi(listing, (c) =>
    throughCache(c, REVIEWS_JSON, async () => {
      const name = c.req.valid('param').handle
      const { language = 'en', page, after, ...asked } = c.req.valid('query')
      const place = after === undefined ? null : placeAt(after)
      if (place === undefined) {
        const errors = [{ in: 'query' as const, pointer: '/after', detail: 'Give `next` of the page before.' }]
        return refused(c, { code: 'request-invalid', errors })
      }
      const now = Date.now()
      const product = name.length <= HANDLE_MAX ? await productFresh(c.env, name, now) : undefined
      if (!product || !isForSale(product, now)) return refused(c, { code: 'product-unknown', handle: name })
      const told = new Map(Object.entries({ ...asked, page: String(page ?? 1) }))
      const query = reviewQueryOf((parameter) => told.get(parameter))
      const found = await reviewPage(c.env.PRODUCTS_DB, name, query, place)
      return c.json(
        {
          reviews: found.reviews.map((review) => reviewOf(review, language)),
          histogram: [...found.histogram],
          questions: found.questions.map(questionOf),
          next: found.next && cursorAt(found.next.key, found.next.writtenAt, found.next.id),
        },
        200,
      )
    }),
  )
  .openapi(asking, async (c) => {
    const { handle: name } = c.req.valid('param')
    const { language, ...said } = c.req.valid('json')
    const now = Date.now()
    if (!(await mayKnock(c.env, c.req.raw.headers, { action: 'review', now }))) return refused(c, TOO_OFTEN)
    if (name.length > HANDLE_MAX) return refused(c, { code: 'product-unknown' })
    const by = (await customerAsking(c.env, sessionRequest(c.req.raw)))?.id
    const done = await askQuestion(c.env, { handle: name, said, language, by }, now)
    return done.ok ? c.json({ id: done.value.id, state: 'waiting' as const }, 200) : refused(c, done.refusal)
  })
  .openapi(voting, async (c) => {
    const now = Date.now()
    if (!(await mayKnock(c.env, c.req.raw.headers, { action: 'review', now }))) return refused(c, TOO_OFTEN)
    const done = await sayHelpful(c.env, { subject: c.req.valid('param').id, voter: await voterOf(c) }, now)
    return done.ok ? c.json({ helpful: done.value.helpful }, 200) : refused(c, done.refusal)
  })
  .openapi(reporting, async (c) => {
    const now = Date.now()
    if (!(await mayKnock(c.env, c.req.raw.headers, { action: 'review', now }))) return refused(c, TOO_OFTEN)
    const { id } = c.req.valid('param')
    const { reason } = c.req.valid('json')
    const done = await reportAbuse(c.env, { subject: id, voter: await voterOf(c), reason }, now)
    return done.ok ? c.json({ id }, 200) : refused(c, done.refusal)
  })
