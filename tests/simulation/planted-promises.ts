/** Bugs of money that is promised first, planted into the shop while it is loaded. */
import type { Planted } from './planted.ts'

export const promiseBugs: readonly Planted[] = [
  {
    bug: 'what is taken although it was cancelled meanwhile is kept',
    plants: [
      {
        file: 'domain/orders/authorisation.ts',
        line: '  const excess = came.amount - dueOf(order).amount',
        by: '  const excess = 0',
      },
    ],
    found: /is cancelled, and \d+ of its money is kept|keeps \d+ of \d+, of which \d+ need not be paid/,
  },
  {
    bug: 'what the provider gives although it was paid by hand is kept',
    plants: [
      {
        file: 'durable-objects/orders/order-changes.ts',
        line: '  if (!authorisation?.excess) return',
        by: '  if (authorisation) return',
      },
    ],
    found: /owes \d+ of what was taken back, and \d+ that was too much, and \d+ went back/,
  },
]
