/** The tables of docs/scale.md, as they follow from domain/sharding/capacity.ts. */
import { costOf, needsOf, ordersAtMost, PRICES, usageOf, type Usage } from '#domain/sharding/capacity'
import { figure, tableOf } from '../table.ts'
import type { Block } from '../written.ts'

const PAGE = 'docs/scale.md'
const COMMAND = 'npm run docs'

/** Orders a second: where they are from stands under the table. */
const RATES = { shopify: 667, stripe: 2_283, alibaba: 583_000 } as const
/** Calls a second that one object carries out: planned with, measured by others, and the most that the platform names. */
const CALLS = [200, 500, 1_000] as const

const SHAPES = [
  ...[RATES.shopify, RATES.stripe].flatMap((orders) => CALLS.slice(0, 2).map((calls) => ({ orders, calls }))),
  ...CALLS.map((calls) => ({ orders: RATES.alibaba, calls })),
].map((shape) => ({ ...shape, needs: needsOf(shape.orders, shape.calls) }))

const shards: Block<undefined> = {
  page: PAGE,
  name: 'shards',
  command: COMMAND,
  render: () =>
    tableOf(
      [
        { head: 'orders a second', of: ({ orders }) => orders, align: 'right' },
        { head: 'calls a second an object', of: ({ calls }) => calls, align: 'right' },
        { head: 'order shards', of: ({ needs }) => needs.orderShards, align: 'right' },
        { head: 'inventory shards', of: ({ needs }) => needs.inventoryShards, align: 'right' },
        { head: 'lanes, if all want one item', of: ({ needs }) => needs.lanes, align: 'right' },
        { head: 'fits', of: ({ needs }) => (needs.fitsSlots ? 'yes' : '**no**') },
      ],
      SHAPES,
    ),
}

const slots: Block<undefined> = {
  page: PAGE,
  name: 'slots',
  command: COMMAND,
  render: () =>
    tableOf(
      [
        { head: 'calls a second an object', of: (calls) => calls, align: 'right' },
        { head: 'orders a second at most', of: (calls) => ordersAtMost(calls), align: 'right' },
      ],
      CALLS,
    ),
}

const lasting = (hours: number): string => {
  if (hours >= 1) return `${hours.toFixed(1)} h`
  return hours * 60 >= 1 ? `${Math.round(hours * 60)} min` : `${(hours * 3_600).toFixed(1)} s`
}

const copies: Block<undefined> = {
  page: PAGE,
  name: 'copies',
  command: COMMAND,
  render: () =>
    tableOf(
      [
        { head: 'orders a second', of: ([orders]) => orders, align: 'right' },
        { head: 'queues, messages full', of: ([, needs]) => needs.queues, align: 'right' },
        { head: 'copies to keep up', of: ([, needs]) => needs.copiesToKeepUp, align: 'right' },
        {
          head: 'until a copy is full, at this rate',
          of: ([, { hoursToFillCopy }]) => lasting(hoursToFillCopy),
          align: 'right',
        },
      ],
      // How much an object carries out says nothing of queues and copies.
      Object.values(RATES).map((orders) => [orders, needsOf(orders, CALLS[0])] as const),
    ),
}

/** A million orders, and a drop of a million people: what they do stands above the table. */
const MONTH = usageOf({ people: 50_000_000, pages: 10, orders: 1_000_000, shardHours: 4 * 720 })
const DROP = usageOf({ people: 1_000_000, pages: 20, orders: 100_000, shardHours: 100 })

const PARTS: Readonly<Record<keyof Usage, string>> = {
  workerRequests: 'requests',
  workerCpuMs: 'CPU, ms',
  objectRequests: 'calls of objects',
  objectGbSeconds: 'objects awake, GB-s',
  objectRowsWritten: 'rows written in objects',
  queueOperations: 'operations of queues',
  databaseRowsWritten: 'rows written in D1',
}

type Line = { readonly head: string; readonly price: string; readonly cells: readonly [string, string, string, string] }

const dollars = (value: number): string => value.toFixed(2)
const strong = (text: string): string => `**${text}**`

const lines = (): Line[] => {
  const [month, drop] = [costOf(MONTH), costOf(DROP)]
  const parts = Object.entries(PARTS) as [keyof Usage, string][]
  return [
    ...parts.map(([part, head]): Line => ({
      head,
      price: `$${dollars(PRICES[part] * 1e6)} a million`,
      cells: [figure(MONTH[part]), dollars(month[part]), figure(DROP[part]), dollars(drop[part])],
    })),
    { head: 'together', price: '', cells: ['', strong(dollars(month.together)), '', strong(dollars(drop.together))] },
  ]
}

const bill: Block<undefined> = {
  page: PAGE,
  name: 'bill',
  command: COMMAND,
  render: () =>
    tableOf(
      [
        { head: '', of: ({ head }) => head },
        { head: 'price', of: ({ price }) => price },
        ...['a month: used', '$', 'a drop: used', '$'].map(
          (head, at) => ({ head, of: ({ cells }: Line) => cells[at] ?? '', align: 'right' }) as const,
        ),
      ],
      lines(),
    ),
}

export const SCALE_BLOCKS: readonly Block<undefined>[] = [shards, slots, copies, bill]
