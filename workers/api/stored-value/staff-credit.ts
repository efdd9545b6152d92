/** The credit of a customer for the staff. Mounted at `/api/admin/customers`. */
import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi'
import { givingCredit, takingCredit } from '../../flows/stored-value/commands.ts'
import { readingCredit } from '../../flows/stored-value/questions.ts'
import { refused } from '../../http/refusal.ts'
import { commandRefusals, commands, component, mayLine, perform } from '../contract/command.ts'
import { answer, body, IdempotencyKey } from '../contract/parts.ts'
import { refusals } from '../contract/problem.ts'
import { ask, questionRefusals, questions } from '../contract/question.ts'
import type { Door } from '../contract/staff.ts'
import { entryShown, Value, valueShown, WithLedger } from './wire.ts'

const tags = ['Staff: gift cards']
const params = z.object({ id: z.string().openapi({ example: 'cus_7k3m9qxd0000000000000000' }) })
const customer = { customer: true } as const
const EXAMPLE = { amount: 1500, currency: 'EUR', reason: 'It came late' }

const reading = createRoute({
  method: 'get',
  path: '/{id}/credit',
  tags,
  ...questions(readingCredit),
  summary: 'Read the store credit of a customer',
  description: mayLine(readingCredit),
  request: { params },
  responses: {
    200: answer(z.object({ credits: z.array(WithLedger) }).openapi('StaffCredits'), 'One for each currency.'),
    ...refusals(...questionRefusals(readingCredit)),
  },
})

const giving = createRoute({
  method: 'post',
  path: '/{id}/credit',
  tags,
  ...commands(givingCredit),
  summary: 'Give credit to a customer',
  description: mayLine(givingCredit),
  request: {
    params,
    headers: IdempotencyKey,
    body: body(component(givingCredit.input.omit(customer), 'CreditGiven', EXAMPLE)),
  },
  responses: { 200: answer(Value, 'All of it.'), ...refusals(...commandRefusals(givingCredit)) },
})

const taking = createRoute({
  method: 'post',
  path: '/{id}/credit/take',
  tags,
  ...commands(takingCredit),
  summary: 'Take credit back',
  description: `No more than there is. ${mayLine(takingCredit)}`,
  request: {
    params,
    headers: IdempotencyKey,
    body: body(component(takingCredit.input.omit(customer), 'CreditTaken', EXAMPLE)),
  },
  responses: { 200: answer(Value, 'What is left.'), ...refusals(...commandRefusals(takingCredit)) },
})

export const staffCredit = new OpenAPIHono<Door>()
  .openapi(reading, async (c) => {
    const found = await ask(c, readingCredit, { customer: c.req.valid('param').id })
    if (!found.ok) return refused(c, found.refusal)
    const credits = found.value.map(({ value, entries }) => ({
      value: valueShown(value, Date.now()),
      entries: entries.map((entry) => entryShown(entry, value)),
    }))
    return c.json({ credits }, 200)
  })
  .openapi(giving, async (c) => {
    const done = await perform(c, givingCredit, { ...c.req.valid('json'), customer: c.req.valid('param').id })
    return done.ok ? c.json(valueShown(done.value, Date.now()), 200) : refused(c, done.refusal)
  })
  .openapi(taking, async (c) => {
    const done = await perform(c, takingCredit, { ...c.req.valid('json'), customer: c.req.valid('param').id })
    return done.ok ? c.json(valueShown(done.value, Date.now()), 200) : refused(c, done.refusal)
  })
