/**
 * Files of customers: the CSV that Shopify exports, in its columns of today and of before 2023.
 *
 * @see https://help.shopify.com/en/manual/customers/import-export-customers
 */
import { headerUnknown, type HeaderRefusal } from '../catalog/shopify/columns.ts'
import { guarded, guardedLabel, label, tidied, wholeNumber, yesOrNo } from '../catalog/shopify/csv-cells.ts'
import type { RowRefusal } from '../catalog/shopify/row.ts'
import { readerSays, type ReaderNote } from '../catalog/files/reader-notes.ts'
import { lengthFault, lineFault, repairText } from '../letters.ts'
import { decimal, money, parseMoney, type Currency } from '../money.ts'
import { repairLine } from '../one-line.ts'
import { ADDRESS_LENGTHS, type Address } from '../orders/address.ts'
import { ok, type Result } from '../result.ts'
import { emailFault, EMAIL_LENGTH_MAX, repairEmail } from './email.ts'
import { nameFault } from './name.ts'
import { NOTE_LENGTH_MAX } from './record.ts'
import { emailKey } from './staff.ts'
import { isTag, TAGS_MAX, tagsTyped } from './tags.ts'

/** In the order of the export, and what older files call the same. */
const COLUMNS = {
  id: ['Customer ID'],
  firstName: ['First Name'],
  lastName: ['Last Name'],
  email: ['Email'],
  marketing: ['Accepts Email Marketing', 'Accepts Marketing'],
  company: ['Default Address Company', 'Company'],
  street: ['Default Address Address1', 'Address1'],
  extra: ['Default Address Address2', 'Address2'],
  city: ['Default Address City', 'City'],
  region: ['Default Address Province Code', 'Province Code'],
  country: ['Default Address Country Code', 'Country Code'],
  postcode: ['Default Address Zip', 'Zip'],
  addressPhone: ['Default Address Phone'],
  phone: ['Phone'],
  sms: ['Accepts SMS Marketing'],
  spent: ['Total Spent'],
  orders: ['Total Orders'],
  note: ['Note'],
  taxExempt: ['Tax Exempt'],
  tags: ['Tags'],
} as const
type Column = keyof typeof COLUMNS
const ORDER = Object.keys(COLUMNS) as Column[]

export const CUSTOMER_HEADER: readonly string[] = ORDER.map((column) => COLUMNS[column][0])

/** What older files say once more in words. */
const SAID_TWICE = new Set(['province', 'country'])

const BY_NAME = new Map(
  ORDER.flatMap((column) => COLUMNS[column].map((name): [string, Column] => [name.toLowerCase(), column])),
)

/** What a row says. What it leaves open is empty or null, and changes nothing that is there. */
export type FileCustomer = {
  readonly row: number
  /** What the shop that it comes from calls them; one of this shop begins with `cus_`. */
  readonly id: string
  readonly firstName: string
  readonly lastName: string
  readonly email: string
  /** E.164. */
  readonly phone: string
  readonly marketing: boolean | null
  readonly sms: boolean | null
  readonly company: string
  /** Without a recipient's name: whom it is for the file did not say. */
  readonly address: Address | null
  /** Minor units of the shop's own currency. */
  readonly spent: number | null
  readonly orders: number | null
  readonly note: string
  readonly taxExempt: boolean | null
  readonly tags: readonly string[]
}

export type CustomerFile = {
  readonly customers: readonly FileCustomer[]
  readonly refused: readonly RowRefusal[]
  /** Cells that were left out of a row that was taken, and columns that are not known. */
  readonly left: readonly RowRefusal[]
}

const namesIn = (head: readonly string[]): string[] => head.map((cell) => label(cell).toLowerCase())

/** Orders have a mail address too, and no names in two. */
export const isCustomerHeader = (head: readonly string[]): boolean => {
  const names = new Set(namesIn(head))
  return names.has('first name') && names.has('last name') && (names.has('email') || names.has('phone'))
}

/** @returns E.164; undefined for what is no number, or could be of anywhere */
export type ReadsPhone = (text: string, country: string) => string | undefined

type Cell = (column: Column) => string
type Faults = (column: Column, code: Code, said?: string) => void
type Code =
  | 'customer-cut'
  | 'customer-unreachable'
  | 'customer-twice'
  | 'customer-email'
  | 'customer-phone'
  | 'customer-cell'
  | 'customer-country'

export const FORMER_ID_MAX = 100
const COMPANY_MAX = 200
const ORDERS_MAX = 1_000_000

/** Its recipient the file cannot say: it has a name for the customer alone. */
const addressIn = (cell: Cell, left: Faults): Address | null => {
  const [street, city] = [repairLine(tidied(cell('street'))), repairLine(tidied(cell('city')))]
  if (street === '' && city === '') return null
  const country = label(cell('country')).toUpperCase()
  if (!/^[A-Z]{2}$/.test(country)) {
    left('country', 'customer-country', country)
    return null
  }
  const address = {
    name: '',
    street,
    extra: repairLine(tidied(cell('extra'))),
    postcode: repairLine(label(cell('postcode'))),
    city,
    region: repairLine(label(cell('region'))),
    country,
    phone: repairLine(label(cell('addressPhone'))),
  }
  const long = ORDER.find((column) => {
    const field = column === 'addressPhone' ? 'phone' : column
    return (
      field in ADDRESS_LENGTHS &&
      column !== 'phone' &&
      lineFault(address[field as 'city'], ADDRESS_LENGTHS[field as 'city'])
    )
  })
  if (!long) return address
  left(long, 'customer-cell', cell(long))
  return null
}

/** The shop's own currency, and how telephone numbers are read: a number without its country is of the row's. */
type ReadBy = { readonly ownCurrency: Currency; readonly phoneIn: ReadsPhone }

/** @param no refuses the row @param left says what is not taken of it */
const readRow = (row: number, cell: Cell, { ownCurrency, phoneIn }: ReadBy, no: Faults, left: Faults): FileCustomer => {
  const email = emailKey(repairEmail(tidied(cell('email'))))
  if (email !== '' && (email.length > EMAIL_LENGTH_MAX || emailFault(email))) no('email', 'customer-email')
  const phoneCell = label(cell('phone'))
  const phone = phoneCell === '' ? '' : (phoneIn(phoneCell, label(cell('country')).toUpperCase()) ?? '')
  if (phoneCell !== '' && phone === '') left('phone', 'customer-phone', phoneCell)
  if (email === '' && phone === '') no('email', 'customer-unreachable', '')
  const [firstName, lastName] = [repairLine(tidied(cell('firstName'))), repairLine(tidied(cell('lastName')))]
  const name = `${firstName} ${lastName}`.trim()
  if (nameFault(name)) no('firstName', 'customer-cell', name)
  const truth = (column: Column) => {
    const said = yesOrNo(label(cell(column)))
    if (said === undefined && label(cell(column)) !== '') left(column, 'customer-cell')
    return said ?? null
  }
  /** @returns nothing, and says so, where it does not fit */
  const fitting = (column: Column, said: string, fault: string | null) => {
    if (!fault) return said
    left(column, 'customer-cell')
    return ''
  }
  const company = repairLine(tidied(cell('company')))
  const note = repairText(tidied(cell('note')))
  const orders = wholeNumber(label(cell('orders')))
  const isCount = orders !== undefined && orders >= 0 && orders <= ORDERS_MAX
  if (!isCount && cell('orders').trim() !== '') left('orders', 'customer-cell')
  const spent = parseMoney(label(cell('spent')), ownCurrency)
  if (!spent && cell('spent').trim() !== '') left('spent', 'customer-cell')
  const tags = tagsTyped(tidied(cell('tags')))
  const fits = tags.every(isTag) && tags.length <= TAGS_MAX
  if (!fits) left('tags', 'customer-cell')
  return {
    row,
    id: label(cell('id')).slice(0, FORMER_ID_MAX),
    firstName,
    lastName,
    email,
    phone,
    marketing: truth('marketing'),
    sms: truth('sms'),
    company: fitting('company', company, lineFault(company, COMPANY_MAX)),
    address: addressIn(cell, left),
    spent: spent?.amount ?? null,
    orders: isCount ? orders : null,
    note: fitting('note', note, lengthFault(note, NOTE_LENGTH_MAX)),
    taxExempt: truth('taxExempt'),
    tags: fits ? tags : [],
  }
}

const SAID_MAX = 80

const refusalOf = (row: number, column: string, code: Code | 'column-unknown', said: string): RowRefusal => {
  const note: ReaderNote = { code }
  const { reason } = readerSays(note)
  const cut = said.slice(0, SAID_MAX)
  if (cut === '') return { row, column, reason, note }
  return {
    row,
    column,
    reason: `“${cut}” ${reason}`,
    note: { ...note, said: [cut], isMore: false, rows: 1 } as ReaderNote,
  }
}

/** Whoever stands in a file twice is taken where they stand first. */
const keysOf = ({ id, email, phone }: FileCustomer): string[] => [
  ...(id === '' ? [] : [`id ${id}`]),
  ...(email === '' ? [] : [email]),
  ...(phone === '' ? [] : [phone]),
]

/** @param table every row of the file as a spreadsheet counts them: the header is row 1 */
export const readCustomerFile = (
  table: readonly (readonly string[])[],
  by: ReadBy,
): Result<CustomerFile, HeaderRefusal> => {
  const first = table.findIndex((cells) => cells.some((one) => one.trim() !== ''))
  const head = table[first] ?? []
  if (!isCustomerHeader(head)) return headerUnknown('no-customer-file')
  const names = namesIn(head)
  const places = new Map(names.flatMap((name, at) => (BY_NAME.has(name) ? [[BY_NAME.get(name), at] as const] : [])))
  const named = (column: Column): string => head[places.get(column) ?? -1]?.trim() ?? COLUMNS[column][0]
  const refused: RowRefusal[] = []
  const left: RowRefusal[] = names.flatMap((name, at) =>
    name === '' || BY_NAME.has(name) || SAID_TWICE.has(name)
      ? []
      : [refusalOf(first + 1, (head[at] ?? '').trim().slice(0, SAID_MAX), 'column-unknown', '')],
  )
  const customers: FileCustomer[] = []
  const seen = new Set<string>()
  for (const [index, cells] of table.entries()) {
    if (index <= first || cells.every((one) => one.trim() === '')) continue
    const row = index + 1
    if (cells.length !== head.length) {
      refused.push(refusalOf(row, '', 'customer-cut', ''))
      continue
    }
    const cell: Cell = (column) => cells[places.get(column) ?? cells.length] ?? ''
    const [noes, lefts]: [RowRefusal[], RowRefusal[]] = [[], []]
    const into =
      (list: RowRefusal[]): Faults =>
      (column, code, said = label(cell(column))) =>
        void list.push(refusalOf(row, named(column), code, said))
    const customer = readRow(row, cell, by, into(noes), into(lefts))
    if (noes.length === 0 && keysOf(customer).some((key) => seen.has(key)))
      noes.push(refusalOf(row, named('email'), 'customer-twice', ''))
    if (noes.length > 0) {
      refused.push(...noes.slice(0, 1))
      continue
    }
    for (const key of keysOf(customer)) seen.add(key)
    left.push(...lefts)
    customers.push(customer)
  }
  return ok({ customers, refused, left })
}

export type OutgoingCustomer = Omit<FileCustomer, 'row'> & { readonly currency: Currency }

/** As Shopify writes what a spreadsheet would take for a number. */
const number = (text: string): string => (/^0\d|^\d{11,}$/.test(text) ? `'${text}` : guardedLabel(text))
const truthCell = (truth: boolean | null): string => (truth ? 'yes' : 'no')

/** A row of the export, in the order of its columns. Brought in again it changes nothing. */
export const customerRow = (of: OutgoingCustomer): string[] => {
  const cells: Readonly<Record<Column, string>> = {
    id: number(of.id),
    firstName: guarded(of.firstName),
    lastName: guarded(of.lastName),
    email: guarded(of.email),
    marketing: truthCell(of.marketing),
    company: guarded(of.company),
    street: guarded(of.address?.street ?? ''),
    extra: guarded(of.address?.extra ?? ''),
    city: guarded(of.address?.city ?? ''),
    region: guardedLabel(of.address?.region ?? ''),
    country: of.address?.country ?? '',
    postcode: number(of.address?.postcode ?? ''),
    addressPhone: number(of.address?.phone ?? ''),
    phone: number(of.phone),
    sms: truthCell(of.sms),
    spent: decimal(money(of.spent ?? 0, of.currency)),
    orders: String(of.orders ?? 0),
    note: guarded(of.note),
    taxExempt: truthCell(of.taxExempt),
    tags: guarded(of.tags.join(', ')),
  }
  return ORDER.map((column) => cells[column])
}
