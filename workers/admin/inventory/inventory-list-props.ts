/** What the table of stock shows, in all its parts. */
import type { VariantId } from '#domain/ids'
import type { Stock } from '#domain/inventory/stock'
import type { Language } from '#domain/languages'
import type { Settings } from '#domain/settings/settings'
import type { StaffPage } from '#schema/products/catalog/staff-lists'
import type { Item, ItemCounts } from '#schema/products/inventory/items'
import type { Staff } from '#schema/users/customers/staff'
import type { ItemView } from '../../flows/inventory/questions.ts'
import type { ShownRefusal } from '../frame/forms.tsx'
import type { Cell, TypedCells } from './cells.ts'
import type { Counted } from './counted.ts'
import type { InventoryColumn } from './inventory-columns.ts'

export type InventoryListProps = {
  readonly view: ItemView
  readonly q: string
  readonly vendor: string
  /** Variants of this product alone; empty: of all. */
  readonly product: string
  /** Stock of one place alone; empty: of all. */
  readonly location: string
  readonly columns: readonly InventoryColumn[]
  readonly page: StaffPage<Item>
  readonly counts: ItemCounts
  readonly places: readonly { readonly id: string }[]
  readonly stock: ReadonlyMap<VariantId, readonly Stock[]>
  readonly counted?: readonly Counted[]
  readonly typed: TypedCells
  /** Of this very page: what is counted on it is sent there. */
  readonly address: string
  readonly wrong?: readonly Cell[]
  readonly refusal?: ShownRefusal
  readonly staff: Staff
  readonly settings: Settings
  readonly language: Language
}
