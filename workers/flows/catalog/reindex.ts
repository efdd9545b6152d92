/** The search index is made anew, a page for each call. */
import { reindexPage, type Reindexed } from '#schema/products/catalog/search/reindex'
import type { Databases } from '../../env.ts'

export type { Reindexed }

export const reindexCatalog = (
  { PRODUCTS_DB }: Pick<Databases, 'PRODUCTS_DB'>,
  after: number,
  missing: boolean,
): Promise<Reindexed> => reindexPage(PRODUCTS_DB, after, missing)
