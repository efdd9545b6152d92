/**
 * The columns of a file of orders as Shopify exports it, and which of them the shop keeps as they stand, because an order has no
 * field for them.
 *
 * @see https://help.shopify.com/en/manual/fulfillment/managing-orders/exporting-orders
 */
import { label } from '../../catalog/shopify/csv-cells.ts'

const PLACE = [
  'Name',
  'Street',
  'Address1',
  'Address2',
  'Company',
  'City',
  'Zip',
  'Province',
  'Country',
  'Phone',
] as const
type Place<Of extends string> = `${Of} ${(typeof PLACE)[number]}`
const placeOf = <Of extends string>(of: Of) => PLACE.map((part): Place<Of> => `${of} ${part}`)

const TAXES = [1, 2, 3, 4, 5] as const

/** In the order of the export. */
export const ORDER_COLUMNS = [
  'Name',
  'Email',
  'Financial Status',
  'Paid at',
  'Fulfillment Status',
  'Fulfilled at',
  'Accepts Marketing',
  'Currency',
  'Subtotal',
  'Shipping',
  'Taxes',
  'Total',
  'Discount Code',
  'Discount Amount',
  'Shipping Method',
  'Created at',
  'Lineitem quantity',
  'Lineitem name',
  'Lineitem price',
  'Lineitem compare at price',
  'Lineitem sku',
  'Lineitem requires shipping',
  'Lineitem taxable',
  'Lineitem fulfillment status',
  ...placeOf('Billing'),
  ...placeOf('Shipping'),
  'Notes',
  'Note Attributes',
  'Cancelled at',
  'Payment Method',
  'Payment Reference',
  'Refunded Amount',
  'Vendor',
  'Outstanding Balance',
  'Employee',
  'Location',
  'Device ID',
  'Id',
  'Tags',
  'Risk Level',
  'Source',
  'Lineitem discount',
  ...TAXES.flatMap((at) => [`Tax ${at} Name`, `Tax ${at} Value`] as const),
  'Phone',
  'Receipt Number',
  'Duties',
  'Billing Province Name',
  'Shipping Province Name',
  'Payment ID',
  'Payment Terms Name',
  'Next Payment Due At',
  'Payment References',
] as const
export type OrderColumn = (typeof ORDER_COLUMNS)[number]

/** What stands in the first row of an order alone: the rows of its other lines leave it blank. */
export const HEAD_COLUMNS = ['Currency', 'Subtotal', 'Total', 'Id'] as const satisfies readonly OrderColumn[]

/** Without these nobody can tell what was bought, when and for how much. */
const NEEDED = ['Name', 'Created at', 'Total', 'Lineitem quantity', 'Lineitem name', 'Lineitem price'] as const

/** Of a line, what is kept as it stands. */
export const LINE_CELLS = [
  'Lineitem compare at price',
  'Lineitem taxable',
  'Lineitem fulfillment status',
  'Vendor',
] as const satisfies readonly OrderColumn[]

/** Where it went, where the file says a whole address; else its cells are kept as they stand. */
export const ADDRESS_CELLS = placeOf('Shipping')

/** What an order has a field for. */
const READ: ReadonlySet<OrderColumn> = new Set<OrderColumn>([
  ...HEAD_COLUMNS,
  ...NEEDED,
  ...LINE_CELLS,
  'Email',
  'Financial Status',
  'Fulfillment Status',
  'Shipping',
  'Taxes',
  'Discount Amount',
  'Lineitem sku',
  'Lineitem requires shipping',
  'Lineitem discount',
  'Cancelled at',
  'Fulfilled at',
  'Refunded Amount',
  'Shipping Name',
  // The two that follow, in one.
  'Shipping Street',
  'Shipping Address1',
  'Shipping Address2',
  'Shipping City',
  'Shipping Zip',
  'Shipping Province',
  'Shipping Country',
  'Shipping Phone',
])

/** Of an order, what is kept as it stands. */
export const ORDER_CELLS: readonly OrderColumn[] = ORDER_COLUMNS.filter((column) => !READ.has(column))

/** Amounts by which a file tells how it spells its numbers. */
export const AMOUNTS = [
  'Subtotal',
  'Shipping',
  'Taxes',
  'Total',
  'Lineitem price',
  'Lineitem discount',
  'Refunded Amount',
] as const satisfies readonly OrderColumn[]

export type Cells = { readonly [C in OrderColumn]?: string }

export const namesIn = (head: readonly string[]): string[] => head.map((cell) => label(cell).toLowerCase())

const BY_NAME: ReadonlyMap<string, OrderColumn> = new Map(ORDER_COLUMNS.map((one) => [one.toLowerCase(), one]))

/** @returns undefined for a column of an app, that nobody here knows */
export const columnNamed = (name: string): OrderColumn | undefined => BY_NAME.get(name)

export const isOrderHeader = (head: readonly string[]): boolean => {
  const names = new Set(namesIn(head))
  return NEEDED.every((column) => names.has(column.toLowerCase()))
}
