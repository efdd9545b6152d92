/** What the pages of price lists are given, and the form of a list as texts: what is typed stands in it again. */
import { decimal, isCurrency, parseMoney } from '#domain/money'
import type { Language } from '#domain/languages'
import type { PriceListFaults } from '#domain/pricing/price-list-draft'
import { isInForce, type PriceList, type ProductSet } from '#domain/pricing/price-list'
import type { ListPrice } from '#schema/products/pricing/list-prices'
import type { CalledIn } from '../../flows/pricing/names.ts'
import { textIn } from '../../http/form.ts'
import { momentText } from '../frame/moment-field.ts'
import type { ShownRefusal } from '../frame/forms.tsx'
import type { PricingMessages } from './messages/index.ts'

export const PRICE_LISTS_PATH = '/admin/price-lists'

export type ListState = keyof PricingMessages['states']

export const stateOf = (list: Pick<PriceList, 'state' | 'from' | 'until'>, now: number): ListState => {
  if (list.state === 'draft') return 'draft'
  if (isInForce(list, now)) return 'in-force'
  return list.until !== null && list.until <= now ? 'over' : 'ahead'
}

export const LIST_DEEDS = ['added', 'changed', 'published', 'drafted'] as const
export type ListDeed = (typeof LIST_DEEDS)[number]

export const FIELDS = [
  'name',
  'kind',
  'audience',
  'audienceNames',
  'currency',
  'from',
  'until',
  'timeZone',
  'pricing',
  'value',
  'goods',
  'goodsNames',
  'priority',
] as const
export type FieldName = (typeof FIELDS)[number]
export type Filled = Readonly<Record<FieldName, string>>

/** More letters than the longest list of names has. */
const FIELD_LENGTH_MAX = 60_000

/** Goods of one kind are none of another: once another kind is chosen, they are looked for anew. */
export const filledBy = (form: URLSearchParams): Filled => {
  const filled = Object.fromEntries(FIELDS.map((name) => [name, textIn(form, name, FIELD_LENGTH_MAX)])) as Filled
  const isOther = form.has('goodsOf') && form.get('goodsOf') !== filled.goods
  const names = form.getAll('goodsNames').join('\n').toWellFormed().slice(0, FIELD_LENGTH_MAX)
  return { ...filled, goodsNames: isOther ? '' : names }
}

export const emptyFilled = (currency: string, timeZone: string): Filled => ({
  name: '',
  kind: 'sale',
  audience: 'everyone',
  audienceNames: '',
  currency,
  from: '',
  until: '',
  timeZone,
  pricing: 'percent',
  value: '',
  goods: 'all',
  goodsNames: '',
  priority: '0',
})

export const filledWith = (list: PriceList, called: CalledIn): Filled => {
  const { pricing } = list
  const value =
    pricing.type === 'fixed'
      ? ''
      : pricing.type === 'percent'
        ? String(pricing.value / 100)
        : decimal({ amount: pricing.value, currency: list.currency })
  return {
    name: list.name,
    kind: list.kind,
    audience: list.audience.type,
    audienceNames: called.audience.join('\n'),
    currency: list.currency,
    from: momentText(list.from, list.timeZone),
    until: momentText(list.until, list.timeZone),
    timeZone: list.timeZone,
    pricing: pricing.type,
    value,
    goods: pricing.type === 'fixed' ? 'all' : pricing.of.type,
    goodsNames: pricing.type === 'fixed' ? '' : pricing.of.names.join('\n'),
    priority: String(list.priority),
  }
}

const namesIn = (text: string): string[] => text.split(/[\n,，、]/).filter((name) => name.trim() !== '')

/** What cannot be read is no number that a list could have, and its rule says so at the field. */
const UNREADABLE = -1

/** `12.5` and `12,5` per cent in hundredths. */
const percentIn = (text: string): number => {
  const found = /^(\d{1,3})(?:[.,](\d{1,2}))?\s*%?$/.exec(text)
  return found ? Number(found[1]) * 100 + Number((found[2] ?? '').padEnd(2, '0')) : UNREADABLE
}

const valueIn = ({ pricing, value, currency }: Filled): number | null => {
  if (value === '') return null
  if (pricing === 'percent') return percentIn(value)
  return (isCurrency(currency) && parseMoney(value.replace(',', '.'), currency)?.amount) || UNREADABLE
}

/** The input of a command: from and until go as they stand, by the clock of their zone. */
export const inputOf = (filled: Filled) => ({
  name: filled.name,
  kind: filled.kind,
  audience: { type: filled.audience, names: filled.audience === 'everyone' ? [] : namesIn(filled.audienceNames) },
  currency: filled.currency,
  from: filled.from,
  until: filled.until,
  timeZone: filled.timeZone,
  priority: /^\d{1,6}$/.test(filled.priority) ? Number(filled.priority) : UNREADABLE,
  pricing: {
    type: filled.pricing,
    value: filled.pricing === 'fixed' ? null : valueIn(filled),
    of: { type: filled.goods, names: filled.goods === 'all' ? [] : namesIn(filled.goodsNames) },
  },
})

export type PriceRowFault = { readonly row: number; readonly fault: keyof PricingMessages['rowFaults'] }

export type GoodsKind = Exclude<ProductSet['type'], 'all'>
export type FoundGoods = { readonly kind: GoodsKind; readonly id: string; readonly name: string }

/** What was looked for among goods, what fits it, and what those that are chosen are called. */
export type Finding = {
  readonly typed: string
  /** Null: nothing was looked for. */
  readonly found: readonly FoundGoods[] | null
  readonly names: ReadonlyMap<string, string>
}

export type EditorProps = {
  readonly finding: Finding
  /** Null for one that is made now. */
  readonly list: PriceList | null
  readonly filled: Filled
  readonly faults: PriceListFaults
  readonly refusal: ShownRefusal | null
  readonly prices: readonly ListPrice[]
  readonly next: string | null
  /** Of the form of prices: what was pasted and could not be taken. */
  readonly file: string
  readonly rowFaults: readonly PriceRowFault[]
  readonly taken: number | null
  readonly tooMany: number
  readonly done: ListDeed | null
  readonly currencies: readonly string[]
  readonly language: Language
  readonly now: number
  readonly allowed: boolean
}
