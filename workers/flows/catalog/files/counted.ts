/** The stock that a product file has counted: written down slice by slice, and taken back as units, so that what was sold stays sold. */
import type { FileRow } from '#domain/catalog/files/file-job'
import type { VariantId } from '#domain/ids'
import { keepSlice, sliceOf } from '#schema/import-files'
import { productsOfVariants } from '#schema/products/catalog/variants-named'
import { takeBackCounted } from '#schema/products/inventory/stated-stock'
import type { Env } from '../../../env.ts'
import { changeStocks } from '../../inventory/stock.ts'
import { noted } from '../file-notes.ts'
import type { CountedUnits } from '../import-stock.ts'
import { MAIN } from './product-rows.ts'

/** Of a slice that is done again some are written down already, and some only now. */
export const keepCounted = async (
  bucket: R2Bucket,
  id: string,
  slice: number,
  counted: readonly CountedUnits[],
): Promise<void> => {
  const before = (await sliceOf<CountedUnits[]>(bucket, id, 'counted', slice)) ?? []
  const all = new Map([...before, ...counted].map((one) => [`${one.variant} ${one.stated}`, one]))
  await keepSlice(bucket, id, 'counted', slice, [...all.values()])
}

/** Under its key each count is taken back once. @returns a row for each product, or for what had to be left */
export const countsBack = async (env: Env, id: string, slice: number): Promise<FileRow[]> => {
  const counted = (await sliceOf<CountedUnits[]>(env.MEDIA, id, 'counted', slice)) ?? []
  const moved = counted.filter((one) => one.moved !== 0)
  if (moved.length === 0) return []
  const answers = await changeStocks(
    env,
    moved.map(({ variant: item, stated, moved: units }) => ({
      id: `${id} undo ${item} ${stated}`,
      type: 'correct',
      item,
      location: MAIN,
      units: -units,
      note: 'import undone',
    })),
  )
  const back = moved.filter((_, index) => answers[index]?.ok)
  if (back.length > 0) await takeBackCounted(env.PRODUCTS_DB, MAIN, back)
  const products = await productsOfVariants(
    env.PRODUCTS_DB,
    moved.map(({ variant }) => variant),
  )
  const isBack = new Set<VariantId>(back.map(({ variant }) => variant))
  const rows = moved.flatMap(({ variant, moved: units }) => {
    const product = products.get(variant)
    return product ? [{ ...product, units, isBack: isBack.has(variant) }] : []
  })
  return Array.from(Map.groupBy(rows, ({ id: of, isBack: done }) => `${of} ${done}`).values(), (some) => {
    const [{ id: product, title: name, isBack: done }] = some as [(typeof some)[number]]
    const units = some.reduce((sum, one) => sum + one.units, 0)
    return done
      ? {
          row: 0,
          name,
          product,
          outcome: 'restored',
          changes: [{ field: 'units', before: units, after: 0 }],
          notes: [],
        }
      : { row: 0, name, product, outcome: 'left', changes: [], notes: [noted(0, '', { code: 'sold-since' })] }
  })
}
