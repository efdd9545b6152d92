/** What staff do with suppliers: enter one, change it, lay it aside, delete one that no order names, bring it back. */
import { z } from 'zod'
import { isCurrency, type Currency } from '#domain/money'
import { LEAD_DAYS_MAX, type Supplier, type SupplierId } from '#domain/inventory/supplier'
import { ok, refuse } from '#domain/result'
import { deleteSupplier, saveSupplier, supplierBy, undeleteSupplier } from '#schema/products/inventory/suppliers'
import { command } from '../command.ts'
import { id, text } from '../input.ts'

const fields = {
  name: text(1, 200),
  contact: text(0, 200).default('').describe('Whom to ask for.'),
  email: z.union([z.literal(''), z.email().max(254)]).default(''),
  phone: text(0, 50).default(''),
  address: z.string().trim().max(500).default('').describe('As it is written on a letter.'),
  currency: z
    .string()
    .refine(isCurrency, 'No currency of ISO 4217')
    .transform((code) => code as Currency)
    .describe('In which orders at them are priced.'),
  leadDays: z.int().min(0).max(LEAD_DAYS_MAX).default(14).describe('Days from an order to its arrival.'),
  note: text(0, 500).default(''),
}

export const addingSupplier = command({
  name: 'inventory:supplier-add',
  permission: 'inventory:change',
  input: z.strictObject(fields),
  refusals: [],
  repeats: 'claim',
  act: async ({ env, once }, supplier) => {
    const supplierId = `sup_${once.key.slice(0, 16)}` as SupplierId
    await saveSupplier(env.PRODUCTS_DB, supplierId, 0, { ...supplier, archived: false })
    return ok<Supplier>({ ...supplier, id: supplierId, archived: false, version: 1 })
  },
  audit: ({ name }, { id: subject }) => [{ subject, details: { name } }],
})

export const changingSupplier = command({
  name: 'inventory:supplier-change',
  permission: 'inventory:change',
  input: z.strictObject({
    id,
    version: z.int().min(1).describe('That whoever changes it has seen.'),
    ...fields,
    archived: z.boolean().default(false).describe('Nobody orders there any more.'),
  }),
  refusals: ['supplier-unknown', 'supplier-changed'],
  repeats: 'claim',
  act: async ({ env }, { id: said, version, ...supplier }) => {
    const before = await supplierBy(env.PRODUCTS_DB, said)
    if (!before) return refuse({ code: 'supplier-unknown' })
    const after = { ...before, ...supplier, version: version + 1 }
    if (await saveSupplier(env.PRODUCTS_DB, before.id, version, after)) return ok(after)
    // Sent again, it finds what it has said itself.
    const { version: _, ...there } = before
    const { version: __, ...meant } = after
    const same = JSON.stringify(there) === JSON.stringify(meant)
    return same ? ok(before) : refuse({ code: 'supplier-changed', version: before.version })
  },
  audit: ({ name, archived }, { id: subject }) => [{ subject, details: { name, archived } }],
})

/** One that an order names is laid aside instead: the order says at whom it was. */
export const deletingSupplier = command({
  name: 'inventory:supplier-delete',
  permission: 'inventory:change',
  input: z.strictObject({ id, version: z.int().min(1).describe('That was seen: another one is not deleted.') }),
  refusals: ['supplier-unknown', 'supplier-changed', 'supplier-in-use'],
  repeats: 'none',
  act: async ({ env, now }, { id: said, version }) => {
    const before = await supplierBy(env.PRODUCTS_DB, said)
    if (!before) return refuse({ code: 'supplier-unknown' })
    if (before.version !== version) return refuse({ code: 'supplier-changed', version: before.version })
    if (await deleteSupplier(env.PRODUCTS_DB, before.id, version, now)) return ok(before)
    return refuse({ code: 'supplier-in-use' })
  },
  audit: (_, { id: subject, name }) => [{ subject, details: { name } }],
})

/** The undo of it, within thirty days. */
export const restoringSupplier = command({
  name: 'inventory:supplier-restore',
  permission: 'inventory:change',
  input: z.strictObject({ id }),
  refusals: ['supplier-unknown'],
  repeats: 'none',
  act: async ({ env }, { id: said }) => {
    await undeleteSupplier(env.PRODUCTS_DB, said)
    const supplier = await supplierBy(env.PRODUCTS_DB, said)
    return supplier ? ok(supplier) : refuse({ code: 'supplier-unknown' })
  },
  audit: (_, { id: subject, name }) => [{ subject, details: { name } }],
})
