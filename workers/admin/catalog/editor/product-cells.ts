/** What a grid of several products says of each as a whole: cells beside its first variant. */
import type { Product } from '#domain/catalog/product'
import { cellName, type Filled } from './filled.ts'
import { listed, type EditSaid, type Problem } from './read.ts'
import type { Shown } from './shown.ts'

export const PRODUCT_CELLS = ['title', 'status', 'tags'] as const
export type ProductCell = (typeof PRODUCT_CELLS)[number]
export const isProductCell = (cell: string): cell is ProductCell => PRODUCT_CELLS.some((one) => one === cell)

export const STATUSES = ['active', 'draft', 'archived'] as const

export const productCell = ({ text, status, tags }: Product, cell: ProductCell): string =>
  ({ title: text.title, status, tags: tags.join(', ') })[cell]

/** By the keys of their rows the products of which the grid speaks as a whole. */
export const firstRows = (products: readonly Product[]): ReadonlyMap<string, Product> =>
  new Map(products.flatMap((product) => (product.variants[0] ? [[product.variants[0].id as string, product]] : [])))

/** @returns undefined: that row has no such cell */
export const productCellIn = ({ products }: Pick<Shown, 'products'>, key: string, cell: string): string | undefined => {
  const product = products?.get(key)
  return product && isProductCell(cell) ? productCell(product, cell) : undefined
}

type Said = {
  readonly edit: EditSaid
  readonly problems: readonly Problem[]
  readonly changed: readonly string[]
}

/** Only what differs from what stood there. */
export const productSaid = (product: Product, typed: Filled): Said => {
  const key = product.variants[0]?.id ?? ''
  const said = new Map(
    PRODUCT_CELLS.flatMap((cell) => {
      const text = typed.get(cellName(key, cell))?.trim()
      return text === undefined || text === productCell(product, cell) ? [] : [[cell, text] as const]
    }),
  )
  const [title, status, tags] = PRODUCT_CELLS.map((cell) => said.get(cell))
  return {
    edit: {
      ...(title && { text: { title } }),
      ...(status !== undefined && { status }),
      ...(tags !== undefined && { tags: listed(tags) }),
    },
    problems: title === '' ? [{ field: cellName(key, 'title'), fault: 'title' }] : [],
    changed: [...said.keys()].map((cell) => cellName(key, cell)),
  }
}
