/** Gift cards for the staff: listed, dealt, corrected, closed. Mounted at `/api/admin/gift-cards`. */
import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi'
import {
  adjustingValue,
  disablingValue,
  enablingValue,
  issuingCard,
  rebuildingLedger,
  sendingCard,
} from '../../flows/stored-value/commands.ts'
import { checkingLedger, listingValues, readingValue } from '../../flows/stored-value/questions.ts'
import { refused } from '../../http/refusal.ts'
import { commandRefusals, commands, component, mayLine, perform } from '../contract/command.ts'
import { answer, body, IdempotencyKey } from '../contract/parts.ts'
import { refusals } from '../contract/problem.ts'
import { ask, questionRefusals, questions } from '../contract/question.ts'
import type { Door } from '../contract/staff.ts'
import { entryShown, Value, valueShown, WithLedger } from './wire.ts'

const tags = ['Staff: gift cards']
const params = z.object({ id: z.string().openapi({ example: 'sv_7k3m9qxd00000000' }) })
const id = { id: true } as const
const EXAMPLE = { amount: 5000, currency: 'EUR', name: 'Mei', email: 'mei@example.org', message: 'Happy birthday' }

const listing = createRoute({
  method: 'get',
  path: '/',
  tags,
  ...questions(listingValues),
  summary: 'List gift cards and store credit, the latest first',
  description: mayLine(listingValues),
  request: { query: listingValues.input },
  responses: {
    200: answer(
      z
        .object({ values: z.array(Value), next: z.int().nullable().describe('For `before`.') })
        .openapi('StoredValueList'),
      'Fifty at a time, or as many as were asked for; `next` is null on the last page.',
    ),
    ...refusals(...questionRefusals(listingValues)),
  },
})

const issuing = createRoute({
  method: 'post',
  path: '/',
  tags,
  ...commands(issuingCard),
  summary: 'Issue a gift card',
  description:
    'Its code is mailed, and said to no program: without an address nobody has it (`codeSent`), until it is sent or handed over. ' +
    mayLine(issuingCard),
  request: { headers: IdempotencyKey, body: body(component(issuingCard.input, 'NewGiftCard', EXAMPLE)) },
  responses: { 200: answer(Value, 'The card.'), ...refusals(...commandRefusals(issuingCard)) },
})

const checking = createRoute({
  method: 'get',
  path: '/check',
  tags,
  ...questions(checkingLedger),
  summary: 'Compare the ledger with the shards',
  description: `A hundred at a time. ${mayLine(checkingLedger)}`,
  request: { query: checkingLedger.input },
  responses: {
    200: answer(
      z
        .object({
          checked: z.int(),
          differences: z.array(
            z.object({ id: z.string(), ledger: z.int(), shard: z.int() }).openapi('LedgerDifference'),
          ),
          accounts: z.array(
            z.object({ currency: z.string(), account: z.string(), amount: z.int() }).openapi('LedgerAccount'),
          ),
          next: z.int().nullable().describe('For `after`.'),
        })
        .openapi('LedgerCheck'),
      'What differs; nothing does when all is well.',
    ),
    ...refusals(...questionRefusals(checkingLedger)),
  },
})

const rebuilding = createRoute({
  method: 'post',
  path: '/rebuild',
  tags,
  ...commands(rebuildingLedger),
  summary: 'Make the ledger anew',
  description: `From what moved at the shards, a hundred at a time. ${mayLine(rebuildingLedger)}`,
  request: { headers: IdempotencyKey, body: body(component(rebuildingLedger.input, 'LedgerRebuild', { after: 0 })) },
  responses: {
    200: answer(
      z.object({ rebuilt: z.int(), next: z.int().nullable().describe('For `after`.') }).openapi('LedgerRebuilt'),
      'How many.',
    ),
    ...refusals(...commandRefusals(rebuildingLedger)),
  },
})

const reading = createRoute({
  method: 'get',
  path: '/{id}',
  tags,
  ...questions(readingValue),
  summary: 'Read a gift card, and its ledger',
  description: mayLine(readingValue),
  request: { params },
  responses: { 200: answer(WithLedger, 'As it is now.'), ...refusals(...questionRefusals(readingValue)) },
})

const adjusting = createRoute({
  method: 'post',
  path: '/{id}/adjust',
  tags,
  ...commands(adjustingValue),
  summary: 'Adjust the balance',
  description: mayLine(adjustingValue),
  request: {
    headers: IdempotencyKey,
    params,
    body: body(component(adjustingValue.input.omit(id), 'Adjustment', { amount: -500, reason: 'Sold twice' })),
  },
  responses: { 200: answer(Value, 'As it is now.'), ...refusals(...commandRefusals(adjustingValue)) },
})

const sending = createRoute({
  method: 'post',
  path: '/{id}/send',
  tags,
  ...commands(sendingCard),
  summary: 'Send a gift card, once more or for the first time',
  description: mayLine(sendingCard),
  request: {
    headers: IdempotencyKey,
    params,
    body: body(component(sendingCard.input.omit(id), 'GiftCardSending', { email: 'mei@example.org' })),
  },
  responses: { 200: answer(Value, 'It is sent.'), ...refusals(...commandRefusals(sendingCard)) },
})

const disabling = createRoute({
  method: 'post',
  path: '/{id}/disable',
  tags,
  ...commands(disablingValue),
  summary: 'Disable a gift card',
  description: mayLine(disablingValue),
  request: { headers: IdempotencyKey, params },
  responses: { 200: answer(Value, 'Nobody can pay with it.'), ...refusals(...commandRefusals(disablingValue)) },
})

const enabling = createRoute({
  method: 'post',
  path: '/{id}/enable',
  tags,
  ...commands(enablingValue),
  summary: 'Enable a gift card',
  description: mayLine(enablingValue),
  request: { headers: IdempotencyKey, params },
  responses: { 200: answer(Value, 'It has what it had.'), ...refusals(...commandRefusals(enablingValue)) },
})

export const staffGiftCards = new OpenAPIHono<Door>()
  .openapi(listing, async (c) => {
    const found = await ask(c, listingValues, c.req.valid('query'))
    if (!found.ok) return refused(c, found.refusal)
    const { values, next } = found.value
    return c.json({ values: values.map((value) => valueShown(value, Date.now())), next }, 200)
  })
  .openapi(issuing, async (c) => {
    const done = await perform(c, issuingCard, c.req.valid('json'))
    return done.ok ? c.json(valueShown(done.value, Date.now()), 200) : refused(c, done.refusal)
  })
  .openapi(checking, async (c) => {
    const found = await ask(c, checkingLedger, c.req.valid('query'))
    if (!found.ok) return refused(c, found.refusal)
    const { checked, differences, accounts, next } = found.value
    return c.json({ checked, differences: [...differences], accounts: [...accounts], next }, 200)
  })
  .openapi(rebuilding, async (c) => {
    const done = await perform(c, rebuildingLedger, c.req.valid('json'))
    return done.ok ? c.json(done.value, 200) : refused(c, done.refusal)
  })
  .openapi(reading, async (c) => {
    const found = await ask(c, readingValue, c.req.valid('param'))
    if (!found.ok) return refused(c, found.refusal)
    const { value, entries } = found.value
    return c.json(
      { value: valueShown(value, Date.now()), entries: entries.map((entry) => entryShown(entry, value)) },
      200,
    )
  })
  .openapi(adjusting, async (c) => {
    const done = await perform(c, adjustingValue, { ...c.req.valid('json'), ...c.req.valid('param') })
    return done.ok ? c.json(valueShown(done.value, Date.now()), 200) : refused(c, done.refusal)
  })
  .openapi(sending, async (c) => {
    const done = await perform(c, sendingCard, { ...c.req.valid('json'), ...c.req.valid('param') })
    return done.ok ? c.json(valueShown(done.value, Date.now()), 200) : refused(c, done.refusal)
  })
  .openapi(disabling, async (c) => {
    const done = await perform(c, disablingValue, c.req.valid('param'))
    return done.ok ? c.json(valueShown(done.value, Date.now()), 200) : refused(c, done.refusal)
  })
  .openapi(enabling, async (c) => {
    const done = await perform(c, enablingValue, c.req.valid('param'))
    return done.ok ? c.json(valueShown(done.value, Date.now()), 200) : refused(c, done.refusal)
  })
