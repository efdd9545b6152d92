/** What the page of a document shows, in all its parts. */
import type { VariantId } from '#domain/ids'
import type { StockDocument } from '#domain/inventory/documents/document'
import type { Supplier } from '#domain/inventory/supplier'
import type { Language } from '#domain/languages'
import type { Settings } from '#domain/settings/settings'
import type { Item } from '#schema/products/inventory/items'
import type { Staff } from '#schema/users/customers/staff'
import type { ShownRefusal } from '../../frame/forms.tsx'
import type { Amiss } from '../amiss.tsx'

export type Place = { readonly id: string }

export type DocumentPageProps = {
  readonly document: StockDocument
  readonly items: ReadonlyMap<VariantId, Item>
  readonly supplier: Supplier | null
  readonly suppliers: readonly Supplier[]
  readonly places: readonly Place[]
  readonly names: ReadonlyMap<string, string>
  readonly refusal: ShownRefusal | null
  /** What is wrong with which field of it. */
  readonly amiss: Amiss
  /** What was sent and not done, so that nobody types it again. */
  readonly form: URLSearchParams | undefined
  /** Of a code that is none: what its words may mean. */
  readonly meant: readonly Item[]
  /** What happened, in words. */
  readonly done: string | null
  /** Of which variants the cost was just set, and the name under which that is undone. */
  readonly costs: { readonly run: string; readonly variants: number; readonly left: number } | null
  readonly mayChange: boolean
  readonly mayPrice: boolean
  readonly staff: Staff
  readonly settings: Settings
  readonly language: Language
  readonly now: number
}
