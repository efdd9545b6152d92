/** Two records of one person become one: what was the other's is the kept one's from then on, together or not at all. */
import type { CustomerId } from '#domain/ids'
import { ADDRESSES_MAX } from './addresses.ts'

export type Merge = {
  readonly kept: CustomerId
  readonly other: CustomerId
  /** Of both, as it is from now on. */
  readonly note: string
  /** What else is written with it: what they have agreed to and do not any more. */
  readonly ended: readonly D1PreparedStatement[]
}

/**
 * The other can sign in nowhere any more, and leads to the kept one. Done again it changes nothing.
 *
 * The address and the number of the other stay theirs: nobody else may register with them and find what is not theirs.
 */
export const mergeCustomers = async (
  db: D1Database,
  { kept, other, note, ended }: Merge,
  now: number,
): Promise<void> => {
  const both = (sql: string) => db.prepare(sql).bind(kept, other)
  await db.batch([
    db
      .prepare(`UPDATE customers SET disabled_at = coalesce(disabled_at, ?2), updated_at = ?2 WHERE id = ?1`)
      .bind(other, now),
    db.prepare(`DELETE FROM customer_sessions WHERE user_id = ?1`).bind(other),
    both(
      `UPDATE customer_addresses SET customer_id = ?1 WHERE customer_id = ?2
         AND address NOT IN (SELECT address FROM customer_addresses WHERE customer_id = ?1)
         AND id IN (SELECT id FROM customer_addresses WHERE customer_id = ?2 ORDER BY used_at DESC, id
           LIMIT max(0, ${ADDRESSES_MAX} - (SELECT count(*) FROM customer_addresses WHERE customer_id = ?1)))`,
    ),
    both(
      `INSERT INTO customer_tags (tag, sequence)
       SELECT tag, (SELECT sequence FROM customer_records WHERE customer_id = ?1) FROM customer_tags
       WHERE sequence = (SELECT sequence FROM customer_records WHERE customer_id = ?2) ON CONFLICT DO NOTHING`,
    ),
    both(
      `UPDATE wish_lists SET customer_id = ?1 WHERE customer_id = ?2
         AND NOT EXISTS (SELECT 1 FROM wish_lists WHERE customer_id = ?1)`,
    ),
    both(
      `INSERT INTO wishes (list, product, variant, title, at)
       SELECT (SELECT id FROM wish_lists WHERE customer_id = ?1), product, variant, title, at FROM wishes
       WHERE list = (SELECT id FROM wish_lists WHERE customer_id = ?2) ON CONFLICT DO NOTHING`,
    ),
    // Somebody buys for one company at most.
    both(`UPDATE OR IGNORE company_members SET customer_id = ?1 WHERE customer_id = ?2`),
    both(`UPDATE reviewers SET customer_id = ?1 WHERE customer_id = ?2`),
    both(`UPDATE answerers SET customer_id = ?1 WHERE customer_id = ?2`),
    both(`UPDATE askers SET customer_id = ?1 WHERE customer_id = ?2`),
    both(`UPDATE alerts SET customer_id = ?1 WHERE customer_id = ?2`),
    // What shops of before have counted is of one person, and counted once.
    both(
      `UPDATE customer_records AS kept SET
         former_orders = CASE WHEN other.former_orders IS NULL THEN kept.former_orders
           ELSE coalesce(kept.former_orders, 0) + other.former_orders END,
         former_spent = CASE WHEN other.former_spent IS NULL OR kept.former_currency <> other.former_currency
           THEN kept.former_spent ELSE coalesce(kept.former_spent, 0) + other.former_spent END,
         former_currency = coalesce(kept.former_currency, other.former_currency)
       FROM customer_records AS other
       WHERE kept.customer_id = ?1 AND other.customer_id = ?2 AND other.merged_into IS NULL`,
    ),
    db
      .prepare(`UPDATE customer_records SET version = version + (note <> ?2), note = ?2 WHERE customer_id = ?1`)
      .bind(kept, note),
    ...ended,
    // Who was merged into the other before is the kept one, too.
    both(`UPDATE customer_records SET merged_into = ?1 WHERE merged_into = ?2`),
    db
      .prepare(
        `UPDATE customer_records SET merged_into = ?1, merged_at = ?3 WHERE customer_id = ?2 AND merged_into IS NULL`,
      )
      .bind(kept, other, now),
  ])
}

/** By whom somebody is named, whatever was typed: an id, a mail address, a telephone number. */
export const customerCalled = (db: D1Database, typed: string): Promise<CustomerId | null> =>
  db
    .prepare(
      `SELECT id FROM customers WHERE id = ?1
       UNION ALL SELECT id FROM customers WHERE email = lower(?1)
       UNION ALL SELECT id FROM customers WHERE phone_number = ?1 LIMIT 1`,
    )
    .bind(typed)
    .first<CustomerId>('id')
