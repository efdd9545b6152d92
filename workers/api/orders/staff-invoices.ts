/** Invoices for the staff: the list, one as data or as a file, and the tax in them by country. Mounted at `/api/admin/invoices`. */
import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi'
import { currency } from '#domain/money'
import { INVOICE_KINDS } from '#domain/orders/invoices/invoice'
import { listingInvoices, readingInvoice, readingTaxTotals } from '../../flows/orders/invoice-questions.ts'
import { INVOICE_FILES, invoiceFile } from '../../flows/orders/invoices/file.ts'
import { refused } from '../../http/refusal.ts'
import { answer, Money } from '../contract/parts.ts'
import { mayLine } from '../contract/command.ts'
import { refusals } from '../contract/problem.ts'
import { ask, questionRefusals, questions } from '../contract/question.ts'
import type { Door } from '../contract/staff.ts'
import { Invoice, INVOICE_CONTENT, invoiceShown } from './wire/invoice.ts'

const tags = ['Staff: invoices']
const params = z.object({ name: z.string().openapi({ description: 'Its number.', example: 'INV-2026-00042' }) })

const Row = z
  .object({
    name: z.string(),
    kind: z.enum(INVOICE_KINDS),
    orderId: z.string(),
    orderName: z.string(),
    day: z.string(),
    buyer: z.string(),
    country: z.string(),
    total: Money,
  })
  .openapi('InvoiceRow')

const listing = createRoute({
  method: 'get',
  path: '/',
  tags,
  ...questions(listingInvoices),
  summary: 'List invoices and credit notes, the latest first',
  description: mayLine(listingInvoices),
  request: {
    query: listingInvoices.input.extend({
      before: z
        .string()
        .regex(/^\d{1,12}$/)
        .optional(),
    }),
  },
  responses: {
    200: answer(
      z
        .object({ invoices: z.array(Row), next: z.string().nullable().describe('For `before`.') })
        .openapi('InvoiceList'),
      'Fifty at a time.',
    ),
    ...refusals(...questionRefusals(listingInvoices)),
  },
})

const TaxLine = z
  .object({
    country: z.string(),
    category: z.string(),
    rate: z.number().describe('Hundredths of a per cent.'),
    net: Money,
    tax: Money,
    documents: z.int(),
  })
  .openapi('TaxLine')

const totalling = createRoute({
  method: 'get',
  path: '/tax',
  tags,
  ...questions(readingTaxTotals),
  summary: 'Read the tax that was invoiced, by country and rate',
  description: `What was credited is taken off: as returns of the one-stop shop want it. ${mayLine(readingTaxTotals)}`,
  request: { query: readingTaxTotals.input },
  responses: {
    200: answer(
      z.object({ from: z.string(), until: z.string(), lines: z.array(TaxLine) }).openapi('TaxTotals'),
      'By country, then rate.',
    ),
    ...refusals(...questionRefusals(readingTaxTotals)),
  },
})

const reading = createRoute({
  method: 'get',
  path: '/{name}',
  tags,
  ...questions(readingInvoice),
  summary: 'Read an invoice',
  description: mayLine(readingInvoice),
  request: { params },
  responses: { 200: answer(Invoice, 'As it was issued.'), ...refusals(...questionRefusals(readingInvoice)) },
})

const fetching = createRoute({
  method: 'get',
  path: '/{name}/{as}',
  tags,
  ...questions(readingInvoice),
  summary: 'Fetch an invoice as a file',
  description: `PDF to print, or UBL 2.1 by EN 16931. ${mayLine(readingInvoice)}`,
  request: { params: params.extend({ as: z.enum(INVOICE_FILES) }) },
  responses: {
    200: INVOICE_CONTENT,
    ...refusals(...questionRefusals(readingInvoice)),
  },
})

export const staffInvoices = new OpenAPIHono<Door>()
  .openapi(listing, async (c) => {
    const found = await ask(c, listingInvoices, c.req.valid('query'))
    if (!found.ok) return refused(c, found.refusal)
    const { invoices, next } = found.value
    const rows = invoices.map(({ name, kind, orderId, orderName, day, buyer, country, total, currency: of }) => ({
      name,
      kind,
      orderId,
      orderName,
      day,
      buyer,
      country,
      total: { amount: total, currency: of },
    }))
    return c.json({ invoices: rows, next: next === null ? null : String(next) }, 200)
  })
  .openapi(totalling, async (c) => {
    const found = await ask(c, readingTaxTotals, c.req.valid('query'))
    if (!found.ok) return refused(c, found.refusal)
    const { from, until, lines } = found.value
    const shownLines = lines.map(({ country, category, rate, base, tax, documents, currency: code }) => {
      const of = currency(code)
      return {
        country,
        category,
        rate,
        net: { amount: base, currency: of },
        tax: { amount: tax, currency: of },
        documents,
      }
    })
    return c.json({ from, until, lines: shownLines }, 200)
  })
  .openapi(reading, async (c) => {
    const found = await ask(c, readingInvoice, c.req.valid('param'))
    return found.ok ? c.json(invoiceShown(found.value), 200) : refused(c, found.refusal)
  })
  .openapi(fetching, async (c) => {
    const { name, as } = c.req.valid('param')
    const found = await ask(c, readingInvoice, { name })
    return found.ok ? ((await invoiceFile(c.env, found.value, as)) as never) : refused(c, found.refusal)
  })
