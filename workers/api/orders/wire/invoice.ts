/** An invoice or a credit note as programs read it: those of its buyer and those of the staff. */
import { z } from '@hono/zod-openapi'
import { INVOICE_KINDS, type Invoice as Kept } from '#domain/orders/invoices/invoice'
import { INVOICE_FILES } from '../../../flows/orders/invoices/file.ts'
import { Instant, Money } from '../../contract/parts.ts'

const Group = z
  .object({
    category: z.string().describe('As EN 16931 has it: S taxed, Z with nothing, E exempt, AE, K, G, O.'),
    rate: z.number().describe('Hundredths of a per cent.'),
    base: Money,
    tax: Money,
  })
  .openapi('TaxGroup')

export const Invoice = z
  .object({
    name: z.string().describe('Its number.'),
    kind: z.enum(INVOICE_KINDS),
    orderId: z.string(),
    orderName: z.string(),
    day: z.string(),
    about: z.string().nullable().describe('Of a credit note the number of its invoice.'),
    buyer: z.object({ name: z.string(), country: z.string(), vatId: z.string() }),
    taxCountry: z.string().describe('To whom the tax is owed.'),
    groups: z.array(Group),
    net: Money,
    tax: Money,
    total: Money,
    due: z
      .object({ amount: Money, on: z.string().nullable().describe('The last day.') })
      .nullable()
      .describe('What was still to be paid when it was issued.'),
    waived: Money.describe('Of a credit note what need not be paid any more; the rest went back.'),
    issuedAt: Instant,
  })
  .openapi('Invoice')

export const invoiceShown = (invoice: Kept): z.infer<typeof Invoice> => {
  const { name, kind, orderId, orderName, day, about, buyer, taxCountry, groups, net, tax, total, issuedAt } = invoice
  const { due, waived = 0 } = invoice
  const money = (amount: number) => ({ amount, currency: invoice.currency })
  return {
    name,
    kind,
    orderId,
    orderName,
    day,
    about: about?.name ?? null,
    buyer: { name: buyer.name, country: buyer.country, vatId: buyer.vatId },
    taxCountry,
    groups: groups.map((group) => ({
      category: group.category,
      rate: group.rate,
      base: money(group.base),
      tax: money(group.tax),
    })),
    net: money(net),
    tax: money(tax),
    total: money(total),
    due: due ? { amount: money(due.amount), on: due.on } : null,
    waived: money(waived),
    issuedAt,
  }
}

/** Of one order. */
export const OrderInvoices = z
  .object({ invoices: z.array(Invoice).describe('In the order in which they were issued.') })
  .openapi('OrderInvoices')

export const InvoiceFileParams = z.object({
  id: z.string().openapi({ description: 'The id of the order.', example: 'ord_7k3m9qxd0000000000000000' }),
  name: z.string().openapi({ description: 'The number of the invoice.', example: 'INV-2026-00042' }),
  as: z.enum(INVOICE_FILES),
})

/** What fetching one answers. */
export const INVOICE_CONTENT = {
  description: 'The file.',
  content: {
    'application/pdf': { schema: z.string().openapi({ format: 'binary' }) },
    'application/xml': { schema: z.string() },
  },
} as const
