/** Bugs planted into what is limited, each with the words in which the simulation must find it. */
import type { Planted } from './planted.ts'

export const promotionBugs: readonly Planted[] = [
  {
    bug: 'what is limited is not held with the goods',
    plants: [
      {
        file: 'domain/orders/attempt.ts',
        line: '  ...limitsToHold(quote),',
        by: '  ...limitsToHold(quote).slice(1),',
      },
    ],
    found: /orders have the code, and \d+ uses are taken|uses is on \d+ orders/,
  },
  {
    bug: 'whoever holds a use adds all that there are',
    plants: [
      {
        file: 'durable-objects/inventory/stock-ledger.ts',
        line: '    if (before && before.version >= version) return',
        by: '',
      },
      {
        file: 'durable-objects/inventory/stock-ledger.ts',
        line: '    const more = units - (before?.units ?? 0)',
        by: '    const more = units',
      },
    ],
    found: /uses has \d+ in its books|uses is on \d+ orders/,
  },
  {
    bug: 'an order that is cancelled keeps its use',
    plants: [
      {
        file: 'workers/queues/inventory.ts',
        line: "  order.status === 'cancelled' ? (order.limits ?? []).map(({ item }) => ({ id: order.holdId, item })) : []",
        by: "  order.status === 'shipped' ? (order.limits ?? []).map(({ item }) => ({ id: order.holdId, item })) : []",
      },
    ],
    found: /orders have the code, and \d+ uses are taken/,
  },
  {
    bug: 'a limit is counted for each code, and not for the promotion',
    plants: [
      {
        file: 'domain/promotions/limits.ts',
        line: '[{ item: usesKey(id), units: 1, quota: limits.uses, version }]',
        by: "[{ item: codeKey(id, code ?? ''), units: 1, quota: limits.uses, version }]",
      },
    ],
    found: /orders have the code, and 0 uses are taken/,
  },
  {
    bug: 'an order says that it has a code and pays the whole price',
    plants: [
      {
        file: 'domain/orders/promoting.ts',
        line: 'const amount = parts[line] ?? 0',
        by: 'const amount = 0 * (parts[line] ?? 0)',
      },
    ],
    found: /has the code and nothing off/,
  },
]
