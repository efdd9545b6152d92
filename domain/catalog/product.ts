/**
 * What the shop sells: a product, its options, and the variants that are priced and stocked.
 *
 * A product without choices has one variant with no options (exports call it "Default Title").
 */
import type { ProductId, VariantId } from '../ids.ts'
import type { Language, Translated } from '../languages.ts'
import type { Currency, Money } from '../money.ts'
import { own } from '../own.ts'
import type { Metafields } from './metafields.ts'
import type { Rating } from './rating.ts'
import type { Safety } from './safety.ts'

export type ProductStatus = 'active' | 'draft' | 'archived'

/** Three words, not a number: pages are cached, and only a change of the word is told. */
export type Availability = 'in-stock' | 'low' | 'sold-out'

export type Picture = {
  /** A path of this shop (`/pictures/…`) or an https address. */
  readonly src: string
  readonly alt: string
  readonly altByLanguage?: Partial<Record<Language, string>>
  /** Pixels; 0 when unknown, as in most imports. */
  readonly width: number
  readonly height: number
  /** The colour that stands in its place until it is there: `#rrggbb`. */
  readonly wall?: string
  /** The address of a video that it stands for, as ./video.ts spells it; empty or absent: it is a picture and no more. */
  readonly video?: string
}

/** `Glaze: Chalk, Aegean, Olive`; at most three a product, in the order they are chosen. */
export type Option = { readonly name: string; readonly values: readonly string[] }

export type Variant = {
  readonly id: VariantId
  /** One value for each of the product's options, in their order; empty for a product without choices. */
  readonly options: readonly string[]
  /** A label, not a key: real exports repeat it. */
  readonly sku: string
  readonly barcode: string
  /** One price for each currency that it is sold in. */
  readonly prices: readonly Money[]
  /** As everyone sees it: what one of so many costs, where that is less; absent where nothing is. Nobody sets it. */
  readonly quantityPrices?: readonly { readonly units: number; readonly price: Money }[]
  /** The price before, for the same currencies; one that is not above the price is no markdown and is left out. */
  readonly compareAt: readonly Money[]
  /** What one unit costs the shop, for each currency that it is known in. Staff alone see it. */
  readonly cost: readonly Money[]
  readonly grams: number
  /** In the Harmonized System, 6 to 10 digits; empty when unknown. */
  readonly hsCode: string
  /** Where it was made, ISO 3166-1 alpha-2; empty when unknown. */
  readonly origin: string
  /** At so many units or fewer the merchant wants to know; null: as the shop has it. */
  readonly lowStock: number | null
  readonly requiresShipping: boolean
  readonly taxable: boolean
  /** Whether stock is counted at all; a download or a service is not. */
  readonly tracked: boolean
  /** Sell on when nothing is left. */
  readonly oversell: boolean
  /** Which of the product's pictures shows it. */
  readonly picture: string | null
  readonly availability: Availability
}

/** What a language other than English says; what it leaves out falls back. */
export type ProductText = {
  readonly title: string
  /** HTML, made safe before it is stored. */
  readonly description: string
  readonly seoTitle: string
  readonly seoDescription: string
}

/** As many labels as a product may carry. */
export const TAGS_MAX = 250

export type Product = {
  readonly id: ProductId
  /** In the address: `/products/delos-mug`. Unique, lower case. */
  readonly handle: string
  readonly status: ProductStatus
  readonly text: ProductText
  readonly translations: Partial<Record<Language, Partial<ProductText>>>
  /** Names and values of options, and the type, in other languages: `Glaze` → `釉色`, `Mugs` → `杯`. */
  readonly words: Partial<Record<Language, Readonly<Record<string, string>>>>
  readonly vendor: string
  readonly type: string
  readonly category: string
  /** A class of the settings of tax; empty, or one that they do not name: standard. */
  readonly taxClass: string
  readonly tags: readonly string[]
  readonly options: readonly Option[]
  readonly variants: readonly Variant[]
  readonly pictures: readonly Picture[]
  /** When an active product is for sale, ms since the epoch: from this moment on, and before that one; null: always. */
  readonly publishedFrom: number | null
  readonly publishedUntil: number | null
  /** null: nothing is said. */
  readonly safety: Safety | null
  /** What the merchant says beside all that every shop says. */
  readonly metafields: Metafields
  /** What an import has said of its reviews elsewhere; null without any. Whether it is shown: ratingShown. */
  readonly rating: Rating | null
  /** Of the reviews that this shop has published; absent without any. Nobody sets it: the store counts them. */
  readonly reviewed?: Rating
  /** As everyone sees it: the first moment at which the clock changes its prices; absent where none is known. Nobody sets it. */
  readonly pricesUntil?: number
  /** Counts the changes of the product; a price is quoted together with the version that said it. */
  readonly version: number
  readonly createdAt: number
  readonly updatedAt: number
}

/** The values of each option: those known before keep their order, new ones follow as the variants bring them. */
export const optionsOf = (
  names: readonly string[],
  variants: readonly Pick<Variant, 'options'>[],
  before: readonly Option[] = [],
): Option[] =>
  names.map((name, index) => {
    const used = new Set(variants.flatMap((variant) => variant.options[index] ?? []))
    const known = (before[index]?.values ?? []).filter((value) => used.has(value))
    return { name, values: [...new Set([...known, ...used])] }
  })

/** A name or a value of an option, or a kind, in a language; undefined when the merchant has not said it. */
export const translationOf = (words: Product['words'], language: Language, word: string): string | undefined =>
  own(words[language], word)

/** What the shopper chose, in words: `Chalk, 350 ml`; empty for a product without choices. */
export const choiceOf = (product: Pick<Product, 'words'>, variant: Pick<Variant, 'options'>): Translated => {
  const optionsIn = (language: Language) =>
    variant.options.map((value) => translationOf(product.words, language, value) ?? value)
  return { en: variant.options.join(', '), zh: optionsIn('zh').join('，') }
}

/** The price in one currency, or undefined where the variant is not sold in it. */
export const priceIn = (variant: Pick<Variant, 'prices'>, currency: Currency): Money | undefined =>
  variant.prices.find((price) => price.currency === currency)

/** A markdown is only shown when the price before is truly above the price now. */
export const wasPrice = (variant: Pick<Variant, 'prices' | 'compareAt'>, currency: Currency): Money | undefined => {
  const price = priceIn(variant, currency)
  const before = variant.compareAt.find((money) => money.currency === currency)
  return price && before && before.amount > price.amount ? before : undefined
}
