/** Proposals become a draft of an order with one press. */
import { z } from 'zod'
import { locationId, type VariantId } from '#domain/ids'
import { newDocumentId } from '#domain/inventory/documents/document'
import { STOCK_MAX } from '#domain/inventory/stock'
import { ok, refuse } from '#domain/result'
import { addScans, openDocument } from '#schema/products/inventory/documents'
import { itemsBy } from '#schema/products/inventory/items'
import { lastOrdersOf, supplierBy } from '#schema/products/inventory/suppliers'
import { command } from '../command.ts'
import { id, locationName } from '../input.ts'
import { ADDED_MAX } from './document-commands.ts'
import { placesOf } from './stock.ts'

export const reordering = command({
  name: 'inventory:reorder',
  permission: 'inventory:change',
  input: z.strictObject({
    supplier: id,
    to: locationName.describe('Where it is to arrive.'),
    lines: z
      .array(z.strictObject({ variantId: id, units: z.int().min(1).max(STOCK_MAX) }))
      .min(1)
      .max(ADDED_MAX),
  }),
  refusals: ['supplier-unknown', 'supplier-archived', 'location-unknown', 'variant-unknown'],
  repeats: 'claim',
  act: async ({ env, now, once, staff }, { supplier: said, to, lines }) => {
    const db = env.PRODUCTS_DB
    const [supplier, places] = await Promise.all([supplierBy(db, said), placesOf(env)])
    if (!supplier) return refuse({ code: 'supplier-unknown' })
    if (supplier.archived) return refuse({ code: 'supplier-archived' })
    const location = locationId(to)
    if (!location || !places.some((place) => place.id === location)) return refuse({ code: 'location-unknown' })
    const variants = lines.map(({ variantId }) => variantId as VariantId)
    const [known, orders] = await Promise.all([itemsBy(db, variants), lastOrdersOf(db, variants)])
    if (variants.some((variant) => !known.has(variant))) return refuse({ code: 'variant-unknown' })
    const documentId = newDocumentId('purchase', once.key)
    const terms = { currency: supplier.currency, freight: 0, duty: 0, expected: null }
    const who = staff.userId
    const made = { kind: 'purchase', from: null, to: location, supplier: supplier.id, note: '', terms, who } as const
    await openDocument(db, { id: documentId, ...made }, once.key, now)
    const costOf = (variant: VariantId) => {
      const order = orders.get(variant)
      return order?.supplier === supplier.id ? order.cost : null
    }
    const scans = lines.map(({ units }, index) => {
      const variant = variants[index] as VariantId
      return { id: `${once.key} ${index}`, variant, units: { by: units }, base: null, cost: costOf(variant), who }
    })
    await addScans(db, { id: documentId, to: location }, scans, now)
    return ok({ id: documentId })
  },
  audit: ({ supplier, lines }, { id: subject }) => [{ subject, details: { supplier, lines: lines.length } }],
})
