/** What the goods of an order cost becomes what their variants cost: by choice, when something of it has come. */
import { z } from 'zod'
import { edited } from '#domain/catalog/edit'
import type { VariantId } from '#domain/ids'
import { tallyOf, type StockDocument } from '#domain/inventory/documents/document'
import { landedOf } from '#domain/inventory/documents/landed-cost'
import { ok, refuse } from '#domain/result'
import { productsBy } from '#schema/products/catalog/catalog'
import { replaceProduct } from '#schema/products/catalog/change'
import { newIds } from '#schema/products/catalog/save'
import { itemsBy } from '#schema/products/inventory/items'
import { productTag } from '../../cache/tags.ts'
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

/** Said again it finds the same cost there and changes nothing. */
export const updatingCosts = command({
  name: 'inventory:purchase-costs',
  permission: 'catalog:change',
  input: z.strictObject({ id }),
  refusals: ['document-unknown', 'document-state'],
  repeats: 'none',
  act: async ({ env, now, staff }, { id: said }) => {
    const read = await readBy(env, said)
    if (!read.ok) return read
    const { document } = read.value
    const { terms } = document
    if (!terms || document.state === 'draft') return refuse({ code: 'document-state', state: document.state })
    const db = env.PRODUCTS_DB
    const costs = costsOf(document)
    const items = await itemsBy(db, [...costs.keys()])
    const byHandle = Map.groupBy(costs, ([variant]) => items.get(variant)?.handle ?? '')
    const products = await productsBy(db, 'handle', [...byHandle.keys()])
    for (const { id: product, handle } of products) {
      const variants = (byHandle.get(handle) ?? []).map(([variant, cost]) => ({
        id: variant,
        prices: [{ currency: terms.currency, cost }],
      }))
      await replaceProduct(
        db,
        product,
        (there) => {
          const next = edited(there, { variants }, newIds)
          return next.ok ? ok({ product: next.value, answer: null }) : next
        },
        { who: staff.userId, cause: 'edit' },
        now,
      )
    }
    return ok({ id: document.id, variants: costs.size, handles: products.map(({ handle }) => handle) })
  },
  purges: (_, { handles }) => handles.map(productTag),
  audit: (_, { id: subject, variants }) => [{ subject, details: { variants } }],
})
