/** Bugs of money that is promised first, planted into the shop while it is loaded. */
import type { Planted } from './planted.ts'

export const promiseBugs: readonly Planted[] = [
  {
    bug: 'what is taken although it was cancelled meanwhile is kept',
    first: 19,
    plants: [
      {
        file: 'domain/orders/authorisation.ts',
        line: '  const excess = came.amount - dueOf(order).amount',
        by: '  const excess = 0',
      },
    ],
    found: /is cancelled, and \d+ of its money is kept|keeps \d+ of \d+, of which \d+ need not be paid/,
  },
]
