/** /collections/:handle: one shelf of the shop, or all of them. */
import { Hono } from 'hono'
import { parseListQuery, type ListQuery, type ProductList } from '#domain/catalog/list-query'
import { inLanguage, type Translated } from '#domain/languages'
import { collectionByHandle } from '#schema/products/collections'
import { listProducts } from '#schema/products/lists'
import { HANDLE_MAX } from '#domain/catalog/slug'
import type { App } from '../env.ts'
import { cached } from '../http/cached.ts'
import { notFoundPage } from './fault.tsx'
import { Crumbs } from './parts/crumbs.tsx'
import { crumbFacts, listFacts } from './parts/facts.ts'
import { Layout } from './parts/layout.tsx'
import { sendPage } from './parts/render.tsx'
import { plainOf } from './parts/said.ts'
import { Shelf } from './parts/shelf.tsx'
import { shelfOf } from './shelves.ts'
import { visitOf, type Visit } from './visit.ts'
import { wordsOf } from './words/words.ts'

/** Every product: no collection that a merchant could rename. */
const ALL = 'all'

export const collection = new Hono<App>().get(
  '/:handle',
  cached(
    30,
    (c) => ['products', `collection-${c.req.param('handle')}`],
    async (c) => {
      const handle = c.req.param('handle') ?? ''
      const found = handle === ALL ? everything : await named(c.env.PRODUCTS_DB, handle)
      if (!found) return notFoundPage(c)
      const visit = await visitOf(c)
      const query = parseListQuery(new URL(c.req.url).searchParams, {
        currency: visit.currency,
        ...(handle !== ALL && { collection: handle }),
      })
      const list = await listProducts(c.env.PRODUCTS_DB, query)
      return sendPage(c, <CollectionPage visit={visit} handle={handle} query={query} list={list} {...found} />)
    },
  ),
)

type About = { readonly title: Translated; readonly description: Translated }

const everything: About = {
  title: { en: wordsOf.en.collection.allTitle, zh: wordsOf.zh.collection.allTitle },
  description: { en: wordsOf.en.collection.allText, zh: wordsOf.zh.collection.allText },
}

const named = async (db: D1Database, handle: string): Promise<About | undefined> => {
  const found = handle.length <= HANDLE_MAX ? await collectionByHandle(db, handle) : undefined
  return found && shelfOf(found)
}

type Shown = About & {
  readonly visit: Visit
  readonly handle: string
  readonly query: ListQuery
  readonly list: ProductList
}

const CollectionPage = ({ visit, handle, query, list, title, description }: Shown) => {
  const path = `/collections/${handle}`
  const said = inLanguage(title, visit.language)
  const text = plainOf(inLanguage(description, visit.language), 320)
  return (
    <Layout
      visit={visit}
      title={said}
      description={text}
      canonical={query.page > 1 ? `${path}?page=${query.page}` : path}
      current={handle}
      picture={list.cards[0]?.picture}
      facts={[crumbFacts(visit, [{ text: said, path }]), ...listFacts(visit, list.cards)]}
    >
      <div class="wrap">
        <Crumbs visit={visit} of={[{ text: said }]} />
        <div class="shelf-head">
          <h1>{said}</h1>
          {text && <p class="lead soft text">{text}</p>}
        </div>
        <Shelf visit={visit} path={path} query={query} list={list} />
      </div>
    </Layout>
  )
}
