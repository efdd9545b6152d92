/** /search?q=…: what answers to a word. */
import { Hono } from 'hono'
import { parseListQuery, type ListQuery, type ProductList } from '#domain/catalog/list-query'
import { listProducts } from '#schema/products/lists'
import type { App } from '../env.ts'
import { cached } from '../cache/answers.ts'
import { SEARCH_PAGE } from '../cache/policies.ts'
import { Layout } from './parts/layout.tsx'
import { sendPage } from './parts/render.tsx'
import { SearchField } from './parts/search-field.tsx'
import { Shelf } from './parts/shelf.tsx'
import { ShelfLinks } from './parts/shelf-links.tsx'
import { visitOf, type Visit } from './visit.ts'

export const search = new Hono<App>().get(
  '/',
  cached(SEARCH_PAGE, async (c) => {
    const visit = await visitOf(c)
    const query = parseListQuery(new URL(c.req.url).searchParams, { currency: visit.currency })
    const list = query.terms ? await listProducts(c.env.PRODUCTS_DB, query) : undefined
    return sendPage(c, <SearchPage visit={visit} query={query} list={list} />)
  }),
)

type Shown = { readonly visit: Visit; readonly query: ListQuery; readonly list: ProductList | undefined }

const SearchPage = ({ visit, query, list }: Shown) => {
  const words = visit.words.searchPage
  const { terms = '' } = query
  const found = list && list.total > 0
  return (
    <Layout visit={visit} title={terms ? `${words.title}: ${terms}` : words.title} current="search">
      <div class="wrap">
        <div class="page-head">
          <h1>{terms ? (found ? words.titleFor(terms) : words.empty(terms)) : words.start}</h1>
          {!found && <p class="lead soft text">{terms ? words.emptyText : words.startText}</p>}
          <SearchField visit={visit} terms={terms} focus={!terms} />
        </div>
        {found || (list && hasFilters(query)) ? (
          <Shelf visit={visit} path="/search" query={query} list={list} />
        ) : (
          <ShelfLinks visit={visit} />
        )}
      </div>
    </Layout>
  )
}

const hasFilters = ({ filters }: ListQuery) =>
  Object.keys(filters.options).length + filters.vendor.length + filters.type.length > 0 ||
  filters.available !== undefined ||
  filters.priceMin !== undefined ||
  filters.priceMax !== undefined
