/** Invoices of an account: all of them by its orders, those of one order, each as a file. Mounted at `/api/account`. */
import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi'
import { orderId } from '#domain/ids'
import { invoiceFile } from '../../../flows/orders/invoices/file.ts'
import { invoicesOfCustomer, invoicesOfOwnOrder } from '../../../flows/orders/invoices/own.ts'
import { cursorAt } from '../../../http/cursor.ts'
import { refused } from '../../../http/refusal.ts'
import { own, OWN_REFUSALS, type AccountDoor } from '../../contract/customer.ts'
import { answer, Next } from '../../contract/parts.ts'
import { refusals } from '../../contract/problem.ts'
import { Invoice, INVOICE_CONTENT, InvoiceFileParams, invoiceShown, OrderInvoices } from '../../orders/wire/invoice.ts'
import { pageAfter } from './page-after.ts'

const tags = ['Accounts']

const listing = createRoute({
  ...own,
  method: 'get',
  path: '/invoices',
  tags,
  summary: 'List own invoices and credit notes',
  description: 'By the orders of the account, twenty orders at a time, the latest first.',
  request: { query: z.object({ after: z.string().optional().describe('`next` of the page before.') }) },
  responses: {
    200: answer(
      z.object({ invoices: z.array(Invoice), next: Next }).openapi('OwnInvoices'),
      'A page; it may have none, where others follow.',
    ),
    ...refusals(...OWN_REFUSALS, 'request-invalid'),
  },
})

const ofOrder = createRoute({
  ...own,
  method: 'get',
  path: '/orders/{id}/invoices',
  tags,
  summary: 'List the invoices of an own order',
  request: { params: InvoiceFileParams.pick({ id: true }) },
  responses: { 200: answer(OrderInvoices, 'All.'), ...refusals(...OWN_REFUSALS, 'order-unknown') },
})

const fetching = createRoute({
  ...own,
  method: 'get',
  path: '/orders/{id}/invoices/{name}/{as}',
  tags,
  summary: 'Fetch an invoice of an own order as a file',
  description: 'PDF to print, or UBL 2.1 by EN 16931.',
  request: { params: InvoiceFileParams },
  responses: {
    200: INVOICE_CONTENT,
    ...refusals(...OWN_REFUSALS, 'order-unknown', 'invoice-unknown', 'request-invalid'),
  },
})

export const ownInvoices = new OpenAPIHono<AccountDoor>()
  .openapi(listing, async (c) => {
    const before = pageAfter(c.req.valid('query').after)
    if (before === undefined) {
      const errors = [{ in: 'query' as const, pointer: '/after', detail: 'Give `next` of the page before.' }]
      return refused(c, { code: 'request-invalid', errors })
    }
    const { orders, older } = await invoicesOfCustomer(c.env, c.get('own').customer.id, before)
    const shown = orders.flatMap(({ invoices }) => invoices.map(invoiceShown))
    return c.json({ invoices: shown, next: older && cursorAt(older.placedAt, older.id) }, 200)
  })
  .openapi(ofOrder, async (c) => {
    const id = orderId(c.req.valid('param').id)
    const found = id && (await invoicesOfOwnOrder(c.env, c.get('own').customer.id, id))
    return found ? c.json({ invoices: found.map(invoiceShown) }, 200) : refused(c, { code: 'order-unknown' })
  })
  .openapi(fetching, async (c) => {
    const { id: text, name, as } = c.req.valid('param')
    const id = orderId(text)
    const found = id && (await invoicesOfOwnOrder(c.env, c.get('own').customer.id, id))
    if (!found) return refused(c, { code: 'order-unknown' })
    const invoice = found.find((one) => one.name === name)
    return invoice ? ((await invoiceFile(c.env, invoice, as)) as never) : refused(c, { code: 'invoice-unknown' })
  })
