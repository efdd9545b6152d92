/** Documents of stock for programs: transfers, purchase orders, counts and receipts, from the first line to the last unit. */
import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi'
import {
  applyingCount,
  arriving,
  cancellingDocument,
  losing,
  orderingPurchase,
  sendingTransfer,
} from '../../flows/inventory/document-act-commands.ts'
import { addingToDocument, changingDocument, openingDocument } from '../../flows/inventory/document-commands.ts'
import { findingItems, listingDocuments, readingDocument } from '../../flows/inventory/document-questions.ts'
import { updatingCosts } from '../../flows/inventory/purchase-costs-commands.ts'
import { refused } from '../../http/refusal.ts'
import { commandRefusals, commands, component, mayLine, perform } from '../contract/command.ts'
import { answer, body, IdempotencyKey } from '../contract/parts.ts'
import { refusals } from '../contract/problem.ts'
import { ask, questionRefusals, questions } from '../contract/question.ts'
import type { Door } from '../contract/staff.ts'
import { Document, documentOf, documentRowOf, StockDocumentRow } from './wire/document.ts'
import { StockedItem, stockedItemOf } from './wire/stock.ts'

const tags = ['Staff: inventory']
const params = z.object({ id: z.string().openapi({ example: 'tra_0123456789abcdef' }) })
const Opened = z.object({ id: z.string() }).openapi('OpenedStockDocument')

const listing = createRoute({
  method: 'get',
  path: '/',
  tags,
  ...questions(listingDocuments),
  summary: 'List documents of stock',
  description: `Of one kind, the latest first. ${mayLine(listingDocuments)}`,
  request: {
    query: z.object({
      kind: listingDocuments.input.shape.kind,
      before: z.coerce.number().int().min(1).optional().describe('The number of the last one that is known.'),
    }),
  },
  responses: {
    200: answer(
      z.object({ documents: z.array(StockDocumentRow), next: z.int().nullable() }).openapi('StockDocumentList'),
      'Fifty at a time; `next` is the `before` of the next page.',
    ),
    ...refusals(...questionRefusals(listingDocuments)),
  },
})

const finding = createRoute({
  method: 'get',
  path: '/items',
  tags,
  ...questions(findingItems),
  summary: 'Find an item by what a scanner reads',
  description: mayLine(findingItems),
  request: { query: findingItems.input },
  responses: {
    200: answer(z.object({ items: z.array(StockedItem) }).openapi('FoundItems'), 'Two, where two have the code.'),
    ...refusals(...questionRefusals(findingItems)),
  },
})

const TRANSFER = { kind: 'transfer' as const, from: 'main', to: 'second-store' }
const opening = createRoute({
  method: 'post',
  path: '/',
  tags,
  ...commands(openingDocument),
  summary: 'Begin a transfer, a purchase order, a count or a receipt',
  description: `With the same key it is the same document. ${mayLine(openingDocument)}`,
  request: { headers: IdempotencyKey, body: body(component(openingDocument.input, 'NewStockDocument', TRANSFER)) },
  responses: { 200: answer(Opened, 'A draft without lines.'), ...refusals(...commandRefusals(openingDocument)) },
})

const reading = createRoute({
  method: 'get',
  path: '/{id}',
  tags,
  ...questions(readingDocument),
  summary: 'Read a document of stock',
  description: mayLine(readingDocument),
  request: { params },
  responses: { 200: answer(Document, 'The document.'), ...refusals(...questionRefusals(readingDocument)) },
})

const changing = createRoute({
  method: 'put',
  path: '/{id}',
  tags,
  ...commands(changingDocument),
  summary: 'Change where a document leads, its note and terms',
  description: mayLine(changingDocument),
  request: {
    params,
    headers: IdempotencyKey,
    body: body(
      component(changingDocument.input.omit({ id: true }), 'StockDocumentHead', { version: 1, to: 'second-store' }),
    ),
  },
  responses: { 200: answer(Document, 'The document now.'), ...refusals(...commandRefusals(changingDocument)) },
})

const adding = createRoute({
  method: 'post',
  path: '/{id}/lines',
  tags,
  ...commands(addingToDocument),
  summary: 'Add units to lines of a draft',
  description: `Many may add at once; each call counts once. ${mayLine(addingToDocument)}`,
  request: {
    params,
    headers: IdempotencyKey,
    body: body(
      component(addingToDocument.input.omit({ id: true }), 'AddedLines', { lines: [{ code: '4006381333931', by: 1 }] }),
    ),
  },
  responses: {
    200: answer(
      z.object({ id: z.string(), variants: z.array(z.string()) }).openapi('AddedToStockDocument'),
      'Which items.',
    ),
    ...refusals(...commandRefusals(addingToDocument)),
  },
})

type Simple = typeof sendingTransfer
const acting = <const P extends string>(path: P, declared: Simple, summary: string) =>
  createRoute({
    method: 'post',
    path: `/{id}/${path}` as `/{id}/${P}`,
    tags,
    ...commands(declared),
    summary,
    description: mayLine(declared),
    request: {
      params,
      headers: IdempotencyKey,
      body: body(component(declared.input.omit({ id: true }), undefined, { version: 1 })),
    },
    responses: { 200: answer(Document, 'The document now.'), ...refusals(...commandRefusals(declared)) },
  })

const LINES = { version: 2, lines: [{ variantId: 'var_0123456789abcdef', units: 3 }] }

const arrivals = createRoute({
  method: 'post',
  path: '/{id}/arrivals',
  tags,
  ...commands(arriving),
  summary: 'Receive units of a document',
  description: `In as many parts as they come. ${mayLine(arriving)}`,
  request: {
    params,
    headers: IdempotencyKey,
    body: body(component(arriving.input.omit({ id: true }), 'ArrivedUnits', LINES)),
  },
  responses: { 200: answer(Document, 'The document now.'), ...refusals(...commandRefusals(arriving)) },
})

const losses = createRoute({
  method: 'post',
  path: '/{id}/losses',
  tags,
  ...commands(losing),
  summary: 'Say which units will not come, and why',
  description: mayLine(losing),
  request: {
    params,
    headers: IdempotencyKey,
    body: body(component(losing.input.omit({ id: true }), 'LostUnits', { ...LINES, reason: 'Broken on the way' })),
  },
  responses: { 200: answer(Document, 'The document now.'), ...refusals(...commandRefusals(losing)) },
})

const costing = createRoute({
  method: 'post',
  path: '/{id}/costs',
  tags,
  ...commands(updatingCosts),
  summary: 'Make what the goods of an order cost the cost of their variants',
  description: `With their part of freight and duty, shared by value. ${mayLine(updatingCosts)}`,
  request: { params, headers: IdempotencyKey },
  responses: {
    200: answer(
      z
        .object({
          id: z.string(),
          variants: z.int(),
          left: z.int().describe('Variants whose product could not be changed.'),
          run: z.string().describe('Undone under this name: `POST /api/admin/products/undo`.'),
        })
        .openapi('UpdatedCosts'),
      'Of how many variants.',
    ),
    ...refusals(...commandRefusals(updatingCosts)),
  },
})

const sending = acting('send', sendingTransfer, 'Send a transfer')
const ordering = acting('order', orderingPurchase, 'Mark a purchase order as ordered')
const applying = acting('apply', applyingCount, 'Apply a count, or a receipt')
const cancelling = acting('cancel', cancellingDocument, 'Call a document off')

export const staffDocuments = new OpenAPIHono<Door>()
  .openapi(listing, async (c) => {
    const { kind, before } = c.req.valid('query')
    const list = await ask(c, listingDocuments, { kind, ...(before !== undefined && { before }) })
    if (!list.ok) return refused(c, list.refusal)
    return c.json({ documents: list.value.documents.map(documentRowOf), next: list.value.next }, 200)
  })
  .openapi(finding, async (c) => {
    const found = await ask(c, findingItems, c.req.valid('query'))
    if (!found.ok) return refused(c, found.refusal)
    return c.json({ items: found.value.items.map((item) => stockedItemOf(item, [], '')) }, 200)
  })
  .openapi(opening, async (c) => {
    const done = await perform(c, openingDocument, c.req.valid('json'))
    return done.ok ? c.json({ id: done.value.id }, 200) : refused(c, done.refusal)
  })
  .openapi(reading, async (c) => {
    const found = await ask(c, readingDocument, c.req.valid('param'))
    return found.ok ? c.json(documentOf(found.value.document), 200) : refused(c, found.refusal)
  })
  .openapi(changing, async (c) => {
    const done = await perform(c, changingDocument, { ...c.req.valid('json'), ...c.req.valid('param') })
    return done.ok ? c.json(documentOf(done.value), 200) : refused(c, done.refusal)
  })
  .openapi(adding, async (c) => {
    const done = await perform(c, addingToDocument, { ...c.req.valid('json'), ...c.req.valid('param') })
    return done.ok ? c.json({ id: done.value.id, variants: [...done.value.variants] }, 200) : refused(c, done.refusal)
  })
  .openapi(sending, async (c) => {
    const done = await perform(c, sendingTransfer, { ...c.req.valid('json'), ...c.req.valid('param') })
    return done.ok ? c.json(documentOf(done.value), 200) : refused(c, done.refusal)
  })
  .openapi(ordering, async (c) => {
    const done = await perform(c, orderingPurchase, { ...c.req.valid('json'), ...c.req.valid('param') })
    return done.ok ? c.json(documentOf(done.value), 200) : refused(c, done.refusal)
  })
  .openapi(applying, async (c) => {
    const done = await perform(c, applyingCount, { ...c.req.valid('json'), ...c.req.valid('param') })
    return done.ok ? c.json(documentOf(done.value), 200) : refused(c, done.refusal)
  })
  .openapi(cancelling, async (c) => {
    const done = await perform(c, cancellingDocument, { ...c.req.valid('json'), ...c.req.valid('param') })
    return done.ok ? c.json(documentOf(done.value), 200) : refused(c, done.refusal)
  })
  .openapi(arrivals, async (c) => {
    const done = await perform(c, arriving, { ...c.req.valid('json'), ...c.req.valid('param') })
    return done.ok ? c.json(documentOf(done.value), 200) : refused(c, done.refusal)
  })
  .openapi(losses, async (c) => {
    const done = await perform(c, losing, { ...c.req.valid('json'), ...c.req.valid('param') })
    return done.ok ? c.json(documentOf(done.value), 200) : refused(c, done.refusal)
  })
  .openapi(costing, async (c) => {
    const done = await perform(c, updatingCosts, c.req.valid('param'))
    if (!done.ok) return refused(c, done.refusal)
    const { handles: _, ...updated } = done.value
    return c.json(updated, 200)
  })
