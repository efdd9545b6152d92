/**
 * What somebody says of what they have bought, by the order that shows it: with the key of the order, which the link of an invitation
 * carries, or with the account that the order belongs to. The same routes twice.
 */
import type { Context, MiddlewareHandler } from 'hono'
import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi'
import { orderId } from '#domain/ids'
import { ok, refuse } from '#domain/result'
import { lineHad, reviewable } from '#domain/reviews/purchase'
import { ANSWER_MAX } from '#domain/reviews/question'
import { BODY_MAX, NAME_MAX, PICTURES_MAX, TITLE_MAX } from '#domain/reviews/review'
import { PICTURE_BYTES_MAX } from '#domain/catalog/pictures/picture'
import { answerAsOwner } from '../../flows/reviews/answer.ts'
import { orderProven, type OrderProof } from '../../flows/reviews/proof.ts'
import { ownReview, writeReview } from '../../flows/reviews/write.ts'
import { readBody } from '../../http/body.ts'
import { mayKnock, TOO_OFTEN } from '../../http/limits.ts'
import { refused } from '../../http/refusal.ts'
import { own, type AccountDoor } from '../contract/customer.ts'
import { orderOwner } from '../contract/owner.ts'
import { answer, body, Language } from '../contract/parts.ts'
import { BODY_REFUSALS, refusals } from '../contract/problem.ts'
import { OwnAnswer, ownAnswerOf, OwnReview, ownReviewOf } from './wire.ts'

type By = {
  readonly security: Record<string, string[]>[]
  readonly middleware: MiddlewareHandler<AccountDoor>[]
  readonly tags: string[]
  /** How summaries and descriptions say it. */
  readonly with: string
  readonly proof: (c: Context<AccountDoor>, id: string) => OrderProof | undefined
}

const BY_KEY: By = {
  security: [{ cartKey: [] }],
  middleware: [],
  tags: ['Reviews'],
  with: 'with the key of the order',
  proof: orderOwner,
}
const BY_ACCOUNT: By = {
  ...own,
  tags: ['Accounts'],
  with: 'with the account of the order',
  proof: (c, named) => {
    const id = orderId(named)
    return id && { id, customer: c.get('own').customer.id }
  },
}

const handle = z.string().openapi({ example: 'delos-mug' })
const params = z.object({
  id: z.string().openapi({ description: 'The id of the order.', example: 'ord_7k3m9qxd0000000000000000' }),
})

/** Of the account; an order is known by its key without one. */
const DOOR = ['sign-in-required', 'foreign-origin', 'impersonated'] as const
const PICTURE_REFUSALS = [
  'picture-too-heavy',
  'picture-kind-unknown',
  'picture-broken',
  'picture-unsafe',
  'picture-size-unfit',
] as const
const UNPROVEN = ['order-unknown', 'review-not-bought', 'review-not-sent'] as const

const routesBy = ({ security, middleware, tags, with: how }: By) => ({
  mine: createRoute({
    security,
    middleware,
    tags,
    method: 'get',
    path: '/orders/{id}/reviews',
    summary: `What of an order may be reviewed, ${how}`,
    description: 'Each product of which something was sent, and what was said of it.',
    request: { params },
    responses: {
      200: answer(
        z
          .object({ products: z.array(z.object({ handle, review: OwnReview.nullable() })) })
          .openapi('ReviewableProducts'),
        'In the order of its lines.',
      ),
      ...refusals(...DOOR, 'order-unknown'),
    },
  }),
  writing: createRoute({
    security,
    middleware,
    tags,
    method: 'put',
    path: '/orders/{id}/reviews/{handle}',
    summary: `Write a review, or write it anew, ${how}`,
    description:
      'One person has one review of one product: sent again in other words it replaces the first and waits for a person once ' +
      'more; in the same words it changes nothing.',
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
            pictures: z
              .array(z.string().max(500))
              .max(PICTURES_MAX)
              .optional()
              .describe('Which of its pictures stay, by their `src`; all of them when it is left out.'),
          })
          .openapi('NewReview', {
            example: { stars: 4, title: 'Holds nine lemons', body: 'Heavier than it looks.', name: 'Jonas' },
          }),
      ),
    },
    responses: {
      200: answer(OwnReview, 'As it stands now.'),
      ...refusals(...DOOR, ...BODY_REFUSALS, ...UNPROVEN, 'review-invalid', 'too-many-requests'),
    },
  }),
  picturing: createRoute({
    security,
    middleware,
    tags,
    method: 'put',
    path: '/orders/{id}/reviews/{handle}/pictures',
    summary: `Add a picture to a review, ${how}`,
    description:
      `The file as it is: JPEG, PNG, WebP, AVIF or GIF, at most ${PICTURES_MAX} of a review. Place and camera are taken out of it. ` +
      'The same file again changes nothing; a new one makes the review wait for a person once more.',
    request: {
      params: params.extend({ handle }),
      body: {
        required: true as const,
        content: { 'application/octet-stream': { schema: z.string().openapi({ format: 'binary' }) } },
      },
    },
    responses: {
      200: answer(OwnReview, 'As it stands now.'),
      ...refusals(...DOOR, ...UNPROVEN, 'review-unknown', 'review-invalid', 'too-many-requests', ...PICTURE_REFUSALS),
    },
  }),
  answering: createRoute({
    security,
    middleware,
    tags,
    method: 'put',
    path: '/orders/{id}/answers/{question}',
    summary: `Answer a question as somebody who has it, ${how}`,
    description:
      'One person has one answer to one question. It waits for a person, and is shown below the question as of somebody who ' +
      'bought it; in other words it waits once more.',
    request: {
      params: params.extend({ question: z.string().openapi({ example: 'que_7k3m9qxd0000000000000000' }) }),
      body: body(
        z
          .strictObject({
            body: z.string().describe(`At most ${ANSWER_MAX} letters of plain text.`),
            name: z.string().default('').describe(`To be shown by: at most ${NAME_MAX} letters; may be empty.`),
            language: Language.default('en'),
          })
          .openapi('NewAnswer', { example: { body: 'Yes, every day, on the lower rack.', name: 'Jonas' } }),
      ),
    },
    responses: {
      200: answer(OwnAnswer, 'As it stands now.'),
      ...refusals(...DOOR, ...BODY_REFUSALS, ...UNPROVEN, 'question-unknown', 'answer-invalid', 'too-many-requests'),
    },
  }),
})

const byOrder = (by: By) => {
  const { mine, writing, picturing, answering } = routesBy(by)
  return new OpenAPIHono<AccountDoor>()
    .openapi(mine, async (c) => {
      const proof = by.proof(c, c.req.valid('param').id)
      const order = proof && (await orderProven(c.env, proof))
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
      const { language, pictures, ...said } = c.req.valid('json')
      const found = await lineAt(c, by.proof(c, id), name)
      if (!found.ok) return refused(c, found.refusal)
      const { proof, line, before } = found.value
      const kept = pictures ?? (before?.pictures ?? []).map(({ src }) => src)
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
    .openapi(picturing, async (c) => {
      const { id, handle: name } = c.req.valid('param')
      const found = await lineAt(c, by.proof(c, id), name)
      if (!found.ok) return refused(c, found.refusal)
      const { proof, line, before } = found.value
      if (!before) return refused(c, { code: 'review-unknown' })
      const file = await readBody(c.req.raw, PICTURE_BYTES_MAX)
      if (!file) return refused(c, { code: 'picture-too-heavy' })
      const { stars, title, body: text, name: signed, language } = before
      const kept = before.pictures.map(({ src }) => src)
      const said = { stars, title, body: text, name: signed }
      const done = await writeReview(
        c.env,
        { proof, product: line.productId, said, kept, files: [file], language },
        Date.now(),
      )
      return done.ok ? c.json(ownReviewOf(done.value, language), 200) : refused(c, done.refusal)
    })
    .openapi(answering, async (c) => {
      const { id, question } = c.req.valid('param')
      const { language, ...said } = c.req.valid('json')
      if (!(await mayWrite(c))) return refused(c, TOO_OFTEN)
      const proof = by.proof(c, id)
      if (!proof) return refused(c, { code: 'order-unknown' })
      const done = await answerAsOwner(c.env, { proof, question, said, language }, Date.now())
      return done.ok ? c.json(ownAnswerOf(done.value), 200) : refused(c, done.refusal)
    })
}

const mayWrite = (c: Context<AccountDoor>) => mayKnock(c.env, c.req.raw.headers, { action: 'review', now: Date.now() })

/** What of an order is meant, where it may be reviewed, and what was said of it. */
const lineAt = async (c: Context<AccountDoor>, proof: OrderProof | undefined, name: string) => {
  if (!(await mayWrite(c))) return refuse(TOO_OFTEN)
  const order = proof && (await orderProven(c.env, proof))
  if (!proof || !order) return refuse({ code: 'order-unknown' } as const)
  const bought = order.lines.find((one) => one.handle === name)
  if (!bought) return refuse({ code: 'review-not-bought' } as const)
  const had = lineHad(order, bought.productId)
  if (!had.ok) return had
  return ok({ proof, line: had.value, before: await ownReview(c.env, order.email, bought.productId) })
}

export const reviewsByKey = byOrder(BY_KEY)
export const reviewsByAccount = byOrder(BY_ACCOUNT)
