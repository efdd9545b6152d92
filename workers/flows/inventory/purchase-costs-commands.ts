/** What the goods of an order cost becomes what their variants cost: by choice, when something of it has come. */
import { z } from 'zod'
import { edited } from '#domain/catalog/edit'
import { groupsOf } from '#domain/catalog/groups'
import type { Product } from '#domain/catalog/product'
import type { VariantId } from '#domain/ids'
import { tallyOf, type StockDocument } from '#domain/inventory/documents/document'
import { landedOf } from '#domain/inventory/documents/landed-cost'
import { ok, refuse } from '#domain/result'
import { changeMany, sizesOf } from '#schema/products/catalog/many'
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

/** More than any order is about; what is beyond is told, and taken by another press. */
const VARIANTS_MAX = 50_000

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
    const costs = costsOf(document)
    const items = await itemsBy(db, [...costs.keys()])
    const byProduct = Map.groupBy(costs, ([variant]) => items.get(variant)?.product ?? null)
    const sized = await sizesOf(
      db,
      [...byProduct.keys()].flatMap((product) => product ?? []),
    )
    const decide = (product: Product) => {
      const said = byProduct.get(product.id) ?? []
      const variants = said.map(([variant, cost]) => ({
        id: variant,
        prices: [{ currency: terms.currency, cost }],
      }))
      return edited(product, { variants }, newIds)
    }
    const handles: string[] = []
    let variants = 0
    for (const group of groupsOf(sized, VARIANTS_MAX)) {
      const by = { who: staff.userId, cause: 'bulk', run } as const
      const ids = group.map((one) => one.id)
      for (const one of await changeMany(db, ids, decide, by, now)) {
        if (one.outcome === 'refused') continue
        variants += byProduct.get(one.product.id)?.length ?? 0
        if (one.outcome === 'changed') handles.push(one.product.handle)
      }
    }
    return ok({ id: document.id, variants, left: costs.size - variants, run, handles })
  },
  purges: (_, { handles }) => handles.map(productTag),
  audit: (_, { id: subject, variants, left, run }) => [{ subject, details: { variants, left, run } }],
})
