/** /products/:handle/reviews and …/questions: what is said and asked of a product, the same for everybody. */
import { Hono } from 'hono'
import type { Context } from 'hono'
import { isForSale } from '#domain/catalog/for-sale'
import { HANDLE_MAX } from '#domain/catalog/slug'
import { reviewQueryOf } from '#domain/reviews/list'
import { productPageReading, type ProductWithReferences } from '#schema/products/catalog/catalog'
import { readTogether } from '#schema/products/catalog/reading'
import { reviewPageReading, type ReviewsOfProduct } from '#schema/products/reviews/shown'
import { cached } from '../../cache/answers.ts'
import { REVIEWS_PAGE } from '../../cache/policies.ts'
import type { App } from '../../env.ts'
import { askQuestion } from '../../flows/reviews/ask.ts'
import { readForm, textIn } from '../../http/form.ts'
import { statusOf } from '../../http/refusal.ts'
import { knockedTooOften } from '../admission/admission.ts'
import { notFoundPage, refusedPage } from '../frame/fault.tsx'
import { sendPage, sendPrivate } from '../frame/render.tsx'
import { requestContextOf } from '../frame/request-context.ts'
import { reviewMessages } from './messages/index.ts'
import { ReviewsPage } from './page.tsx'
import { Said } from './said.tsx'
import { reviewsPath } from './section.tsx'

const askedPage = async (c: Context<App>, handle: string, status: 200 | 422, text: string) => {
  const request = await requestContextOf(c)
  const messages = reviewMessages[request.language]
  const title = status === 200 ? messages.asked : messages.writing.wrong
  return sendPrivate(
    c,
    <Said request={request} title={title} text={text} back={`${reviewsPath(handle)}#questions`} />,
    status,
  )
}

export const productReviews = new Hono<App>()
  .get(
    '/:handle/reviews',
    cached(REVIEWS_PAGE, async (c) => {
      const handle = c.req.param('handle') ?? ''
      if (handle.length > HANDLE_MAX) return notFoundPage(c)
      const now = Date.now()
      const query = reviewQueryOf((name) => c.req.query(name))
      const [request, [whole, reviews]] = await Promise.all([
        requestContextOf(c),
        readTogether<[ProductWithReferences | undefined, ReviewsOfProduct]>(c.env.PRODUCTS_DB, [
          productPageReading(c.env.PRODUCTS_DB, handle, now),
          reviewPageReading(c.env.PRODUCTS_DB, handle, query),
        ]),
      ])
      if (!whole || !isForSale(whole.product, now)) return notFoundPage(c)
      return sendPage(c, <ReviewsPage request={request} product={whole.product} of={reviews} query={query} />)
    }),
  )
  .post('/:handle/questions', async (c) => {
    const often = await knockedTooOften(c, 'review')
    if (often) return often
    const form = await readForm(c.req.raw)
    if (!form.ok) return refusedPage(c, form.refusal.code)
    const handle = c.req.param('handle')
    const { language } = await requestContextOf(c)
    const said = { body: textIn(form.value, 'body', 20_000), name: textIn(form.value, 'name', 2_000) }
    const done = await askQuestion(c.env, { handle, said, language }, Date.now())
    const messages = reviewMessages[language]
    if (done.ok) return askedPage(c, handle, 200, messages.askedText)
    if (done.refusal.code === 'product-unknown') return notFoundPage(c)
    const { faults, other } = messages.writing
    const [issue] = done.refusal.issues
    const words: Readonly<Record<string, string>> = issue ? faults[issue.field] : {}
    const word = Object.entries(words).find(([fault]) => fault === issue?.fault)?.[1]
    return askedPage(c, handle, statusOf['question-invalid'], word ?? other)
  })
