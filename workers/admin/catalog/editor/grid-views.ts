/** Which cells of a variant are laid side by side: its prices in one currency, its stock, what customs and carriers ask. */
import { digitsOf, type Currency } from '#domain/money'
import { own } from '#domain/own'
import type { AmountCell, PlainCell } from './cells.ts'
import { PRODUCT_CELLS, type ProductCell } from './product-cells.ts'
import type { CellKind } from './sheet.ts'

const KINDS = {
  sku: 'code',
  barcode: 'code',
  grams: 'weight',
  hsCode: 'code',
  origin: 'code',
  lowStock: 'whole',
  requiresShipping: 'flag',
  taxable: 'flag',
  tracked: 'flag',
  oversell: 'flag',
  picture: 'picture',
  title: 'text',
  status: 'status',
  tags: 'text',
} as const satisfies Record<PlainCell | ProductCell, CellKind>

/** `price` of `price.EUR`. */
export type CellWord = PlainCell | AmountCell | ProductCell
export const wordOf = (cell: string): CellWord => (cell.split('.')[0] ?? '') as CellWord
export const currencyOf = (cell: string): string | undefined => cell.split('.')[1]
export const kindOf = (cell: string): CellKind => own<CellKind>(KINDS, cell) ?? 'amount'

/** What is reckoned and not typed. */
export type Reckoned = 'margin' | 'availability'
export type GridView = { readonly id: string; readonly cells: readonly string[] }
export const isReckoned = (cell: string): cell is Reckoned => cell === 'margin' || cell === 'availability'

type Of = {
  readonly currencies: readonly Currency[]
  /** Whether it speaks of several products. */
  readonly several: boolean
  /** Nobody sends, counts or marks down a gift card. */
  readonly isGiftCard: boolean
}

export const gridViews = (of: Of): readonly GridView[] => (of.isGiftCard ? cardViews(of) : goodsViews(of))

const cardViews = ({ currencies }: Of): readonly GridView[] =>
  currencies.map((code, at) => ({
    id: `prices:${code}`,
    cells:
      at === 0
        ? ['sku', `price.${code}`, `cost.${code}`, 'margin', 'barcode', 'picture']
        : [`price.${code}`, `cost.${code}`, 'margin'],
  }))

const goodsViews = ({ currencies, several }: Of): readonly GridView[] => [
  ...currencies.map((code, at) => ({
    id: `prices:${code}`,
    cells: [
      ...(at === 0 ? ['sku'] : []),
      `price.${code}`,
      `compareAt.${code}`,
      `cost.${code}`,
      'margin',
      ...(at === 0 ? ['availability', 'barcode', 'grams'] : []),
    ],
  })),
  { id: 'stock', cells: ['sku', 'availability', 'tracked', 'oversell', 'lowStock'] },
  { id: 'customs', cells: ['grams', 'hsCode', 'origin', 'requiresShipping', 'taxable', 'picture'] },
  ...(several ? [{ id: 'products', cells: PRODUCT_CELLS }] : []),
]

/** What can be changed for many at once. */
export const bulkCells = ({ currencies, isGiftCard }: Omit<Of, 'several'>): readonly string[] =>
  isGiftCard
    ? currencies.flatMap((code) => [`price.${code}`, `cost.${code}`])
    : [...currencies.flatMap((code) => [`price.${code}`, `compareAt.${code}`, `cost.${code}`]), 'grams']

/** Digits behind the sign: of a weight in kilograms three. */
export const digitsIn = (cell: string): number =>
  cell === 'grams' ? 3 : digitsOf((currencyOf(cell) ?? '') as Currency)
