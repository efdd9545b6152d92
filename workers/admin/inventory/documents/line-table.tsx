/** The lines of a document: what each is about, and how far it has come. */
import { inLanguage, localeOf, type Language } from '#domain/languages'
import { decimal, formatMoney, money } from '#domain/money'
import { comingOf, tallyOf, type DocumentLine } from '#domain/inventory/documents/document'
import { differenceOf } from '#domain/inventory/documents/acts'
import { landedOf } from '#domain/inventory/documents/landed-cost'
import { countText } from '../../frame/count.ts'
import { Table, type Column } from '../../frame/table.tsx'
import { documentMessages } from './messages/index.ts'
import type { DocumentPageProps } from './props.ts'

type Line = DocumentLine

export const lineName = (
  { items, language }: Pick<DocumentPageProps, 'items' | 'language'>,
  { variant }: Line,
): string => {
  const item = items.get(variant)
  return item ? `${inLanguage(item.title, language)} ${inLanguage(item.choice, language)}`.trim() : variant
}

const signed = (units: number, language: Language): string =>
  units > 0 ? `+${countText(units, language)}` : units < 0 ? `−${countText(-units, language)}` : '0'

/** The first name of a field is where the summary of what is amiss leads. */
const Number = ({ name, label, value }: { name: string; label: string; value: string }) => (
  <input
    class="in few"
    id={name}
    name={name}
    value={value}
    inputmode="decimal"
    autocomplete="off"
    maxlength={15}
    aria-label={label}
    data-cell={value}
  />
)

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
  const typed = (name: string, there: string) => (form?.get('do') === 'lines' ? (form.get(name) ?? there) : there)
  const currency = document.terms?.currency
  return [
    ...(document.kind === 'count' ? countColumns(props) : []),
    {
      head: document.kind === 'count' ? messages.counted : messages.units,
      class: 'c-sum num',
      cell: (line) => {
        const name = `units.${line.variant}`
        return (
          <Number name={name} label={messages.unitsOf(lineName(props, line))} value={typed(name, String(line.units))} />
        )
      },
    },
    ...(currency
      ? [
          {
            head: `${messages.cost}, ${currency}`,
            class: 'c-st num',
            cell: (line: Line) => {
              const name = `cost.${line.variant}`
              const there = line.cost === null ? '' : decimal(money(line.cost, currency))
              return <Number name={name} label={messages.costOf(lineName(props, line))} value={typed(name, there)} />
            },
          },
        ]
      : []),
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
  const { document, form, language } = props
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
            cell: (line: Line) => {
              const name = `now.${line.variant}`
              return <Number name={name} label={messages.nowOf(lineName(props, line))} value={form?.get(name) ?? ''} />
            },
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
