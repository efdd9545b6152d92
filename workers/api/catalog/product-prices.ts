/** Price lists for the staff's programs. */
import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi'
import { settingPrices } from '../../flows/catalog/price-commands.ts'
import { refused } from '../../http/refusal.ts'
import { commandRefusals, commands, component, mayLine, perform } from '../contract/command.ts'
import { answer, body } from '../contract/parts.ts'
import { refusals } from '../contract/problem.ts'
import type { Door } from '../contract/staff.ts'

const Line = z
  .object({
    outcome: z.enum(['changed', 'unchanged', 'refused']),
    name: z.string().describe('Of the variant; of one that is unknown, what it was called.'),
    reasons: z.array(z.string()).describe('Why it was refused, or what of it was left out.'),
  })
  .openapi('PricedLine')

const setting = createRoute({
  method: 'post',
  path: '/prices',
  tags: ['Staff: catalogue'],
  ...commands(settingPrices),
  summary: 'Set prices of many variants by SKU or id',
  description:
    'Each line is refused for itself. All that calls with the same `run` have changed is put back by it ' +
    `(\`POST /api/admin/products/undo\`). ${mayLine(settingPrices)}`,
  request: {
    body: body(
      component(settingPrices.input, 'PriceList', {
        run: 'autumn-prices',
        lines: [{ sku: 'MUG-C', currency: 'EUR', price: 2900 }],
      }),
    ),
  },
  responses: {
    200: answer(z.object({ lines: z.array(Line) }).openapi('PricedList'), 'Of each, in their order.'),
    ...refusals(...commandRefusals(settingPrices)),
  },
})

export const staffPrices = new OpenAPIHono<Door>().openapi(setting, async (c) => {
  const done = await perform(c, settingPrices, c.req.valid('json'))
  if (!done.ok) return refused(c, done.refusal)
  const lines = done.value.map(({ outcome, name, notes }) => ({
    outcome: outcome === 'changed' || outcome === 'refused' ? outcome : ('unchanged' as const),
    name,
    reasons: notes.map(({ reason }) => reason),
  }))
  return c.json({ lines }, 200)
})
