/**
 * Lists of products, counted once: turning a page or choosing another order of a list asks the store for cards alone;
 * narrowing a search counts, and does not look for its words again.
 *
 * What is remembered names the last change of the store that it knows, and the store says with every page whether there
 * was another since; so a count is never older than the cards beside it. Purges are heeded for the one case in which that
 * number does not tell: a store that was brought back to an earlier time.
 */
import { isShown, type CollectionSort } from '#domain/catalog/collection'
import type { ListQuery } from '#domain/catalog/list-query'
import {
  listCollection,
  listProducts,
  searchProducts,
  type Counts,
  type Known,
  type KnownHits,
  type Listing,
} from '#schema/products/catalog/lists'
import { putLast } from '../../cache/put-last.ts'
import { LISTS, whenPurged } from '../../cache/tags.ts'
import type { Databases } from '../../env.ts'

type Store = Pick<Databases, 'PRODUCTS_DB'>

/** Lists whose counts one isolate remembers: at most some 90 KB each, with a thousand hits and 600 values of facets. */
const LISTS_MAX = 100
/** Searches whose hits are remembered for whoever narrows them: at most some 8 KB each. */
const WORDS_MAX = 500
/** Collections whose order is remembered: a word each. */
const COLLECTIONS_MAX = 1_000

/** In the order in which they were asked for last. */
const counts = new Map<string, Counts>()
const hits = new Map<string, KnownHits>()
whenPurged([LISTS], () => {
  counts.clear()
  hits.clear()
})

/** Everything that a list is narrowed by, and nothing else. */
const nameOf = ({ collection, terms, exact, filters, currency, without }: ListQuery): string =>
  JSON.stringify([collection, terms, exact, filters, currency, without])

const wordsOf = ({ terms, exact }: ListQuery): string => JSON.stringify([terms, exact])

/** Words that were looked for after the store had changed know more than counts from before it: those ask for nothing. */
const recall = (query: ListQuery): Known | undefined => {
  const [counted, found] = [counts.get(nameOf(query)), hits.get(wordsOf(query))]
  return counted && found && counted.seq < found.seq ? found : (counted ?? found)
}

const remember = (query: ListQuery, { total, facets, hits: found, seq }: Listing): void => {
  putLast(counts, nameOf(query), { total, facets, hits: found, seq }, LISTS_MAX)
  if (found) putLast(hits, wordsOf(query), { hits: found, seq }, WORDS_MAX)
}

export const productsListed = async (env: Store, query: ListQuery) => {
  const list = await listProducts(env.PRODUCTS_DB, query, recall(query))
  remember(query, list)
  return list
}

/** The orders that collections were seen to say last: an address that asks for none means that one. */
const orders = new Map<string, CollectionSort>()

/**
 * In the order that the collection said when it was read last, so that nobody waits twice; where it says another one by
 * now, or was never read here, once more.
 *
 * @param queryIn the query, given the order that the collection says
 */
export const collectionListed = async (env: Store, queryIn: (usual: CollectionSort) => ListQuery, handle: string) => {
  const guessed = orders.get(handle) ?? 'featured'
  const first = await listedIn(env, queryIn(guessed), handle)
  const sort = first.collection?.sort ?? guessed
  if (first.collection) putLast(orders, handle, sort, COLLECTIONS_MAX)
  return sort === guessed ? first : listedIn(env, queryIn(sort), handle)
}

/** In the order that the query says, or as it is listed. */
export const listedIn = async (env: Store, query: ListQuery, handle: string) => {
  const found = await listCollection(env.PRODUCTS_DB, query, handle, recall(query))
  remember(query, found.list)
  const { collection } = found
  return { ...found, query, collection: collection && isShown(collection, Date.now()) ? collection : undefined }
}

/** A list of a search of the whole shop is the same list as its page: what is remembered of one serves the other. */
export const productsFound = async (env: Store, query: ListQuery) => {
  if (query.terms === undefined) return searchProducts(env.PRODUCTS_DB, query)
  const found = await searchProducts(env.PRODUCTS_DB, query, recall(query))
  remember(query, found.list)
  return found
}
