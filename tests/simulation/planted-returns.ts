/** Bugs of what comes back, planted into the shop while it is loaded. */
import type { Planted } from './planted.ts'

export const returnBugs: readonly Planted[] = [
  {
    bug: 'units come back as often as somebody asks',
    plants: [
      {
        file: 'domain/after-sales/returning.ts',
        line: '  return unitsOf(sent, variantId) - returnedUnits(order, variantId)',
        by: '  return unitsOf(sent, variantId)',
      },
      {
        file: 'domain/orders/refund.ts',
        line: '  return unitsOf(sent ?? [], variantId) - gone',
        by: '  return unitsOf(sent ?? [], variantId) + 0 * gone',
      },
    ],
    found: /sent \d+ units of \S+ \d+ came back, and \d+ were paid for/,
  },
  {
    bug: 'what is sold again goes on the shelf with every word of its return',
    plants: [
      {
        file: 'workers/flows/after-sales/restock.ts',
        line: "  if (fact.act !== 'inspect') return\n",
        by: '',
      },
      {
        file: 'workers/flows/after-sales/restock.ts',
        line: 'id: `return ${order.id} ${one.id} ${variantId} ${location}`',
        by: 'id: `return ${order.id} ${one.id} ${variantId} ${location} ${order.version}`',
      },
    ],
    found: /put \d+ of \d+ units of \S+ on the shelf, in \d+ times/,
  },
  {
    bug: 'what is thrown away is sold again',
    plants: [
      {
        file: 'workers/flows/after-sales/restock.ts',
        line: "if (to !== 'sell' || !location || !isCounted) continue",
        by: "if (to === 'nowhere' || !location || !isCounted) continue",
      },
    ],
    found: /put \d+ of \d+ units of \S+ on the shelf, in \d+ times/,
  },
  {
    bug: 'what a return gives back is forgotten by whatever goes back later',
    plants: [
      {
        file: 'domain/orders/money-back.ts',
        line: '  if (refunds.length === 0) return cancellations',
        by: '  if (refunds.length < 2) return cancellations',
      },
    ],
    found:
      /owes \d+ back, and \d+ went back|is to go back for ever|of it is gone|gave back more than was paid|and \S+, and \d+ of its money/,
  },
  {
    bug: 'credit is given as often as it is told',
    plants: [
      {
        file: 'workers/flows/after-sales/credit.ts',
        line: '    seed: `refund ${order.id} ${id}`,',
        by: '    seed: `refund ${order.id} ${id} ${Math.random()}`,',
      },
    ],
    found: /owes \d+ as credit, and \d+ was dealt/,
  },
  {
    bug: 'the provider is asked under a new name each time',
    plants: [
      {
        file: 'workers/queues/payments.ts',
        line: "  const refundId = `${id} ${back?.id ?? 'all'}`",
        by: "  const refundId = `${id} ${back?.id ?? 'all'} ${Math.random()}`",
      },
    ],
    found: /owes \d+ back, and \d+ went back|gave back more than was paid/,
  },
]
