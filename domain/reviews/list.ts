/** In which order reviews are read, and which of them: what the address of their page says. */
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
