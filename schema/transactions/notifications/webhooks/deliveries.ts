/** What each endpoint is told: taken by one at a time, settled once, listed, sent again. */
import {
  KEPT_MS,
  LEASE_MS,
  type DeliveryOutcome,
  type DeliveryReason,
  type DeliveryState,
  type EndpointId,
  type OffReason,
} from '#domain/notifications/webhooks/delivery'
import type { WebhookType } from '#domain/notifications/webhooks/events'
import { insertRows } from '#schema/insert-rows'

export type NewDelivery = {
  readonly endpointId: EndpointId
  readonly eventId: string
  readonly type: WebhookType
  readonly about: string
  readonly payload: string
  readonly at: number
}

export type Delivery = Omit<NewDelivery, 'payload'> & {
  readonly sequence: number
  readonly state: DeliveryState
  readonly attempts: number
  readonly tryAt: number
  readonly triedAt: number | null
  readonly took: number | null
  readonly status: number | null
  readonly reason: DeliveryReason | ''
  readonly excerpt: string
}

const ROW = `sequence, endpoint_id AS endpointId, event_id AS eventId, type, about, at, state, attempts, try_at AS tryAt,
  tried_at AS triedAt, took, status, reason, excerpt`

const SAVING = [
  `INSERT INTO webhook_deliveries (endpoint_id, event_id, type, about, payload, at, try_at) VALUES`,
  `ON CONFLICT (endpoint_id, event_id) DO NOTHING`,
] as const

/** Keeps what is to be told; what is there already stays. @returns the numbers of those that wait */
export const addDeliveries = async (db: D1Database, all: readonly NewDelivery[], now: number): Promise<number[]> => {
  if (all.length === 0) return []
  const rows = all.map((one) => [one.endpointId, one.eventId, one.type, one.about, one.payload, one.at, now])
  await db.batch(insertRows(db, SAVING, rows))
  const { results } = await db
    .prepare(
      `SELECT sequence FROM json_each(?1) AS told JOIN webhook_deliveries
         ON endpoint_id = told.value ->> 0 AND event_id = told.value ->> 1 WHERE state = 'waiting'`,
    )
    .bind(JSON.stringify(all.map((one) => [one.endpointId, one.eventId])))
    .all<{ sequence: number }>()
  return results.map(({ sequence }) => sequence)
}

/** A queue that waits so many seconds may come some ms too early. */
const EARLY_MS = 500

export type TakenDelivery = Delivery & { readonly payload: string }

/** Whoever takes it has it alone until the lease is over. @returns null when it is not due, over, or another's */
export const takeDelivery = (db: D1Database, sequence: number, now: number): Promise<TakenDelivery | null> =>
  db
    .prepare(
      `UPDATE webhook_deliveries SET attempts = attempts + 1, try_at = ?2
       WHERE sequence = ?1 AND state = 'waiting' AND try_at <= ?3 RETURNING ${ROW}, payload`,
    )
    .bind(sequence, now + LEASE_MS, now + EARLY_MS)
    .first<TakenDelivery>()

/**
 * What became of a try. One that came back behind its lease, when another had it, changes nothing but what has arrived. An endpoint at
 * which something arrived has not failed; one that is not known to fail begins to.
 */
export const settleDelivery = async (
  db: D1Database,
  { sequence, attempts, endpointId }: Pick<Delivery, 'sequence' | 'attempts' | 'endpointId'>,
  { state, tryAt, status, reason, excerpt }: DeliveryOutcome,
  { now, took }: { readonly now: number; readonly took: number },
): Promise<void> => {
  const isSent = state === 'sent'
  await db.batch([
    db
      .prepare(
        `UPDATE webhook_deliveries SET state = ?2, try_at = ?3, status = ?4, reason = ?5, excerpt = ?6, tried_at = ?7, took = ?8
         WHERE sequence = ?1 AND state <> 'sent' AND (attempts = ?9 OR ?10)`,
      )
      .bind(sequence, state, tryAt, status, reason, excerpt, now, took, attempts, isSent ? 1 : 0),
    isSent
      ? db
          .prepare(`UPDATE webhook_endpoints SET failing_since = NULL WHERE id = ?1 AND failing_since IS NOT NULL`)
          .bind(endpointId)
      : db
          .prepare(`UPDATE webhook_endpoints SET failing_since = ?2 WHERE id = ?1 AND failing_since IS NULL`)
          .bind(endpointId, now),
  ])
}

/** Nothing is sent there from now on; what waited for it is given up, until staff send it again. */
export const switchOff = async (db: D1Database, id: EndpointId, reason: OffReason, now: number): Promise<void> => {
  await db.batch([
    db
      .prepare(`UPDATE webhook_endpoints SET off_at = ?2, off_for = ?3 WHERE id = ?1 AND off_at IS NULL`)
      .bind(id, now, reason),
    db
      .prepare(
        `UPDATE webhook_deliveries SET state = 'dead', reason = 'off' WHERE endpoint_id = ?1 AND state = 'waiting'`,
      )
      .bind(id),
  ])
}

/** Told together. */
const DUE_MAX = 200

export const deliveriesDue = async (db: D1Database, now: number): Promise<number[]> => {
  const { results } = await db
    .prepare(
      `SELECT sequence FROM webhook_deliveries WHERE state = 'waiting' AND try_at <= ?1 ORDER BY try_at LIMIT ?2`,
    )
    .bind(now, DUE_MAX)
    .all<{ sequence: number }>()
  return results.map(({ sequence }) => sequence)
}

/** Looked through at once: they stand in the order in which they were told. */
const FORGOTTEN_MAX = 100

export const forgetDeliveries = async (db: D1Database, now: number): Promise<void> => {
  await db
    .prepare(
      `DELETE FROM webhook_deliveries WHERE sequence IN (
         SELECT sequence FROM (SELECT sequence, at FROM webhook_deliveries ORDER BY sequence LIMIT ?2) WHERE at < ?1)`,
    )
    .bind(now - KEPT_MS, FORGOTTEN_MAX)
    .run()
}

export const DELIVERIES_PER_PAGE = 50

export type Listed = {
  readonly endpoint: EndpointId
  readonly state: DeliveryState | null
  readonly before: number | null
}

/** The latest first. @param before the number of the last one of the page before */
export const deliveriesPage = async (
  db: D1Database,
  { endpoint, state, before }: Listed,
): Promise<{ readonly rows: readonly Delivery[]; readonly older: boolean }> => {
  const { results } = await db
    .prepare(
      `SELECT ${ROW} FROM webhook_deliveries
       WHERE endpoint_id = ?1 AND (?2 IS NULL OR state = ?2) AND (?3 IS NULL OR sequence < ?3)
       ORDER BY sequence DESC LIMIT ?4`,
    )
    .bind(endpoint, state, before, DELIVERIES_PER_PAGE + 1)
    .all<Delivery>()
  return { rows: results.slice(0, DELIVERIES_PER_PAGE), older: results.length > DELIVERIES_PER_PAGE }
}

export const deliveryBy = (db: D1Database, endpoint: EndpointId, sequence: number): Promise<TakenDelivery | null> =>
  db
    .prepare(`SELECT ${ROW}, payload FROM webhook_deliveries WHERE endpoint_id = ?1 AND sequence = ?2`)
    .bind(endpoint, sequence)
    .first<TakenDelivery>()

/** Of one press. */
export const REPLAYED_MAX = 1_000

/** Those that are over begin anew, the oldest first; of one that waits nothing changes. @returns their numbers */
export const replayDeliveries = async (
  db: D1Database,
  endpoint: EndpointId,
  which: { readonly sequence: number } | { readonly since: number; readonly until: number; readonly onlyDead: boolean },
  now: number,
): Promise<number[]> => {
  const [condition, values] =
    'sequence' in which
      ? (['sequence = ?3', [which.sequence]] as const)
      : ([
          `at >= ?3 AND at < ?4 AND (?5 = 0 OR state = 'dead')`,
          [which.since, which.until, which.onlyDead ? 1 : 0],
        ] as const)
  const { results } = await db
    .prepare(
      `UPDATE webhook_deliveries SET state = 'waiting', attempts = 0, try_at = ?2 WHERE sequence IN (
         SELECT sequence FROM webhook_deliveries WHERE endpoint_id = ?1 AND state <> 'waiting' AND ${condition}
         ORDER BY sequence LIMIT ${REPLAYED_MAX}) RETURNING sequence`,
    )
    .bind(endpoint, now, ...values)
    .all<{ sequence: number }>()
  return results.map(({ sequence }) => sequence).toSorted((a, b) => a - b)
}
