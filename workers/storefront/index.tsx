/** The storefront's sitemap: which page stands where, in both languages. */
import { Hono } from 'hono'
import type { App } from '../env.ts'
import { onlyFromHere } from '../http/guard.ts'
import { secured } from '../http/headers.ts'
import { cart } from './cart.tsx'
import { challenge } from './challenge.tsx'
import { checkout } from './checkout.tsx'
import { collection } from './collection.tsx'
import { faultPage, notFoundPage, refusedPage } from './fault.tsx'
import { home } from './home.tsx'
import { line } from './line.tsx'
import { media } from './media.ts'
import { order } from './order.tsx'
import { pages, policies } from './page.tsx'
import { product } from './product.tsx'
import { robots } from './robots.ts'
import { search } from './search.tsx'
import { sitemap } from './sitemap.ts'

const shop = new Hono<App>()
  .route('/', home)
  .route('/collections', collection)
  .route('/products', product)
  .route('/search', search)
  .route('/cart', cart)
  .route('/line', line)
  .route('/checkout/challenge', challenge)
  .route('/checkout', checkout)
  .route('/orders', order)
  .route('/pages', pages)
  .route('/policies', policies)

export const storefront = new Hono<App>()
  .use(secured)
  .use(onlyFromHere((c, code) => refusedPage(c, code, 403)))
  .route('/robots.txt', robots)
  .route('/sitemap.xml', sitemap)
  .route('/media', media)
  .route('/zh', shop)
  .route('/', shop)
  .notFound(notFoundPage)
  .onError(faultPage)
