/** What an order means to the book of gift cards: those that were bought are dealt when it is paid, and closed when it goes back. */
import { dealSold } from '../flows/stored-value/sold.ts'
import type { Listens } from './settle.ts'
import { transactions } from './transactions.ts'

/** With the copy of orders: both hear of every fact of an order, and a queue of its own would be a message more behind each. */
export const transactionsAndCards: Listens = async (events, env) => {
  await transactions(events, env)
  await dealSold(env, events, Date.now())
}
