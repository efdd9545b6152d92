/** What the goods of an order cost becomes what their variants cost: by choice, when something of it has come. */
import { z } from 'zod'
import type { ProductId, VariantId } from '#domain/ids'
import { tallyOf, type StockDocument } from '#domain/inventory/documents/document'
import { landedOf } from '#domain/inventory/documents/landed-cost'
import type { Currency } from '#domain/money'
import { ok, refuse } from '#domain/result'
import { itemsBy } from '#schema/products/inventory/items'
import { productTag } from '../../cache/tags.ts'
import { bulk, BULK_MAX } from '../catalog/bulk-input.ts'
import { changeInBulk } from '../catalog/bulk.ts'
import { command } from '../command.ts'
import { id } from '../input.ts'
import { readBy } from './document-commands.ts'

/** Of lines of which something has come and that say what one unit costs. */
const costsOf = (document: StockDocument): ReadonlyMap<VariantId, number> => {
  const priced = document.lines.filter(({ variant, cost }) => cost !== null && tallyOf(document, variant).arrived > 0)
  const names = new Set(priced.map(({ variant }) => variant))
  return new Map(
    landedOf(document).flatMap(({ variant, unitCost }) => (names.has(variant) ? [[variant, unitCost]] : [])),
  )
}

/** What is said of the products of these variants, each of all its variants at once. */
const editsOf = async (
  db: D1Database,
  costs: ReadonlyMap<VariantId, number>,
  currency: Currency,
): Promise<CostEdit[]> => {
  const items = await itemsBy(db, [...costs.keys()])
  const known = [...costs].flatMap(([id, cost]) => {
    const product = items.get(id)?.product
    return product ? [{ product, variant: { id, prices: [{ currency, cost }] } }] : []
  })
  return Array.from(
    Map.groupBy(known, ({ product }) => product),
    ([product, some]) => ({
      product,
      variants: some.map(({ variant }) => variant),
    }),
  )
}

type CostEdit = {
  readonly product: ProductId
  readonly variants: readonly { readonly id: VariantId; readonly prices: readonly object[] }[]
}

/** A call of a bulk change does what its variants allow; so many for five hundred products, whatever they have. */
const CALLS_MAX = 20

/** As one run of a bulk change: several products in one transaction, each once, and put back together. */
export const updatingCosts = command({
  name: 'inventory:purchase-costs',
  permission: 'catalog:change',
  input: z.strictObject({ id }),
  refusals: ['document-unknown', 'document-state'],
  repeats: 'claim',
  act: async ({ env, now, once, staff }, { id: said }) => {
    const read = await readBy(env, said)
    if (!read.ok) return read
    const { document } = read.value
    const { terms } = document
    if (!terms || document.state === 'draft') return refuse({ code: 'document-state', state: document.state })
    const db = env.PRODUCTS_DB
    const run = `costs-${once.key.slice(0, 32)}`
    let open = await editsOf(db, costsOf(document), terms.currency)
    const handles: string[] = []
    let [variants, left] = [0, 0]
    for (let calls = 0; open.length > 0 && calls < CALLS_MAX; calls++) {
      const some = open.slice(0, BULK_MAX)
      const { products, rest } = await changeInBulk(db, bulk.parse({ run, edits: some }), staff.userId, now)
      const isLeft = new Set(rest)
      for (const one of products) {
        const many = some.find(({ product }) => product === one.name)?.variants.length ?? 0
        if (one.outcome === 'unknown' || one.outcome === 'refused') left += many
        else variants += many
        if (one.outcome === 'changed') handles.push(one.product.handle)
      }
      open = [...open.slice(BULK_MAX), ...some.filter(({ product }) => isLeft.has(product))]
    }
    left += open.reduce((sum, one) => sum + one.variants.length, 0)
    return ok({ id: document.id, variants, left, run, handles })
  },
  purges: (_, { handles }) => handles.map(productTag),
  audit: (_, { id: subject, variants, left, run }) => [{ subject, details: { variants, left, run } }],
})
