/** The storefront's sitemap: which page stands where, in both languages. */
import { Hono } from 'hono'
import type { App } from '../env.ts'
import { onlyFromHere } from '../http/guard.ts'
import { secured } from '../http/headers.ts'
import { cart } from './cart.tsx'
import { challenge } from './challenge.tsx'
import { checkout } from './checkout.tsx'
import { collection } from './collection.tsx'
import { events } from './events.ts'
import { faultPage, notFoundPage, refusedPage } from './fault.tsx'
import { feeds } from './found/feed.ts'
import { llms } from './found/llms.ts'
import { robots } from './found/robots.ts'
import { sitemap, sitemaps } from './found/sitemap.ts'
import { home } from './home.tsx'
import { line } from './line.tsx'
import { media } from './media.ts'
import { offered } from './offered.tsx'
import { order } from './order.tsx'
import { pages, policies } from './page.tsx'
import { product } from './product.tsx'
import { search } from './search.tsx'
import { SPECULATION_PATH, speculation } from './speculation.ts'

const shop = new Hono<App>()
  .route('/', home)
  .route('/collections', collection)
  .route('/products', product)
  .route('/search', search)
  .route('/cart', cart)
  .route('/cart', offered)
  .route('/line', line)
  .route('/checkout/challenge', challenge)
  .route('/checkout', checkout)
  .route('/orders', order)
  .route('/pages', pages)
  .route('/policies', policies)
  .route('/feeds', feeds)

export const storefront = new Hono<App>()
  .use(secured)
  .use(onlyFromHere((c, code) => refusedPage(c, code, 403)))
  .route('/robots.txt', robots)
  .route('/sitemap.xml', sitemap)
  .route('/media', media)
  .route('/sitemaps', sitemaps)
  .route('/llms.txt', llms)
  .route(SPECULATION_PATH, speculation)
  .route('/events', events)
  .route('/zh', shop)
  .route('/', shop)
  .notFound(notFoundPage)
  .onError(faultPage)
