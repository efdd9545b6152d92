/** What orders mean to the book of gift cards: what was bought is dealt, what went back is closed, what was paid with is copied. */
import type { Event } from '#domain/events'
import { isMoney, storedValueId, type StoredValueId } from '#domain/stored-value/stored-value'
import { copyLedger } from '../flows/stored-value/money.ts'
import { dealSold } from '../flows/stored-value/sold.ts'
import { inventory } from './inventory.ts'
import type { Listens } from './settle.ts'
import { transactions } from './transactions.ts'

/** With the copy of orders: both hear of every fact of an order, and a queue of its own would be a message more behind each. */
export const transactionsAndCards: Listens = async (events, env) => {
  await transactions(events, env)
  await dealSold(env, events, Date.now())
  for (const id of new Set(events.flatMap(givenBackTo))) await copyLedger(env, id)
}

/** Cards and credit that an order has given their money back to. */
const givenBackTo = (event: Event): StoredValueId[] =>
  event.type === 'order-refunded' ? (event.order.payments ?? []).map(({ storedValue }) => storedValue.id) : []

/** Cards and credit that an order has paid with, by what it has taken. */
const paidWith = (event: Event): StoredValueId[] =>
  event.type === 'order-placed'
    ? event.items.flatMap(({ item }) => (isMoney(item) ? (storedValueId(item) ?? []) : []))
    : []

/** Behind the units that were taken: then the ledger is as the shards have it. Of an order without stored value nothing is asked. */
export const inventoryAndLedger: Listens = async (events, env) => {
  await inventory(events, env)
  for (const id of new Set(events.flatMap(paidWith))) await copyLedger(env, id)
}
