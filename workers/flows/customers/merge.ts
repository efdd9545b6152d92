/** Two customers who are one person: who they are, and what becomes of what both have. */
import { z } from 'zod'
import { NOTE_LENGTH_MAX } from '#domain/customers/record'
import type { CustomerId } from '#domain/ids'
import { endedByMerge } from '#domain/notifications/consent'
import type { OrderRef } from '#domain/orders/order'
import { ok, refuse, type Result } from '#domain/result'
import { customerCalled } from '#schema/users/customers/merge'
import { customerRecord, type CustomerRecord } from '#schema/users/customers/records'
import { consentsOf } from '#schema/users/notifications/consents'
import type { Env } from '../../env.ts'
import { askOrder } from '../../sharding/call-shard.ts'
import { knownCustomer } from './record-commands.ts'

type Pair = { readonly kept: CustomerRecord; readonly other: CustomerRecord; readonly isDone: boolean }
type PairRefusal = { readonly code: 'customer-unknown' | 'customer-merged' | 'customer-same' }

export const pairOf = async (env: Env, keptText: string, otherText: string): Promise<Result<Pair, PairRefusal>> => {
  const kept = await knownCustomer(env, keptText)
  if (!kept.ok) return kept
  const called = await customerCalled(env.USERS_DB, otherText.trim())
  const other = called && (await customerRecord(env.USERS_DB, called))
  if (!other) return refuse({ code: 'customer-unknown' })
  if (other.id === kept.value.id) return refuse({ code: 'customer-same' })
  const isDone = other.mergedInto === kept.value.id
  if (kept.value.mergedInto || (other.mergedInto && !isDone)) return refuse({ code: 'customer-merged' })
  return ok({ kept: kept.value, other, isDone })
}

/** What staff wrote of both. Longer than a note can be, its end is lost, which the preview shows. */
export const noteOf = ({ kept, other }: Pair): string =>
  (other.note === '' || kept.note.includes(other.note)
    ? kept.note
    : [kept.note, other.note].filter((text) => text !== '').join('\n\n')
  ).slice(0, NOTE_LENGTH_MAX)

/** What either has ended is ended, and nobody is written twice. */
export const endedOf = async (env: Env, { kept, other }: Pair, now: number) => {
  const said = (email: string | null) => (email ? consentsOf(env.USERS_DB, email) : [])
  const [ofKept, ofOther] = await Promise.all([said(kept.email), said(other.email)])
  return endedByMerge(ofKept, ofOther, now)
}

const HISTORY_PAGE = 200

/** Orders stay where they were placed; the kept one's shard learns their ids. Told twice it knows them once. */
export const tellOrders = async (env: Env, kept: CustomerId, other: CustomerId): Promise<void> => {
  for (let before: OrderRef | null = null; ;) {
    const page: { readonly orders: readonly OrderRef[] } = await askOrder(env, other, 'historyOf', {
      customer: other,
      before,
      limit: HISTORY_PAGE,
    })
    const orders = page.orders.map(({ id: order, placedAt }) => ({ id: order, placedAt }))
    if (orders.length > 0) await askOrder(env, kept, 'claimOrders', { customer: kept, orders })
    const last = orders.at(-1)
    if (orders.length < HISTORY_PAGE || !last) return
    before = last
  }
}

export const MERGE_REFUSALS = ['customer-unknown', 'customer-merged', 'customer-same'] as const
export const otherOne = z.string().trim().min(1).max(254).describe('Their id, mail address or telephone number.')
