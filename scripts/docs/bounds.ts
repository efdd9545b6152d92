/** The bounds of docs/measuring.md: what an act of a shopper may cost, as `npm test` counts it. */
import { ORDER_BOUNDS, PAGE_BOUNDS, type Bound } from '../bench/bounds.ts'
import { tableOf, type Column } from '../table.ts'
import type { Block } from '../written.ts'

const ACTS: Readonly<Record<keyof typeof ORDER_BOUNDS, string>> = {
  open: 'a cart is opened',
  add: 'a thing is put in',
  details: 'address and delivery',
  complete: 'the order: payment, and all that follows',
}

type Line = readonly [act: string, bound: Bound]

const figureOf = (head: string, of: (bound: Bound) => number): Column<Line> => ({
  head,
  of: ([, bound]) => of(bound),
  align: 'right',
})

const COLUMNS: readonly Column<Line>[] = [
  { head: 'at most', of: ([act]) => act },
  figureOf('rows written', ({ rows }) => rows),
  figureOf('statements', ({ statements }) => statements),
  figureOf('lookups', ({ lookups }) => lookups),
  figureOf('rows read by them', ({ rowsRead }) => rowsRead),
  figureOf('calls waited for', ({ waited }) => waited),
  figureOf('calls behind', ({ behind }) => behind),
  figureOf('messages', ({ messages }) => messages),
]

export const BOUNDS_BLOCK: Block<undefined> = {
  page: 'docs/measuring.md',
  name: 'bounds',
  command: 'npm run docs',
  render: () =>
    tableOf(COLUMNS, [
      ...Object.entries(ORDER_BOUNDS).map(([step, bound]): Line => [ACTS[step as keyof typeof ACTS], bound]),
      ...Object.entries(PAGE_BOUNDS).map(([path, bound]): Line => [`the page \`${path}\`, made anew`, bound]),
    ]),
}
