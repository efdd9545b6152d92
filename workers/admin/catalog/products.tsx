/** /admin/products: every product: status, price, the word for its stock. */
import { Hono } from 'hono'
import { productId } from '#domain/ids'
import { inLanguage, localeOf, type Language } from '#domain/languages'
import { formatMoney } from '#domain/money'
import { countProducts, type ProductLine, type StaffPage } from '#schema/products/catalog/staff-lists'
import { creatingProduct } from '../../flows/catalog/edit-commands.ts'
import { resizes } from '../../flows/catalog/media.ts'
import { listingProducts, PRODUCT_STATUSES } from '../../flows/catalog/questions.ts'
import { mayGive } from '../../flows/command.ts'
import type { AdminApp } from '../frame/app.ts'
import { only } from '../frame/auth.tsx'
import { Key } from '../frame/forms.tsx'
import { Icon } from '../frame/icon.tsx'
import { showMissing } from '../frame/missing.tsx'
import { showPage } from '../frame/page.tsx'
import { ask } from '../frame/perform.ts'
import { addressWith, Empty, Find, Pages, Views } from '../frame/lists.tsx'
import { AvailabilityLabel } from '../frame/states.tsx'
import { thumbOf } from '../frame/thumb.ts'
import { OF_STATUS } from './product-page.tsx'
import { catalogMessages } from './messages/index.ts'
import { frameMessages } from '../frame/messages/index.ts'
import { Table } from '../frame/table.tsx'

export const products = new Hono<AdminApp>()

const PATH = '/admin/products'
const VIEWS = ['all', ...PRODUCT_STATUSES] as const
type View = (typeof VIEWS)[number]

products.get('/', only(listingProducts), async (c) => {
  const { language } = c.var
  const view = VIEWS.find((one) => one === c.req.query('view')) ?? 'all'
  const q = (c.req.query('q') ?? '').trim().slice(0, 200)
  const [next, previous] = [productId(c.req.query('after')), productId(c.req.query('before'))]
  const cursor = next
    ? { towards: 'next' as const, id: next }
    : previous
      ? { towards: 'previous' as const, id: previous }
      : null
  const [list, counts] = await Promise.all([
    ask(c, listingProducts, { q, cursor, ...(view !== 'all' && { status: view }) }),
    countProducts(c.env.PRODUCTS_DB),
  ])
  if (!list.ok) return showMissing(c)
  const page = list.value
  const [id, version] = [productId(c.req.query('id')), /^[1-9]\d{0,8}$/.exec(c.req.query('version') ?? '')?.[0]]
  const deleted = c.req.query('done') === 'deleted' && id && version ? { id, version } : null
  const mayCreate = mayGive(c.var.staff, creatingProduct)
  return showPage(
    c,
    { title: catalogMessages[language].products.title, here: 'products' },
    <ProductList {...{ view, q, page, counts, language, deleted, mayCreate, resizing: resizes(c.env) }} />,
  )
})

type Props = {
  readonly view: View
  readonly q: string
  readonly page: StaffPage<ProductLine>
  readonly counts: Readonly<Record<View, number>>
  readonly language: Language
  readonly resizing: boolean
  readonly mayCreate: boolean
  /** What was just deleted, and in which version it would come back. */
  readonly deleted: { readonly id: string; readonly version: string } | null
}

const Deleted = ({ id, version, language }: { id: string; version: string; language: Language }) => (
  <div class="in-p">
    <div class="say" role="status">
      <Icon name="check" />
      <div>{catalogMessages[language].products.deleted}</div>
      <form class="end-x" method="post" action={`${PATH}/${id}/restore`}>
        <Key />
        <input type="hidden" name="version" value={version} />
        <button class="btn">{catalogMessages[language].products.undo}</button>
      </form>
    </div>
  </div>
)

const ProductList = (props: Props) => {
  const { view, q, page, counts, language, mayCreate, deleted } = props
  const messages = catalogMessages[language].products
  const parameters = { view: view === 'all' ? null : view, q }
  const to = (side: 'after' | 'before', row: ProductLine | undefined) =>
    row ? addressWith(PATH, parameters, { [side]: row.id }) : null
  return (
    <>
      <header class="head">
        <h1>{messages.title}</h1>
        {mayCreate && (
          <div class="acts">
            <a class="btn go" href={`${PATH}/new`} data-key="n">
              {messages.add}
            </a>
          </div>
        )}
      </header>
      {deleted && <Deleted {...deleted} language={language} />}
      <Views
        language={language}
        label={messages.viewsLabel}
        here={view}
        views={VIEWS.map((id) => ({
          id,
          label: messages.views[id],
          count: counts[id],
          href: addressWith(PATH, { view: id === 'all' ? null : id }),
        }))}
      />
      <form class="tools" role="search" method="get" action={PATH}>
        {view !== 'all' && <input type="hidden" name="view" value={view} />}
        <Find label={messages.find} value={q} />
        <button class="btn">{frameMessages[language].search}</button>
        {q !== '' && (
          <a class="btn bare" href={addressWith(PATH, { view: parameters.view })}>
            {frameMessages[language].clear}
          </a>
        )}
      </form>
      {page.rows.length > 0 ? <Rows {...props} /> : <Nothing {...props} />}
      <div class="foot">
        <div class="pages">
          <Pages
            language={language}
            newer={page.previous ? to('before', page.rows[0]) : null}
            older={page.next ? to('after', page.rows.at(-1)) : null}
            labels={[frameMessages[language].previous, frameMessages[language].next]}
          />
        </div>
      </div>
    </>
  )
}

const Nothing = ({ q, counts, language }: Props) => {
  const messages = catalogMessages[language].products
  return counts.all === 0 ? (
    <Empty icon="product" heading={messages.empty} why={messages.emptyWhy} />
  ) : (
    <Empty heading={messages.nothing(q)} why={messages.nothingWhy}>
      <a class="btn" href={PATH}>
        {frameMessages[language].clearAll}
      </a>
    </Empty>
  )
}

const Rows = ({ page, language, resizing }: Props) => {
  const messages = catalogMessages[language].products
  return (
    <Table
      label={messages.title}
      rows={page.rows}
      columns={[
        {
          head: messages.product,
          class: 'c-id',
          cell: ({ id, title, picture }) => (
            <span class="who2">
              {picture ? (
                <img class="pic s" src={thumbOf(picture, resizing)} alt="" width="26" height="26" loading="lazy" />
              ) : (
                <span class="pic s"></span>
              )}
              <a class="id clip" href={`/admin/products/${id}`}>
                {inLanguage(title, language)}
              </a>
            </span>
          ),
        },
        {
          head: messages.status,
          class: 'c-date',
          cell: ({ status }) => <span class={`st ${OF_STATUS[status]}`}>{messages.statuses[status]}</span>,
        },
        {
          head: messages.stock,
          class: 'c-who',
          cell: ({ availability }) => <AvailabilityLabel availability={availability} language={language} />,
        },
        {
          head: messages.variants,
          class: 'num soft',
          cell: ({ title, variants }) => (
            <a class="soft" href={`/admin/inventory?q=${encodeURIComponent(title.en)}`}>
              {variants}
            </a>
          ),
        },
        { head: messages.price, class: 'c-sum num nw', cell: (row) => priceText(row, language) },
        { head: messages.vendor, class: 'soft hide-m clip', cell: ({ vendor }) => vendor },
        { head: messages.type, class: 'soft hide-m clip', cell: ({ type }) => type },
      ]}
    />
  )
}

const priceText = ({ price, priceVaries }: ProductLine, language: Language): string => {
  if (!price) return catalogMessages[language].products.noPrice
  const text = formatMoney(price, localeOf(language))
  return priceVaries ? catalogMessages[language].products.from(text) : text
}
