/** Orders: what became of a cart, to whoever has its key. */
import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi'
import type { Context } from 'hono'
import { downloadId } from '#domain/catalog/downloads'
import { isPaying } from '#domain/orders/cart'
import type { Order } from '#domain/orders/order'
import type { App } from '../../env.ts'
import { filesSeen, sendFileOfOrder } from '../../flows/catalog/downloads.ts'
import { invoiceFile } from '../../flows/orders/invoices/file.ts'
import { invoicesOfOrder } from '../../flows/orders/invoices/of-order.ts'
import { orderForShopper } from '../../flows/orders/orders.ts'
import { refused } from '../../http/refusal.ts'
import { orderOwner } from '../contract/owner.ts'
import { challengeOf, Pending } from './wire/checkout.ts'
import { INVOICE_CONTENT, InvoiceFileParams, invoiceShown, OrderInvoices } from './wire/invoice.ts'
import { OrderWithTimeline, orderWithTimelineOf } from './wire/order.ts'
import { OrderFile, orderFileOf } from './wire/files.ts'
import { answer } from '../contract/parts.ts'
import { refusals } from '../contract/problem.ts'

const reading = createRoute({
  method: 'get',
  path: '/{id}',
  tags: ['Orders'],
  security: [{ cartKey: [] }],
  summary: 'Read an order',
  description: 'Asked with the key of the cart that it was. While its payment is not certain the answer is 202.',
  request: {
    params: z.object({
      id: z.string().openapi({ description: 'The id of the order.', example: 'ord_7k3m9qxd0000000000000000' }),
    }),
  },
  responses: {
    200: answer(OrderWithTimeline, 'The order and its timeline.'),
    202: answer(Pending, 'The payment is not settled yet.'),
    ...refusals('order-unknown'),
  },
})

const id = z.string().openapi({ description: 'The id of the order.', example: 'ord_7k3m9qxd0000000000000000' })

const listingFiles = createRoute({
  method: 'get',
  path: '/{id}/files',
  tags: ['Orders'],
  security: [{ cartKey: [] }],
  summary: 'List the files of an order',
  description:
    'Of digital goods that were paid for and not cancelled, also those that may not be fetched any more. Each is fetched at ' +
    '`/api/orders/{id}/files/{file}`.',
  request: { params: z.object({ id }) },
  responses: {
    200: answer(
      z
        .object({
          files: z.array(OrderFile),
        })
        .openapi('OrderFiles'),
      'The files; none where there are none.',
    ),
    ...refusals('order-unknown'),
  },
})

const readingFile = createRoute({
  method: 'get',
  path: '/{id}/files/{file}',
  tags: ['Orders'],
  security: [{ cartKey: [] }],
  summary: 'Fetch a file of an order',
  description:
    'As long and as often as the shop gives it. `range` asks for a part: a long file is fetched on where it broke off, which for a day ' +
    'counts once.',
  request: { params: z.object({ id, file: z.string().openapi({ example: 'dl_0123456789abcdefghjkmnpq' }) }) },
  responses: {
    200: {
      description: 'The file.',
      content: { 'application/octet-stream': { schema: z.string().openapi({ format: 'binary' }) } },
    },
    ...refusals('order-unknown', 'download-unknown', 'download-revoked', 'download-ended', 'download-used-up'),
  },
})

const listingInvoices = createRoute({
  method: 'get',
  path: '/{id}/invoices',
  tags: ['Orders'],
  security: [{ cartKey: [] }],
  summary: 'List the invoices and credit notes of an order',
  description: 'Each is fetched at `/api/orders/{id}/invoices/{name}/pdf`, or as UBL 2.1 at `…/xml`.',
  request: { params: InvoiceFileParams.pick({ id: true }) },
  responses: { 200: answer(OrderInvoices, 'All; none where the shop issues none.'), ...refusals('order-unknown') },
})

const readingInvoice = createRoute({
  method: 'get',
  path: '/{id}/invoices/{name}/{as}',
  tags: ['Orders'],
  security: [{ cartKey: [] }],
  summary: 'Fetch an invoice of an order as a file',
  description: 'PDF to print, or UBL 2.1 by EN 16931.',
  request: { params: InvoiceFileParams },
  responses: { 200: INVOICE_CONTENT, ...refusals('order-unknown', 'invoice-unknown', 'request-invalid') },
})

/** Once it is placed. */
const orderOf = async (c: Context<App>, text: string): Promise<Order | undefined> => {
  const owner = orderOwner(c, text)
  const view = owner && (await orderForShopper(c.env, owner.id, owner.key))
  return view && 'order' in view ? view.order : undefined
}

export const orders = new OpenAPIHono<App>()
  .openapi(listingFiles, async (c) => {
    const order = await orderOf(c, c.req.valid('param').id)
    if (!order) return refused(c, { code: 'order-unknown' })
    const files = await filesSeen(c.env, order, Date.now())
    return c.json({ files: files.map(orderFileOf) }, 200)
  })
  .openapi(readingFile, async (c) => {
    const order = await orderOf(c, c.req.valid('param').id)
    if (!order) return refused(c, { code: 'order-unknown' })
    const file = downloadId(c.req.valid('param').file)
    const sent = file && (await sendFileOfOrder(c.env, order, file, c.req.header('range')))
    if (!sent) return refused(c, { code: 'download-unknown' })
    return sent.ok ? (sent.value as never) : refused(c, sent.refusal)
  })
  .openapi(listingInvoices, async (c) => {
    const order = await orderOf(c, c.req.valid('param').id)
    if (!order) return refused(c, { code: 'order-unknown' })
    return c.json({ invoices: (await invoicesOfOrder(c.env, order)).map(invoiceShown) }, 200)
  })
  .openapi(readingInvoice, async (c) => {
    const { id: text, name, as } = c.req.valid('param')
    const order = await orderOf(c, text)
    if (!order) return refused(c, { code: 'order-unknown' })
    const invoice = (await invoicesOfOrder(c.env, order)).find((one) => one.name === name)
    return invoice ? ((await invoiceFile(c.env, invoice, as)) as never) : refused(c, { code: 'invoice-unknown' })
  })
  .openapi(reading, async (c) => {
    const owner = orderOwner(c, c.req.valid('param').id)
    const view = owner && (await orderForShopper(c.env, owner.id, owner.key))
    if (!view) return refused(c, { code: 'order-unknown' })
    if ('order' in view) return c.json(orderWithTimelineOf(view.order, view.timeline), 200)
    const { pending } = view
    if (!isPaying(pending.payment)) return refused(c, { code: 'order-unknown' })
    const challenged = pending.payment.state === 'challenged'
    const status = challenged ? ('requires_escalation' as const) : ('complete_in_progress' as const)
    return c.json({ status, orderId: owner.id, challenge: challenged ? challengeOf(pending) : null }, 202)
  })
