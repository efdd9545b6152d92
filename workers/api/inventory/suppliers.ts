/** Suppliers for programs: whom the shop buys from. */
import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi'
import { listingSuppliers, readingSupplier } from '../../flows/inventory/document-questions.ts'
import {
  addingSupplier,
  changingSupplier,
  deletingSupplier,
  restoringSupplier,
} from '../../flows/inventory/supplier-commands.ts'
import { refused } from '../../http/refusal.ts'
import { commandRefusals, commands, component, mayLine, perform } from '../contract/command.ts'
import { answer, body, IdempotencyKey } from '../contract/parts.ts'
import { refusals } from '../contract/problem.ts'
import { ask, questionRefusals, questions } from '../contract/question.ts'
import type { Door } from '../contract/staff.ts'
import { Supplier, supplierOf } from './wire/document.ts'

const tags = ['Staff: inventory']
const params = z.object({ id: z.string().openapi({ example: 'sup_0123456789abcdef' }) })
const KILN = { name: 'Kiln on Syros', currency: 'EUR', leadDays: 21 }

const listing = createRoute({
  method: 'get',
  path: '/',
  tags,
  ...questions(listingSuppliers),
  summary: 'List suppliers',
  description: `By name; those that nobody orders at any more come last. ${mayLine(listingSuppliers)}`,
  request: { query: listingSuppliers.input },
  responses: {
    200: answer(z.object({ suppliers: z.array(Supplier) }).openapi('SupplierList'), 'All of them.'),
    ...refusals(...questionRefusals(listingSuppliers)),
  },
})

const adding = createRoute({
  method: 'post',
  path: '/',
  tags,
  ...commands(addingSupplier),
  summary: 'Enter a supplier',
  description: mayLine(addingSupplier),
  request: { headers: IdempotencyKey, body: body(component(addingSupplier.input, 'NewSupplier', KILN)) },
  responses: { 200: answer(Supplier, 'The supplier.'), ...refusals(...commandRefusals(addingSupplier)) },
})

const reading = createRoute({
  method: 'get',
  path: '/{id}',
  tags,
  ...questions(readingSupplier),
  summary: 'Read a supplier',
  description: mayLine(readingSupplier),
  request: { params },
  responses: { 200: answer(Supplier, 'The supplier.'), ...refusals(...questionRefusals(readingSupplier)) },
})

const changing = createRoute({
  method: 'put',
  path: '/{id}',
  tags,
  ...commands(changingSupplier),
  summary: 'Change a supplier, or lay it aside',
  description: mayLine(changingSupplier),
  request: {
    params,
    headers: IdempotencyKey,
    body: body(component(changingSupplier.input.omit({ id: true }), 'ChangedSupplier', { ...KILN, version: 1 })),
  },
  responses: { 200: answer(Supplier, 'The supplier now.'), ...refusals(...commandRefusals(changingSupplier)) },
})

const deleting = createRoute({
  method: 'delete',
  path: '/{id}',
  tags,
  ...commands(deletingSupplier),
  summary: 'Delete a supplier that no order names',
  description: `Restoring it brings it back within thirty days. ${mayLine(deletingSupplier)}`,
  request: { params, query: z.object({ version: z.coerce.number().int().min(1).describe('That was seen.') }) },
  responses: { 200: answer(Supplier, 'As it was.'), ...refusals(...commandRefusals(deletingSupplier)) },
})

const restoring = createRoute({
  method: 'post',
  path: '/{id}/restore',
  tags,
  ...commands(restoringSupplier),
  summary: 'Bring a deleted supplier back',
  description: mayLine(restoringSupplier),
  request: { params },
  responses: { 200: answer(Supplier, 'The supplier.'), ...refusals(...commandRefusals(restoringSupplier)) },
})

export const staffSuppliers = new OpenAPIHono<Door>()
  .openapi(listing, async (c) => {
    const all = await ask(c, listingSuppliers, c.req.valid('query'))
    return all.ok ? c.json({ suppliers: all.value.suppliers.map(supplierOf) }, 200) : refused(c, all.refusal)
  })
  .openapi(adding, async (c) => {
    const done = await perform(c, addingSupplier, c.req.valid('json'))
    return done.ok ? c.json(supplierOf(done.value), 200) : refused(c, done.refusal)
  })
  .openapi(reading, async (c) => {
    const found = await ask(c, readingSupplier, c.req.valid('param'))
    return found.ok ? c.json(supplierOf(found.value), 200) : refused(c, found.refusal)
  })
  .openapi(changing, async (c) => {
    const done = await perform(c, changingSupplier, { ...c.req.valid('json'), ...c.req.valid('param') })
    return done.ok ? c.json(supplierOf(done.value), 200) : refused(c, done.refusal)
  })
  .openapi(deleting, async (c) => {
    const done = await perform(c, deletingSupplier, { ...c.req.valid('query'), ...c.req.valid('param') })
    return done.ok ? c.json(supplierOf(done.value), 200) : refused(c, done.refusal)
  })
  .openapi(restoring, async (c) => {
    const done = await perform(c, restoringSupplier, c.req.valid('param'))
    return done.ok ? c.json(supplierOf(done.value), 200) : refused(c, done.refusal)
  })
