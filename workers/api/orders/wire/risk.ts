/** What speaks for and against an order being fraud, as the API shows it to staff. */
import { z } from '@hono/zod-openapi'
import type { Risk } from '#domain/orders/risk'
import { Money } from '../../contract/parts.ts'

export const OrderRisk = z
  .object({
    level: z.enum(['none', 'low', 'medium', 'high']).describe('Nothing is stopped by it.'),
    signals: z
      .array(
        z.object({
          code: z
            .string()
            .describe(
              '`payments-declined`, `fraud-before`, `fraud-there`, `far-above-usual`, `cards-first`, `many-of-one`; ' +
                '`known-buyer` speaks for it.',
            ),
          weight: z.enum(['calm', 'low', 'medium', 'high']),
          count: z.int().nullable().describe('Payments, orders or units, by the code; null: it counts nothing.'),
          usual: Money.nullable().describe('What most orders do not come to more than.'),
        }),
      )
      .describe('The heaviest first.'),
  })
  .openapi('OrderRisk')

export const riskShown = ({ level, signals }: Risk): z.infer<typeof OrderRisk> => ({
  level,
  signals: signals.map((signal) => ({
    code: signal.code,
    weight: signal.weight,
    count:
      'orders' in signal ? signal.orders : 'times' in signal ? signal.times : 'units' in signal ? signal.units : null,
    usual: 'usual' in signal ? signal.usual : null,
  })),
})
