/** The list of items: one row for each location, with what is available, held and taken of what was received. */
import type { VariantId } from '#domain/ids'
import { inLanguage, type Language } from '#domain/languages'
import { wordFor, type Stock } from '#domain/inventory/stock'
import type { Item, StaffPage } from '#schema/products/catalog/staff-lists'
import { addressWith, Empty, Find, Pages, Views } from '../frame/lists.tsx'
import { Meter, MeterKeys } from '../frame/meter.tsx'
import { StockWord } from '../frame/states.tsx'
import type { Words } from '../messages/words.ts'

export const ITEM_VIEWS = ['all', 'sold-out', 'low'] as const
export type ItemView = (typeof ITEM_VIEWS)[number]
const PATH = '/admin/inventory'

type Props = {
  readonly view: ItemView
  readonly q: string
  readonly page: StaffPage<Item>
  readonly counts: Readonly<Record<ItemView, number>>
  readonly stock: ReadonlyMap<VariantId, readonly Stock[]>
  readonly words: Words
  readonly language: Language
}

export const InventoryList = (props: Props) => {
  const { view, counts, page, words } = props
  return (
    <>
      <header class="head">
        <h1>{words.inventory.title}</h1>
        <span class="sub hide-m">{words.inventory.direct}</span>
      </header>
      <Views
        label={words.inventory.viewsLabel}
        here={view}
        views={ITEM_VIEWS.map((id) => ({
          id,
          label: words.inventory.views[id],
          count: counts[id],
          href: addressWith(PATH, { view: id === 'all' ? null : id }),
        }))}
      />
      <Tools {...props} />
      {page.rows.length > 0 ? <Rows {...props} /> : <Nothing {...props} />}
      <Foot {...props} />
    </>
  )
}

const Tools = ({ view, q, words }: Props) => (
  <form class="tools" role="search" method="get" action={PATH}>
    {view !== 'all' && <input type="hidden" name="view" value={view} />}
    <Find label={words.inventory.find} value={q} />
    <button class="btn">{words.search}</button>
    {q !== '' && (
      <a class="btn bare" href={addressWith(PATH, { view: view === 'all' ? null : view })}>
        {words.clear}
      </a>
    )}
    <span class="row end-x s soft hide-s">
      <MeterKeys words={words} />
    </span>
  </form>
)

const Rows = ({ page, stock, words, language }: Props) => (
  <table class="tb cards" role="table" data-rows aria-label={words.inventory.title}>
    <thead role="rowgroup">
      <tr role="row">
        <th role="columnheader">{words.inventory.item}</th>
        <th role="columnheader" class="hide-m">
          {words.inventory.sku}
        </th>
        <th role="columnheader">{words.inventory.location}</th>
        <th role="columnheader" class="num">
          {words.inventory.available}
        </th>
        <th role="columnheader" class="num">
          {words.inventory.held}
        </th>
        <th role="columnheader">{words.inventory.ofReceived}</th>
        <th role="columnheader">
          <span class="vh">{words.inventory.adjust}</span>
        </th>
      </tr>
    </thead>
    <tbody role="rowgroup">
      {page.rows.flatMap((item) =>
        (stock.get(item.id) ?? [null]).map((shelf) => (
          <Row item={item} shelf={shelf} words={words} language={language} />
        )),
      )}
    </tbody>
  </table>
)

type RowProps = { item: Item; shelf: Stock | null; words: Words; language: Language }

const Row = ({ item, shelf, words, language }: RowProps) => {
  const [title, choice] = [inLanguage(item.title, language), inLanguage(item.choice, language)]
  const word = item.tracked ? wordFor(shelf?.available ?? 0) : 'untracked'
  return (
    <tr role="row" tabindex={-1}>
      <td role="cell" class="c-id">
        <a class="id" href={`${PATH}/${item.id}`}>
          {title}
        </a>{' '}
        <span class="soft">{choice}</span>
      </td>
      <td role="cell" class="mono soft nw s hide-m">
        {item.sku}
      </td>
      <td role="cell" class="c-who soft nw">
        {shelf?.location ?? words.inventory.never}
        {word !== 'in-stock' && (
          <span class="beside">
            <StockWord word={word} words={words} />
          </span>
        )}
      </td>
      <td role="cell" class="c-sum num b">
        {shelf?.available ?? 0}
      </td>
      <td role="cell" class="num soft">
        {shelf?.held ?? 0}
      </td>
      <td role="cell" class="wide">
        {shelf && <Meter of={shelf} words={words} />}
      </td>
      <td role="cell" class="num">
        <a class="btn" href={`${PATH}/${item.id}`} aria-label={words.inventory.adjustItem(`${title} ${choice}`.trim())}>
          {words.inventory.adjust}
        </a>
      </td>
    </tr>
  )
}

const Nothing = ({ q, counts, words }: Props) =>
  counts.all === 0 ? (
    <Empty heading={words.inventory.empty} why={words.inventory.emptyWhy} />
  ) : (
    <Empty heading={words.inventory.nothing(q)} why={words.inventory.nothingWhy}>
      <a class="btn" href={PATH}>
        {words.clearAll}
      </a>
    </Empty>
  )

const Foot = ({ view, q, page, words }: Props) => {
  const asked = { view: view === 'all' ? null : view, q }
  const to = (side: 'after' | 'before', row: Item | undefined) =>
    row ? addressWith(PATH, asked, { [side]: row.id }) : null
  return (
    <div class="foot">
      <span class="mute s hide-s">{words.inventory.law}</span>
      <div class="pages">
        <Pages
          words={words}
          newer={page.previous ? to('before', page.rows[0]) : null}
          older={page.next ? to('after', page.rows.at(-1)) : null}
          labels={[words.previous, words.next]}
        />
      </div>
    </div>
  )
}
