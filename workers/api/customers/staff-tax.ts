/** Whether a customer owes no tax, as staff say. Mounted at `/api/admin/customers`. */
import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi'
import { CERTIFICATE_MAX, exemptingCustomer } from '../../flows/customers/tax-commands.ts'
import { refused } from '../../http/refusal.ts'
import { commandRefusals, commands, mayLine, perform } from '../contract/command.ts'
import { answer, body } from '../contract/parts.ts'
import { refusals } from '../contract/problem.ts'
import type { Door } from '../contract/staff.ts'
import { Done } from './wire.ts'

const tags = ['Staff: customers']
const params = z.object({ id: z.string().openapi({ example: 'cus_7k3m9qxd0000000000000000' }) })

const exempting = createRoute({
  method: 'put',
  path: '/{id}/tax-exemption',
  tags,
  ...commands(exemptingCustomer),
  summary: 'Say whether a customer owes no tax',
  description: `By a certificate that the shop has seen. ${mayLine(exemptingCustomer)}`,
  request: {
    params,
    body: body(
      z
        .strictObject({ exempt: z.boolean(), certificate: z.string().max(CERTIFICATE_MAX).default('') })
        .openapi('TaxExemption', {
          example: { exempt: true, certificate: '01-339' },
        }),
    ),
  },
  responses: { 200: answer(Done, 'It is saved.'), ...refusals(...commandRefusals(exemptingCustomer)) },
})

export const staffTax = new OpenAPIHono<Door>().openapi(exempting, async (c) => {
  const done = await perform(c, exemptingCustomer, { ...c.req.valid('json'), ...c.req.valid('param') })
  return done.ok ? c.json({ customer: done.value.customer }, 200) : refused(c, done.refusal)
})
