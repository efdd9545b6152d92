/** The lines of a document: what each is about, and how far it has come. */
import { inLanguage, localeOf, type Language } from '#domain/languages'
import { decimal, formatMoney, money } from '#domain/money'
import { comingOf, tallyOf, type DocumentLine } from '#domain/inventory/documents/document'
import { differenceOf } from '#domain/inventory/documents/acts'
import { landedOf } from '#domain/inventory/documents/landed-cost'
import type { Item } from '#schema/products/inventory/items'
import { countText } from '../../frame/count.ts'
import { Table, type Column } from '../../frame/table.tsx'
import { told, Wrong } from '../amiss.tsx'
import { documentMessages } from './messages/index.ts'
import type { DocumentPageProps } from './props.ts'

type Line = DocumentLine

export const itemName = ({ title, choice }: Pick<Item, 'title' | 'choice'>, language: Language): string =>
  `${inLanguage(title, language)} ${inLanguage(choice, language)}`.trim()

export const lineName = (
  { items, language }: Pick<DocumentPageProps, 'items' | 'language'>,
  { variant }: Pick<Line, 'variant'>,
): string => {
  const item = items.get(variant)
  return item ? itemName(item, language) : variant
}

const signed = (units: number, language: Language): string =>
  units > 0 ? `+${countText(units, language)}` : units < 0 ? `−${countText(-units, language)}` : '0'

/** Beside each field that may be changed: what its page said is there. What differs from it somebody has typed. */
export const seenName = (field: 'units' | 'cost', variant: string): string => `seen-${field}.${variant}`

type CellProps = DocumentPageProps & {
  readonly field: 'units' | 'cost' | 'now'
  readonly line: Line
  readonly label: string
  /** As it is kept. */
  readonly there: string
}

/** What was typed and not saved stays typed; where a colleague has changed it meanwhile, that is told beside. */
const Cell = ({ field, line: { variant }, label, there, form, amiss: all, language }: CellProps) => {
  const name = `${field}.${variant}`
  const typed = form?.get(name)
  const seen = field === 'now' ? '' : (form?.get(seenName(field, variant)) ?? '')
  const isTyped = typeof typed === 'string' && typed.trim() !== seen
  const isStale = field !== 'now' && isTyped && seen !== there
  const amiss = isStale ? new Map([[name, documentMessages[language].meanwhile(there)]]) : all
  return (
    <>
      {field !== 'now' && <input type="hidden" name={seenName(field, variant)} value={there} />}
      <input
        class="in few"
        {...told(name, amiss)}
        value={isTyped ? typed : there}
        inputmode="decimal"
        autocomplete="off"
        maxlength={15}
        aria-label={label}
        data-cell={there}
      />
      <Wrong of={name} amiss={amiss} />
    </>
  )
}

const itemColumns = (props: DocumentPageProps): readonly Column<Line>[] => {
  const { items, language } = props
  const messages = documentMessages[language]
  return [
    {
      head: messages.item,
      class: 'c-id nw',
      cell: (line) =>
        items.has(line.variant) ? (
          <a class="id" href={`/admin/inventory/${line.variant}`}>
            {lineName(props, line)}
          </a>
        ) : (
          <span class="soft">{`${line.variant}, ${messages.gone}`}</span>
        ),
    },
    { head: messages.sku, class: 'c-who mono soft nw s', cell: ({ variant }) => items.get(variant)?.sku ?? '' },
  ]
}

/** What may still be changed of a draft. */
const draftColumns = (props: DocumentPageProps): readonly Column<Line>[] => {
  const { document, form, language } = props
  const messages = documentMessages[language]
  const currency = document.terms?.currency
  const costOf = ({ cost }: Line) => (cost === null || !currency ? '' : decimal(money(cost, currency)))
  const cost: Column<Line> = {
    head: `${messages.cost}, ${currency}`,
    class: 'c-st num',
    cell: (line) => (
      <Cell {...props} field="cost" line={line} label={messages.costOf(lineName(props, line))} there={costOf(line)} />
    ),
  }
  return [
    ...(document.kind === 'count' ? countColumns(props) : []),
    {
      head: document.kind === 'count' ? messages.counted : messages.units,
      class: 'c-sum num',
      cell: (line) => {
        const label = messages.unitsOf(lineName(props, line))
        return <Cell {...props} field="units" line={line} label={label} there={String(line.units)} />
      },
    },
    ...(currency ? [cost] : []),
    {
      head: messages.remove,
      quiet: true,
      class: 'c-date soft nw',
      cell: (line) => (
        <label class="pick">
          <input
            type="checkbox"
            name={`remove.${line.variant}`}
            checked={form?.get('do') === 'lines' && form.has(`remove.${line.variant}`)}
            aria-label={messages.removeOf(lineName(props, line))}
          />
          {messages.remove}
        </label>
      ),
    },
  ]
}

const countColumns = ({ language }: DocumentPageProps): readonly Column<Line>[] => [
  {
    head: documentMessages[language].onHandThen,
    class: 'num soft',
    cell: ({ base }) => (base ? countText(base.available + base.held, language) : ''),
  },
  {
    head: documentMessages[language].difference,
    class: 'c-st num',
    cell: (line) => {
      const difference = differenceOf(line)
      return difference === 0 ? <span class="mute">0</span> : <span class="st due">{signed(difference, language)}</span>
    },
  },
]

const moneyColumns = ({ document, language }: DocumentPageProps): readonly Column<Line>[] => {
  const { terms } = document
  if (!terms) return []
  const landed = new Map(landedOf(document).map((line) => [line.variant, line]))
  const text = (amount: number) => formatMoney(money(amount, terms.currency), localeOf(language))
  const messages = documentMessages[language]
  return [
    { head: messages.cost, class: 'num', cell: ({ cost }) => (cost === null ? '' : text(cost)) },
    { head: messages.landed, class: 'num soft', cell: ({ variant }) => text(landed.get(variant)?.unitCost ?? 0) },
    { head: messages.sum, class: 'num', cell: ({ units, cost }) => (cost === null ? '' : text(units * cost)) },
  ]
}

/** How far each line is; with a field for what arrives now, where something may. */
const movingColumns = (props: DocumentPageProps, isReceiving: boolean): readonly Column<Line>[] => {
  const { document, language } = props
  const messages = documentMessages[language]
  const number = (units: number) => (units === 0 ? <span class="mute">0</span> : countText(units, language))
  const isTransfer = document.kind === 'transfer'
  const tallied = (of: 'sent' | 'arrived' | 'returned' | 'lost') => (line: Line) =>
    number(tallyOf(document, line.variant)[of])
  return [
    {
      head: isTransfer ? messages.sent : messages.units,
      class: 'num',
      cell: isTransfer ? tallied('sent') : ({ units }) => number(units),
    },
    { head: messages.arrived, class: 'num', cell: tallied('arrived') },
    ...(isTransfer ? [{ head: messages.returned, class: 'num soft', cell: tallied('returned') }] : []),
    { head: messages.lost, class: 'num soft', cell: tallied('lost') },
    { head: messages.coming, class: 'c-sum num b', cell: (line) => number(comingOf(document, line)) },
    ...(isReceiving
      ? [
          {
            head: messages.now,
            class: 'c-st num',
            cell: (line: Line) => (
              <Cell {...props} field="now" line={line} label={messages.nowOf(lineName(props, line))} there="" />
            ),
          },
        ]
      : []),
  ]
}

export const LineTable = (props: DocumentPageProps & { readonly isReceiving: boolean }) => {
  const { document, mayChange, language, isReceiving } = props
  const messages = documentMessages[language]
  const isDraft = document.state === 'draft' && mayChange
  const isCounted = document.kind === 'count' || document.kind === 'receipt'
  const counted: readonly Column<Line>[] = [
    ...(document.kind === 'count' ? countColumns(props) : []),
    { head: messages.counted, class: 'c-sum num', cell: ({ units }) => countText(units, language) },
  ]
  return (
    <Table
      label={messages.lines}
      rows={document.lines}
      columns={[
        ...itemColumns(props),
        ...(isDraft ? draftColumns(props) : isCounted ? counted : movingColumns(props, isReceiving)),
        // What it costs is told beside while somebody types what has come.
        ...(isDraft || isReceiving ? [] : moneyColumns(props)),
      ]}
    />
  )
}
