/** What staff read of documents of stock and of suppliers. */
import { z } from 'zod'
import { hasWords } from '#domain/folding'
import type { Supplier } from '#domain/inventory/supplier'
import { DOCUMENT_KINDS, DOCUMENT_STATES } from '#domain/inventory/documents/document'
import { ok, refuse } from '#domain/result'
import { DOCUMENTS_PAGE, documentsOf } from '#schema/products/inventory/documents'
import { itemsBy, itemsCalled } from '#schema/products/inventory/items'
import { everySupplier, supplierBy } from '#schema/products/inventory/suppliers'
import { namesById } from '#schema/users/customers/staff'
import { id } from '../input.ts'
import { question } from '../question.ts'
import { readBy } from './document-commands.ts'

export const listingDocuments = question({
  name: 'inventory:documents',
  permission: 'inventory:see',
  input: z.object({
    kind: z.enum(DOCUMENT_KINDS),
    states: z.array(z.enum(DOCUMENT_STATES)).max(DOCUMENT_STATES.length).default([]).describe('None: all of them.'),
    before: z.int().min(1).default(Number.MAX_SAFE_INTEGER).describe('The number of the last one that is known.'),
  }),
  refusals: [],
  answer: async ({ env }, { kind, ...which }) => {
    const found = await documentsOf(env.PRODUCTS_DB, kind, which)
    const documents = found.slice(0, DOCUMENTS_PAGE)
    return ok({ documents, next: found.length > documents.length ? (documents.at(-1)?.number ?? null) : null })
  },
})

/** With the goods of its lines, and of what it did; one that is in the catalogue no more is missing among them. */
export const readingDocument = question({
  name: 'inventory:document',
  permission: 'inventory:see',
  input: z.object({ id }),
  refusals: ['document-unknown'],
  answer: async ({ env }, { id: said }) => {
    const read = await readBy(env, said)
    if (!read.ok) return read
    const { document } = read.value
    const people = [document.who, ...document.steps.map(({ who }) => who)]
    const [items, supplier, names] = await Promise.all([
      itemsBy(env.PRODUCTS_DB, [...new Set([...document.lines, ...document.steps].map(({ variant }) => variant))]),
      document.supplier === null ? undefined : supplierBy(env.PRODUCTS_DB, document.supplier),
      namesById(env.USERS_DB, [...new Set(people)]),
    ])
    return ok({ document, items, supplier: supplier ?? null, names })
  },
})

export const findingItems = question({
  name: 'inventory:find',
  permission: 'inventory:see',
  input: z.object({ code: z.string().trim().min(1).max(255).describe('A SKU or a barcode, in whatever capitals.') }),
  refusals: ['item-code-unknown'],
  answer: async ({ env }, { code }) => {
    const items = await itemsCalled(env.PRODUCTS_DB, code)
    return items.length > 0 ? ok({ items }) : refuse({ code: 'item-code-unknown' })
  },
})

export const listingSuppliers = question({
  name: 'inventory:suppliers',
  permission: 'inventory:see',
  input: z.object({
    q: z.string().max(200).default('').describe('Words of name, contact, mail address, telephone or note.'),
  }),
  refusals: [],
  answer: async ({ env }, { q }) => {
    const all = await everySupplier(env.PRODUCTS_DB)
    const says = ({ name, contact, email, phone, note }: Supplier) => [name, contact, email, phone, note].join(' ')
    return ok({ suppliers: q.trim() === '' ? all : all.filter((one) => hasWords(says(one), q)) })
  },
})

export const readingSupplier = question({
  name: 'inventory:supplier',
  permission: 'inventory:see',
  input: z.object({ id }),
  refusals: ['supplier-unknown'],
  answer: async ({ env }, { id: said }) => {
    const supplier = await supplierBy(env.PRODUCTS_DB, said)
    return supplier ? ok(supplier) : refuse({ code: 'supplier-unknown' })
  },
})
