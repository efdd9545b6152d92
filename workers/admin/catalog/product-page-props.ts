/** What the page of a product shows, in all its parts. */
import type { Product } from '#domain/catalog/product'
import type { Language } from '#domain/languages'
import type { Staff } from '#schema/users/customers/staff'
import type { RefusalWord, ShownRefusal } from '../frame/forms.tsx'

/** A file that was refused, and why. */
export type Amiss = { readonly name: string; readonly refusal: RefusalWord }

export type ProductPageProps = {
  readonly product: Product
  readonly refusal: ShownRefusal | null
  readonly files: readonly Amiss[]
  /** How many files of the same form were taken. */
  readonly added: number
  readonly done: string | null
  /** The key under which a picture was just removed. */
  readonly undo: string | null
  /** Of the shop. */
  readonly currency: string
  readonly origin: string
  /** Whether smaller pictures can be asked for. */
  readonly resizing: boolean
  readonly language: Language
  readonly staff: Staff
  readonly now: number
}
