/** What the page of a promotion is shown with. */
import type { Language } from '#domain/languages'
import type { Currency } from '#domain/money'
import type { StoredPromotion, PromotionVersion } from '#schema/products/promotions/promotions'
import type { ShownRefusal } from '../frame/forms.tsx'
import type { Amiss } from './amiss.ts'
import type { Attention } from '../../flows/promotions/attention.ts'
import type { Beside } from '../../flows/promotions/around-questions.ts'
import type { TriedCart } from '../../flows/promotions/try-questions.ts'
import type { Days, UsesShown } from '#schema/transactions/orders/promotion-uses'
import type { Names, Sentence } from './sentence.ts'
import type { Typed } from './typed.ts'

/** Something that a set may name: `products:prod_…`. */
export type Found = { readonly member: string; readonly name: string }

export type UsesRead = UsesShown & { readonly within: Days }
export type Around = {
  readonly attention: Attention | null
  readonly beside: readonly Beside[]
  readonly example: TriedCart | null
}

export type Shown = {
  /** Undefined: it is not there yet. */
  readonly there: StoredPromotion | undefined
  readonly used: number
  /** Of one that is there: what became of it, what stands around it. */
  readonly uses: UsesRead | null
  readonly around: Around | null
  readonly versions: readonly PromotionVersion[]
  /** The version that the form was made from. */
  readonly version: number
  readonly typed: Typed
  /** As it would be read out; undefined: it is not whole yet. */
  readonly sentence: Sentence | undefined
  readonly names: Names
  /** What fits that was looked for, by the part of the form that looked for it. */
  readonly found: ReadonlyMap<string, readonly Found[]>
  readonly currencies: readonly Currency[]
  readonly ways: readonly (readonly [id: string, name: string])[]
  readonly amiss: Amiss
  readonly refusal: ShownRefusal | null
  readonly done: string | null
  readonly unsaved: boolean
  /** The field that takes the focus, because it has just come. */
  readonly focus: string | null
  readonly changes: boolean
  /** By whose clock it counts, and that of the shop. */
  readonly timeZone: string
  readonly zoneOfShop: string
  readonly now: number
  readonly language: Language
}
