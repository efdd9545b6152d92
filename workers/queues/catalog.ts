/** The catalogue listens: the words in stock, low and sold out follow the shelves. */
import type { VariantId } from '#domain/ids'
import { itemOf } from '#domain/sharding/lanes'
import { setAvailability } from '#schema/products/catalog/catalog'
import { purge } from '../cache/purge.ts'
import { LISTS, productTag } from '../cache/tags.ts'
import { availabilityOfLanes } from '../flows/inventory/availability.ts'
import type { Env } from '../env.ts'
import type { Listens } from './settle.ts'

export const catalog: Listens = async (events, env) => {
  const changes = events.filter((event) => event.type === 'availability-changed')
  const whole = changes.filter(({ split }) => !split).map((event) => ({ ...event, item: itemOf(event.item) }))
  const divided = new Set(changes.filter(({ split }) => split).map(({ item }) => itemOf(item)))
  const words = [...whole, ...(await Promise.all([...divided].map((item) => availabilityNow(env, item))))]
  const handles = await setAvailability(env.PRODUCTS_DB, words)
  if (handles.length > 0) purge([...handles.map(productTag), LISTS])
}

/** One lane has told its part: the word of the whole is asked for. */
const availabilityNow = async (env: Env, item: VariantId) => ({ item, ...(await availabilityOfLanes(env, item)) })
