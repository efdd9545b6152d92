/** What the page of an item shows, in all its parts. */
import type { OrderId } from '#domain/ids'
import type { StockDocumentId } from '#domain/inventory/documents/document'
import type { Language } from '#domain/languages'
import type { Settings } from '#domain/settings/settings'
import type { DocumentName } from '#schema/products/inventory/documents'
import type { Item } from '#schema/products/inventory/items'
import type { Staff } from '#schema/users/customers/staff'
import type { itemHistory } from '../../flows/inventory/stock.ts'
import type { ShownRefusal } from '../frame/forms.tsx'
import type { Amiss } from './amiss.tsx'

export type ItemPageProps = Awaited<ReturnType<typeof itemHistory>> & {
  readonly item: Item
  /** Of the movements: an attempt to pay that came to nothing has none. */
  readonly orders: ReadonlySet<OrderId>
  /** Of the movements as well: what else caused them, and whoever did it by name. */
  readonly documents: ReadonlyMap<StockDocumentId, DocumentName>
  readonly names: ReadonlyMap<string, string>
  readonly settings: Settings
  readonly language: Language
  readonly staff: Staff
  readonly refusal: ShownRefusal | null
  /** What is wrong with which field of the form that was sent. */
  readonly amiss: Amiss
  readonly form: URLSearchParams | undefined
  readonly done: string | null
  readonly now: number
}
