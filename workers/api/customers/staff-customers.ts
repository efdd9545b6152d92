/** Customers for the staff: found, read, written down of, closed. Mounted at `/api/admin/customers`. */
import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi'
import { mergingCustomers } from '../../flows/customers/merge-commands.ts'
import {
  disablingCustomer,
  enablingCustomer,
  notingCustomer,
  taggingCustomers,
} from '../../flows/customers/record-commands.ts'
import { importingCustomers } from '../../flows/customers/file-commands.ts'
import {
  exportingCustomers,
  listingCustomers,
  listingTags,
  readingCustomer,
} from '../../flows/customers/record-questions.ts'
import { cursorAt, placeOf } from '../../http/cursor.ts'
import { refused } from '../../http/refusal.ts'
import { commandRefusals, commands, component, mayLine, perform } from '../contract/command.ts'
import { answer, body, Next } from '../contract/parts.ts'
import { refusals } from '../contract/problem.ts'
import { ask, questionRefusals, questions } from '../contract/question.ts'
import type { Door } from '../contract/staff.ts'
import { customerOf, Done, profileOf, StaffCustomer, StaffCustomerProfile } from './wire.ts'

const tags = ['Staff: customers']
const params = z.object({ id: z.string().openapi({ example: 'cus_7k3m9qxd0000000000000000' }) })
const id = { id: true } as const
const example = ['cus_7k3m9qxd0000000000000000']

const cursorIn = (after: string) => {
  const [sequence] = placeOf(after) ?? []
  return typeof sequence === 'number' ? { towards: 'older' as const, sequence } : undefined
}

const listing = createRoute({
  method: 'get',
  path: '/',
  tags,
  ...questions(listingCustomers),
  summary: 'List customers, the newest first',
  description: `Those whose orders are found by what was asked for stand first on the first page. ${mayLine(listingCustomers)}`,
  request: {
    query: listingCustomers.input.omit({ cursor: true }).extend({
      after: z
        .string()
        .refine((after) => cursorIn(after) !== undefined, 'No cursor of this list')
        .optional(),
    }),
  },
  responses: {
    200: answer(
      z
        .object({
          customers: z.array(StaffCustomer),
          count: z.int().describe('How many fit; 10,001 where there are more than 10,000.'),
          next: Next,
        })
        .openapi('StaffCustomerList'),
      'Fifty at a time.',
    ),
    ...refusals(...questionRefusals(listingCustomers)),
  },
})

const tagList = createRoute({
  method: 'get',
  path: '/tags',
  tags,
  ...questions(listingTags),
  summary: 'List the tags in use',
  description: mayLine(listingTags),
  responses: {
    200: answer(z.object({ tags: z.array(z.string()) }).openapi('CustomerTagList'), 'The first 200 of the alphabet.'),
    ...refusals(...questionRefusals(listingTags)),
  },
})

const reading = createRoute({
  method: 'get',
  path: '/{id}',
  tags,
  ...questions(readingCustomer),
  summary: 'Read a customer',
  description: `With addresses, consents, figures, and the latest orders and messages. ${mayLine(readingCustomer)}`,
  request: {
    params,
    query: readingCustomer.input
      .omit(id)
      .extend({ before: component(readingCustomer.input.shape.before).openapi({ type: 'integer' }) }),
  },
  responses: {
    200: answer(StaffCustomerProfile, 'All that the shop has of them.'),
    ...refusals(...questionRefusals(readingCustomer)),
  },
})

const exporting = createRoute({
  method: 'get',
  path: '/export',
  tags,
  ...questions(exportingCustomers),
  summary: 'Export customers',
  description: `Rows in the columns of Shopify’s customers file, its header first. ${mayLine(exportingCustomers)}`,
  request: {
    query: exportingCustomers.input.extend({
      after: component(exportingCustomers.input.shape.after).openapi({ type: 'integer' }),
    }),
  },
  responses: {
    200: answer(
      z
        .object({ rows: z.array(z.array(z.string())), next: z.int().nullable().describe('Give it back as `after`.') })
        .openapi('CustomerFileRows'),
      'Two hundred at a time.',
    ),
    ...refusals(...questionRefusals(exportingCustomers)),
  },
})

const importing = createRoute({
  method: 'post',
  path: '/import',
  tags,
  ...commands(importingCustomers),
  summary: 'Import customers',
  description:
    'Lines of a file, up to a hundred. Whoever is there, by id, address or number, is changed by what a line says and never by ' +
    `what it leaves open; nobody’s address for signing in is changed. ${mayLine(importingCustomers)}`,
  request: {
    body: body(
      component(importingCustomers.input, 'ImportCustomers', {
        run: '0b7f1c9e-4f0e-4a5b-9a3e-6d1d0f2c7a11',
        overwrite: true,
        lines: [{ row: 2, email: 'maya@lindqvist.example', firstName: 'Maya', tags: ['wholesale'] }],
      }),
    ),
  },
  responses: {
    200: answer(
      z
        .object({
          lines: z.array(z.object({ row: z.int(), outcome: z.string(), reasons: z.array(z.string()) })),
        })
        .openapi('ImportedCustomers'),
      'What became of each.',
    ),
    ...refusals(...commandRefusals(importingCustomers)),
  },
})

const noting = createRoute({
  method: 'put',
  path: '/{id}/note',
  tags,
  ...commands(notingCustomer),
  summary: 'Write the note of a customer',
  description: `For the staff alone. The audit log says that it was written, not what it says. ${mayLine(notingCustomer)}`,
  request: {
    params,
    body: body(component(notingCustomer.input.omit(id), 'CustomerNote', { version: 1, note: 'Rings twice.' })),
  },
  responses: { 200: answer(Done, 'It is saved.'), ...refusals(...commandRefusals(notingCustomer)) },
})

const tagging = createRoute({
  method: 'post',
  path: '/tags',
  tags,
  ...commands(taggingCustomers),
  summary: 'Tag customers',
  description: `Up to a hundred at once. ${mayLine(taggingCustomers)}`,
  request: {
    body: body(
      component(taggingCustomers.input, 'TagCustomers', { customers: example, add: ['wholesale'], remove: [] }),
    ),
  },
  responses: {
    200: answer(z.object({ changed: z.array(z.string()) }).openapi('TaggedCustomers'), 'Whose tags are others now.'),
    ...refusals(...commandRefusals(taggingCustomers)),
  },
})

const merging = createRoute({
  method: 'post',
  path: '/{id}/merge',
  tags,
  ...commands(mergingCustomers),
  summary: 'Merge another customer into this one',
  description:
    'Orders, addresses, tags, note, wishes and reviews of the other are this one’s from then on; what either has ended to be ' +
    `written is ended, and the other cannot sign in any more. It is not taken back. ${mayLine(mergingCustomers)}`,
  request: {
    params,
    body: body(component(mergingCustomers.input.omit(id), 'MergeCustomers', { other: 'maya@lindqvist.example' })),
  },
  responses: {
    200: answer(z.object({ kept: z.string(), other: z.string() }).openapi('MergedCustomers'), 'They are one.'),
    ...refusals(...commandRefusals(mergingCustomers)),
  },
})

const disabling = createRoute({
  method: 'post',
  path: '/{id}/disable',
  tags,
  ...commands(disablingCustomer),
  summary: 'Close an account',
  description: `Nobody signs in with it any more, and its sessions have ended. ${mayLine(disablingCustomer)}`,
  request: { params },
  responses: { 200: answer(Done, 'It is closed.'), ...refusals(...commandRefusals(disablingCustomer)) },
})

const enabling = createRoute({
  method: 'post',
  path: '/{id}/enable',
  tags,
  ...commands(enablingCustomer),
  summary: 'Open an account again',
  description: mayLine(enablingCustomer),
  request: { params },
  responses: { 200: answer(Done, 'It is open.'), ...refusals(...commandRefusals(enablingCustomer)) },
})

export const staffCustomers = new OpenAPIHono<Door>()
  .openapi(listing, async (c) => {
    const { after, ...asked } = c.req.valid('query')
    const found = await ask(c, listingCustomers, { ...asked, cursor: cursorIn(after ?? '') ?? null })
    if (!found.ok) return refused(c, found.refusal)
    const { customers, count, older, last } = found.value
    const end = last.at(-1)
    return c.json(
      { customers: customers.map(customerOf), count, next: older && end ? cursorAt(end.sequence) : null },
      200,
    )
  })
  .openapi(tagList, async (c) => {
    const found = await ask(c, listingTags, {})
    return found.ok ? c.json({ tags: [...found.value] }, 200) : refused(c, found.refusal)
  })
  .openapi(exporting, async (c) => {
    const found = await ask(c, exportingCustomers, c.req.valid('query'))
    if (!found.ok) return refused(c, found.refusal)
    return c.json({ rows: found.value.rows.map((row) => [...row]), next: found.value.next }, 200)
  })
  .openapi(importing, async (c) => {
    const done = await perform(c, importingCustomers, c.req.valid('json'))
    if (!done.ok) return refused(c, done.refusal)
    const lines = done.value.map(({ row, outcome, notes }) => ({
      row,
      outcome,
      reasons: notes.map(({ reason }) => reason),
    }))
    return c.json({ lines }, 200)
  })
  .openapi(tagging, async (c) => {
    const done = await perform(c, taggingCustomers, c.req.valid('json'))
    return done.ok ? c.json({ changed: [...done.value.changed] }, 200) : refused(c, done.refusal)
  })
  .openapi(reading, async (c) => {
    const found = await ask(c, readingCustomer, { ...c.req.valid('query'), ...c.req.valid('param') })
    return found.ok ? c.json(profileOf(found.value), 200) : refused(c, found.refusal)
  })
  .openapi(noting, async (c) => {
    const done = await perform(c, notingCustomer, { ...c.req.valid('json'), ...c.req.valid('param') })
    return done.ok ? c.json({ customer: done.value.customer }, 200) : refused(c, done.refusal)
  })
  .openapi(merging, async (c) => {
    const done = await perform(c, mergingCustomers, { ...c.req.valid('json'), ...c.req.valid('param') })
    return done.ok ? c.json({ kept: done.value.kept, other: done.value.other }, 200) : refused(c, done.refusal)
  })
  .openapi(disabling, async (c) => {
    const done = await perform(c, disablingCustomer, c.req.valid('param'))
    return done.ok ? c.json({ customer: done.value.customer }, 200) : refused(c, done.refusal)
  })
  .openapi(enabling, async (c) => {
    const done = await perform(c, enablingCustomer, c.req.valid('param'))
    return done.ok ? c.json({ customer: done.value.customer }, 200) : refused(c, done.refusal)
  })
