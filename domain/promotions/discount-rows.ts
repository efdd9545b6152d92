/** Promotions as a file of discounts: in the columns of Shopify as far as those go, and whole in a column of this shop. */
import { guarded } from '../catalog/shopify/csv-cells.ts'
import { decimal, money, type Currency } from '../money.ts'
import type { Draft } from './check.ts'
import { COLUMNS, ORDER, type Column } from './discount-file.ts'
import { amountIn, type Promotion } from './promotion.ts'

export const DISCOUNT_HEADER: readonly string[] = ORDER.map((column) => COLUMNS[column])

export type OutgoingDiscount = {
  readonly promotion: Promotion
  /** Its first code; null: it has none. */
  readonly code: string | null
  readonly used: number
  readonly status: 'Active' | 'Scheduled' | 'Draft' | 'Paused' | 'Expired'
  /** The shop's own. */
  readonly currency: Currency
}

const momentCell = (at: number | null): string =>
  at === null ? '' : `${new Date(at).toISOString().slice(0, 19).replace('T', ' ')} +0000`

const TYPES = { goods: 'Amount Off', order: 'Amount Off', delivery: 'Free Shipping', 'buy-get': 'Buy X Get Y' } as const
const CLASSES = { product: 'product', order: 'order', delivery: 'shipping' } as const

const valueCells = ({ effect }: Promotion, currency: Currency): [value: string, type: string] => {
  const value = effect.type === 'buy-get' ? effect.get.value : 'value' in effect ? effect.value : undefined
  if (value?.type === 'percent') return [`-${(value.rate / 100).toFixed(2).replace(/0$/, '')}`, 'percentage']
  const amount = value?.type === 'amount' ? amountIn(value.amounts, currency) : undefined
  return amount === undefined ? ['', 'app'] : [`-${decimal(money(amount, currency))}`, 'fixed_amount']
}

/** What staff would write down again; what counts its changes and where it stands is not among it. */
export const draftOfPromotion = ({
  id: _id,
  class: _class,
  state: _state,
  version: _version,
  ...rest
}: Promotion): Draft => {
  const {
    createdAt: _made,
    updatedAt: _changed,
    ...draft
  } = rest as typeof rest & { createdAt?: number; updatedAt?: number }
  return draft
}

/** A row of the export, in the order of its columns. Brought in again it changes nothing. */
export const discountRow = ({ promotion, code, used, status, currency }: OutgoingDiscount): string[] => {
  const [value, valueType] = valueCells(promotion, currency)
  const { limits, period, combines, conditions, effect } = promotion
  const truthCell = (truth: boolean) => (truth ? 'true' : 'false')
  const least = conditions.minimumSum && amountIn(conditions.minimumSum.sums, currency)
  const type: string = effect.type in TYPES ? TYPES[effect.type as keyof typeof TYPES] : 'App Discount'
  const cells: Readonly<Record<Column, string>> = {
    name: guarded(code ?? promotion.name),
    value,
    valueType,
    type,
    class: CLASSES[promotion.class],
    minimum: least === null || least === undefined ? '' : decimal(money(least, currency)),
    withOrder: truthCell(combines.order),
    withProduct: truthCell(combines.product),
    withShipping: truthCell(combines.delivery),
    customers: conditions.buyers.type === 'everybody' ? 'all' : conditions.buyers.type,
    context: '',
    used: String(used),
    once: truthCell(limits.perBuyer === 1),
    uses: limits.uses === null ? '' : String(limits.uses),
    status,
    start: momentCell(period.from),
    end: momentCell(period.until),
    id: promotion.id,
    whole: JSON.stringify(draftOfPromotion(promotion)),
  }
  return ORDER.map((column) => cells[column])
}
