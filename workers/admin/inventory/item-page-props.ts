/** What the page of an item shows, in all its parts. */
import type { OrderId } from '#domain/ids'
import type { Language } from '#domain/languages'
import type { Item } from '#schema/products/inventory/items'
import type { Staff } from '#schema/users/customers/staff'
import type { itemHistory } from '../../flows/inventory/stock.ts'
import type { ShownRefusal } from '../frame/forms.tsx'

export type ItemPageProps = Awaited<ReturnType<typeof itemHistory>> & {
  readonly item: Item
  /** Of the movements: an attempt to pay that came to nothing has none. */
  readonly orders: ReadonlySet<OrderId>
  readonly language: Language
  readonly staff: Staff
  readonly refusal: ShownRefusal | null
  readonly form: URLSearchParams | undefined
  readonly done: string | null
  readonly now: number
}
