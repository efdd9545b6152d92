/** /products/:handle/reviews and …/questions: what is said and asked of a product, the same for everybody. */
import { Hono } from 'hono'
import { isForSale } from '#domain/catalog/for-sale'
import { HANDLE_MAX } from '#domain/catalog/slug'
import type { Language } from '#domain/languages'
import { own } from '#domain/own'
import type { QuestionInvalid } from '#domain/reviews/question'
import { reviewQueryOf } from '#domain/reviews/list'
import { productPageReading, type ProductWithReferences } from '#schema/products/catalog/catalog'
import { readTogether } from '#schema/products/catalog/reading'
import { reviewPageReading, type ReviewsOfProduct } from '#schema/products/reviews/shown'
import { cached } from '../../cache/answers.ts'
import { REVIEWS_PAGE } from '../../cache/policies.ts'
import type { App } from '../../env.ts'
import { askQuestion } from '../../flows/reviews/ask.ts'
import { customerAsking } from '../../http/customer.ts'
import { readForm, textIn } from '../../http/form.ts'
import { statusOf } from '../../http/refusal.ts'
import { knockedTooOften } from '../admission/admission.ts'
import { notFoundPage, refusedPage } from '../frame/fault.tsx'
import { sendPage, sendPrivate } from '../frame/render.tsx'
import { requestContextOf } from '../frame/request-context.ts'
import { reviewMessages } from './messages/index.ts'
import { AskAgainPage, type AskAmiss } from './ask-form.tsx'
import { ReviewsPage } from './page.tsx'
import { Said } from './said.tsx'
import { reviewsPath } from './section.tsx'

/** What is amiss with each field; of several faults the first. */
const amissIn = (language: Language, { issues }: QuestionInvalid): AskAmiss => {
  const { writing, askTooLong } = reviewMessages[language]
  const textOf = ({ field, fault }: QuestionInvalid['issues'][number]): string =>
    field === 'body' && fault === 'too-long' ? askTooLong : (own<string>(writing.faults[field], fault) ?? writing.other)
  const texts = issues.map((issue) => [issue.field, textOf(issue)] as const)
  return Object.fromEntries(texts.toReversed())
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
    const request = await requestContextOf(c)
    const { language } = request
    const said = { body: textIn(form.value, 'body', 20_000), name: textIn(form.value, 'name', 2_000) }
    const by = (await customerAsking(c.env, c.req.raw))?.id
    const done = await askQuestion(c.env, { handle, said, language, by }, Date.now())
    if (!done.ok) {
      const { refusal } = done
      if (refusal.code === 'product-unknown') return notFoundPage(c)
      const amiss = amissIn(language, refusal)
      const again = <AskAgainPage request={request} handle={handle} typed={said} amiss={amiss} />
      return sendPrivate(c, again, statusOf[refusal.code])
    }
    const { asked, askedText } = reviewMessages[language]
    const back = `${reviewsPath(handle)}#questions`
    return sendPrivate(c, <Said request={request} title={asked} text={askedText} back={back} />)
  })
