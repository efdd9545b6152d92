/** Documents of stock and suppliers as the API shows them. */
import { z } from '@hono/zod-openapi'
import {
  DOCUMENT_KINDS,
  DOCUMENT_STATES,
  comingOf,
  tallyOf,
  type StockDocument,
} from '#domain/inventory/documents/document'
import type { Supplier as KeptSupplier } from '#domain/inventory/supplier'
import type { DocumentRow } from '#schema/products/inventory/documents'
import { Currency, Instant, VariantId } from '../../contract/parts.ts'

const DocumentId = z.string().openapi({ example: 'tra_0123456789abcdef' })
const head = {
  id: DocumentId,
  kind: z.enum(DOCUMENT_KINDS),
  number: z.int().describe('As people say it: counted for each kind.'),
  state: z.enum(DOCUMENT_STATES),
  from: z.string().nullable(),
  to: z.string(),
  supplier: z.string().nullable(),
  note: z.string(),
}

const Terms = z
  .object({
    currency: Currency,
    freight: z.int(),
    duty: z.int(),
    expected: z.string().nullable().describe('A day.'),
  })
  .openapi('PurchaseTerms')

export const StockDocumentRow = z
  .object({
    ...head,
    lines: z.int(),
    units: z.int(),
    coming: z.int().describe('Units that are still to come.'),
    updatedAt: Instant,
  })
  .openapi('StockDocumentRow')

const Line = z
  .object({
    variantId: VariantId,
    units: z.int().describe('To be sent, ordered, or as many as were counted.'),
    cost: z.int().nullable().describe('Of one unit, minor units of the currency of the order.'),
    base: z
      .object({ available: z.int(), held: z.int() })
      .nullable()
      .describe('Of a count: what stood there when its first unit was counted.'),
    sent: z.int(),
    arrived: z.int(),
    returned: z.int(),
    lost: z.int(),
    coming: z.int(),
  })
  .openapi('StockDocumentLine')

const Step = z
  .object({
    step: z.int(),
    variantId: VariantId,
    action: z.enum(['send', 'arrive', 'return', 'count', 'lose']),
    location: z.string(),
    units: z.int(),
    state: z.enum(['due', 'done', 'refused']),
    code: z.string().optional().describe('Why it was refused.'),
    note: z.string(),
    who: z.string(),
    at: Instant,
  })
  .openapi('StockDocumentStep')

export const Document = z
  .object({
    ...head,
    version: z.int().describe('Say it with whatever is done next.'),
    terms: Terms.nullable(),
    lines: z.array(Line),
    steps: z.array(Step).describe('What it did, in order.'),
    createdAt: Instant,
    updatedAt: Instant,
  })
  .openapi('StockDocument')

export const documentOf = (document: StockDocument): z.infer<typeof Document> => {
  const { id, kind, number, state, version, from, to, supplier, note, terms, createdAt, updatedAt } = document
  const lines = document.lines.map((line) => {
    const { sent, arrived, returned, lost } = tallyOf(document, line.variant)
    const { variant: variantId, units, cost, base } = line
    return { variantId, units, cost, base, sent, arrived, returned, lost, coming: comingOf(document, line) }
  })
  const steps = document.steps.map(({ variant: variantId, step, action, location, units, ...rest }) => {
    const { state: stateOfStep, note: words, who, at, answer } = rest
    const code = answer?.code
    const said = { step, variantId, action, location, units, state: stateOfStep, note: words, who, at }
    return { ...said, ...(code !== undefined && { code }) }
  })
  return { id, kind, number, state, version, from, to, supplier, note, terms, lines, steps, createdAt, updatedAt }
}

export const documentRowOf = (row: DocumentRow): z.infer<typeof StockDocumentRow> => {
  const { id, kind, number, state, from, to, supplier, note, lines, units, coming, updatedAt } = row
  return { id, kind, number, state, from, to, supplier, note, lines, units, coming, updatedAt }
}

export const Supplier = z
  .object({
    id: z.string().openapi({ example: 'sup_0123456789abcdef' }),
    name: z.string(),
    contact: z.string(),
    email: z.string(),
    phone: z.string(),
    address: z.string(),
    currency: Currency,
    leadDays: z.int(),
    note: z.string(),
    archived: z.boolean(),
    version: z.int(),
  })
  .openapi('Supplier')

export const supplierOf = (supplier: KeptSupplier): z.infer<typeof Supplier> => ({ ...supplier })
