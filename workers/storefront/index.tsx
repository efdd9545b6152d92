/** The storefront's sitemap: which page stands where, in both languages. */
import { Hono, type Context } from 'hono'
import type { App } from '../env.ts'
import { onlyFromHere } from '../http/guard.ts'
import { secured } from '../http/headers.ts'
import { notByStaff } from '../http/not-by-staff.ts'
import { cart } from './orders/cart.tsx'
import { challenge } from './orders/challenge.tsx'
import { comingBack } from './orders/return.ts'
import { checkout } from './orders/checkout.tsx'
import { collection } from './catalog/collection.tsx'
import { events } from './statistics/events.ts'
import { faultPage, notFoundPage, refusedPage } from './frame/fault.tsx'
import { feeds } from './catalog/discovery/feed.ts'
import { llms } from './catalog/discovery/llms.ts'
import { robots } from './catalog/discovery/robots.ts'
import { sitemap, sitemaps } from './catalog/discovery/sitemap.ts'
import { home } from './catalog/home.tsx'
import { inMarkets, pathWithoutMarket } from './frame/in-market.ts'
import { queue } from './admission/queue.tsx'
import { media } from './catalog/media.ts'
import { market } from './orders/market.ts'
import { offered } from './orders/offered.tsx'
import { order } from './orders/order.tsx'
import { orderDevices } from './orders/order-devices.ts'
import { track } from './logistics/track.tsx'
import { blogs } from './content/blog.tsx'
import { pages, policies } from './content/page.tsx'
import { preview } from './content/preview.tsx'
import { shopFiles } from './content/shop-files.ts'
import { product } from './catalog/product.tsx'
import { search } from './catalog/search.tsx'
import { productReviews } from './reviews/reviews.tsx'
import { themes } from './frame/theme-sheet.ts'
import { alerts } from './notifications/alerts.tsx'
import { newsletter } from './notifications/newsletter.tsx'
import { unsubscribe } from './notifications/unsubscribe.tsx'
import { SPECULATION_PATH, speculation } from './frame/speculation.ts'
import { codes, discount } from './promotions/codes.ts'

/** Loaded when they are first asked for: who only looks and buys does not wait for the ways into an account. */
const accountPages = async (c: Context<App>): Promise<Response> =>
  (await import('./customers/account.ts')).accountPages.fetch(c.req.raw, c.env, executionOf(c))

const giftCardPages = async (c: Context<App>): Promise<Response> =>
  (await import('./stored-value/gift-cards.tsx')).giftCardPages.fetch(c.req.raw, c.env, executionOf(c))

/** Reviews are read where the goods are; few of those who read any write one. */
const reviewPages = async (c: Context<App>): Promise<Response> =>
  (await import('./reviews/pages.ts')).reviewPages.fetch(c.req.raw, c.env, executionOf(c))

/** Most of what is bought stays: what sends something back is loaded when somebody does. */
const returnPages = async (c: Context<App>): Promise<Response> =>
  (await import('./after-sales/pages.ts')).returnPages.fetch(c.req.raw, c.env, executionOf(c))

/** Each by itself: of words between bars the last would also be found behind others (`…/claims/…/withdraw`). */
const RETURN_PAGES = ['', '/zh'].flatMap((language) =>
  ['return', 'returns', 'withdraw'].map((word) => `${language}/orders/:id/${word}/*`),
)

/** None outside a Worker. */
const executionOf = (c: Context<App>): ExecutionContext | undefined => {
  try {
    return c.executionCtx as ExecutionContext
  } catch {
    return undefined
  }
}

const shop = new Hono<App>()
  .route('/', home)
  .route('/collections', collection)
  .route('/products', product)
  .route('/products', productReviews)
  .route('/search', search)
  .route('/cart', cart)
  .route('/cart', offered)
  .route('/cart/codes', codes)
  .route('/discount', discount)
  .route('/market', market)
  .route('/queue', queue)
  // Where queues stood before: addresses of drops are printed and sent, and forms of open pages still lead there.
  .all('/line/:rest{.+}', (c) => c.redirect(c.req.url.replace('/line/', '/queue/'), 308))
  .route('/checkout/challenge', challenge)
  .route('/checkout/return', comingBack)
  .route('/checkout', checkout)
  .route('/orders', order)
  .route('/orders', orderDevices)
  .route('/track', track)
  .route('/pages', pages)
  .route('/policies', policies)
  .route('/blogs', blogs)
  .route('/preview', preview)
  .route('/feeds', feeds)
  .route('/newsletter', newsletter)
  .route('/alerts', alerts)

/** The cart may be filled for a customer, the press of the banner leads out, and what a page tells the statistics names nobody. */
const OPEN_TO_STAFF = /^(\/zh)?\/(cart(\/.*)?|market|account\/sign-out|events)$/

export const storefront = new Hono<App>({ getPath: pathWithoutMarket })
  .use(secured)
  .use(inMarkets)
  // Mail programs press it without saying where they come from; what lets them is signed.
  .route('/unsubscribe', unsubscribe)
  .route('/zh/unsubscribe', unsubscribe)
  .use(onlyFromHere((c, code) => refusedPage(c, code)))
  .use(notByStaff(OPEN_TO_STAFF, (c, code) => refusedPage(c, code)))
  .route('/robots.txt', robots)
  .route('/sitemap.xml', sitemap)
  .route('/media', media)
  .route('/files', shopFiles)
  .route('/sitemaps', sitemaps)
  .route('/llms.txt', llms)
  .route(SPECULATION_PATH, speculation)
  .route('/events', events)
  .route('/themes', themes)
  .all('/account/*', accountPages)
  .all('/wish-list/*', accountPages)
  .all('/gift-cards/*', giftCardPages)
  .all('/zh/gift-cards/*', giftCardPages)
  .all('/reviews/*', reviewPages)
  .all('/zh/reviews/*', reviewPages)
  .on('ALL', RETURN_PAGES, returnPages)
  .all('/pay/*', accountPages)
  .all('/orders/:id/claims/*', accountPages)
  .all('/zh/orders/:id/claims/*', accountPages)
  .all('/zh/pay/*', accountPages)
  .all('/zh/wish-list/*', accountPages)
  .all('/zh/account/*', accountPages)
  .route('/zh', shop)
  .route('/', shop)
  .notFound(notFoundPage)
  .onError(faultPage)
