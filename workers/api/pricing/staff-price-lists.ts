/** Price lists for the staff: made, changed, published, priced and tried. Mounted at `/api/admin/price-lists`. */
import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi'
import {
  addingPriceList,
  changingPriceList,
  deletingPriceList,
  publishingPriceList,
} from '../../flows/pricing/list-commands.ts'
import { settingListPrices } from '../../flows/pricing/price-commands.ts'
import {
  listingPriceLists,
  previewingPrice,
  readingPriceHistory,
  readingPriceList,
} from '../../flows/pricing/questions.ts'
import { refused } from '../../http/refusal.ts'
import { commandRefusals, commands, component, mayLine, perform } from '../contract/command.ts'
import { answer, body, IdempotencyKey, Money } from '../contract/parts.ts'
import { refusals } from '../contract/problem.ts'
import { ask, questionRefusals, questions } from '../contract/question.ts'
import type { Door } from '../contract/staff.ts'
import { FixedPrice, listShown, PastPrice, pastShown, PriceList, priceShown } from './wire.ts'

const tags = ['Staff: price lists']
const params = z.object({ id: z.string().openapi({ example: 'prl_7k3m9qxd00000000' }) })
const id = { id: true } as const
const example = {
  name: 'Advent',
  kind: 'sale' as const,
  audience: { type: 'everyone' as const },
  currency: 'EUR',
  from: '2026-12-04T08:00',
  until: '2026-12-07T00:00',
  timeZone: 'UTC',
  pricing: { type: 'percent' as const, value: 2000, of: { type: 'all' as const } },
}

const listing = createRoute({
  method: 'get',
  path: '/',
  tags,
  ...questions(listingPriceLists),
  summary: 'List price lists, the latest first',
  description: mayLine(listingPriceLists),
  request: { query: listingPriceLists.input },
  responses: {
    200: answer(
      z
        .object({ lists: z.array(PriceList), next: z.int().nullable().describe('For `before`.') })
        .openapi('StaffPriceLists'),
      'Fifty at a time; `next` is null on the last page.',
    ),
    ...refusals(...questionRefusals(listingPriceLists)),
  },
})

const adding = createRoute({
  method: 'post',
  path: '/',
  tags,
  ...commands(addingPriceList),
  summary: 'Make a price list',
  description: `It is a draft and prices nothing until it is published. ${mayLine(addingPriceList)}`,
  request: { headers: IdempotencyKey, body: body(component(addingPriceList.input, 'NewPriceList', example)) },
  responses: { 200: answer(PriceList, 'The list.'), ...refusals(...commandRefusals(addingPriceList)) },
})

const previewing = createRoute({
  method: 'get',
  path: '/preview',
  tags,
  ...questions(previewingPrice),
  summary: 'Who pays what: one variant for a buyer, a place and a moment',
  description: mayLine(previewingPrice),
  request: { query: previewingPrice.input },
  responses: {
    200: answer(
      z
        .object({
          variant: z.string(),
          price: Money.nullable().describe('null: it is not sold in this currency.'),
          regular: Money.nullable(),
          list: z.string().nullable().describe('That has priced it; null: the regular price.'),
        })
        .openapi('PreviewedPrice'),
      'What one unit costs.',
    ),
    ...refusals(...questionRefusals(previewingPrice)),
  },
})

const remembering = createRoute({
  method: 'get',
  path: '/history',
  tags,
  ...questions(readingPriceHistory),
  summary: 'What was paid for a product, the latest first',
  description: `Only ever added to. ${mayLine(readingPriceHistory)}`,
  request: { query: readingPriceHistory.input },
  responses: {
    200: answer(
      z
        .object({ prices: z.array(PastPrice), next: z.int().nullable().describe('For `before`.') })
        .openapi('PriceHistory'),
      'A hundred at a time; `next` is null on the last page.',
    ),
    ...refusals(...questionRefusals(readingPriceHistory)),
  },
})

const reading = createRoute({
  method: 'get',
  path: '/{id}',
  tags,
  ...questions(readingPriceList),
  summary: 'Read a price list, and its fixed prices',
  description: mayLine(readingPriceList),
  request: { params, query: readingPriceList.input.omit(id) },
  responses: {
    200: answer(
      PriceList.extend({ prices: z.array(FixedPrice), next: z.string().nullable().describe('For `after`.') }).openapi(
        'WholePriceList',
      ),
      'A hundred prices at a time; `next` is null on the last page.',
    ),
    ...refusals(...questionRefusals(readingPriceList)),
  },
})

const changing = createRoute({
  method: 'put',
  path: '/{id}',
  tags,
  ...commands(changingPriceList),
  summary: 'Change a price list',
  description: mayLine(changingPriceList),
  request: {
    params,
    body: body(component(changingPriceList.input.omit(id), 'ChangedPriceList', { ...example, version: 1 })),
  },
  responses: { 200: answer(PriceList, 'The list now.'), ...refusals(...commandRefusals(changingPriceList)) },
})

const publishing = createRoute({
  method: 'post',
  path: '/{id}/publish',
  tags,
  ...commands(publishingPriceList),
  summary: 'Publish a price list, or make it a draft again',
  description: `Said twice it is the same as once. ${mayLine(publishingPriceList)}`,
  request: {
    params,
    body: body(component(publishingPriceList.input.omit(id), 'PublishedPriceList', { version: 1, published: true })),
  },
  responses: { 200: answer(PriceList, 'The list now.'), ...refusals(...commandRefusals(publishingPriceList)) },
})

const pricing = createRoute({
  method: 'put',
  path: '/{id}/prices',
  tags,
  ...commands(settingListPrices),
  summary: 'Set or take out fixed prices',
  description: `What cannot be meant is refused line by line; the others are taken. ${mayLine(settingListPrices)}`,
  request: {
    params,
    body: body(
      component(settingListPrices.input.omit(id), 'ListPrices', {
        lines: [{ sku: 'MUG-C', units: 10, amount: 2500 }],
      }),
    ),
  },
  responses: {
    200: answer(
      z
        .object({
          taken: z.int(),
          tooMany: z.int().describe('Lines of variants that would have more quantities than a list bears.'),
          refused: z.array(z.object({ row: z.int().describe('From 1.'), fault: z.string() })),
        })
        .openapi('PricesTaken'),
      'How many were taken.',
    ),
    ...refusals(...commandRefusals(settingListPrices)),
  },
})

const deleting = createRoute({
  method: 'delete',
  path: '/{id}',
  tags,
  ...commands(deletingPriceList),
  summary: 'Delete a price list',
  description: `What was paid by it stays in the history. ${mayLine(deletingPriceList)}`,
  request: { params },
  responses: { 204: { description: 'It is gone.' }, ...refusals(...commandRefusals(deletingPriceList)) },
})

export const staffPriceLists = new OpenAPIHono<Door>()
  .openapi(listing, async (c) => {
    const found = await ask(c, listingPriceLists, c.req.valid('query'))
    if (!found.ok) return refused(c, found.refusal)
    const { lists, next } = found.value
    return c.json({ lists: lists.map((list) => listShown(list, Date.now())), next }, 200)
  })
  .openapi(adding, async (c) => {
    const done = await perform(c, addingPriceList, c.req.valid('json'))
    return done.ok ? c.json(listShown(done.value, Date.now()), 200) : refused(c, done.refusal)
  })
  .openapi(previewing, async (c) => {
    const found = await ask(c, previewingPrice, c.req.valid('query'))
    if (!found.ok) return refused(c, found.refusal)
    const { variant, priced } = found.value
    const { price = null, regular = null, list = null } = priced ?? {}
    return c.json({ variant, price, regular, list }, 200)
  })
  .openapi(remembering, async (c) => {
    const found = await ask(c, readingPriceHistory, c.req.valid('query'))
    if (!found.ok) return refused(c, found.refusal)
    return c.json({ prices: found.value.prices.map(pastShown), next: found.value.next }, 200)
  })
  .openapi(reading, async (c) => {
    const found = await ask(c, readingPriceList, { ...c.req.valid('query'), ...c.req.valid('param') })
    if (!found.ok) return refused(c, found.refusal)
    const { list, prices, next } = found.value
    return c.json({ ...listShown(list, Date.now()), prices: prices.map(priceShown), next }, 200)
  })
  .openapi(changing, async (c) => {
    const done = await perform(c, changingPriceList, { ...c.req.valid('json'), ...c.req.valid('param') })
    return done.ok ? c.json(listShown(done.value, Date.now()), 200) : refused(c, done.refusal)
  })
  .openapi(publishing, async (c) => {
    const done = await perform(c, publishingPriceList, { ...c.req.valid('json'), ...c.req.valid('param') })
    return done.ok ? c.json(listShown(done.value, Date.now()), 200) : refused(c, done.refusal)
  })
  .openapi(pricing, async (c) => {
    const done = await perform(c, settingListPrices, { ...c.req.valid('json'), ...c.req.valid('param') })
    if (!done.ok) return refused(c, done.refusal)
    const { taken, tooMany, refused: rows } = done.value
    return c.json({ taken, tooMany, refused: rows.map(({ row, fault }) => ({ row, fault })) }, 200)
  })
  .openapi(deleting, async (c) => {
    const done = await perform(c, deletingPriceList, c.req.valid('param'))
    return done.ok ? c.body(null, 204) : refused(c, done.refusal)
  })
