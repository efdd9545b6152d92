/** Other systems that are told what happens: added, changed, switched off. */
import {
  BOTH_SECRETS_MS,
  ENDPOINTS_MAX,
  type EndpointId,
  type OffReason,
} from '#domain/notifications/webhooks/delivery'
import type { WebhookEvent } from '#domain/notifications/webhooks/events'

export type Endpoint = {
  readonly id: EndpointId
  readonly url: string
  readonly note: string
  readonly events: readonly WebhookEvent[]
  readonly createdAt: number
  /** Until when the secret before signs as well; null when it is over. */
  readonly formerUntil: number | null
  readonly failingSince: number | null
  readonly offAt: number | null
  readonly offFor: OffReason | null
}

/** With what signs, as it is kept. */
export type SealedEndpoint = Endpoint & { readonly secret: string; readonly formerSecret: string | null }

type Row<E> = Omit<E, 'events'> & { readonly events: string }

const ROW = `id, url, note, events, created_at AS createdAt, former_until AS formerUntil, failing_since AS failingSince,
  off_at AS offAt, off_for AS offFor`
const SEALED = `${ROW}, secret, former_secret AS formerSecret`

const read = <E extends Endpoint>(row: Row<E>) =>
  ({ ...row, events: JSON.parse(row.events) as WebhookEvent[] }) as unknown as E

export const endpoints = async (db: D1Database): Promise<Endpoint[]> => {
  const { results } = await db
    .prepare(`SELECT ${ROW} FROM webhook_endpoints ORDER BY created_at, id`)
    .all<Row<Endpoint>>()
  return results.map((row) => read<Endpoint>(row))
}

export type Wanting = Pick<Endpoint, 'id' | 'events'>

/** Who is told of what. */
export const endpointsOn = async (db: D1Database): Promise<readonly Wanting[]> => {
  const { results } = await db
    .prepare(`SELECT id, events FROM webhook_endpoints WHERE off_at IS NULL`)
    .all<{ id: EndpointId; events: string }>()
  return results.map(({ id, events }) => ({ id, events: JSON.parse(events) as WebhookEvent[] }))
}

export const endpointBy = async (db: D1Database, id: string): Promise<SealedEndpoint | null> => {
  const row = await db
    .prepare(`SELECT ${SEALED} FROM webhook_endpoints WHERE id = ?1`)
    .bind(id)
    .first<Row<SealedEndpoint>>()
  return row && read<SealedEndpoint>(row)
}

export type NewEndpoint = Pick<SealedEndpoint, 'id' | 'url' | 'note' | 'events' | 'secret'> & {
  /** Which request makes it, and a hash of all that it asks for. */
  readonly request: string
  readonly asked: string
}

/** @returns the one that this request has made, and what it had asked for; null when there are as many as can be */
export const addEndpoint = async (
  db: D1Database,
  { id, url, note, events, secret, request, asked }: NewEndpoint,
  now: number,
): Promise<{ readonly endpoint: Endpoint; readonly asked: string; readonly isNew: boolean } | null> => {
  const { meta } = await db
    .prepare(
      `INSERT INTO webhook_endpoints (id, url, note, events, secret, made_by, asked, rotated_by, created_at)
       SELECT ?1, ?2, ?3, ?4, ?5, ?6, ?7, ?6, ?8 WHERE ?9 > (SELECT count(*) FROM webhook_endpoints)
       ON CONFLICT (made_by) DO NOTHING`,
    )
    .bind(id, url, note, JSON.stringify(events), secret, request, asked, now, ENDPOINTS_MAX)
    .run()
  const made = await db
    .prepare(`SELECT ${ROW}, asked FROM webhook_endpoints WHERE made_by = ?1`)
    .bind(request)
    .first<Row<Endpoint> & { asked: string }>()
  if (!made) return null
  const { asked: before, ...row } = made
  return { endpoint: read<Endpoint>(row), asked: before, isNew: meta.changes > 0 }
}

/** @param offAt null: it is on, and whatever failed before is forgotten */
export const saveEndpoint = async (
  db: D1Database,
  { id, url, note, events, offAt }: Pick<Endpoint, 'id' | 'url' | 'note' | 'events' | 'offAt'>,
): Promise<void> => {
  await db
    .prepare(
      `UPDATE webhook_endpoints SET url = ?2, note = ?3, events = ?4, off_at = ?5,
         off_for = CASE WHEN ?5 IS NULL THEN NULL ELSE coalesce(off_for, 'staff') END,
         failing_since = CASE WHEN ?5 IS NULL AND off_at IS NOT NULL THEN NULL ELSE failing_since END
       WHERE id = ?1`,
    )
    .bind(id, url, note, JSON.stringify(events), offAt)
    .run()
}

/** What it was told goes with it. */
export const deleteEndpoint = async (db: D1Database, id: EndpointId): Promise<void> => {
  await db.batch([
    db.prepare(`DELETE FROM webhook_deliveries WHERE endpoint_id = ?1`).bind(id),
    db.prepare(`DELETE FROM webhook_endpoints WHERE id = ?1`).bind(id),
  ])
}

/** The secret before signs for a day more. @returns whether this request has dealt it now, and not before */
export const rotateSecret = async (
  db: D1Database,
  id: EndpointId,
  secret: string,
  request: string,
  now: number,
): Promise<boolean> => {
  const { meta } = await db
    .prepare(
      `UPDATE webhook_endpoints SET former_secret = secret, former_until = ?3, secret = ?2, rotated_by = ?4
       WHERE id = ?1 AND rotated_by <> ?4`,
    )
    .bind(id, secret, now + BOTH_SECRETS_MS, request)
    .run()
  return meta.changes > 0
}
