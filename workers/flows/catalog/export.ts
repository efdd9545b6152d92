/** Goods go out: whole products, a page at a time, with what stands on the shelf of one location. */
import type { Product } from '#domain/catalog/product'
import type { LocationId, VariantId } from '#domain/ids'
import { productsAfter } from '#schema/products/catalog/walk'
import type { Databases } from '../../env.ts'
import { stockOf } from '../inventory/stock.ts'
import type { TopologyEnv } from '../../sharding/topology.ts'

type Env = TopologyEnv & Pick<Databases, 'PRODUCTS_DB'>

export type ExportPage = {
  readonly products: readonly Product[]
  /** Units that may be sold, of the variants that were ever stocked there. */
  readonly stock: Readonly<Record<VariantId, number>>
  /** Ask again with it; null on the last page. */
  readonly after: number | null
}

/** One product may have 2,048 variants: a page stays below some 20 MB even then. */
const PAGE = 25

export const exportCatalog = async (env: Env, after: number, location: LocationId): Promise<ExportPage> => {
  const { products, next } = await productsAfter(env.PRODUCTS_DB, after, PAGE)
  const items = products.flatMap((product) => product.variants.map(({ id }) => id))
  const stock = [...(await stockOf(env, items)).values()]
    .flat()
    .filter((level) => level.location === location)
    .map((level) => [level.item, level.available] as const)
  return { products, stock: Object.fromEntries(stock), after: next }
}
