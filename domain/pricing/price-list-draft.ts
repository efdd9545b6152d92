/** A price list as staff write it, judged field by field: all that is wrong with it is told at once. */
import { HUNDRED_PER_CENT } from '../allocation.ts'
import { companyId } from '../customers/companies.ts'
import { isForEver, takesAll } from '../for-nothing.ts'
import { collectionId, productId } from '../ids.ts'
import { momentSaid, type MomentFault } from '../logistics/moment.ts'
import { AMOUNT_MAX, type Currency } from '../money.ts'
import { ok, refuse, type Result } from '../result.ts'
import { isTimeZone } from '../settings/shop.ts'
import {
  isPeriodEmpty,
  NAMES_MAX,
  PRIORITY_MAX,
  type Audience,
  type PriceList,
  type PriceListKind,
  type Pricing,
  type ProductSet,
} from './price-list.ts'

export type PriceListDraft = {
  readonly name: string
  readonly kind: PriceListKind
  readonly audience: { readonly type: Audience['type']; readonly names: readonly string[] }
  readonly currency: string
  /** By a clock on the wall, `2026-12-04T08:00`, or with its offset, `2026-12-04T07:00:00Z`; empty: ever since, for ever. */
  readonly from: string
  readonly until: string
  /** Empty: the shop's. */
  readonly timeZone: string
  readonly priority: number
  readonly pricing: { readonly type: Pricing['type']; readonly value: number | null; readonly of: ProductSet }
}

export type PriceListField = 'audience' | 'currency' | 'from' | 'until' | 'timeZone' | 'priority' | 'value' | 'goods'
export type PriceListFault =
  | 'required'
  | 'unknown'
  | 'too-many'
  | 'currency-unsold'
  | MomentFault
  | 'period-empty'
  | 'time-zone-unknown'
  | 'out-of-range'
  /** All goods to everyone for nothing, for ever. */
  | 'gives-everything'
export type PriceListFaults = { readonly [F in PriceListField]?: PriceListFault }

/** In the order they are checked. */
export type PriceListRefusal =
  | { readonly code: 'price-list-unknown' }
  | { readonly code: 'price-list-changed'; readonly version: number }
  | { readonly code: 'price-lists-full'; readonly priceListsMax: number }
  | { readonly code: 'price-list-invalid'; readonly fields: PriceListFaults }
  /** Its prices are of the currency that it has, and would be none of another rule. */
  | { readonly code: 'price-list-priced' }
  /** Prices of its own has only a list of fixed prices. */
  | { readonly code: 'price-list-by-rule' }

type Asked = {
  readonly currencies: readonly Currency[]
  readonly timeZone: string
  readonly isCountry: (code: string) => boolean
  readonly now: number
}

/** @param shop what it sells in, its own clock, which countries there are, and what time it is */
export const checkedPriceList = (
  draft: PriceListDraft,
  shop: Asked,
): Result<Omit<PriceList, 'id' | 'state' | 'version'>, Extract<PriceListRefusal, { code: 'price-list-invalid' }>> => {
  const timeZone = draft.timeZone || shop.timeZone
  const isZone = isTimeZone(timeZone)
  const [from = null, until = null] = [draft.from, draft.until].map((text) =>
    isZone && text !== '' ? momentSaid(text, timeZone) : null,
  )
  const currency = shop.currencies.find((one) => one === draft.currency)
  const { pricing, priority } = draft
  const wrong: readonly (readonly [PriceListField, PriceListFault | undefined])[] = [
    ['audience', audienceFault(draft.audience, shop)],
    ['currency', currency ? undefined : 'currency-unsold'],
    ['timeZone', isZone ? undefined : 'time-zone-unknown'],
    ['from', typeof from === 'string' ? from : undefined],
    [
      'until',
      typeof until === 'string'
        ? until
        : isPeriodEmpty({ from: typeof from === 'string' ? null : from, until })
          ? 'period-empty'
          : isForEver(until, shop.now) && givesEverything(draft)
            ? 'gives-everything'
            : undefined,
    ],
    ['priority', isWithin(priority, 0, PRIORITY_MAX) ? undefined : 'out-of-range'],
    ['value', pricing.type === 'fixed' ? undefined : valueFault(pricing.type, pricing.value)],
    ['goods', pricing.type === 'fixed' ? undefined : goodsFault(pricing.of, shop)],
  ]
  const fields: PriceListFaults = Object.fromEntries(wrong.filter(([, fault]) => fault !== undefined))
  if (Object.keys(fields).length > 0 || !currency || typeof from === 'string' || typeof until === 'string')
    return refuse({ code: 'price-list-invalid', fields })
  return ok({
    name: draft.name,
    kind: draft.kind,
    audience: audienceOf(draft.audience),
    currency,
    from,
    until,
    timeZone,
    priority,
    pricing:
      pricing.type === 'fixed'
        ? { type: 'fixed' }
        : {
            type: pricing.type,
            value: pricing.value ?? 0,
            of:
              pricing.of.type === 'all' ? { type: 'all', names: [] } : { ...pricing.of, names: own(pricing.of.names) },
          },
  })
}

const isWithin = (value: number, least: number, most: number) =>
  Number.isSafeInteger(value) && value >= least && value <= most

const own = (names: readonly string[]): string[] => [
  ...new Set(names.map((name) => name.trim()).filter((name) => name !== '')),
]

/** As of promotions (domain/promotions/check.ts): it wants an end, or somebody whom it is for. */
const givesEverything = ({ audience, pricing: { type, value, of } }: PriceListDraft): boolean =>
  audience.type === 'everyone' &&
  of.type === 'all' &&
  type !== 'fixed' &&
  value !== null &&
  valueFault(type, value) === undefined &&
  takesAll(type, value)

const NAME_FORMS = {
  companies: (name: string) => companyId(name) !== undefined,
  countries: (name: string, { isCountry }: Pick<Asked, 'isCountry'>) => isCountry(name),
  tags: () => true,
  products: (name: string) => productId(name) !== undefined,
  collections: (name: string) => collectionId(name) !== undefined,
  vendors: () => true,
} as const

const namesFault = (
  type: keyof typeof NAME_FORMS,
  names: readonly string[],
  shop: Pick<Asked, 'isCountry'>,
): PriceListFault | undefined => {
  const said = own(names)
  if (said.length === 0) return 'required'
  if (said.length > NAMES_MAX) return 'too-many'
  return said.every((name) => NAME_FORMS[type](name, shop)) ? undefined : 'unknown'
}

const audienceFault = ({ type, names }: PriceListDraft['audience'], shop: Asked) =>
  type === 'everyone' ? undefined : namesFault(type, names, shop)

const goodsFault = ({ type, names }: ProductSet, shop: Asked) =>
  type === 'all' ? undefined : namesFault(type, names, shop)

const audienceOf = ({ type, names }: PriceListDraft['audience']): Audience =>
  type === 'everyone' ? { type } : ({ type, names: own(names) } as Audience)

/** Nothing for nothing is no reduction, and more than all of it is no price. */
const valueFault = (type: 'percent' | 'amount', value: number | null): PriceListFault | undefined => {
  if (value === null) return 'required'
  return isWithin(value, 1, type === 'percent' ? HUNDRED_PER_CENT : AMOUNT_MAX) ? undefined : 'out-of-range'
}
