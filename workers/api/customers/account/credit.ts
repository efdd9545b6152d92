/** The credit of an account, with what happened to it. */
import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi'
import { ENTRY_KINDS, owedBy } from '#domain/stored-value/ledger'
import { ownCredit } from '../../../flows/stored-value/own-credit.ts'
import { own, OWN_REFUSALS, type AccountDoor } from '../../contract/customer.ts'
import { answer, Instant, Money } from '../../contract/parts.ts'
import { refusals } from '../../contract/problem.ts'

const Credit = z
  .object({
    id: z.string(),
    balance: Money,
    expiresAt: Instant.nullable(),
    movements: z.array(
      z
        .object({ at: Instant, kind: z.enum(ENTRY_KINDS), amount: Money, orderId: z.string().nullable() })
        .openapi('CreditMovement'),
    ),
  })
  .openapi('OwnCredit')

const reading = createRoute({
  ...own,
  method: 'get',
  path: '/credit',
  tags: ['Accounts'],
  summary: 'Read own store credit',
  description: 'One for each currency.',
  responses: {
    200: answer(z.object({ credits: z.array(Credit) }).openapi('OwnCredits'), 'As it is now.'),
    ...refusals(...OWN_REFUSALS),
  },
})

export const credit = new OpenAPIHono<AccountDoor>().openapi(reading, async (c) => {
  const found = await ownCredit(c.env, c.get('own').customer.id)
  const credits = found.map(({ value, entries }) => ({
    id: value.id,
    balance: { amount: value.balance, currency: value.currency },
    expiresAt: value.expiresAt,
    movements: entries.map((entry) => ({
      at: entry.at,
      kind: entry.kind,
      amount: { amount: owedBy(entry), currency: value.currency },
      orderId: entry.orderId,
    })),
  }))
  return c.json({ credits }, 200)
})
