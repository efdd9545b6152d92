/** The list of items: one row for each location, with what is available, held and taken of what was received. */
import type { VariantId } from '#domain/ids'
import { inLanguage, type Language } from '#domain/languages'
import { availabilityFor, type Stock } from '#domain/inventory/stock'
import type { Item, StaffPage } from '#schema/products/catalog/staff-lists'
import { ITEM_VIEWS } from '../../flows/inventory/questions.ts'
import { addressWith, Empty, Find, Pages, Views } from '../frame/lists.tsx'
import { Meter, MeterKeys } from './meter.tsx'
import { AvailabilityLabel } from '../frame/states.tsx'
import { frameMessages } from '../frame/messages/index.ts'
import { inventoryMessages } from './messages/index.ts'
import { Table } from '../frame/table.tsx'

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

type Row = { readonly item: Item; readonly level: Stock | null }

const Rows = ({ page, stock, language }: Props) => {
  const messages = inventoryMessages[language]
  const rows = page.rows.flatMap((item) => (stock.get(item.id) ?? [null]).map((level): Row => ({ item, level })))
  return (
    <Table
      label={messages.title}
      rows={rows}
      columns={[
        {
          head: messages.item,
          class: 'c-id',
          cell: ({ item }) => (
            <>
              <a class="id" href={`${PATH}/${item.id}`}>
                {inLanguage(item.title, language)}
              </a>{' '}
              <span class="soft">{inLanguage(item.choice, language)}</span>
            </>
          ),
        },
        { head: messages.sku, class: 'mono soft nw s hide-m', cell: ({ item }) => item.sku },
        { head: messages.location, class: 'c-who soft nw', cell: (row) => <Where {...row} language={language} /> },
        { head: messages.available, class: 'c-sum num b', cell: ({ level }) => level?.available ?? 0 },
        { head: messages.held, class: 'num soft', cell: ({ level }) => level?.held ?? 0 },
        {
          head: messages.ofReceived,
          class: 'wide',
          cell: ({ level }) => level && <Meter of={level} language={language} />,
        },
        {
          head: messages.adjust,
          quiet: true,
          class: 'num',
          cell: ({ item: { id, title, choice } }) => {
            const name = `${inLanguage(title, language)} ${inLanguage(choice, language)}`.trim()
            return (
              <a class="btn" href={`${PATH}/${id}`} aria-label={messages.adjustItem(name)}>
                {messages.adjust}
              </a>
            )
          },
        },
      ]}
    />
  )
}

const Where = ({ item, level, language }: Row & { readonly language: Language }) => {
  const availability = item.tracked ? availabilityFor(level?.available ?? 0) : 'untracked'
  return (
    <>
      {level?.location ?? inventoryMessages[language].never}
      {availability !== 'in-stock' && (
        <span class="beside">
          <AvailabilityLabel availability={availability} language={language} />
        </span>
      )}
    </>
  )
}

const Nothing = ({ q, counts, language }: Props) => {
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

const Foot = ({ view, q, page, language }: Props) => {
  const parameters = { view: view === 'all' ? null : view, q }
  const to = (side: 'after' | 'before', row: Item | undefined) =>
    row ? addressWith(PATH, parameters, { [side]: row.id }) : null
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
