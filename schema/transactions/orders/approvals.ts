/** Refunds that wait for a second person, and what became of each. */
import type { Idempotency } from '#domain/idempotency'
import type { OrderId } from '#domain/ids'
import type { Currency, Money } from '#domain/money'
import type { ApprovalState, Asked } from '#domain/orders/approval'

export type Approval = Asked & {
  readonly id: string
  /** As the audit log names it. */
  readonly command: string
  readonly input: unknown
  readonly key: string
  readonly once: Idempotency
  readonly orderId: OrderId
  /** What would go back. */
  readonly amount: Money
  readonly askedAs: string
  readonly askedAt: number
  readonly decidedBy: string
  readonly decidedAt: number | null
  readonly reason: string
}

type Row = Omit<Approval, 'input' | 'once' | 'amount'> & {
  readonly input: string
  readonly once: string
  readonly amount: number
  readonly currency: Currency
}

const SHOWN = `SELECT id, command, input, key, once, order_id AS orderId, amount, currency, asked_by AS askedBy, asked_as AS askedAs,
  asked_at AS askedAt, expires_at AS expiresAt, state, decided_by AS decidedBy, decided_at AS decidedAt, reason FROM refund_approvals`

const approvalOf = ({ input, once, amount, currency, ...row }: Row): Approval => ({
  ...row,
  input: JSON.parse(input) as unknown,
  once: JSON.parse(once) as Idempotency,
  amount: { amount, currency },
})

/** Asked again it stays as it is. @returns as it is now */
export const askApproval = async (
  db: D1Database,
  one: Omit<Approval, 'state' | 'decidedBy' | 'decidedAt' | 'reason'>,
): Promise<Approval> => {
  const [, found] = await db.batch<Row>([
    db
      .prepare(
        `INSERT INTO refund_approvals
           (id, command, input, key, once, order_id, amount, currency, asked_by, asked_as, asked_at, expires_at, state)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, 'waiting') ON CONFLICT (id) DO NOTHING`,
      )
      .bind(
        one.id,
        one.command,
        JSON.stringify(one.input),
        one.key,
        JSON.stringify(one.once),
        one.orderId,
        one.amount.amount,
        one.amount.currency,
        one.askedBy,
        one.askedAs,
        one.askedAt,
        one.expiresAt,
      ),
    db.prepare(`${SHOWN} WHERE id = ?1`).bind(one.id),
  ])
  const [row] = found?.results ?? []
  if (!row) throw new Error(`an approval was not written: ${one.id}`)
  return approvalOf(row)
}

export const approvalBy = async (db: D1Database, id: string): Promise<Approval | null> => {
  const row = await db.prepare(`${SHOWN} WHERE id = ?1`).bind(id).first<Row>()
  return row && approvalOf(row)
}

type Decision = { readonly state: ApprovalState; readonly by: string; readonly reason: string; readonly at: number }

/** Of two who decide at once the first does. @returns whether it was this one */
export const decide = async (
  db: D1Database,
  id: string,
  from: ApprovalState,
  { state, by, reason, at }: Decision,
): Promise<boolean> => {
  const { meta } = await db
    .prepare(
      `UPDATE refund_approvals SET state = ?3, decided_by = ?4, decided_at = ?5, reason = ?6 WHERE id = ?1 AND state = ?2`,
    )
    .bind(id, from, state, by, at, reason)
    .run()
  return meta.changes > 0
}

const LISTED = 100

/** Those that wait first, the oldest of them first; then the latest. */
export const approvals = async (db: D1Database, now: number): Promise<readonly Approval[]> => {
  const { results } = await db
    .prepare(
      `${SHOWN} ORDER BY state = 'waiting' AND expires_at > ?1 DESC,
         iif(state = 'waiting' AND expires_at > ?1, asked_at, -asked_at) LIMIT ?2`,
    )
    .bind(now, LISTED)
    .all<Row>()
  return results.map(approvalOf)
}

/** Of one order, those that wait. */
export const approvalsOfOrder = async (db: D1Database, order: OrderId, now: number): Promise<readonly Approval[]> => {
  const { results } = await db
    .prepare(`${SHOWN} WHERE order_id = ?1 AND state = 'waiting' AND expires_at > ?2 ORDER BY asked_at LIMIT 20`)
    .bind(order, now)
    .all<Row>()
  return results.map(approvalOf)
}
