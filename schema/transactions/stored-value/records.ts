/** The book of gift cards and store credit: one row for each, written once and then only gone on with. */
import type { CustomerId, OrderId } from '#domain/ids'
import type { DisabledFor, StoredValueRecord } from '#domain/stored-value/record'
import type { StoredValueId } from '#domain/stored-value/stored-value'

export const COLUMNS = `sequence, id, kind, ending, currency, issued, balance, customer_id AS customerId,
  recipient_name AS recipientName, recipient_email AS recipientEmail, sender, message, language, deliver_at AS deliverAt,
  mailed_at AS mailedAt, order_id AS orderId, order_name AS orderName, variant_id AS variantId, expires_at AS expiresAt, note,
  disabled_at AS disabledAt, disabled_for AS disabledFor, issued_by AS issuedBy, created_at AS createdAt`

export type Row = Omit<StoredValueRecord, 'recipient'> & {
  readonly recipientName: string
  readonly recipientEmail: string
}

export const recordIn = ({ recipientName, recipientEmail, ...row }: Row): StoredValueRecord => ({
  ...row,
  recipient: { name: recipientName, email: recipientEmail },
})

export type Begun = Omit<StoredValueRecord, 'sequence' | 'balance' | 'mailedAt' | 'disabledAt' | 'disabledFor'> & {
  /** Null: credit of an account. */
  readonly codeHash: string | null
}

/** The same again is the same row. */
export const beginRecord = async (db: D1Database, one: Begun): Promise<void> => {
  await db
    .prepare(
      `INSERT INTO stored_values (id, kind, code_hash, ending, currency, issued, customer_id, recipient_name, recipient_email, sender,
         message, language, deliver_at, order_id, order_name, variant_id, expires_at, note, issued_by, created_at)
       VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18, ?19, ?20)
       ON CONFLICT (id) DO NOTHING`,
    )
    .bind(
      one.id,
      one.kind,
      one.codeHash,
      one.ending,
      one.currency,
      one.issued,
      one.customerId,
      one.recipient.name,
      one.recipient.email,
      one.sender,
      one.message,
      one.language,
      one.deliverAt,
      one.orderId,
      one.orderName,
      one.variantId,
      one.expiresAt,
      one.note,
      one.issuedBy,
      one.createdAt,
    )
    .run()
}

const one = async (db: D1Database, where: string, value: string): Promise<StoredValueRecord | null> => {
  const row = await db.prepare(`SELECT ${COLUMNS} FROM stored_values WHERE ${where} = ?1`).bind(value).first<Row>()
  return row && recordIn(row)
}

export const recordBy = (db: D1Database, id: StoredValueId): Promise<StoredValueRecord | null> => one(db, 'id', id)
export const recordByHash = (db: D1Database, hash: string): Promise<StoredValueRecord | null> =>
  one(db, 'code_hash', hash)

const several = async (db: D1Database, text: string, ...values: readonly (string | number)[]) =>
  (
    await db
      .prepare(`SELECT ${COLUMNS} FROM stored_values WHERE ${text}`)
      .bind(...values)
      .all<Row>()
  ).results.map(recordIn)

/** Credit of an account, one for each currency; cards that are its own are none of it. */
export const creditsIn = (db: D1Database, customer: CustomerId): Promise<StoredValueRecord[]> =>
  several(db, `customer_id = ?1 AND kind = 'store-credit' ORDER BY sequence`, customer)

/** Cards that were bought with an order, in the order in which they were dealt. */
export const recordsOfOrder = (db: D1Database, order: OrderId): Promise<StoredValueRecord[]> =>
  several(db, 'order_id = ?1 ORDER BY sequence', order)

/** Of these ids, in no order. */
export const recordsOf = (db: D1Database, ids: readonly StoredValueId[]): Promise<StoredValueRecord[]> =>
  ids.length === 0 ? Promise.resolve([]) : several(db, 'id IN (SELECT value FROM json_each(?1))', JSON.stringify(ids))

/** Done in one sweep. */
const SWEPT_MAX = 50

/** Begun, and not gone on with: whoever dealt it has died in between. */
export const unfunded = (db: D1Database, before: number): Promise<StoredValueRecord[]> =>
  several(db, 'funded_at IS NULL AND created_at < ?1 ORDER BY created_at LIMIT ?2', before, SWEPT_MAX)

/** To be mailed by now. */
export const toMail = (db: D1Database, now: number): Promise<StoredValueRecord[]> =>
  several(
    db,
    `mailed_at IS NULL AND deliver_at <= ?1 AND funded_at IS NOT NULL AND disabled_at IS NULL
       AND (expires_at IS NULL OR expires_at > ?1) ORDER BY deliver_at LIMIT ?2`,
    now,
    SWEPT_MAX,
  )

/** Whose time is over, and whose money was not taken off yet. */
export const toExpire = (db: D1Database, now: number): Promise<StoredValueRecord[]> =>
  several(
    db,
    'expires_at <= ?1 AND settled_at IS NULL AND disabled_at IS NULL ORDER BY expires_at LIMIT ?2',
    now,
    SWEPT_MAX,
  )

/** Closed, with money that was promised to somebody when it was, and may have come back. */
export const toVoid = (db: D1Database): Promise<StoredValueRecord[]> =>
  several(db, 'disabled_at IS NOT NULL AND settled_at IS NULL ORDER BY disabled_at LIMIT ?1', SWEPT_MAX)

/** Whose holder is told in time. */
export const toRemind = (db: D1Database, now: number, until: number): Promise<StoredValueRecord[]> =>
  several(
    db,
    `expires_at > ?1 AND expires_at <= ?2 AND settled_at IS NULL AND reminded_at IS NULL AND balance > 0 AND disabled_at IS NULL
       AND (mailed_at IS NOT NULL OR customer_id IS NOT NULL) ORDER BY expires_at LIMIT ?3`,
    now,
    until,
    SWEPT_MAX,
  )

const setting = (column: 'funded_at' | 'mailed_at' | 'reminded_at' | 'settled_at') => {
  const statement = `UPDATE stored_values SET ${column} = ?2 WHERE id = ?1`
  return async (db: D1Database, id: StoredValueId, at: number | null): Promise<void> => {
    await db.prepare(statement).bind(id, at).run()
  }
}

export const setFunded = setting('funded_at')
export const setMailed = setting('mailed_at')
export const setReminded = setting('reminded_at')
export const setSettled = setting('settled_at')

/** @param to null: it pays again. Said twice it stays as it was said first. */
export const setDisabled = async (
  db: D1Database,
  id: StoredValueId,
  to: { readonly at: number; readonly for: DisabledFor } | null,
): Promise<void> => {
  await db
    .prepare(
      to
        ? `UPDATE stored_values SET disabled_at = ?2, disabled_for = ?3 WHERE id = ?1 AND disabled_at IS NULL`
        : `UPDATE stored_values SET disabled_at = ?2, disabled_for = ?3 WHERE id = ?1`,
    )
    .bind(id, to?.at ?? null, to?.for ?? null)
    .run()
}

/** Its order takes it back: closed for that whatever it was before, and looked at until it is known whether the order has. */
export const setTakenBack = async (db: D1Database, id: StoredValueId, at: number): Promise<void> => {
  await db
    .prepare(`UPDATE stored_values SET disabled_at = ?2, disabled_for = 'order', settled_at = NULL WHERE id = ?1`)
    .bind(id, at)
    .run()
}

/** Whom it is for, as staff have put it right before it is sent again. */
export const setRecipient = async (db: D1Database, id: StoredValueId, email: string): Promise<void> => {
  await db.prepare(`UPDATE stored_values SET recipient_email = ?2 WHERE id = ?1`).bind(id, email).run()
}

/** It was credited once more: what an account was given in all. */
export const addIssued = async (db: D1Database, id: StoredValueId, issued: number): Promise<void> => {
  await db.prepare(`UPDATE stored_values SET issued = ?2 WHERE id = ?1`).bind(id, issued).run()
}
