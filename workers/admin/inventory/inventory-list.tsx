/** The list of items: one row for each location, with what is available, held and taken of what was received. */
import type { VariantId } from '#domain/ids'
import { inLanguage, type Language } from '#domain/languages'
import { wordFor, type Stock } from '#domain/inventory/stock'
import type { Item, StaffPage } from '#schema/products/catalog/staff-lists'
import { ITEM_VIEWS } from '../../flows/inventory/questions.ts'
import { addressWith, Empty, Find, Pages, Views } from '../frame/lists.tsx'
import { Meter, MeterKeys } from './meter.tsx'
import { StockWord } from '../frame/states.tsx'
import { frameMessages } from '../frame/messages/index.ts'
import { inventoryMessages } from './messages/index.ts'

type ItemView = (typeof ITEM_VIEWS)[number]
const PATH = '/admin/inventory'

type Props = {
  readonly view: ItemView
  readonly q: string
  readonly page: StaffPage<Item>
  readonly counts: Readonly<Record<ItemView, number>>
  readonly stock: ReadonlyMap<VariantId, readonly Stock[]>
  readonly language: Language
}

export const InventoryList = (props: Props) => {
  const { view, counts, page, language } = props
  const messages = inventoryMessages[language]
  return (
    <>
      <header class="head">
        <h1>{messages.title}</h1>
        <span class="sub hide-m">{messages.direct}</span>
      </header>
      <Views
        language={language}
        label={messages.viewsLabel}
        here={view}
        views={ITEM_VIEWS.map((id) => ({
          id,
          label: messages.views[id],
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

const Tools = ({ view, q, language }: Props) => (
  <form class="tools" role="search" method="get" action={PATH}>
    {view !== 'all' && <input type="hidden" name="view" value={view} />}
    <Find label={inventoryMessages[language].find} value={q} />
    <button class="btn">{frameMessages[language].search}</button>
    {q !== '' && (
      <a class="btn bare" href={addressWith(PATH, { view: view === 'all' ? null : view })}>
        {frameMessages[language].clear}
      </a>
    )}
    <span class="row end-x s soft hide-s">
      <MeterKeys language={language} />
    </span>
  </form>
)

const Rows = ({ page, stock, language }: Props) => {
  const messages = inventoryMessages[language]
  return (
    <table class="tb cards" role="table" data-rows aria-label={messages.title}>
      <thead role="rowgroup">
        <tr role="row">
          <th role="columnheader">{messages.item}</th>
          <th role="columnheader" class="hide-m">
            {messages.sku}
          </th>
          <th role="columnheader">{messages.location}</th>
          <th role="columnheader" class="num">
            {messages.available}
          </th>
          <th role="columnheader" class="num">
            {messages.held}
          </th>
          <th role="columnheader">{messages.ofReceived}</th>
          <th role="columnheader">
            <span class="vh">{messages.adjust}</span>
          </th>
        </tr>
      </thead>
      <tbody role="rowgroup">
        {page.rows.flatMap((item) =>
          (stock.get(item.id) ?? [null]).map((level) => <Row item={item} level={level} language={language} />),
        )}
      </tbody>
    </table>
  )
}

type RowProps = { item: Item; level: Stock | null; language: Language }

const Row = ({ item, level, language }: RowProps) => {
  const messages = inventoryMessages[language]
  const [title, choice] = [inLanguage(item.title, language), inLanguage(item.choice, language)]
  const word = item.tracked ? wordFor(level?.available ?? 0) : 'untracked'
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
        {level?.location ?? messages.never}
        {word !== 'in-stock' && (
          <span class="beside">
            <StockWord word={word} language={language} />
          </span>
        )}
      </td>
      <td role="cell" class="c-sum num b">
        {level?.available ?? 0}
      </td>
      <td role="cell" class="num soft">
        {level?.held ?? 0}
      </td>
      <td role="cell" class="wide">
        {level && <Meter of={level} language={language} />}
      </td>
      <td role="cell" class="num">
        <a class="btn" href={`${PATH}/${item.id}`} aria-label={messages.adjustItem(`${title} ${choice}`.trim())}>
          {messages.adjust}
        </a>
      </td>
    </tr>
  )
}

const Nothing = ({ q, counts, language }: Props) => {
  const messages = inventoryMessages[language]
  return counts.all === 0 ? (
    <Empty heading={messages.empty} why={messages.emptyWhy} />
  ) : (
    <Empty heading={messages.nothing(q)} why={messages.nothingWhy}>
      <a class="btn" href={PATH}>
        {frameMessages[language].clearAll}
      </a>
    </Empty>
  )
}

const Foot = ({ view, q, page, language }: Props) => {
  const asked = { view: view === 'all' ? null : view, q }
  const to = (side: 'after' | 'before', row: Item | undefined) =>
    row ? addressWith(PATH, asked, { [side]: row.id }) : null
  return (
    <div class="foot">
      <span class="mute s hide-s">{inventoryMessages[language].law}</span>
      <div class="pages">
        <Pages
          language={language}
          newer={page.previous ? to('before', page.rows[0]) : null}
          older={page.next ? to('after', page.rows.at(-1)) : null}
          labels={[frameMessages[language].previous, frameMessages[language].next]}
        />
      </div>
    </div>
  )
}
