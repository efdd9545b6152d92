/** Rows of the table: an item at a place, with what may be sold there to be counted where it stands. */
import type { LocationId } from '#domain/ids'
import { inLanguage, type Language } from '#domain/languages'
import { availabilityFor, emptyStock, type Stock } from '#domain/inventory/stock'
import { own } from '#domain/own'
import type { Item } from '#schema/products/inventory/items'
import { countText } from '../frame/count.ts'
import { AvailabilityLabel } from '../frame/states.tsx'
import { Table, type Column } from '../frame/table.tsx'
import { AvailableCell } from './available-cell.tsx'
import { cellId } from './cells.ts'
import type { InventoryColumn } from './inventory-columns.ts'
import type { InventoryListProps } from './inventory-list-props.ts'
import { inventoryMessages } from './messages/index.ts'
import { Meter } from './meter.tsx'
import { placeName } from './place-name.ts'

export type Row = { readonly item: Item; readonly level: Stock; readonly isNew: boolean }

/** Where it stands, and where some are to come; an item that nobody has stocked stands at the first place, with nothing. */
export const rowsOf = ({ page, stock, places, location }: InventoryListProps): readonly Row[] =>
  page.rows.flatMap((item) => {
    const levels = stock.get(item.id) ?? []
    const stands = new Set<string>(levels.map((level) => level.location))
    const coming = Object.keys(item.incoming).filter((place) => !stands.has(place))
    const further = coming.length + levels.length > 0 ? coming : places.slice(0, 1).map(({ id }) => id)
    const wanted = location === '' ? [...stands, ...further] : [location]
    return wanted.map((place): Row => {
      const level = levels.find((one) => one.location === place)
      return { item, level: level ?? emptyStock(item.id, place as LocationId), isNew: level === undefined }
    })
  })

const nameOf = ({ title, choice }: Item, language: Language): string =>
  `${inLanguage(title, language)} ${inLanguage(choice, language)}`.trim()

export const Rows = (props: InventoryListProps & { readonly mayCount: boolean }) => {
  const { columns, language, settings } = props
  const messages = inventoryMessages[language]
  const number = (units: number) => countText(units, language)
  const optional: Readonly<Record<InventoryColumn, Column<Row>>> = {
    sku: { head: messages.sku, class: 'mono soft nw s hide-m', cell: ({ item }) => item.sku },
    held: { head: messages.held, class: 'num soft', cell: ({ level }) => number(level.held) },
    onHand: { head: messages.onHand, class: 'num soft', cell: ({ level }) => number(level.available + level.held) },
    received: {
      head: messages.ofReceived,
      class: 'wide hide-m',
      cell: ({ level, isNew }) => !isNew && <Meter of={level} language={language} />,
    },
    incoming: {
      head: messages.incoming,
      class: 'num soft',
      cell: ({ item, level }) => {
        const units = own(item.incoming, level.location) ?? 0
        return units > 0 && `+${number(units)}`
      },
    },
  }
  const chosen = (...names: readonly InventoryColumn[]) =>
    names.filter((name) => columns.includes(name)).map((name) => optional[name])
  return (
    <Table
      label={messages.title}
      rows={rowsOf(props)}
      columns={[
        {
          head: messages.item,
          class: 'c-id nw',
          cell: ({ item }) => (
            <>
              <a class="id" href={`/admin/inventory/${item.id}`}>
                {inLanguage(item.title, language)}
              </a>{' '}
              <span class="soft">{inLanguage(item.choice, language)}</span>
            </>
          ),
        },
        ...chosen('sku'),
        {
          head: messages.location,
          class: 'c-who soft nw',
          cell: (row) => (
            <>
              {placeName(settings, row.level.location)}
              <Word {...row} language={language} />
            </>
          ),
        },
        { head: messages.available, class: 'c-sum num b', cell: (row) => <Available {...props} {...row} /> },
        ...chosen('held', 'onHand', 'received', 'incoming'),
      ]}
    />
  )
}

/** A word only where somebody must act. */
const Word = ({ item, level, isNew, language }: Row & { readonly language: Language }) => {
  if (isNew && level.available === 0 && item.tracked)
    return <span class="beside mute">{inventoryMessages[language].never}</span>
  const word = item.tracked ? availabilityFor(level.available, item.lowStock) : 'untracked'
  return (
    word !== 'in-stock' && (
      <span class="beside">
        <AvailabilityLabel availability={word} language={language} />
      </span>
    )
  )
}

type Props = InventoryListProps & Row & { readonly mayCount: boolean }

const Available = ({ item, level, mayCount, typed, wrong = [], language, settings }: Props) => {
  const id = cellId(item.id, level.location)
  return (
    <AvailableCell
      item={item.id}
      location={level.location}
      available={level.available}
      mayCount={mayCount && item.tracked}
      label={inventoryMessages[language].availableOf(nameOf(item, language), placeName(settings, level.location))}
      typed={typed.get(id)}
      isWrong={wrong.some((cell) => cellId(cell.variantId, cell.location) === id)}
      language={language}
    />
  )
}
