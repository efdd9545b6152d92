/**
 * Files of discounts: the CSV that Shopify exports. It says of a discount what, how much and when, and not on which goods: those of a
 * kind that it leaves open are refused by name. Two columns more, of this shop alone, carry a promotion whole.
 *
 * @see https://help.shopify.com/en/manual/discounts
 */
import { headerUnknown, type HeaderRefusal } from '../catalog/shopify/columns.ts'
import { label, tidied, wholeNumber, yesOrNo } from '../catalog/shopify/csv-cells.ts'
import type { RowRefusal } from '../catalog/shopify/row.ts'
import { readerSays, type PlainCode, type ReaderNote } from '../catalog/files/reader-notes.ts'
import { HUNDRED_PER_CENT } from '../allocation.ts'
import { parseMoney, type Currency } from '../money.ts'
import { ok, type Result } from '../result.ts'
import type { Draft } from './check.ts'
import { codeIn, foldedCode } from './code.ts'
import type { Effect } from './promotion.ts'

/** In the order of the export. */
export const COLUMNS = {
  name: 'Name',
  value: 'Value',
  valueType: 'Value Type',
  type: 'Type',
  class: 'Discount Class',
  minimum: 'Minimum Purchase Requirements',
  withOrder: 'Combines with Order Discounts',
  withProduct: 'Combines with Product Discounts',
  withShipping: 'Combines with Shipping Discounts',
  customers: 'Customer Selection',
  context: 'Context',
  used: 'Times Used In Total',
  once: 'Applies Once Per Customer',
  uses: 'Usage Limit Per Code',
  status: 'Status',
  start: 'Start',
  end: 'End',
  /** Of this shop: which one it is, and all that it says. */
  id: 'Promotion ID',
  whole: 'Promotion',
} as const
export type Column = keyof typeof COLUMNS
export const ORDER = Object.keys(COLUMNS) as Column[]

/** Without these nobody can tell what a row takes off. */
const NEEDED = ['name', 'value', 'valueType', 'type', 'class'] as const

export type FileDiscount = {
  readonly row: number
  readonly name: string
  /** Its code; null: it counts by itself, or its codes travel elsewhere. */
  readonly code: string | null
} & (
  | { readonly id: null; readonly draft: Draft }
  /** Written by a shop like this one: judged as any body is. */
  | { readonly id: string; readonly document: unknown }
)

export type DiscountFile = {
  readonly discounts: readonly FileDiscount[]
  readonly refused: readonly RowRefusal[]
  readonly left: readonly RowRefusal[]
}

const namesIn = (head: readonly string[]): string[] => head.map((cell) => label(cell).toLowerCase())

export const isDiscountHeader = (head: readonly string[]): boolean => {
  const names = new Set(namesIn(head))
  return NEEDED.every((column) => names.has(COLUMNS[column].toLowerCase()))
}

type Cell = (column: Column) => string
type No = (column: Column, code: PlainCode) => undefined

/** `2025-12-08 11:28:18 -0600` @returns null for a blank; undefined for what is no moment */
const momentIn = (text: string): number | null | undefined => {
  if (text === '') return null
  const [, day, time, hours, minutes] = /^(\d{4}-\d\d-\d\d) (\d\d:\d\d:\d\d) ([+-]\d\d)(\d\d)$/.exec(text) ?? []
  const at = day === undefined ? Number.NaN : Date.parse(`${day}T${time}${hours}:${minutes}`)
  return Number.isNaN(at) ? undefined : at
}

/** Shopify writes what is taken off with a minus. A rate has at most hundredths of a per cent. */
const valueIn = (cell: Cell, currency: Currency): Extract<Effect, { type: 'order' }>['value'] | undefined => {
  const text = label(cell('value')).replace(/^-/, '')
  const kind = label(cell('valueType')).toLowerCase()
  if (!/^\d{1,12}(\.\d{1,4})?$/.test(text)) return undefined
  if (kind === 'percentage') {
    const rate = Math.round(Number(text) * 100)
    const isExact = Math.abs(Number(text) * 100 - rate) < 1e-6
    return isExact && rate >= 1 && rate <= HUNDRED_PER_CENT ? { type: 'percent', rate } : undefined
  }
  const amount = kind === 'fixed_amount' ? parseMoney(text, currency) : undefined
  return amount && amount.amount > 0 ? { type: 'amount', amounts: [amount] } : undefined
}

const EVERYBODY: ReadonlySet<string> = new Set(['', 'all', 'all customers', 'everyone'])

/** Of what it takes off only that which the file says whole. */
const effectIn = (cell: Cell, currency: Currency, no: No): Effect | undefined => {
  const type = label(cell('type')).toLowerCase()
  const kind = label(cell('class')).toLowerCase()
  if (type === 'free shipping' && kind === 'shipping')
    return { type: 'delivery', value: { type: 'percent', rate: HUNDRED_PER_CENT }, methods: null, upTo: null }
  if (type === 'amount off' && kind === 'product') return no('class', 'discount-goods')
  if (type !== 'amount off' || kind !== 'order') return no('type', 'discount-kind')
  const value = valueIn(cell, currency)
  return value ? { type: 'order', value } : no('value', 'discount-value')
}

const truth = (cell: Cell, column: Column): boolean | undefined => {
  const text = label(cell(column))
  return text === '' ? false : yesOrNo(text)
}

/** @param no says why the row is refused */
const draftIn = (cell: Cell, name: string, currency: Currency, no: No): Draft | undefined => {
  const effect = effectIn(cell, currency, no)
  if (!effect) return undefined
  if (label(cell('minimum')) !== '') return no('minimum', 'discount-minimum')
  if (!EVERYBODY.has(label(cell('customers')).toLowerCase())) return no('customers', 'discount-customers')
  if (!EVERYBODY.has(label(cell('context')).toLowerCase())) return no('context', 'discount-customers')
  const [order, product, delivery] = (['withOrder', 'withProduct', 'withShipping'] as const).map((one) =>
    truth(cell, one),
  )
  if (order === undefined) return no('withOrder', 'discount-truth')
  if (product === undefined) return no('withProduct', 'discount-truth')
  if (delivery === undefined) return no('withShipping', 'discount-truth')
  const once = truth(cell, 'once')
  if (once === undefined) return no('once', 'discount-truth')
  const [limit, used] = [label(cell('uses')), label(cell('used'))].map((text) =>
    text === '' ? null : wholeNumber(text),
  )
  if (limit === undefined || (limit !== null && limit < 1)) return no('uses', 'discount-uses')
  if (used === undefined || (used ?? 0) < 0) return no('used', 'discount-uses')
  const uses = limit === null || limit === undefined ? null : limit - (used ?? 0)
  if (uses !== null && uses < 1) return no('used', 'discount-over')
  const [from, until] = [momentIn(label(cell('start'))), momentIn(label(cell('end')))]
  if (from === undefined) return no('start', 'discount-moment')
  if (until === undefined) return no('end', 'discount-moment')
  if (from !== null && until !== null && from >= until) return no('end', 'discount-reversed')
  return {
    name,
    title: { en: name },
    method: 'code',
    effect,
    conditions: {
      buyers: { type: 'everybody' },
      countries: null,
      currencies: null,
      minimumSum: null,
      minimumUnits: null,
    },
    limits: { uses, perBuyer: once ? 1 : null, budget: null },
    period: { from, until, timeZone: 'UTC', weekdays: null, hours: null },
    combines: { product, order, delivery },
    skipsMarkedDown: false,
    marginFloor: null,
    priority: 0,
  }
}

const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

const OVER: ReadonlySet<string> = new Set(['expired'])

const readRow = (row: number, cell: Cell, currency: Currency, no: No): FileDiscount | undefined => {
  const name = tidied(cell('name'))
  const whole = tidied(cell('whole'))
  const id = label(cell('id'))
  const code = codeIn(name)
  if (whole !== '' || id !== '') {
    const document = parsed(whole)
    if (document === undefined || !/^promo_\w{16}$/.test(id)) return no('whole', 'discount-whole')
    const isCoded = (document as { method?: unknown } | null)?.method === 'code'
    return { row, name, code: isCoded && code !== undefined ? code : null, id, document }
  }
  if (OVER.has(label(cell('status')).toLowerCase())) return no('status', 'discount-over')
  // What counts by itself is not told apart from what has a code, but for blanks, which no code has.
  if (code === undefined || /\s/.test(name)) return no('name', 'discount-code')
  const draft = draftIn(cell, name, currency, no)
  return draft && { row, name, code, id: null, draft }
}

const SAID_MAX = 80

const refusalOf = (row: number, column: string, code: PlainCode, said: string): RowRefusal => {
  const cut = said.slice(0, SAID_MAX)
  const note: ReaderNote = { code }
  const { reason } = readerSays(note)
  if (cut === '') return { row, column, reason, note }
  return {
    row,
    column,
    reason: `“${cut}” ${reason}`,
    note: { ...note, said: [cut], isMore: false, rows: 1 } as ReaderNote,
  }
}

/** @param table every row of the file as a spreadsheet counts them @param currency the shop's own, of amounts that name none */
export const readDiscountFile = (
  table: readonly (readonly string[])[],
  currency: Currency,
): Result<DiscountFile, HeaderRefusal> => {
  const first = table.findIndex((cells) => cells.some((one) => one.trim() !== ''))
  const head = table[first] ?? []
  if (!isDiscountHeader(head)) return headerUnknown('no-discount-file')
  const names = namesIn(head)
  const places = new Map(ORDER.map((column) => [column, names.indexOf(COLUMNS[column].toLowerCase())]))
  const known = new Set(ORDER.map((column) => COLUMNS[column].toLowerCase()))
  const refused: RowRefusal[] = []
  const left = names.flatMap((name, at) =>
    name === '' || known.has(name) ? [] : [refusalOf(first + 1, (head[at] ?? '').trim(), 'column-unknown', '')],
  )
  const discounts: FileDiscount[] = []
  const seen = new Set<string>()
  for (const [index, cells] of table.entries()) {
    if (index <= first || cells.every((one) => one.trim() === '')) continue
    const row = index + 1
    if (cells.length !== head.length) {
      refused.push(refusalOf(row, '', 'discount-cut', ''))
      continue
    }
    const cell: Cell = (column) => cells[places.get(column) ?? -1] ?? ''
    const no: No = (column, code) => void refused.push(refusalOf(row, COLUMNS[column], code, label(cell(column))))
    const found = readRow(row, cell, currency, no)
    if (!found) continue
    const key = found.id ?? foldedCode(found.code ?? '')
    if (seen.has(key)) no('name', 'discount-twice')
    else discounts.push(found)
    seen.add(key)
  }
  return ok({ discounts, refused, left })
}
