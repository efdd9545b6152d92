/** What an editor shows and takes of one variant, cell by cell: how it is written, and what is meant by what was typed. */
import { hsCode, originCountry } from '#domain/catalog/customs'
import type { PriceDraft, VariantDraft } from '#domain/catalog/draft'
import type { Variant } from '#domain/catalog/product'
import { kilograms, typedAmount, typedGrams } from '#domain/catalog/typed-number'
import { decimal, type Currency } from '#domain/money'
import { own } from '#domain/own'

export type CellFault = 'amount' | 'weight' | 'whole' | 'hs-code' | 'country' | 'markdown'
type Said = { readonly draft: Partial<VariantDraft> } | { readonly fault: CellFault }

type Cell = { readonly shown: (variant: Variant) => string; readonly read: (text: string) => Said }

const LINE_BREAKS = /\s*[\n\t]\s*/g
const line = (text: string) => text.replaceAll(LINE_BREAKS, ' ').trim()

const flag = (name: 'requiresShipping' | 'taxable' | 'tracked' | 'oversell'): Cell => ({
  shown: (variant) => (variant[name] ? 'on' : 'off'),
  read: (text) => ({ draft: { [name]: text === 'on' } }),
})

const orFault = <T>(value: T | undefined, fault: CellFault, draft: (value: T) => Partial<VariantDraft>): Said =>
  value === undefined ? { fault } : { draft: draft(value) }

const wholeIn = (text: string): number | undefined => (/^\d{1,9}$/.test(text) ? Number(text) : undefined)

const PLAIN = {
  sku: { shown: ({ sku }) => sku, read: (text) => ({ draft: { sku: line(text) } }) },
  barcode: { shown: ({ barcode }) => barcode, read: (text) => ({ draft: { barcode: line(text) } }) },
  grams: {
    shown: ({ grams }) => kilograms(grams),
    read: (text) => orFault(text.trim() === '' ? 0 : typedGrams(text), 'weight', (grams) => ({ grams })),
  },
  hsCode: {
    shown: (variant) => variant.hsCode,
    read: (text) => orFault(text.trim() === '' ? '' : hsCode(text), 'hs-code', (code) => ({ hsCode: code })),
  },
  origin: {
    shown: ({ origin }) => origin,
    read: (text) => orFault(text.trim() === '' ? '' : originCountry(text), 'country', (origin) => ({ origin })),
  },
  lowStock: {
    shown: ({ lowStock }) => (lowStock === null ? '' : String(lowStock)),
    read: (text) => orFault(text.trim() === '' ? null : wholeIn(text.trim()), 'whole', (lowStock) => ({ lowStock })),
  },
  requiresShipping: flag('requiresShipping'),
  taxable: flag('taxable'),
  tracked: flag('tracked'),
  oversell: flag('oversell'),
  picture: {
    shown: ({ picture }) => picture ?? '',
    read: (text) => ({ draft: { picture: text === '' ? null : text } }),
  },
} as const satisfies Readonly<Record<string, Cell>>

export type PlainCell = keyof typeof PLAIN
export const PLAIN_CELLS = Object.keys(PLAIN) as readonly PlainCell[]

const AMOUNTS = { price: 'prices', compareAt: 'compareAt', cost: 'cost' } as const
export type AmountCell = keyof typeof AMOUNTS
export const AMOUNT_CELLS = Object.keys(AMOUNTS) as readonly AmountCell[]

const amountCell = (name: AmountCell, currency: Currency): Cell => ({
  shown: (variant) => {
    const amount = variant[AMOUNTS[name]].find((one) => one.currency === currency)
    return amount ? decimal(amount) : ''
  },
  read: (text) => {
    const amount = text.trim() === '' ? null : typedAmount(text, currency)?.amount
    return orFault(amount, 'amount', (value) => ({ prices: [{ currency, [name]: value } satisfies PriceDraft] }))
  },
})

/** `sku`, `price.EUR`; undefined for what is no cell, or of a currency that the shop has not. */
export const cellNamed = (name: string, currencies: readonly Currency[]): Cell | undefined => {
  const plain = own<Cell>(PLAIN, name)
  if (plain) return plain
  const [kind = '', code] = name.split('.')
  const currency = currencies.find((one) => one === code)
  return currency && Object.hasOwn(AMOUNTS, kind) ? amountCell(kind as AmountCell, currency) : undefined
}

export const cellNames = (currencies: readonly Currency[]): readonly string[] => [
  ...PLAIN_CELLS,
  ...currencies.flatMap((currency) => AMOUNT_CELLS.map((name) => `${name}.${currency}`)),
]

/** One currency said twice, as its price and its cost, is one line. */
export const together = (one: VariantDraft, other: VariantDraft): VariantDraft => {
  const prices = Map.groupBy([...(one.prices ?? []), ...(other.prices ?? [])], ({ currency }) => currency)
  const merged = Array.from(prices.values(), (lines) => Object.assign({}, ...lines) as PriceDraft)
  return { ...one, ...other, ...(merged.length > 0 && { prices: merged }) }
}
