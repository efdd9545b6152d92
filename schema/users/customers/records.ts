/** Customers as staff see them: lists that are walked from the newest, and one record. */
import type { CustomerState, CustomerView } from '#domain/customers/record'
import type { CustomerId } from '#domain/ids'
import type { Language } from '#domain/languages'
import type { Currency } from '#domain/money'
import { searchQuestion } from '#domain/orders/search'

export type CustomerRow = {
  readonly sequence: number
  readonly id: CustomerId
  readonly name: string
  readonly email: string | null
  readonly emailVerified: boolean
  readonly phone: string | null
  readonly phoneVerified: boolean
  readonly language: Language
  readonly state: CustomerState
  readonly newsletter: boolean
  readonly createdAt: number
  readonly hasNote: boolean
}

export type CustomerRecord = CustomerRow & {
  readonly note: string
  /** Of the note. */
  readonly version: number
  readonly firstName: string
  readonly lastName: string
  readonly company: string
  readonly isTaxExempt: boolean
  /** By which they owe none; empty where none is named. */
  readonly taxCertificate: string
  readonly takesSms: boolean
  readonly formerId: string | null
  /** What the shop that a file came from has counted. */
  readonly formerOrders: number | null
  readonly formerSpent: number | null
  readonly formerCurrency: Currency | null
  /** When who they are and how they are reached was changed last. */
  readonly updatedAt: number
  readonly disabledAt: number | null
  readonly mergedInto: CustomerId | null
}

export type CustomerFilter = {
  readonly view: CustomerView
  /** What was typed; empty for everybody. */
  readonly search: string
  readonly tag: string
}

export type CustomerCursor = { readonly towards: 'older' | 'newer'; readonly sequence: number }

export type CustomerPage = {
  readonly rows: readonly CustomerRow[]
  readonly newer: boolean
  readonly older: boolean
}

export const CUSTOMERS_PER_PAGE = 50

const ROW = `records.sequence, customers.id, name, email, email_verified AS emailVerified, phone_number AS phone,
  phone_number_verified AS phoneVerified, language, state, newsletter, customers.created_at AS createdAt, note <> '' AS hasNote`

const WHOLE = `${ROW}, note, version, first_name AS firstName, last_name AS lastName, company, is_tax_exempt AS isTaxExempt,
  tax_certificate AS taxCertificate, takes_sms AS takesSms,
  former_id AS formerId, former_orders AS formerOrders, former_spent AS formerSpent,
  former_currency AS formerCurrency, customers.updated_at AS updatedAt, disabled_at AS disabledAt, merged_into AS mergedInto`

const FLAGS = ['emailVerified', 'phoneVerified', 'newsletter', 'hasNote', 'isTaxExempt', 'takesSms'] as const

/** SQLite knows no truths. */
const read = <R extends CustomerRow>(row: R): R => ({
  ...row,
  ...Object.fromEntries(FLAGS.flatMap((flag) => (flag in row ? [[flag, Boolean(row[flag as keyof R])]] : []))),
})

const inView: Readonly<Record<CustomerView, string>> = {
  all: `state <> 'merged'`,
  newsletter: `newsletter = 1 AND state <> 'merged'`,
  unproven: `state = 'unproven'`,
  disabled: `state = 'disabled'`,
  merged: `state = 'merged'`,
}

type Question = { readonly from: string; readonly where: string; readonly values: readonly (string | number)[] }

/**
 * The way to the rows that a filter leaves: by the words of the index, else by the tag, else by the rows in their order. What comes
 * first is walked, the rest is looked up row by row, so that a page costs a page.
 */
const questionOf = ({ view, search, tag }: CustomerFilter): Question | null => {
  const words = searchQuestion(search)
  if (search !== '' && words === '') return null
  const values: string[] = []
  if (words !== '') values.push(words)
  const tagged = `sequence IN (SELECT sequence FROM customer_tags WHERE tag = ?${words === '' ? 1 : 2})`
  if (tag !== '') values.push(tag)
  const isWalkedByTag = words === '' && tag !== ''
  const from =
    words !== ''
      ? `customer_words CROSS JOIN customer_records AS records ON records.sequence = customer_words.rowid`
      : isWalkedByTag
        ? `customer_tags CROSS JOIN customer_records AS records ON records.sequence = customer_tags.sequence`
        : `customer_records AS records`
  const conditions = [
    // Whoever is looked for is found, also as whom they were before.
    view === 'all' && words !== '' ? 'true' : inView[view],
    ...(words === '' ? [] : ['customer_words MATCH ?1']),
    ...(isWalkedByTag ? ['customer_tags.tag = ?1'] : tag === '' ? [] : [`records.${tagged}`]),
  ]
  return { from, where: conditions.join(' AND '), values }
}

const orderedBy = ({ from }: Question): string =>
  from.startsWith('customer_words')
    ? 'customer_words.rowid'
    : from.startsWith('customer_tags')
      ? 'customer_tags.sequence'
      : 'records.sequence'

const NONE: CustomerPage = { rows: [], newer: false, older: false }

export const customersPage = async (
  db: D1Database,
  filter: CustomerFilter,
  cursor: CustomerCursor | null,
  most = CUSTOMERS_PER_PAGE,
): Promise<CustomerPage> => {
  const asked = questionOf(filter)
  if (!asked) return NONE
  const { from, where, values } = asked
  const newer = cursor?.towards === 'newer'
  const by = orderedBy(asked)
  const beyond = cursor ? `AND ${by} ${newer ? '>' : '<'} ?${values.length + 2}` : ''
  const { results } = await db
    .prepare(
      `SELECT ${ROW} FROM ${from} CROSS JOIN customers ON customers.id = records.customer_id
       WHERE ${where} ${beyond} ORDER BY ${by} ${newer ? 'ASC' : 'DESC'} LIMIT ?${values.length + 1}`,
    )
    .bind(...values, most + 1, ...(cursor ? [cursor.sequence] : []))
    .all<CustomerRow>()
  const more = results.length > most
  const rows = results.slice(0, most).map(read)
  if (newer) rows.reverse()
  return { rows, newer: newer ? more : cursor !== null, older: newer || more }
}

/** More than these are not counted: nobody reads the number, and counting them all would cost them all. */
export const COUNTED_MAX = 10_000

/** @returns COUNTED_MAX + 1 where there are more */
export const countCustomers = async (db: D1Database, filter: CustomerFilter): Promise<number> => {
  const asked = questionOf(filter)
  if (!asked) return 0
  const { from, where, values } = asked
  const counted = await db
    .prepare(`SELECT count(*) AS people FROM (SELECT 1 FROM ${from} WHERE ${where} LIMIT ?${values.length + 1})`)
    .bind(...values, COUNTED_MAX + 1)
    .first<number>('people')
  return counted ?? 0
}

/** Those of them that there are, by id or by address; the newest first, a page at most. */
export const customersWho = async (
  db: D1Database,
  { ids, emails }: { readonly ids: readonly string[]; readonly emails: readonly string[] },
): Promise<CustomerRow[]> => {
  if (ids.length + emails.length === 0) return []
  const { results } = await db
    .prepare(
      `SELECT ${ROW} FROM customers JOIN customer_records AS records ON records.customer_id = customers.id
       WHERE customers.id IN (SELECT value FROM json_each(?1))
         OR customers.id IN (SELECT id FROM customers WHERE email IN (SELECT value FROM json_each(?2)))
       ORDER BY records.sequence DESC LIMIT ?3`,
    )
    .bind(JSON.stringify(ids), JSON.stringify(emails), CUSTOMERS_PER_PAGE)
    .all<CustomerRow>()
  return results.map(read)
}

export const customerRecord = async (db: D1Database, id: CustomerId): Promise<CustomerRecord | null> => {
  const row = await db
    .prepare(
      `SELECT ${WHOLE} FROM customers JOIN customer_records AS records ON records.customer_id = customers.id
       WHERE customers.id = ?1`,
    )
    .bind(id)
    .first<CustomerRecord>()
  return row && read(row)
}

/** Those of them that there are. */
export const customerRecordsBy = async (db: D1Database, ids: readonly CustomerId[]): Promise<CustomerRecord[]> => {
  if (ids.length === 0) return []
  const { results } = await db
    .prepare(
      `SELECT ${WHOLE} FROM customers JOIN customer_records AS records ON records.customer_id = customers.id
       WHERE customers.id IN (SELECT value FROM json_each(?1)) ORDER BY records.sequence`,
    )
    .bind(JSON.stringify(ids))
    .all<CustomerRecord>()
  return results.map(read)
}

/** A page of everybody, whole, from the newest on: for files. */
export const customerRecords = async (
  db: D1Database,
  filter: CustomerFilter,
  before: number | null,
  most: number,
): Promise<CustomerRecord[]> => {
  const asked = questionOf(filter)
  if (!asked) return []
  const { from, where, values } = asked
  const by = orderedBy(asked)
  const beyond = before === null ? '' : `AND ${by} < ?${values.length + 2}`
  const { results } = await db
    .prepare(
      `SELECT ${WHOLE} FROM ${from} CROSS JOIN customers ON customers.id = records.customer_id
       WHERE ${where} ${beyond} ORDER BY ${by} DESC LIMIT ?${values.length + 1}`,
    )
    .bind(...values, most, ...(before === null ? [] : [before]))
    .all<CustomerRecord>()
  return results.map(read)
}

/** By whose ids and addresses orders are each one's: their own, and those of everybody who was merged into them. */
export const personsOf = async (
  db: D1Database,
  people: readonly Pick<CustomerRow, 'id' | 'email'>[],
): Promise<ReadonlyMap<CustomerId, readonly string[]>> => {
  const { results } = await db
    .prepare(
      `SELECT merged_into AS into_, customers.id, email FROM customer_records JOIN customers ON customers.id = customer_id
       WHERE merged_into IN (SELECT value FROM json_each(?1))`,
    )
    .bind(JSON.stringify(people.map(({ id }) => id)))
    .all<{ into_: CustomerId; id: string; email: string | null }>()
  return new Map(
    people.map((one) => [
      one.id,
      [one, ...results.filter(({ into_ }) => into_ === one.id)].flatMap(({ id, email }) =>
        email ? [id, email] : [id],
      ),
    ]),
  )
}

/** Those who are this customer as well. */
export const mergedInto = async (db: D1Database, id: CustomerId): Promise<CustomerId[]> => {
  const { results } = await db
    .prepare(
      `SELECT customer_id AS id FROM customer_records WHERE merged_into = ?1 ORDER BY merged_at, sequence LIMIT 50`,
    )
    .bind(id)
    .all<{ id: CustomerId }>()
  return results.map((row) => row.id)
}

/** Mail addresses that this customer has shown to be theirs, those of before a merge too. */
export const provenAddresses = async (db: D1Database, id: CustomerId): Promise<string[]> => {
  const { results } = await db
    .prepare(
      `SELECT email FROM customers WHERE email IS NOT NULL AND email_verified = 1
         AND (id = ?1 OR id IN (SELECT customer_id FROM customer_records WHERE merged_into = ?1 LIMIT 50))`,
    )
    .bind(id)
    .all<{ email: string }>()
  return results.map(({ email }) => email)
}
