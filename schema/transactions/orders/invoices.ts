/** Invoices and credit notes: given a number when they are written down, and never changed. */
import type { OrderId } from '#domain/ids'
import type { Invoice, InvoiceDocument, InvoiceKind } from '#domain/orders/invoices/invoice'

type Row = { readonly id: string; readonly name: string; readonly document: string; readonly issuedAt: number }

const COLUMNS = 'id, name, document, issued_at AS issuedAt'

const invoiceIn = ({ id, name, document, issuedAt }: Row): Invoice => ({
  ...(JSON.parse(document) as InvoiceDocument),
  id,
  name,
  issuedAt,
})

export type Issuing = {
  /** Of its order, or of the refund: the same again is not issued a second time. */
  readonly id: string
  /** `INV-2026-{number}` */
  readonly series: string
  readonly digits: number
  readonly document: InvoiceDocument
}

/**
 * The next number and the row that has it are one statement: nobody can die between them, and no two can be given the same.
 *
 * @returns as it is written down now, or was before
 */
export const issueInvoice = async (
  db: D1Database,
  { id, series, digits, document }: Issuing,
  now: number,
): Promise<Invoice> => {
  const [, found] = await db.batch<Row>([
    db
      .prepare(
        `INSERT INTO invoices (id, kind, order_id, series, number, name, document, day, issued_at)
         SELECT ?1, ?2, ?3, ?4, next, replace(?4, '{number}', printf('%0*d', ?5, next)), ?6, ?7, ?8
         FROM (SELECT coalesce(max(number), 0) + 1 AS next FROM invoices WHERE series = ?4)
         WHERE NOT EXISTS (SELECT 1 FROM invoices WHERE id = ?1)`,
      )
      .bind(id, document.kind, document.orderId, series, digits, JSON.stringify(document), document.day, now),
    db.prepare(`SELECT ${COLUMNS} FROM invoices WHERE id = ?1`).bind(id),
  ])
  const [row] = found?.results ?? []
  if (!row) throw new Error(`an invoice that was not written down: ${id}`)
  return invoiceIn(row)
}

export const invoiceBy = async (db: D1Database, id: string): Promise<Invoice | null> => {
  const row = await db.prepare(`SELECT ${COLUMNS} FROM invoices WHERE id = ?1`).bind(id).first<Row>()
  return row && invoiceIn(row)
}

/** @param name its number */
export const invoiceNamed = async (db: D1Database, name: string): Promise<Invoice | null> => {
  const row = await db.prepare(`SELECT ${COLUMNS} FROM invoices WHERE name = ?1`).bind(name).first<Row>()
  return row && invoiceIn(row)
}

/** In the order in which they were issued. */
export const invoicesOf = async (db: D1Database, order: OrderId): Promise<Invoice[]> => {
  const { results } = await db
    .prepare(`SELECT ${COLUMNS} FROM invoices WHERE order_id = ?1 ORDER BY sequence`)
    .bind(order)
    .all<Row>()
  return results.map(invoiceIn)
}

/** Of several orders, in the order in which they were issued. */
export const invoicesOfOrders = async (db: D1Database, orders: readonly OrderId[]): Promise<Invoice[]> => {
  if (orders.length === 0) return []
  const { results } = await db
    .prepare(`SELECT ${COLUMNS} FROM invoices WHERE order_id IN (SELECT value FROM json_each(?1)) ORDER BY sequence`)
    .bind(JSON.stringify(orders))
    .all<Row>()
  return results.map(invoiceIn)
}

export type ListedInvoice = Pick<Invoice, 'id' | 'name' | 'kind' | 'orderId' | 'orderName' | 'day' | 'currency'> & {
  readonly sequence: number
  readonly buyer: string
  readonly country: string
  readonly total: number
}

export type InvoiceFilter = {
  /** Beginning of its number; empty: all. */
  readonly q: string
  readonly kind: InvoiceKind | null
  readonly from: string | null
  readonly until: string | null
  /** Behind which the page begins. */
  readonly before: number | null
  readonly most: number
}

/** The latest first. */
export const invoicesListed = async (db: D1Database, filter: InvoiceFilter): Promise<ListedInvoice[]> => {
  const { q, kind, from, until, before, most } = filter
  const { results } = await db
    .prepare(
      `SELECT sequence, id, name, kind, order_id AS orderId, document ->> '$.orderName' AS orderName, day,
         document ->> '$.currency' AS currency, document ->> '$.buyer.name' AS buyer,
         document ->> '$.buyer.country' AS country, document ->> '$.total' AS total
       FROM invoices
       WHERE (?1 = '' OR substr(name, 1, length(?1)) = ?1 OR document ->> '$.orderName' = ?1) AND (?2 IS NULL OR kind = ?2)
         AND (?3 IS NULL OR day >= ?3) AND (?4 IS NULL OR day <= ?4) AND (?5 IS NULL OR sequence < ?5)
       ORDER BY sequence DESC LIMIT ?6`,
    )
    .bind(q, kind, from, until, before, most)
    .all<ListedInvoice>()
  return results
}

export type TaxLine = {
  /** By whose rates: the country that the tax is owed to. */
  readonly country: string
  readonly currency: string
  readonly category: string
  /** Hundredths of a per cent. */
  readonly rate: number
  /** Minor units; what was credited is taken off. */
  readonly base: number
  readonly tax: number
  readonly documents: number
}

/** What was invoiced and credited in these days, by country and rate. @param from the first day @param until the last day */
export const taxTotals = async (db: D1Database, from: string, until: string): Promise<TaxLine[]> => {
  const { results } = await db
    .prepare(
      `SELECT document ->> '$.taxCountry' AS country, document ->> '$.currency' AS currency,
         g.value ->> '$.category' AS category, g.value ->> '$.rate' AS rate,
         sum((g.value ->> '$.base') * sign) AS base, sum((g.value ->> '$.tax') * sign) AS tax, count(*) AS documents
       FROM (SELECT document, CASE kind WHEN 'invoice' THEN 1 ELSE -1 END AS sign FROM invoices WHERE day BETWEEN ?1 AND ?2),
         json_each(document, '$.groups') g
       GROUP BY 1, 2, 3, 4 ORDER BY 1, 2, 3, 4 DESC`,
    )
    .bind(from, until)
    .all<TaxLine>()
  return results
}
