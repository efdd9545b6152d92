/** /admin/products: every product: status, price, the word for its stock. */
import { Hono } from 'hono'
import { productId } from '#domain/ids'
import { inLanguage, localeOf, type Language } from '#domain/languages'
import { currency, formatMoney } from '#domain/money'
import { countProducts, productLines, type ProductLine, type StaffPage } from '#schema/products/catalog/staff-lists'
import { resizes } from '../../flows/catalog/media.ts'
import { only, type AdminApp } from '../frame/gate.tsx'
import { showPage } from '../frame/page.tsx'
import { addressWith, Empty, Find, Pages, Views } from '../frame/lists.tsx'
import { StockWord } from '../frame/states.tsx'
import { thumbOf } from '../frame/thumb.ts'
import { OF_STATUS } from './product-page.tsx'
import type { Words } from '../messages/words.ts'

export const products = new Hono<AdminApp>()

const PATH = '/admin/products'
const VIEWS = ['all', 'active', 'draft', 'archived'] as const
type View = (typeof VIEWS)[number]

products.get('/', only('catalog:see'), async (c) => {
  const db = c.env.PRODUCTS_DB
  const { words, language } = c.var
  const view = VIEWS.find((one) => one === c.req.query('view')) ?? 'all'
  const q = (c.req.query('q') ?? '').trim().slice(0, 200)
  const [next, previous] = [productId(c.req.query('after')), productId(c.req.query('before'))]
  const cursor = next
    ? { towards: 'next' as const, id: next }
    : previous
      ? { towards: 'previous' as const, id: previous }
      : null
  const filter = { status: view === 'all' ? null : view, search: q, currency: currency(c.env.CURRENCY) }
  const [page, counts] = await Promise.all([productLines(db, filter, cursor), countProducts(db)])
  return showPage(
    c,
    { title: words.products.title, here: 'products' },
    <ProductList {...{ view, q, page, counts, words, language, resizing: resizes(c.env) }} />,
  )
})

type Props = {
  readonly view: View
  readonly q: string
  readonly page: StaffPage<ProductLine>
  readonly counts: Readonly<Record<View, number>>
  readonly words: Words
  readonly language: Language
  readonly resizing: boolean
}

const ProductList = (props: Props) => {
  const { view, q, page, counts, words } = props
  const asked = { view: view === 'all' ? null : view, q }
  const to = (side: 'after' | 'before', row: ProductLine | undefined) =>
    row ? addressWith(PATH, asked, { [side]: row.id }) : null
  return (
    <>
      <header class="head">
        <h1>{words.products.title}</h1>
      </header>
      <Views
        label={words.products.viewsLabel}
        here={view}
        views={VIEWS.map((id) => ({
          id,
          label: words.products.views[id],
          count: counts[id],
          href: addressWith(PATH, { view: id === 'all' ? null : id }),
        }))}
      />
      <form class="tools" role="search" method="get" action={PATH}>
        {view !== 'all' && <input type="hidden" name="view" value={view} />}
        <Find label={words.products.find} value={q} />
        <button class="btn">{words.search}</button>
        {q !== '' && (
          <a class="btn bare" href={addressWith(PATH, { view: asked.view })}>
            {words.clear}
          </a>
        )}
      </form>
      {page.rows.length > 0 ? <Rows {...props} /> : <Nothing {...props} />}
      <div class="foot">
        <div class="pages">
          <Pages
            words={words}
            newer={page.previous ? to('before', page.rows[0]) : null}
            older={page.next ? to('after', page.rows.at(-1)) : null}
            labels={[words.previous, words.next]}
          />
        </div>
      </div>
    </>
  )
}

const Nothing = ({ q, counts, words }: Props) =>
  counts.all === 0 ? (
    <Empty heading={words.products.empty} why={words.products.emptyWhy} />
  ) : (
    <Empty heading={words.products.nothing(q)} why={words.products.nothingWhy}>
      <a class="btn" href={PATH}>
        {words.clearAll}
      </a>
    </Empty>
  )

const Rows = ({ page, words, language, resizing }: Props) => (
  <table class="tb cards" role="table" data-rows aria-label={words.products.title}>
    <thead role="rowgroup">
      <tr role="row">
        <th role="columnheader">{words.products.product}</th>
        <th role="columnheader">{words.products.status}</th>
        <th role="columnheader">{words.products.stock}</th>
        <th role="columnheader" class="num">
          {words.products.variants}
        </th>
        <th role="columnheader" class="num">
          {words.products.price}
        </th>
        <th role="columnheader" class="hide-m">
          {words.products.vendor}
        </th>
        <th role="columnheader" class="hide-m">
          {words.products.type}
        </th>
      </tr>
    </thead>
    <tbody role="rowgroup">
      {page.rows.map((row) => (
        <Row row={row} words={words} language={language} resizing={resizing} />
      ))}
    </tbody>
  </table>
)

type RowOf = { row: ProductLine; words: Words; language: Language; resizing: boolean }

const Row = ({ row, words, language, resizing }: RowOf) => (
  <tr role="row" tabindex={-1}>
    <td role="cell" class="c-id">
      <span class="who2">
        {row.picture ? (
          <img class="pic s" src={thumbOf(row.picture, resizing)} alt="" width="26" height="26" loading="lazy" />
        ) : (
          <span class="pic s"></span>
        )}
        <a class="id clip" href={`/admin/products/${row.id}`}>
          {inLanguage(row.title, language)}
        </a>
      </span>
    </td>
    <td role="cell" class="c-date">
      <span class={`st ${OF_STATUS[row.status]}`}>{words.products.statuses[row.status]}</span>
    </td>
    <td role="cell" class="c-who">
      <StockWord word={row.availability} words={words} />
    </td>
    <td role="cell" class="num soft">
      <a class="soft" href={`/admin/inventory?q=${encodeURIComponent(row.title.en)}`}>
        {row.variants}
      </a>
    </td>
    <td role="cell" class="c-sum num nw">
      {priceText(row, words, language)}
    </td>
    <td role="cell" class="soft hide-m clip">
      {row.vendor}
    </td>
    <td role="cell" class="soft hide-m clip">
      {row.type}
    </td>
  </tr>
)

const priceText = ({ price, priceVaries }: ProductLine, words: Words, language: Language): string => {
  if (!price) return words.products.noPrice
  const text = formatMoney(price, localeOf(language))
  return priceVaries ? words.products.from(text) : text
}
