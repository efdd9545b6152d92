/** A case of what platforms promise their merchants, with the page that says so. The arithmetic is ours. */
import type { Judged } from '#domain/promotions/evaluate'
import type { Goods } from '#domain/promotions/goods'
import { EVERYTHING, type Effect, type ProductSet, type Promotion } from '#domain/promotions/promotion'
import { CENTS, percent, promotionOf } from '#tests/promotions'

export type Case = {
  readonly source: string
  readonly says: string
  /** The first one is what it is about. */
  readonly promotions: readonly Promotion[]
  readonly lines: readonly Goods[]
  /** Off each line, in minor units. */
  readonly off: readonly number[]
  /** Why the first one does not count. */
  readonly why?: object
  readonly delivery?: number
  /** Units that come by themselves. */
  readonly gifts?: number
  /** Those that count, by name. */
  readonly applied?: readonly string[]
  readonly rest?: Partial<Judged>
}

type Rest = Partial<Omit<Case, 'source' | 'says' | 'promotions' | 'lines' | 'off'>>
type One = Effect | Promotion | readonly Promotion[]

const promotionsOf = (of: One): readonly Promotion[] => {
  if (Array.isArray(of)) return of as readonly Promotion[]
  return 'id' in of ? [of] : [promotionOf('one', of as Effect)]
}

/** Cases of one page. */
export const from =
  (source: string) =>
  (says: string, of: One, lines: readonly Goods[], off: readonly number[], rest: Rest = {}): Case => ({
    source,
    says,
    promotions: promotionsOf(of),
    lines,
    off,
    ...rest,
  })

export const products = (...names: string[]): ProductSet => ({
  ...EVERYTHING,
  all: false,
  products: names.map((name) => `prd_${name}`) as never,
})

export const delivery = (
  value: Extract<Effect, { type: 'delivery' }>['value'] = percent(100),
  upTo?: number,
): Effect => ({
  type: 'delivery',
  value,
  methods: null,
  upTo: upTo === undefined ? null : CENTS(upTo),
})

/** Sent by post, for so much. */
export const sent = (price = 490): Partial<Judged> => ({ wayFor: () => ({ method: 'post', price }) })

export const buyer = (rest: Partial<Judged['buyer']> = {}): Judged['buyer'] => ({
  customerId: 'cus_one',
  tags: [],
  segments: [],
  company: null,
  isFirstOrder: null,
  ...rest,
})

export const days = (period: Partial<Promotion['period']>): Promotion['period'] => ({
  from: null,
  until: null,
  timeZone: 'UTC',
  weekdays: null,
  hours: null,
  ...period,
})
