/** The pages on which reviews and answers are written, helped and reported: loaded when somebody does so. */
import { Hono } from 'hono'
import type { App } from '../../env.ts'
import { notFoundPage } from '../frame/fault.tsx'
import { pathWithoutMarket } from '../frame/in-market.ts'
import { answering } from './answer.tsx'
import { subjects } from './subject.tsx'
import { writing } from './write.tsx'

const reviews = new Hono<App>().route('/', writing).route('/', answering).route('/', subjects)

/** What goes wrong is told by the storefront, as everywhere. */
export const reviewPages = new Hono<App>({ getPath: pathWithoutMarket })
  .route('/reviews', reviews)
  .route('/zh/reviews', reviews)
  .notFound(notFoundPage)
  .onError((fault) => {
    throw fault
  })
