/**
 * What a file of a large shop takes: products of fifty thousand that are there already come in again with another maker each, so
 * that every one is read, merged and written with its past; then the same file once more; then all of them in bulk.
 */
import { manyGoods } from './many-goods.ts'
import { openClient } from '../client.ts'
import { DEMO_STAFF } from '../demo-staff.ts'
import type { Shop } from '../shop.ts'
import type { Round } from './measure.ts'

/** Enough that one call more or less changes nothing; all fifty thousand would take minutes. */
const PRODUCTS = 2_000
/** As `npm run import` sends them, and as a bulk change takes them. */
const A_CALL = 50

const calls = <T>(all: readonly T[]): T[][] =>
  Array.from({ length: Math.ceil(all.length / A_CALL) }, (_, at) => all.slice(at * A_CALL, (at + 1) * A_CALL))

/** @returns rows of a file a second: one for each variant */
export const measureImport = async ({ url }: Pick<Shop, 'url'>): Promise<Round> => {
  const { email, password } = DEMO_STAFF
  const client = await openClient({ url, email, password })
  const run = crypto.randomUUID()
  const goods = manyGoods(0, PRODUCTS).map((draft) => ({ ...draft, vendor: `Maker of ${run}` }))
  const rows = goods.reduce((count, { variants = [] }) => count + variants.length, 0)
  const seconds = async (work: (some: typeof goods) => Promise<unknown>): Promise<number> => {
    const begun = performance.now()
    for (const some of calls(goods)) await work(some)
    return (performance.now() - begun) / 1_000
  }
  const send = async (products: typeof goods) => {
    const answer = (await client.post('/api/admin/catalog/import', { products, run })) as {
      products: readonly { outcome: string }[]
    }
    return new Set(answer.products.map(({ outcome }) => outcome))
  }
  const outcomes = new Set<string>()
  const changed = await seconds(async (some) => {
    for (const outcome of await send(some)) outcomes.add(outcome)
  })
  if (outcomes.size !== 1 || !outcomes.has('updated')) throw new Error(`an import: ${[...outcomes].join(', ')}`)
  const again = await seconds(send)
  const change = { prices: [{ currency: 'EUR', field: 'price', percent: 10, ending: '90' }] }
  const bulk = await seconds((some) =>
    client.post('/api/admin/products/bulk', { run: `bulk-${run}`, products: some.map(({ handle }) => handle), change }),
  )
  return {
    value: rows / changed,
    floor: null,
    more: { unchanged: rows / again, bulk: rows / bulk, products: PRODUCTS / changed },
  }
}
