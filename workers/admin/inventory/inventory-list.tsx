/** The table of stock by place: views, filters, cells that are counted where they stand, and what became of them. */
import type { Item } from '#schema/products/inventory/items'
import { inLanguage, type Language } from '#domain/languages'
import { DOCUMENT_KINDS } from '#domain/inventory/documents/document'
import { mayGive } from '../../flows/command.ts'
import { changingStock } from '../../flows/inventory/commands.ts'
import { ITEM_VIEWS } from '../../flows/inventory/questions.ts'
import { assetPath } from '../../http/assets/address.ts'
import { Key } from '../frame/forms.tsx'
import { Icon } from '../frame/icon.tsx'
import { addressWith, Empty, Find, Pages, Views } from '../frame/lists.tsx'
import { frameMessages } from '../frame/messages/index.ts'
import { CountFoot } from './count-foot.tsx'
import { CountedNotice } from './counted-notice.tsx'
import { documentMessages } from './documents/messages/index.ts'
import { DOCUMENT_PATHS } from './documents/paths.ts'
import { overviewMessages } from './overview/messages/index.ts'
import { columnsText, INVENTORY_COLUMNS } from './inventory-columns.ts'
import type { InventoryListProps } from './inventory-list-props.ts'
import { Rows } from './inventory-rows.tsx'
import { inventoryMessages } from './messages/index.ts'
import { MeterKeys } from './meter.tsx'
import { placeName } from './place-name.ts'

export const PATH = '/admin/inventory'

/** What the address of this list says, besides where its page begins. */
export const parametersOf = ({ view, q, location, vendor, product, columns }: InventoryListProps) => ({
  view: view === 'all' ? null : view,
  q,
  location,
  vendor,
  product,
  show: columnsText(columns),
})

export const InventoryList = (props: InventoryListProps) => {
  const { view, counts, page, staff, language } = props
  const messages = inventoryMessages[language]
  const mayCount = mayGive(staff, changingStock)
  return (
    <>
      <header class="head">
        <h1>{messages.title}</h1>
        <span class="sub hide-m">{messages.direct}</span>
        <div class="acts">
          <nav class="row nowrap" aria-label={messages.documents}>
            {(['transfer', 'purchase', 'count'] as const).map((kind) => (
              <a class="btn bare hide-m" href={DOCUMENT_PATHS[kind]}>
                {documentMessages[language].titles[kind]}
              </a>
            ))}
            <details class="choose">
              <summary class="btn bare">{messages.more}</summary>
              <ul>
                {furtherOf(language).map(([href, label]) => (
                  <li>
                    <a href={href}>{label}</a>
                  </li>
                ))}
              </ul>
            </details>
          </nav>
          {mayCount && (
            <a class="btn go" href={`${DOCUMENT_PATHS.receipt}/new`}>
              {documentMessages[language].newOne.receipt}
            </a>
          )}
        </div>
      </header>
      <Views
        language={language}
        label={messages.viewsLabel}
        here={view}
        views={ITEM_VIEWS.map((id) => ({
          id,
          label: messages.views[id],
          count: counts[id],
          href: addressWith(PATH, { ...parametersOf(props), view: id === 'all' ? null : id }),
        }))}
      />
      <Tools {...props} />
      <OfProduct {...props} />
      <CountedNotice {...props} />
      {page.rows.length === 0 ? (
        <Nothing {...props} />
      ) : (
        <form class="sheet-form" method="post" action={props.address} data-editor data-cells>
          <Key />
          <Rows {...props} mayCount={mayCount} />
          <Foot {...props} mayCount={mayCount} />
        </form>
      )}
      <script type="module" src={assetPath('inventory.js')}></script>
    </>
  )
}

/** Every other page about stock, in the order of a day's work. */
const furtherOf = (language: Language): readonly (readonly [string, string])[] => [
  ...DOCUMENT_KINDS.map((kind) => [DOCUMENT_PATHS[kind], documentMessages[language].titles[kind]] as const),
  ['/admin/inventory/reorder', overviewMessages[language].proposals],
  ['/admin/inventory/suppliers', documentMessages[language].suppliers],
  ['/admin/inventory/movements', overviewMessages[language].movements],
  ['/admin/inventory/value', overviewMessages[language].value],
  ['/admin/imports', inventoryMessages[language].importCounts],
]

const Tools = (props: InventoryListProps) => {
  const { view, q, vendor, product, location, columns, places, page, settings, language } = props
  const messages = inventoryMessages[language]
  const isNarrowed = q !== '' || vendor !== '' || location !== '' || product !== ''
  return (
    <form class="tools" role="search" method="get" action={PATH} data-filters>
      {view !== 'all' && <input type="hidden" name="view" value={view} />}
      {product !== '' && <input type="hidden" name="product" value={product} />}
      <Find label={messages.find} value={q} />
      <label class="vh" for="location">
        {messages.location}
      </label>
      <select class="in fit" id="location" name="location">
        <option value="">{messages.anyLocation}</option>
        {places.map(({ id }) => (
          <option value={id} selected={id === location}>
            {placeName(settings, id)}
          </option>
        ))}
      </select>
      <label class="vh" for="vendor">
        {messages.vendor}
      </label>
      <input
        class="in fit"
        id="vendor"
        name="vendor"
        value={vendor}
        placeholder={messages.vendor}
        list="vendors"
        maxlength={255}
      />
      <datalist id="vendors">
        {[...new Set(page.rows.map((item) => item.vendor))].filter(Boolean).map((one) => (
          <option value={one} />
        ))}
      </datalist>
      <details class="choose">
        <summary class="btn">{messages.columns}</summary>
        <fieldset>
          <legend class="vh">{messages.columns}</legend>
          {INVENTORY_COLUMNS.map((column) => (
            <label class="pick">
              <input type="checkbox" name="show" value={column} checked={columns.includes(column)} />
              {messages.columnNames[column]}
            </label>
          ))}
        </fieldset>
      </details>
      <button class="btn">{frameMessages[language].apply}</button>
      {isNarrowed && (
        <a
          class="btn bare"
          href={addressWith(PATH, { view: view === 'all' ? null : view, show: columnsText(columns) })}
        >
          {frameMessages[language].clearAll}
        </a>
      )}
      <span class="row end-x s soft hide-m">
        <MeterKeys language={language} />
      </span>
    </form>
  )
}

/** Which product the list is narrowed to: the way back to it, and the way to all. */
const OfProduct = (props: InventoryListProps) => {
  const { product, page, language } = props
  const messages = inventoryMessages[language]
  const [first] = page.rows
  if (product === '') return null
  const name = first ? inLanguage(first.title, language) : product
  return (
    <div class="chips">
      <a class="s" href={`/admin/products/${product}`}>
        {name}
      </a>
      <a
        class="tag"
        href={addressWith(PATH, { ...parametersOf(props), product: null })}
        aria-label={messages.allProducts}
      >
        {messages.thisProduct}
        <Icon name="x" />
      </a>
    </div>
  )
}

const Nothing = ({ q, counts, language }: InventoryListProps) => {
  const messages = inventoryMessages[language]
  return counts.all === 0 ? (
    <Empty icon="stock" heading={messages.empty} why={messages.emptyWhy} />
  ) : (
    <Empty heading={messages.nothing(q)} why={messages.nothingWhy}>
      <a class="btn" href={PATH}>
        {frameMessages[language].clearAll}
      </a>
    </Empty>
  )
}

const Foot = (props: InventoryListProps & { readonly mayCount: boolean }) => {
  const { page, language, mayCount } = props
  const to = (side: 'after' | 'before', row: Item | undefined) =>
    row ? addressWith(PATH, parametersOf(props), { [side]: row.id }) : null
  const pages = (
    <div class="pages">
      <Pages
        language={language}
        newer={page.previous ? to('before', page.rows[0]) : null}
        older={page.next ? to('after', page.rows.at(-1)) : null}
        labels={[frameMessages[language].previous, frameMessages[language].next]}
      />
    </div>
  )
  return mayCount ? <CountFoot language={language}>{pages}</CountFoot> : <div class="foot">{pages}</div>
}
