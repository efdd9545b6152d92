/** What staff have to know of payments: found once, however often, and closed when it is over. */
import type { OrderId, PaymentId } from '#domain/ids'
import type { Currency, Money } from '#domain/money'
import { DIFFERENCES, type Difference, type DisputeState } from '#domain/orders/reconciliation'
import { insertRows } from '#schema/insert-rows'

/**
 * `owed`: it came for nothing, or too late, and went back. `authorisation-ends`: what was promised is to be taken soon.
 * `capture-failed`: what was promised is not given any more, and the order is unpaid.
 */
export type FindingKind = Difference | 'owed' | 'dispute' | 'authorisation-ends' | 'capture-failed'

export type Finding = {
  readonly id: string
  readonly kind: FindingKind
  readonly paymentId: PaymentId
  readonly orderId: OrderId
  readonly amount: Money | null
  readonly state: DisputeState | ''
  readonly reason: string
  readonly respondBy: number | null
  readonly foundAt: number
  readonly closedAt: number | null
}

/** What staff have seen to stays closed until the provider says something new of it; a difference that is still there is told anew. */
const FINDING = [
  `INSERT INTO payment_findings (id, kind, payment_id, order_id, amount, currency, state, reason, respond_by, found_at, closed_at) VALUES`,
  `ON CONFLICT (id) DO UPDATE SET amount = excluded.amount, currency = excluded.currency, state = excluded.state,
     reason = excluded.reason, respond_by = excluded.respond_by, closed_at = excluded.closed_at
   WHERE excluded.state <> payment_findings.state OR excluded.amount IS NOT payment_findings.amount
     OR (payment_findings.closed_at IS NOT NULL
       AND payment_findings.kind NOT IN ('dispute', 'owed', 'authorisation-ends', 'capture-failed'))`,
] as const

export const saveFindings = async (db: D1Database, findings: readonly Finding[]): Promise<void> => {
  const rows = findings.map((one) => [
    one.id,
    one.kind,
    one.paymentId,
    one.orderId,
    one.amount?.amount ?? null,
    one.amount?.currency ?? null,
    one.state,
    one.reason,
    one.respondBy,
    one.foundAt,
    one.closedAt,
  ])
  if (rows.length > 0) await db.batch(insertRows(db, FINDING, rows))
}

/** Of these payments both books agree now. */
export const closeDifferences = async (db: D1Database, payments: readonly PaymentId[], now: number): Promise<void> => {
  if (payments.length === 0) return
  await db
    .prepare(
      `UPDATE payment_findings SET closed_at = ?2 WHERE closed_at IS NULL AND payment_id IN (SELECT value FROM json_each(?1))
         AND kind IN (SELECT value FROM json_each(?3))`,
    )
    .bind(JSON.stringify(payments), now, JSON.stringify(DIFFERENCES))
    .run()
}

/** Somebody has seen to it. @returns whether it was open */
export const closeFinding = async (db: D1Database, id: string, now: number): Promise<boolean> => {
  const { meta } = await db
    .prepare(`UPDATE payment_findings SET closed_at = ?2 WHERE id = ?1 AND closed_at IS NULL`)
    .bind(id, now)
    .run()
  return meta.changes > 0
}

type Row = Omit<Finding, 'amount'> & { readonly amount: number | null; readonly currency: Currency | null }

const COLUMNS = `id, kind, payment_id AS paymentId, order_id AS orderId, amount, currency, state, reason,
  respond_by AS respondBy, found_at AS foundAt, closed_at AS closedAt`

const findingOf = ({ amount, currency, ...row }: Row): Finding => ({
  ...row,
  amount: amount === null || currency === null ? null : { amount, currency },
})

const FINDINGS_MAX = 100

/** Those that wait for somebody first, the oldest of them first; then what is over, the newest first. */
export const findings = async (db: D1Database): Promise<readonly Finding[]> => {
  const [open, over] = await db.batch<Row>([
    db
      .prepare(`SELECT ${COLUMNS} FROM payment_findings WHERE closed_at IS NULL ORDER BY found_at LIMIT ?1`)
      .bind(FINDINGS_MAX),
    db
      .prepare(`SELECT ${COLUMNS} FROM payment_findings WHERE closed_at IS NOT NULL ORDER BY found_at DESC LIMIT ?1`)
      .bind(FINDINGS_MAX),
  ])
  return [...(open?.results ?? []), ...(over?.results ?? [])].map(findingOf)
}

/** Of one order, for its page. */
export const findingsOfOrder = async (db: D1Database, order: OrderId): Promise<readonly Finding[]> => {
  const { results } = await db
    .prepare(`SELECT ${COLUMNS} FROM payment_findings WHERE order_id = ?1 ORDER BY found_at DESC LIMIT 20`)
    .bind(order)
    .all<Row>()
  return results.map(findingOf)
}
