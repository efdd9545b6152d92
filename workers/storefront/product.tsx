/** /products/:handle: one product, ready to buy. Which variant is meant stands in the address. */
import { Hono } from 'hono'
import { cardOf } from '#domain/catalog/card'
import type { Card as CardOf } from '#domain/catalog/list-query'
import type { Product, Variant } from '#domain/catalog/product'
import { HANDLE_MAX } from '#domain/catalog/slug'
import { inLanguage } from '#domain/languages'
import { productByHandle } from '#schema/products/catalog'
import { collectionsOfProduct } from '#schema/products/collections'
import { listProducts } from '#schema/products/lists'
import type { App } from '../env.ts'
import { gateOf } from '../flows/drops.ts'
import { cached } from '../http/cached.ts'
import { notFoundPage } from './fault.tsx'
import { Buy } from './parts/buy.tsx'
import { Card, Goods } from './parts/card.tsx'
import { variantIn } from './parts/choices.ts'
import { Crumbs } from './parts/crumbs.tsx'
import { crumbFacts } from './parts/facts.ts'
import { Gallery } from './parts/gallery.tsx'
import { Layout } from './parts/layout.tsx'
import { productFacts } from './parts/product-facts.ts'
import { sendPage } from './parts/render.tsx'
import { plainOf, textOf } from './parts/said.ts'
import { Seen } from './parts/seen.tsx'
import { shelfOf, type Shelf } from './shelves.ts'
import { to, visitOf, visitWith, type Visit } from './visit.ts'

/** One row beside the product itself, which is left out of it. */
const NEIGHBOURS = 5

/** A card by itself, for rows that a script fills: what was seen lately. */
const alone = new Hono<App>().get(
  '/:handle/card',
  cached(
    30,
    (c) => ['products', `product-${c.req.param('handle')}`],
    async (c) => {
      const handle = c.req.param('handle') ?? ''
      const found = handle.length <= HANDLE_MAX ? await productByHandle(c.env.PRODUCTS_DB, handle) : undefined
      if (found?.status !== 'active') return c.body(null, 404)
      const visit = visitWith(c, [])
      return c.html(<Card visit={visit} of={cardOf(found, visit.currency)} />)
    },
  ),
)

export const product = new Hono<App>().route('/', alone).get(
  '/:handle',
  cached(
    30,
    (c) => ['products', `product-${c.req.param('handle')}`],
    async (c) => {
      const handle = c.req.param('handle') ?? ''
      const db = c.env.PRODUCTS_DB
      const [visit, found] = await Promise.all([
        visitOf(c),
        handle.length <= HANDLE_MAX ? productByHandle(db, handle) : undefined,
      ])
      const variant = found && variantIn(found, c.req.query('variant'))
      const gate = variant && (await gateOf(c.env, variant.id, Date.now()))
      if (!found || found.status !== 'active' || !variant) return notFoundPage(c)
      const [first] = await collectionsOfProduct(db, handle)
      const near = await neighbours(db, visit, found, first?.handle)
      const shelf = first && shelfOf(first)
      return sendPage(
        c,
        <ProductPage visit={visit} product={found} variant={variant} shelf={shelf} near={near} gate={gate?.handle} />,
      )
    },
  ),
)

/** From the same shelf, or where it stands on none, of the same kind. */
const neighbours = async (db: D1Database, visit: Visit, { handle, type }: Product, collection: string | undefined) => {
  if (!collection && !type) return []
  const { cards } = await listProducts(db, {
    ...(collection && { collection }),
    filters: { options: {}, vendor: [], type: collection ? [] : [type] },
    sort: 'featured',
    currency: visit.currency,
    page: 1,
    pageSize: NEIGHBOURS,
  })
  return cards.filter((card) => card.handle !== handle).slice(0, NEIGHBOURS - 1)
}

type Shown = {
  readonly visit: Visit
  readonly product: Product
  readonly variant: Variant
  readonly shelf: Shelf | undefined
  readonly near: readonly CardOf[]
  /** The drop through whose line it is sold: for everybody the same. */
  readonly gate: string | undefined
}

const ProductPage = ({ visit, product, variant, shelf, near, gate }: Shown) => {
  const text = textOf(product, visit.language)
  const path = `/products/${product.handle}`
  const crumb = shelf && { text: inLanguage(shelf.title, visit.language), path: `/collections/${shelf.handle}` }
  const crumbs = crumb ? [crumb] : []
  return (
    <Layout
      visit={visit}
      title={text.seoTitle || text.title}
      description={text.seoDescription || plainOf(text.description)}
      canonical={path}
      kind="product"
      extra="product"
      picture={product.pictures.find(({ src }) => src === variant.picture) ?? product.pictures[0]}
      current={shelf?.handle}
      facts={[productFacts(visit, product), crumbFacts(visit, [...crumbs, { text: text.title, path }])]}
    >
      <div class="wrap">
        <Crumbs visit={visit} of={[...crumbs, { text: text.title }]} />
        <div class="product" data-product={product.handle}>
          <Gallery visit={visit} product={product} variant={variant} />
          <Buy visit={visit} product={product} variant={variant} gate={gate} />
        </div>
        {near.length > 0 && (
          <section class="section" aria-labelledby="also">
            <div class="between">
              <h2 id="also">{visit.words.product.also}</h2>
              {crumb && <a href={to(visit, crumb.path)}>{visit.words.product.allOf(crumb.text)}</a>}
            </div>
            <Goods visit={visit} of={near} look="scroll" />
          </section>
        )}
        <Seen visit={visit} />
      </div>
    </Layout>
  )
}
