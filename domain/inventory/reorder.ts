/** When to order again, and how much: from what is sold a day, how long it takes to come, and what is there and coming. */

/** What an order is to last for, beyond the days until it comes: a month. */
export const COVER_DAYS = 30
/** Without a supplier who says how long they take: two weeks. */
export const LEAD_DAYS = 14

export type Selling = {
  /** Sold in so many days. */
  readonly sold: number
  readonly days: number
  readonly available: number
  readonly incoming: number
  /** From how many on it is low. */
  readonly low: number
  readonly leadDays: number
}

export type Proposal = {
  readonly perDay: number
  /** At so many, there and coming, it is time to order. */
  readonly point: number
  readonly units: number
  /** Until nothing is left, with what is coming; null: nothing is sold. */
  readonly daysLeft: number | null
}

/** null: there is enough. */
export const proposalFor = ({ sold, days, available, incoming, low, leadDays }: Selling): Proposal | null => {
  const perDay = days > 0 ? Math.max(0, sold) / days : 0
  const point = Math.ceil(perDay * leadDays) + low
  const there = available + incoming
  if (there > point) return null
  // To the low line again, where nothing is sold: one at least, so that it can be seen.
  const units = Math.max(1, Math.ceil(perDay * (leadDays + COVER_DAYS)) + low - there)
  return { perDay, point, units, daysLeft: perDay === 0 ? null : Math.floor(there / perDay) }
}

export type Sold = Pick<Selling, 'sold' | 'days' | 'available' | 'incoming'>

/** Of all that sells, what may be gone first: a slow one of which two are left before a fast one of which there are hundreds. */
export const goneFirst = <I>(selling: ReadonlyMap<I, Sold>, most: number): I[] =>
  [...selling]
    .flatMap(([item, { sold, days, available, incoming }]) =>
      sold > 0 ? [{ item, lasts: ((available + incoming) * days) / sold }] : [],
    )
    .toSorted((a, b) => a.lasts - b.lasts)
    .slice(0, most)
    .map(({ item }) => item)
