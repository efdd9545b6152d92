/** The catalogue listens: the words in stock, low and sold out follow the shelves. */
import { setAvailability } from '#schema/products/catalog'
import type { Listens } from './settle.ts'

export const catalog: Listens = async (events, env) => {
  const words = events.filter((event) => event.type === 'availability-changed')
  if (words.length > 0) await setAvailability(env.PRODUCTS_DB, words)
}
