/** What staff start for a customer who has asked them about their data. Mounted at `/api/admin/customers`. */
import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi'
import { exportingCustomerData, forgettingAgain, forgettingCustomer } from '../../flows/customers/privacy/commands.ts'
import { refused } from '../../http/refusal.ts'
import { commandRefusals, commands, component, mayLine, perform } from '../contract/command.ts'
import { answer, body } from '../contract/parts.ts'
import { refusals } from '../contract/problem.ts'
import type { Door } from '../contract/staff.ts'

const tags = ['Staff: customers']
const params = z.object({
  id: z.string().openapi({ description: '`cus_` and 24 characters.', example: 'cus_7k3m9qxd0000000000000000' }),
})
const Done = z.object({ customer: z.string() }).openapi('CustomerRequest')

const exporting = createRoute({
  method: 'put',
  path: '/{id}/data-export',
  tags,
  ...commands(exportingCustomerData),
  summary: 'Have a file of everything made for a customer',
  description: `They are written when it is ready, and fetch it themselves. ${mayLine(exportingCustomerData)}`,
  request: { params },
  responses: { 200: answer(Done, 'It is being made.'), ...refusals(...commandRefusals(exportingCustomerData)) },
})

const forgetting = createRoute({
  method: 'put',
  path: '/{id}/erasure',
  tags,
  ...commands(forgettingCustomer),
  summary: 'Forget a customer',
  description: `At once, and not to be undone: whoever asks has shown who they are. ${mayLine(forgettingCustomer)}`,
  request: { params },
  responses: {
    200: answer(Done, 'The account is closed, the rest follows.'),
    ...refusals(...commandRefusals(forgettingCustomer)),
  },
})

const again = createRoute({
  method: 'put',
  path: '/forgotten',
  tags,
  ...commands(forgettingAgain),
  summary: 'Forget again whom a store that was brought back knows',
  description: `Five hundred at a time: ask again with the cursor until it is null. ${mayLine(forgettingAgain)}`,
  request: {
    body: body(component(forgettingAgain.input).openapi('ForgottenAgain', { example: { cursor: null } })),
  },
  responses: {
    200: answer(
      z
        .object({ again: z.int().describe('How many were there.'), cursor: z.string().nullable() })
        .openapi('ForgettingAgain'),
      'They are being forgotten.',
    ),
    ...refusals(...commandRefusals(forgettingAgain)),
  },
})

export const staffPrivacy = new OpenAPIHono<Door>()
  .openapi(exporting, async (c) => {
    const done = await perform(c, exportingCustomerData, c.req.valid('param'))
    return done.ok ? c.json({ customer: done.value.customer }, 200) : refused(c, done.refusal)
  })
  .openapi(forgetting, async (c) => {
    const done = await perform(c, forgettingCustomer, c.req.valid('param'))
    return done.ok ? c.json({ customer: done.value.customer }, 200) : refused(c, done.refusal)
  })
  .openapi(again, async (c) => {
    const done = await perform(c, forgettingAgain, c.req.valid('json'))
    return done.ok ? c.json(done.value, 200) : refused(c, done.refusal)
  })
