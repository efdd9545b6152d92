/** The ledger's rows: copied from what moved at the shards, each once, and counted together. */
import type { OrderId } from '#domain/ids'
import type { LedgerEntry } from '#domain/stored-value/ledger'
import type { StoredValueId } from '#domain/stored-value/stored-value'
import { insertRows } from '#schema/insert-rows'

const COPYING = [
  `INSERT INTO stored_value_entries (value_id, at, kind, debit, credit, amount, cause, order_id, note, who) VALUES`,
  `ON CONFLICT DO NOTHING`,
] as const

/** The balance beside the record follows from the entries: whoever copies last has not to know them all. */
export const copyEntries = async (
  db: D1Database,
  id: StoredValueId,
  entries: readonly LedgerEntry[],
  anew = false,
): Promise<void> => {
  const rows = entries.map((one) => [
    id,
    one.at,
    one.kind,
    one.debit,
    one.credit,
    one.amount,
    one.cause,
    one.orderId,
    one.note,
    one.who,
  ])
  await db.batch([
    ...(anew ? [db.prepare('DELETE FROM stored_value_entries WHERE value_id = ?1').bind(id)] : []),
    ...(rows.length > 0 ? insertRows(db, COPYING, rows) : []),
    db
      .prepare(
        `UPDATE stored_values SET balance = (
           SELECT coalesce(sum(iif(credit = 'liability', amount, -amount)), 0) FROM stored_value_entries WHERE value_id = ?1
         ) WHERE id = ?1`,
      )
      .bind(id),
  ])
}

const ENTRY = `at, kind, debit, credit, amount, cause, order_id AS orderId, note, who`

/** In the order in which they happened. */
export const entriesOf = async (db: D1Database, id: StoredValueId): Promise<LedgerEntry[]> => {
  const { results } = await db
    .prepare(`SELECT ${ENTRY} FROM stored_value_entries WHERE value_id = ?1 ORDER BY at, sequence`)
    .bind(id)
    .all<LedgerEntry>()
  return results
}

/** What cards and credit paid for an order, and got back from it. */
export const entriesOfOrder = async (
  db: D1Database,
  order: OrderId,
): Promise<(LedgerEntry & { readonly valueId: StoredValueId })[]> => {
  const { results } = await db
    .prepare(`SELECT value_id AS valueId, ${ENTRY} FROM stored_value_entries WHERE order_id = ?1 ORDER BY at, sequence`)
    .bind(order)
    .all<LedgerEntry & { readonly valueId: StoredValueId }>()
  return results
}

export type AccountTotal = { readonly currency: string; readonly account: string; readonly amount: number }

/** What stands in each account: all of a currency are nothing together, as each entry has two sides. */
export const accountTotals = async (db: D1Database): Promise<AccountTotal[]> => {
  const { results } = await db
    .prepare(
      `SELECT currency, account, sum(amount) AS amount FROM (
         SELECT value_id, credit AS account, amount FROM stored_value_entries
         UNION ALL SELECT value_id, debit, -amount FROM stored_value_entries
       ) JOIN stored_values ON stored_values.id = value_id GROUP BY currency, account ORDER BY currency, account`,
    )
    .all<AccountTotal>()
  return results
}
