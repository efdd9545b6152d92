/** Lines of a price list laid onto the variants that they name. */
import { edited, type Edit } from '#domain/catalog/edit'
import type { FileRow } from '#domain/catalog/files/file-job'
import type { FilePrice, PriceLine } from '#domain/catalog/price-list'
import { differences } from '#domain/catalog/product-fields'
import { choiceOf, type Product } from '#domain/catalog/product'
import type { ProductId, VariantId } from '#domain/ids'
import { productsBy } from '#schema/products/catalog/catalog'
import { changeMany } from '#schema/products/catalog/many'
import { newIds } from '#schema/products/catalog/save'
import { variantsNamed } from '#schema/products/catalog/variants-named'
import { LISTS, productTag } from '../../../cache/tags.ts'
import { purge } from '../../../cache/purge.ts'
import { noted } from '../file-notes.ts'

type Found = { readonly product: ProductId; readonly variant: VariantId }
type Meant = FilePrice & { readonly found?: Found; readonly reason?: 'variant-unknown' | 'sku-shared' }

const nameOf = ({ sku, variant }: PriceLine) => sku ?? variant ?? ''

const meantBy = async (db: D1Database, items: readonly FilePrice[]): Promise<Meant[]> => {
  const names = [...new Set(items.map(({ line }) => nameOf(line)))]
  const found = Map.groupBy(await variantsNamed(db, names), ({ name }) => name)
  return items.map((item) => {
    const those = found.get(nameOf(item.line)) ?? []
    const [only, ...others] = those.filter((one) => (item.line.sku === undefined ? one.byId : !one.byId))
    if (!only) return { ...item, reason: 'variant-unknown' }
    return others.length > 0 ? { ...item, reason: 'sku-shared' } : { ...item, found: only }
  })
}

/** What all lines of one product say of it. */
const editOf = (meant: readonly Meant[]): Edit => ({
  variants: meant.flatMap(({ line: { currency, price, compareAt, cost }, found }) =>
    found ? [{ id: found.variant, prices: [{ currency, price, compareAt, cost }] }] : [],
  ),
})

const rowsOf = (
  meant: readonly Meant[],
  product: Product | undefined,
  changes: ReturnType<typeof differences>,
): FileRow[] =>
  meant.map(({ row, line, found, reason }): FileRow => {
    const variant = product?.variants.find(({ id }) => id === found?.variant)
    const own = changes
      .filter(
        ({ field }) => variant && field.startsWith(`variants.${variant.id}.`) && field.endsWith(`.${line.currency}`),
      )
      .map((change) => ({ ...change, field: change.field.split('.').slice(2).join('.') }))
    const title =
      product && variant ? [product.text.title, choiceOf(product, variant).en].filter(Boolean).join(', ') : ''
    const lost =
      line.compareAt != null && variant && !variant.compareAt.some(({ currency }) => currency === line.currency)
    return {
      row,
      name: title || nameOf(line),
      ...(product && { product: product.id }),
      outcome: reason ? 'refused' : own.length > 0 ? 'changed' : 'unchanged',
      changes: own,
      notes: reason || lost ? [noted(row, '', { code: reason ?? 'no-markdown' })] : [],
    }
  })

const inFileOrder = (rows: readonly FileRow[]) => rows.toSorted((one, other) => one.row - other.row)

export const previewPrices = async (db: D1Database, items: readonly FilePrice[]): Promise<FileRow[]> => {
  const meant = await meantBy(db, items)
  const byProduct = Map.groupBy(meant, ({ found }) => found?.product)
  const products = await productsBy(
    db,
    'id',
    [...byProduct.keys()].flatMap((id) => id ?? []),
  )
  const rows = products.flatMap((product) => {
    const of = byProduct.get(product.id) ?? []
    const made = edited(product, editOf(of), newIds)
    return made.ok ? rowsOf(of, made.value, differences(product, made.value)) : []
  })
  return inFileOrder([...rows, ...rowsOf(byProduct.get(undefined) ?? [], undefined, [])])
}

export const applyPrices = async (
  db: D1Database,
  items: readonly FilePrice[],
  by: { readonly who: string; readonly run: string },
  now: number,
): Promise<FileRow[]> => {
  const meant = await meantBy(db, items)
  const byProduct = Map.groupBy(meant, ({ found }) => found?.product)
  const ids = [...byProduct.keys()].flatMap((id) => id ?? [])
  const rows: FileRow[] = []
  const changed: string[] = []
  for (let at = 0; at < ids.length; at += PRODUCTS_AT_ONCE) {
    const some = ids.slice(at, at + PRODUCTS_AT_ONCE)
    const decide = (product: Product) => edited(product, editOf(byProduct.get(product.id) ?? []), newIds)
    for (const one of await changeMany(db, some, decide, { ...by, cause: 'import' }, now)) {
      const of = byProduct.get(one.product.id) ?? []
      rows.push(...rowsOf(of, one.product, one.outcome === 'changed' ? differences(one.before, one.product) : []))
      if (one.outcome === 'changed') changed.push(one.product.handle)
    }
  }
  if (changed.length > 0) purge([...changed.map(productTag), LISTS])
  return inFileOrder([...rows, ...rowsOf(byProduct.get(undefined) ?? [], undefined, [])])
}

/** A product may have thousands of variants. */
const PRODUCTS_AT_ONCE = 10
