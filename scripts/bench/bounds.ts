/**
 * What one act of a shopper may cost, counted and not timed: the same on every machine, so a bound cannot be missed by
 * chance. `npm test` keeps them, `npm run bench` shows them beside what it counts, docs/measuring.md lists them.
 *
 * A bound is what is needed today. Whoever needs less lowers it in the same commit; whoever needs more says in a
 * decision what for.
 */

export type Bound = {
  /** Rows written in all stores, an alarm that is set being one. */
  readonly rows: number
  /** Statements at shards, and at every store but the products'. */
  readonly statements: number
  /** Statements at the products store: what is known for five seconds is asked for once, so the most there can be. */
  readonly lookups: number
  /** Rows that the lookups read, of the demo shop. */
  readonly rowsRead: number
  /** Calls of shards that the shopper waits for, and those of listeners afterwards. */
  readonly waited: number
  readonly behind: number
  /** Messages put on queues. */
  readonly messages: number
}

const PAGE = { rows: 0, statements: 0, waited: 0, behind: 0, messages: 0 } as const

/**
 * An order stands alone here: what it would share with others it pays for itself. Forty rows are its budget, with all
 * that is still to be built. A shop that writes invoices pays eleven more for each and its mail: it says so itself.
 */
export const ORDER_BOUNDS = {
  open: { rows: 5, statements: 4, lookups: 4, rowsRead: 38, waited: 1, behind: 0, messages: 0 },
  add: { rows: 3, statements: 4, lookups: 5, rowsRead: 43, waited: 1, behind: 0, messages: 0 },
  details: { rows: 1, statements: 2, lookups: 4, rowsRead: 42, waited: 1, behind: 0, messages: 0 },
  complete: { rows: 38, statements: 42, lookups: 5, rowsRead: 43, waited: 3, behind: 3, messages: 1 },
} as const satisfies Record<string, Bound>

/**
 * Rows of the same order with a promotion: one for its use, beside the copy. Where its uses are limited it is held, taken and
 * written down as one more good would be.
 */
export const CODED_ROWS = { unlimited: 39, limited: 51 } as const

/**
 * And with a gift card that pays a part: it is held, taken and written down as a further good is, at a shard of its own, and its ledger
 * is copied from there.
 */
export const WITH_CARD = {
  rows: ORDER_BOUNDS.complete.rows + 16,
  statements: ORDER_BOUNDS.complete.statements + 21,
  waited: ORDER_BOUNDS.complete.waited + 1,
  behind: ORDER_BOUNDS.complete.behind + 2,
} as const

/** Pages that are made, where nothing is remembered: neither counts of lists nor the words of a search. */
export const PAGE_BOUNDS = {
  '/': { ...PAGE, lookups: 9, rowsRead: 400 },
  '/products/delos-mug': { ...PAGE, lookups: 9, rowsRead: 150 },
  '/collections/table': { ...PAGE, lookups: 11, rowsRead: 800 },
  '/collections/table?option.Glaze=Chalk&available=1': { ...PAGE, lookups: 13, rowsRead: 1_000 },
  '/search?q=mug': { ...PAGE, lookups: 11, rowsRead: 200 },
  '/search?q=mug&option.Glaze=Chalk&min=20': { ...PAGE, lookups: 11, rowsRead: 450 },
} as const satisfies Record<string, Bound>
