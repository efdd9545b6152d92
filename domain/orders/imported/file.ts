/**
 * Files of orders: the CSV that Shopify exports. An order is its first row and the rows of its other lines, which say its name again and
 * of the order nothing else. It is taken whole or not at all: an order that misses a line would be a false one.
 */
import { spellingOf, type Spelling } from '../../catalog/decimal-spelling.ts'
import { headerUnknown, type HeaderRefusal } from '../../catalog/shopify/columns.ts'
import { label } from '../../catalog/shopify/csv-cells.ts'
import type { RowRefusal } from '../../catalog/shopify/row.ts'
import type { PlainCode } from '../../catalog/files/reader-notes.ts'
import type { ReadsPhone } from '../../customers/file.ts'
import { lineFault } from '../../letters.ts'
import { isCurrency, type Currency } from '../../money.ts'
import { ok, type Result } from '../../result.ts'
import { isAhead } from '../../catalog/files/file-moment.ts'
import type { Address } from '../address.ts'
import {
  addressIn,
  amountIn,
  countryIn,
  emailIn,
  keptCells,
  lineCell,
  momentIn,
  truthIn,
  unitsIn,
  type Cell,
} from './cells.ts'
import {
  ADDRESS_CELLS,
  AMOUNTS,
  columnNamed,
  isOrderHeader,
  LINE_CELLS,
  namesIn,
  ORDER_CELLS,
  type Cells,
  type OrderColumn,
} from './columns.ts'
import { groupsIn, toldOf, type Group, type Row, type Told } from './groups.ts'

export type FileLine = {
  readonly title: string
  readonly sku: string
  readonly units: number
  /** Of one unit, and what was taken off all of them: minor units. */
  readonly price: number
  readonly off: number
  readonly requiresShipping: boolean
  readonly isFulfilled: boolean
  readonly cells: Cells
}

/** Amounts are minor units of its currency. */
export type FileOrder = {
  readonly row: number
  /** What people called it: `#1001`. */
  readonly name: string
  /** What the shop before knew it by; its name where the file does not say. */
  readonly id: string
  readonly email: string
  /** E.164, or empty. */
  readonly phone: string
  readonly buyer: string
  readonly currency: Currency
  readonly placedAt: number
  readonly fulfilledAt: number | null
  readonly cancelledAt: number | null
  /** In the words of the shop before: `paid`, `partially_refunded`; `unfulfilled`, `partial`. */
  readonly financial: string
  readonly fulfilment: string
  readonly subtotal: number
  readonly shipping: number
  readonly tax: number
  readonly total: number
  readonly refunded: number
  readonly address: Address | null
  readonly lines: readonly FileLine[]
  readonly cells: Cells
}

export type OrderFile = {
  readonly orders: readonly FileOrder[]
  readonly refused: readonly RowRefusal[]
  /** Cells that were left out of an order that was taken, and columns that are not known. */
  readonly left: readonly RowRefusal[]
}

/** Of amounts that name no currency; how telephone numbers are read; what is said to be later than now is not believed. */
type ReadBy = { readonly ownCurrency: Currency; readonly phoneIn: ReadsPhone; readonly now: number }

const NAME_MAX = 60
const ID_MAX = 100
const TITLE_MAX = 500
const WORD_MAX = 40
const LINES_MAX = 500
const UNITS_MAX = 1_000_000

type Refuse = (column: OrderColumn, code: PlainCode, at?: Row) => undefined

const lineIn = (
  { cell }: Row,
  { currency, spelling }: { readonly currency: Currency; readonly spelling: Spelling | undefined },
  no: (column: OrderColumn, code: PlainCode) => undefined,
  left: (column: OrderColumn) => void,
): FileLine | 'nothing' | undefined => {
  const units = unitsIn(cell('Lineitem quantity'))
  const isBlank = (['Lineitem quantity', 'Lineitem name', 'Lineitem price'] as const).every(
    (one) => label(cell(one)) === '',
  )
  if (units === 0 || isBlank) return 'nothing'
  if (units === undefined || units < 0 || units > UNITS_MAX) return no('Lineitem quantity', 'order-units')
  const price = amountIn(cell('Lineitem price'), currency, spelling)
  if (price === undefined || price === null) return no('Lineitem price', 'order-amount')
  const off = amountIn(cell('Lineitem discount'), currency, spelling)
  if (off === undefined) return no('Lineitem discount', 'order-amount')
  const title = lineCell(cell, 'Lineitem name')
  const sku = label(cell('Lineitem sku'))
  if (title === '' || lineFault(title, TITLE_MAX)) return no('Lineitem name', 'order-title')
  if (lineFault(sku, TITLE_MAX)) return no('Lineitem sku', 'order-title')
  return {
    title,
    sku,
    units,
    price,
    off: Math.min(off ?? 0, price * units),
    requiresShipping: truthIn(cell('Lineitem requires shipping')) ?? true,
    isFulfilled: label(cell('Lineitem fulfillment status')).toLowerCase() === 'fulfilled',
    cells: keptCells(cell, LINE_CELLS, left),
  }
}

/** What does not add up is kept as the file says, and told of. */
const addsUp = ({ lines, subtotal, shipping, tax, total }: FileOrder, duties: number): boolean => {
  const goods = lines.reduce((sum, { price, units, off }) => sum + price * units - off, 0)
  const before = subtotal + shipping + duties
  return goods >= subtotal && (total === before || total === before + tax)
}

const readOrder = (group: Group, spelling: Spelling | undefined, by: ReadBy, told: Told): FileOrder | undefined => {
  const { name, head } = group
  const [first] = group.rows
  const no: Refuse = (column, code, at = head ?? first) =>
    void told.refused.push(toldOf(at?.row ?? 0, column, code, at ? label(at.cell(column)) : '', name))
  if (!head) return no('Total', 'order-headless')
  const { cell, row } = head
  const left: RowRefusal[] = []
  const leave = (at: Row, code: PlainCode) => (column: OrderColumn) =>
    void left.push(toldOf(at.row, column, code, label(at.cell(column)), name))
  if (lineFault(name, NAME_MAX)) return no('Name', 'order-title')
  const code = label(cell('Currency')).toUpperCase() || by.ownCurrency
  if (!isCurrency(code)) return no('Currency', 'order-currency')
  const placedAt = momentIn(cell('Created at'))
  if (typeof placedAt !== 'number' || isAhead(placedAt, by.now)) return no('Created at', 'order-moment')
  const [fulfilledAt, cancelledAt] = [momentIn(cell('Fulfilled at')), momentIn(cell('Cancelled at'))]
  if (cancelledAt === undefined) return no('Cancelled at', 'order-moment')
  if (fulfilledAt === undefined) leave(head, 'order-cell')('Fulfilled at')
  const lines: FileLine[] = []
  const isRead = (rows: readonly Row[]) =>
    rows.every((at) => {
      const line = lineIn(
        at,
        { currency: code, spelling },
        (column, why) => no(column, why, at),
        leave(at, 'order-cell'),
      )
      if (line && line !== 'nothing') lines.push(line)
      return line !== undefined
    })
  const worth = () => lines.reduce((sum, { price, units, off }) => sum + price * units - off, 0)
  if (!isRead(group.rows)) return undefined
  const asked = (['Subtotal', 'Discount Amount'] as const).reduce(
    (sum, column) => sum + (amountIn(cell(column), code, spelling) ?? 0),
    0,
  )
  // Some write in every row what the order came to: then its lines come to it together, and else the order stands there twice.
  const [again] = group.again
  if (again && worth() >= asked) no('Name', 'order-twice', again)
  else if (!isRead(group.again)) return undefined
  if (lines.length === 0) return no('Lineitem quantity', 'order-empty')
  if (lines.length > LINES_MAX) return no('Lineitem quantity', 'order-long')
  const amounts = (['Subtotal', 'Shipping', 'Taxes', 'Total', 'Refunded Amount'] as const).map((column) => {
    const amount = amountIn(cell(column), code, spelling)
    if (amount === undefined || (amount === null && column === 'Total')) no(column, 'order-amount')
    return amount
  })
  const [subtotal, shipping, tax, total, refunded] = amounts
  if (amounts.includes(undefined) || typeof total !== 'number') return undefined
  const email = emailIn(cell('Email'))
  if (email === '' && label(cell('Email')) !== '') leave(head, 'order-email')('Email')
  const address = addressIn(cell)
  const said = ADDRESS_CELLS.some((column) => label(cell(column)) !== '')
  if (!address && said) leave(head, 'order-address')('Shipping Country')
  const country = address?.country || countryIn(cell, 'Billing')
  const order: FileOrder = {
    row,
    name,
    id: label(cell('Id')).slice(0, ID_MAX) || name,
    email,
    phone: by.phoneIn(label(cell('Phone')), country) ?? '',
    buyer: (address?.name || lineCell(cell, 'Billing Name') || lineCell(cell, 'Shipping Name')).slice(0, TITLE_MAX),
    currency: code,
    placedAt,
    fulfilledAt: fulfilledAt ?? null,
    cancelledAt,
    financial: label(cell('Financial Status')).toLowerCase().slice(0, WORD_MAX),
    fulfilment: label(cell('Fulfillment Status')).toLowerCase().slice(0, WORD_MAX),
    subtotal: subtotal ?? worth(),
    shipping: shipping ?? 0,
    tax: tax ?? 0,
    total,
    refunded: refunded ?? 0,
    address,
    lines,
    cells: keptCells(cell, address ? ORDER_CELLS : [...ORDER_CELLS, ...ADDRESS_CELLS], leave(head, 'order-cell')),
  }
  const duties = amountIn(cell('Duties'), code, spelling) ?? 0
  if (!addsUp(order, duties)) leave(head, 'order-sums')('Total')
  told.left.push(...left)
  return order
}

/** @param table every row of the file as a spreadsheet counts them: the header is row 1 */
export const readOrderFile = (table: readonly (readonly string[])[], by: ReadBy): Result<OrderFile, HeaderRefusal> => {
  const first = table.findIndex((cells) => cells.some((one) => one.trim() !== ''))
  const head = table[first] ?? []
  if (!isOrderHeader(head)) return headerUnknown('no-order-file')
  const names = namesIn(head)
  const places = new Map<OrderColumn, number>()
  const told: Told = { refused: [], left: [] }
  for (const [at, name] of names.entries()) {
    const column = columnNamed(name)
    if (column) places.set(column, places.get(column) ?? at)
    else if (name !== '') told.left.push(toldOf(first + 1, (head[at] ?? '').trim(), 'column-unknown', ''))
  }
  const rows = table.flatMap((cells, index) => {
    if (index <= first || cells.every((one) => one.trim() === '')) return []
    const cell: Cell = (column) => cells[places.get(column) ?? cells.length] ?? ''
    return [{ row: index + 1, cell, isCut: cells.length !== head.length }]
  })
  const spelling = spellingOf(rows.flatMap(({ cell }) => AMOUNTS.map((column) => cell(column))))
  const orders: FileOrder[] = []
  const seen = new Set<string>()
  for (const group of groupsIn(rows, told)) {
    if (group.isCut) continue
    const order = readOrder(group, spelling, by, told)
    if (!order) continue
    if (seen.has(order.id)) told.refused.push(toldOf(order.row, 'Name', 'order-twice', order.name, order.name))
    else orders.push(order)
    seen.add(order.id)
  }
  return ok({ orders, refused: told.refused.toSorted((a, b) => a.row - b.row), left: told.left })
}
