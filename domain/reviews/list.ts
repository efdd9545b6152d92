/** In which order reviews are read, and which of them: what the address of their page says. */
import type { Review } from './review.ts'

export const REVIEW_SORTS = ['helpful', 'newest', 'highest', 'lowest'] as const
export type ReviewSort = (typeof REVIEW_SORTS)[number]

export type ReviewQuery = {
  readonly sort: ReviewSort
  /** Only those with so many stars. */
  readonly stars: number | null
  readonly withPictures: boolean
  /** From 1. */
  readonly page: number
}

/** Of one review within a sort: those behind it follow, whatever was published meanwhile. */
export type ReviewPlace = {
  /** What the sort looks at first: votes, or stars; 0 where it looks at the time alone. */
  readonly key: number
  readonly writtenAt: number
  readonly id: string
}

export const placeIn = (
  sort: ReviewSort,
  review: Pick<Review, 'helpful' | 'stars' | 'writtenAt' | 'id'>,
): ReviewPlace => {
  const { helpful, stars, writtenAt, id } = review
  return { key: { helpful, newest: 0, highest: stars, lowest: stars }[sort], writtenAt, id }
}

export const PAGE_SIZE = 10
export const PAGE_MAX = 1_000

/** How many reviews gave each number of stars: from five down to one. */
export type Histogram = readonly [number, number, number, number, number]

export const reviewQueryOf = (told: (name: string) => string | undefined): ReviewQuery => {
  const stars = Number(told('stars'))
  const page = Number(told('page') ?? 1)
  return {
    sort: REVIEW_SORTS.find((one) => one === told('sort')) ?? 'helpful',
    stars: Number.isInteger(stars) && stars >= 1 && stars <= 5 ? stars : null,
    withPictures: told('pictures') === '1',
    page: Number.isInteger(page) && page >= 1 && page <= PAGE_MAX ? page : 1,
  }
}

/** What the address says of it; what is usual is left out. */
export const reviewAddress = (query: Partial<ReviewQuery>): string => {
  const { sort = 'helpful', stars = null, withPictures = false, page = 1 } = query
  const said = new URLSearchParams({
    ...(sort !== 'helpful' && { sort }),
    ...(stars !== null && { stars: String(stars) }),
    ...(withPictures && { pictures: '1' }),
    ...(page > 1 && { page: String(page) }),
  }).toString()
  return said && `?${said}`
}
