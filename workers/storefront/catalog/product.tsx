/** /products/:handle: one product, ready to buy. Which variant is meant stands in the address. */
import { isForSale } from '#domain/catalog/for-sale'
import { Hono } from 'hono'
import type { Child } from 'hono/jsx'
import { productPath } from '#domain/catalog/slug'
import { cardOf } from '#domain/catalog/card'
import type { Card as CardOf, Selling } from '#domain/catalog/list-query'
import { isShown, type Collection } from '#domain/catalog/collection'
import type { Product, Variant } from '#domain/catalog/product'
import { namedIn, type Reference } from '#domain/catalog/references'
import { HANDLE_MAX } from '#domain/catalog/slug'
import { inLanguage } from '#domain/languages'
import { isSoldThere } from '#domain/settings/markets'
import { neighboursReading } from '#schema/products/catalog/cards'
import { productPageReading, type ProductWithReferences } from '#schema/products/catalog/catalog'
import { collectionsOfProductReading } from '#schema/products/catalog/collections'
import { readTogether } from '#schema/products/catalog/reading'
import { publicProducts } from '#schema/products/pricing/public-prices'
import { reviewsReading, type ReviewsOfProduct } from '#schema/products/reviews/shown'
import type { App } from '../../env.ts'
import { announcedFor as dropAhead, admissionOf } from '../../flows/admission/drops.ts'
import { cached } from '../../cache/answers.ts'
import { PRODUCT_CARD, PRODUCT_PAGE } from '../../cache/policies.ts'
import { alsoMadeOf, collectionTag, holdsUntil, namedTags, productTag } from '../../cache/tags.ts'
import { runningFresh } from '../../flows/promotions/book.ts'
import { SoldInDrop } from '../admission/announced.tsx'
import { notFoundPage } from '../frame/fault.tsx'
import { Buy } from './product/buy.tsx'
import { Card, Goods } from './list/card.tsx'
import { variantIn } from './product/choices.ts'
import { Crumbs } from '../frame/crumbs.tsx'
import { crumbFacts } from './product/facts.ts'
import { Gallery } from './product/gallery.tsx'
import { Layout } from '../frame/layout.tsx'
import { ownPrice } from './product/own-price.tsx'
import { productFacts } from './product/product-facts.ts'
import { sendPage } from '../frame/render.tsx'
import { plainText } from '../frame/plain-text.ts'
import { textOf } from '../frame/product-text.ts'
import { RecentlyViewed } from '../frame/recently-viewed.tsx'
import { FIRST_QUESTIONS, FIRST_REVIEWS, reviewFacts, ReviewsSection } from '../reviews/section.tsx'
import { collectionLinkOf, type CollectionLink } from '../frame/collections.ts'
import { to, requestContextBeside, requestContextOf, type RequestContext } from '../frame/request-context.ts'
import { announcedFor } from '../promotions/announced.ts'
import { catalogMessages } from './messages/index.ts'

/** One row of goods. */
const NEIGHBOURS = 4

/** A card by itself, for rows that a script fills: what was seen lately. */
const alone = new Hono<App>().get(
  '/:handle/card',
  cached(PRODUCT_CARD, async (c) => {
    const handle = c.req.param('handle') ?? ''
    const now = Date.now()
    const [found] = handle.length <= HANDLE_MAX ? await publicProducts(c.env.PRODUCTS_DB, 'handle', [handle], now) : []
    if (!found || !isForSale(found, now)) return c.body(null, 404)
    if (found.pricesUntil !== undefined) holdsUntil(c, found.pricesUntil)
    const request = await requestContextOf(c)
    return c.html(<Card request={request} of={cardOf(found, request.currency)} />)
  }),
)

export const product = new Hono<App>()
  .route('/', alone)
  .route('/', ownPrice)
  .get(
    '/:handle',
    cached(PRODUCT_PAGE, async (c) => {
      const handle = c.req.param('handle') ?? ''
      if (handle.length > HANDLE_MAX) return notFoundPage(c)
      const now = Date.now()
      // All at once: the menu and the drops are remembered, and what the page is about is one question.
      const [[request, [whole, collections, near, reviews]], running] = await Promise.all([
        requestContextBeside(c, (selling) => goodsOf(c.env.PRODUCTS_DB, handle, selling, now)),
        runningFresh(c.env, now),
      ])
      const { product: said, references = [] } = whole ?? {}
      const found = said && asSoldIn(said, collections, request)
      const variant = found && variantIn(found, c.req.query('variant'))
      if (!found || !isForSale(found, now) || !variant) return notFoundPage(c)
      if (found.pricesUntil !== undefined) holdsUntil(c, found.pricesUntil)
      const drop = await admissionOf(c.env, variant.id, now)
      const ahead = drop ? undefined : await dropAhead(c.env, variant.id, now)
      const offers = announcedFor(request, { product: found, variant, collections }, running.automatic, now)
      if (offers.until !== null) holdsUntil(c, offers.until)
      const first = collections.find((one) => isShown(one, now))
      const collection = first && collectionLinkOf(first)
      alsoMadeOf(c, [
        ...near.map((card) => productTag(card.handle)),
        ...(first ? [collectionTag(first.handle)] : []),
        ...(found ? namedTags(namedIn(found.metafields)) : []),
      ])
      return sendPage(
        c,
        <ProductPage
          request={request}
          product={found}
          references={references}
          variant={variant}
          collection={collection}
          near={near}
          reviews={reviews}
          offers={offers.titles}
          drop={drop?.handle}
          ahead={ahead && <SoldInDrop request={request} drop={ahead} now={now} />}
        />,
      )
    }),
  )

const goodsOf = async (db: D1Database, handle: string, selling: Selling, now: number) =>
  readTogether<[ProductWithReferences | undefined, Collection[], CardOf[], ReviewsOfProduct]>(db, [
    productPageReading(db, handle, now),
    collectionsOfProductReading(db, handle),
    neighboursReading(db, handle, { ...selling, many: NEIGHBOURS }),
    reviewsReading(db, handle, { reviews: FIRST_REVIEWS, questions: FIRST_QUESTIONS }),
  ])

/** What is not sold there has no price there, so the page says that it is not for sale, and offers nothing. */
const asSoldIn = (product: Product, collections: readonly Collection[], { market }: RequestContext): Product =>
  isSoldThere(
    market,
    collections.map(({ handle }) => handle),
  )
    ? product
    : { ...product, variants: product.variants.map((variant) => ({ ...variant, prices: [], compareAt: [] })) }

type Shown = {
  readonly request: RequestContext
  readonly product: Product
  /** What its own fields point to. */
  readonly references: readonly Reference[]
  readonly variant: Variant
  readonly collection: CollectionLink | undefined
  readonly near: readonly CardOf[]
  readonly reviews: ReviewsOfProduct
  /** What promotions say of it. */
  readonly offers: readonly string[]
  /** The drop through whose line it is sold: for everybody the same. */
  readonly drop: string | undefined
  /** Said of one that it will be sold in. */
  readonly ahead: Child
}

const ProductPage = (shown: Shown) => {
  const { request, product, references, variant, collection, near, reviews, offers, drop, ahead } = shown
  const text = textOf(product, request.language)
  const path = productPath(product.handle)
  const crumb = collection && {
    text: inLanguage(collection.title, request.language),
    path: `/collections/${collection.handle}`,
  }
  const crumbs = crumb ? [crumb] : []
  return (
    <Layout
      request={request}
      title={text.seoTitle || text.title}
      description={text.seoDescription || plainText(text.description)}
      canonical={path}
      kind="product"
      extra="product"
      picture={product.pictures.find(({ src }) => src === variant.picture) ?? product.pictures[0]}
      current={collection?.handle}
      facts={[
        { ...productFacts(request, product, references), ...reviewFacts(request, reviews) },
        crumbFacts(request, [...crumbs, { text: text.title, path }]),
      ]}
    >
      <div class="wrap">
        <Crumbs request={request} of={[...crumbs, { text: text.title }]} />
        <div class="product" data-product={product.handle}>
          <Gallery request={request} product={product} variant={variant} />
          <Buy {...{ request, product, references, variant, offers, drop, ahead }} />
        </div>
        <ReviewsSection request={request} product={product} of={reviews} />
        {near.length > 0 && (
          <section class="section" aria-labelledby="also">
            <div class="between">
              <h2 id="also">{catalogMessages[request.language].product.also}</h2>
              {crumb && (
                <a href={to(request, crumb.path)}>{catalogMessages[request.language].product.allOf(crumb.text)}</a>
              )}
            </div>
            <Goods request={request} of={near} look="scroll" />
          </section>
        )}
        <RecentlyViewed request={request} />
      </div>
    </Layout>
  )
}
