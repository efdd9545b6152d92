/** An offer: what the products store knows of a variant, as much as an order needs. */
import type { Availability } from '../catalog/product.ts'
import type { CollectionId, ProductId, VariantId } from '../ids.ts'
import type { Translated } from '../languages.ts'
import type { Money } from '../money.ts'
import type { ListOffer } from '../pricing/price-list.ts'

export type Offer = {
  readonly variantId: VariantId
  readonly productId: ProductId
  readonly handle: string
  readonly title: Translated
  /** `Chalk, 350 ml`; empty for a product without choices. */
  readonly choice: Translated
  readonly sku: string
  readonly picture: string | null
  readonly prices: readonly Money[]
  /** What price lists say of it, for whomever and whenever; absent: none does. */
  readonly lists?: readonly ListOffer[]
  readonly taxable: boolean
  /** A class of the settings of tax; empty or absent: standard. */
  readonly taxClass?: string
  readonly tracked: boolean
  readonly oversell: boolean
  readonly requiresShipping: boolean
  /** Of one unit; 0 or absent: nobody knows. */
  readonly grams?: number
  readonly availability: Availability
  /** From how many units on a few are left; absent or null: as the shop has it. */
  readonly lowStock?: number | null
  /** Product active and published; anything else is not for sale. */
  readonly sellable: boolean
  /** Absent: none, nobody knows. */
  readonly collections?: readonly CollectionId[]
  /** Their handles: a market may sell nothing of one. */
  readonly handles?: readonly string[]
  readonly tags?: readonly string[]
  readonly compareAt?: readonly Money[]
  /** Staff alone see it. */
  readonly cost?: readonly Money[]
  /** Money in another form: nothing is taken off it. */
  readonly isGiftCard?: boolean
  /** The version of the product that said so. */
  readonly version: number
}
