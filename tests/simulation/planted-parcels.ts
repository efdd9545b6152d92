/** Bugs of parcels on their way, planted into the shop while it is loaded. */
import type { Planted } from './planted.ts'

export const parcelBugs: readonly Planted[] = [
  {
    bug: 'a parcel stands where the last message says, whenever that happened',
    plants: [
      {
        file: 'domain/logistics/tracking.ts',
        line: '  for (const event of [...known, ...heard].toSorted(inOrder)) {',
        by: '  for (const event of [...known, ...heard]) {',
      },
    ],
    found: /stands at \S+, and its carrier knows it \S+/,
  },
  {
    bug: 'what was heard before is told as news',
    plants: [{ file: 'durable-objects/orders/order-changes.ts', line: '    if (updated !== order)\n', by: '' }],
    found: /told of nothing new/,
  },
  {
    bug: 'a scan behind the door counts as another delivery',
    plants: [
      {
        file: 'domain/notifications/message.ts',
        line: '  if (status === was || order.forgottenAt !== undefined || order.imported) return undefined',
        by: '  if (order.forgottenAt !== undefined && status === was) return undefined',
      },
    ],
    found: /delivered was told \d+ times/,
  },
  {
    bug: 'a parcel that leaves takes the labels of the others along',
    plants: [
      {
        file: 'domain/logistics/labelling.ts',
        line: '  const left = { ...order, labels: (order.labels ?? []).filter((one) => one.id !== id) }',
        by: '  const left = { ...order, labels: [] }',
      },
    ],
    found: /is paid for and there 0 times/,
  },
]
