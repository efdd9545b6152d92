/** The rows of the grid: variants that there are, under the values they would have, and those that changed options would bring. */
import { planOptions, type DraftOption, type OptionPlan } from '#domain/catalog/option-plan'
import { blank } from '#domain/catalog/merge-variants'
import type { Product, Variant } from '#domain/catalog/product'
import type { VariantId } from '#domain/ids'
import { same } from '#domain/same'
import type { Currency } from '#domain/money'
import { cellNamed } from './cells.ts'
import { cellName, type Filled } from './filled.ts'
import { optionsShown, optionsTyped } from './options-typed.ts'

export const VARIANTS_MAX = 2_500

export type Row = {
  /** Its id; of a variant that is not there yet its values, behind a plus. */
  readonly key: string
  readonly options: readonly string[]
  /** What it is, or what a new one is like. */
  readonly variant: Variant
  readonly isNew: boolean
  readonly isRemoved: boolean
}

export type Grid = {
  readonly options: readonly DraftOption[]
  /** undefined: options are as they were. */
  readonly plan: OptionPlan<Variant> | undefined
  readonly rows: readonly Row[]
}

const NEW = '+'
const keyOfNew = (options: readonly string[]): string => NEW + JSON.stringify(options)
export const isNewKey = (key: string): boolean => key.startsWith(NEW)

/** Prices, weight and what is true of its sisters; SKU and barcode are its own. */
const like = (sister: Variant): Variant => ({
  ...sister,
  id: '' as VariantId,
  sku: '',
  barcode: '',
  picture: null,
  availability: 'sold-out',
})

export const isRemoved = (typed: Filled, key: string): boolean => typed.get(cellName(key, 'removed')) === 'on'

export const gridOf = (product: Product, typed: Filled): Grid => {
  const before = optionsShown(product.options)
  const options = optionsTyped(typed, product.options) ?? before
  const whole = typed.get('combinations') === 'all'
  const isWhole = options.every(({ name, values }) => name !== '' && values.length > 0)
  const plan =
    isWhole && (whole || !same(options, before))
      ? planOptions(product.variants, options, { whole, combinationsMax: VARIANTS_MAX })
      : undefined
  const kept = plan?.kept ?? product.variants.map((variant) => ({ variant, options: variant.options }))
  const [sister = blank('' as VariantId, true)] = product.variants
  const rowOf = (key: string, values: readonly string[], variant: Variant): Row => ({
    key,
    options: values,
    variant,
    isNew: isNewKey(key),
    isRemoved: isRemoved(typed, key),
  })
  return {
    options,
    plan,
    rows: [
      ...kept.map(({ variant, options: values }) => rowOf(variant.id, values, variant)),
      ...(plan?.added ?? []).map((values) => rowOf(keyOfNew(values), values, like(sister))),
    ],
  }
}

/** What a cell says before anybody types. */
export const cellShown = ({ variant }: Row, cell: string, currencies: readonly Currency[]): string =>
  cellNamed(cell, currencies)?.shown(variant) ?? ''

export const cellTyped = (row: Row, cell: string, typed: Filled, currencies: readonly Currency[]): string =>
  typed.get(cellName(row.key, cell)) ?? cellShown(row, cell, currencies)

/** In the order of the values, where that order was changed. */
export const orderOf = ({ plan, rows }: Grid): readonly string[] | undefined => {
  if (!plan) return undefined
  const places = plan.options.map(({ values }) => new Map(values.map((value, at) => [value, at])))
  const rank = ({ options }: Row) => options.map((value, at) => places[at]?.get(value) ?? 0)
  const known = rows.filter(({ isNew, isRemoved: gone }) => !isNew && !gone)
  const sorted = known.toSorted((a, b) => {
    const [one, other] = [rank(a), rank(b)]
    const at = one.findIndex((place, index) => place !== other[index])
    return at === -1 ? 0 : (one[at] ?? 0) - (other[at] ?? 0)
  })
  return sorted.map(({ key }) => key)
}
