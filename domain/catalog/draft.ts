/**
 * What a merchant or a file says of a product.
 *
 * Every field may be absent, and then stays as it is; a field that is there and blank is made blank.
 */
import type { Language } from '../languages.ts'
import type { Currency } from '../money.ts'
import type { MetafieldsDraft } from './metafields.ts'
import type { Rating } from './rating.ts'
import type { Safety } from './safety.ts'
import type { Collection, CollectionText } from './collection.ts'
import type { Picture, ProductStatus, ProductText } from './product.ts'

/** Minor units of one currency; currencies that are not named stay as they are. */
export type PriceDraft = {
  readonly currency: Currency
  /** null: not sold in it any more. */
  readonly price?: number | null | undefined
  /** null: no price before. */
  readonly compareAt?: number | null | undefined
  /** Of one unit, to the shop; null: not known. */
  readonly cost?: number | null | undefined
}

export type VariantDraft = {
  /** One value for each option. Absent: the variant is found by its SKU, or is the product's only one. */
  readonly options?: readonly string[] | undefined
  readonly sku?: string | undefined
  readonly barcode?: string | undefined
  readonly prices?: readonly PriceDraft[] | undefined
  readonly grams?: number | undefined
  readonly hsCode?: string | undefined
  readonly origin?: string | undefined
  readonly lowStock?: number | null | undefined
  readonly requiresShipping?: boolean | undefined
  readonly taxable?: boolean | undefined
  readonly tracked?: boolean | undefined
  readonly oversell?: boolean | undefined
  readonly picture?: string | null | undefined
  /** How many stand on the shelf. Only a statement that differs from the last one counts. */
  readonly units?: number | undefined
  /** How many there were when that was written: the difference is what counts, so that what was sold since stays sold. */
  readonly basedOn?: number | undefined
}

/** All pictures in their order; of one that is there already, what is not stated stays. */
export type PictureDraft = { readonly src: string } & {
  readonly [Field in Exclude<keyof Picture, 'src'>]?: Picture[Field] | undefined
}

export type Draft = {
  readonly handle: string
  readonly status?: ProductStatus | undefined
  /** Of a product that is not there yet, where `status` is not stated; absent: a draft. */
  readonly statusWhenNew?: ProductStatus | undefined
  readonly text?: { readonly [Field in keyof ProductText]?: string | undefined } | undefined
  readonly translations?:
    | { readonly [L in Language]?: { readonly [Field in keyof ProductText]?: string | undefined } | undefined }
    | undefined
  readonly words?: { readonly [L in Language]?: Readonly<Record<string, string>> | undefined } | undefined
  readonly vendor?: string | undefined
  readonly type?: string | undefined
  readonly category?: string | undefined
  readonly taxClass?: string | undefined
  readonly tags?: readonly string[] | undefined
  /** Names of the options, in the order they are chosen. */
  readonly options?: readonly string[] | undefined
  readonly variants?: readonly VariantDraft[] | undefined
  /** Variants of the product that `variants` does not have; absent: they are kept. */
  readonly unmentioned?: 'keep' | 'remove' | undefined
  readonly pictures?: readonly PictureDraft[] | undefined
  readonly publishedFrom?: number | null | undefined
  readonly publishedUntil?: number | null | undefined
  /** As a whole; null: nothing. */
  readonly safety?: Safety | null | undefined
  /** Those that are not named stay. */
  readonly metafields?: MetafieldsDraft | undefined
  /** null: no reviews. */
  readonly rating?: Rating | null | undefined
  /** The title of a collection by hand that it joins; empty: it joins none. */
  readonly collection?: string | undefined
}

type CollectionTextDraft = { readonly [F in keyof CollectionText]?: string | undefined }

/** What a merchant says of a collection: by hand its products' handles in order, by rule what belongs to it. */
export type CollectionDraft = CollectionTextDraft & {
  readonly handle: string
  readonly translations?: { readonly [L in Language]?: CollectionTextDraft | undefined } | undefined
  readonly products?: readonly string[] | undefined
} & {
  readonly [F in 'picture' | 'position' | 'rules' | 'sort' | 'publishedFrom' | 'publishedUntil']?:
    | Collection[F]
    | undefined
}
