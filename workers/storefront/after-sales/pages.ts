/** The pages on which goods are sent back and contracts withdrawn from: loaded when somebody does so. */
import { Hono } from 'hono'
import type { App } from '../../env.ts'
import { notFoundPage } from '../frame/fault.tsx'
import { pathWithoutMarket } from '../frame/in-market.ts'
import { returns } from './returns.tsx'
import { withdrawing } from './withdraw.tsx'

const orders = new Hono<App>().route('/', returns).route('/', withdrawing)

/** What goes wrong is told by the storefront, as everywhere. */
export const returnPages = new Hono<App>({ getPath: pathWithoutMarket })
  .route('/orders', orders)
  .route('/zh/orders', orders)
  .notFound(notFoundPage)
  .onError((fault) => {
    throw fault
  })
