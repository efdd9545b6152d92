/** The merchant's own fields in a product file: a column for each, `Care (product.metafields.custom.care)`. */
import type { Draft } from '../draft.ts'
import { typeOfCells, type MetafieldType } from '../metafields.ts'
import { own } from '../../own.ts'
import { tidied } from './csv-cells.ts'
import { isOwnField, type Columns } from './columns.ts'
import type { Row } from './row.ts'

/**
 * Fields that every shop on Shopify has, and so of a type that is known.
 *
 * @see https://shopify.dev/docs/apps/build/metafields/list-of-standard-definitions
 */
const STANDARD: Readonly<Record<string, MetafieldType>> = {
  'shopify--discovery--product_recommendation.related_products': 'list.product_reference',
  'shopify--discovery--product_recommendation.complementary_products': 'list.product_reference',
  'shopify--discovery--product_search_boost.queries': 'list.single_line_text',
}

export type FileMetafield = { readonly field: string; readonly name: string; readonly type: MetafieldType }

const ownIn = (columns: Columns) =>
  [...columns].flatMap(([field, { name }]) =>
    isOwnField(field) ? [{ column: field, field: field.slice('metafield.'.length), name }] : [],
  )

/** What the rows of each product say; a type that fits all of them is theirs where the shop has none. */
export const metafieldsIn = (columns: Columns, groups: ReadonlyMap<string, readonly Row[]>): FileMetafield[] =>
  ownIn(columns).map(({ column, field, name }) => {
    const cells = [...groups.values()].flatMap((rows) => rows.map(({ cell }) => cell(column) ?? '').filter(Boolean))
    return {
      field,
      name: tidied(name).replace(/\s*\([^()]*\)$/, ''),
      type: own(STANDARD, field.toLowerCase()) ?? typeOfCells(cells),
    }
  })

/** A blank cell takes the field away, as blank cells do; a row without the cell says nothing. */
export const metafieldsOf = (columns: Columns, { cell }: Row): Pick<Draft, 'metafields'> => {
  const said = ownIn(columns).flatMap(({ column, field }) => {
    const value = cell(column)
    return value === undefined ? [] : [[field, value === '' ? null : { value }] as const]
  })
  return said.length > 0 ? { metafields: Object.fromEntries(said) } : {}
}
