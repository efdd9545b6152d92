/** What the page of one return is made of. */
import type { Return } from '#domain/after-sales/return'
import type { Language } from '#domain/languages'
import type { Order } from '#domain/orders/order'
import type { Settings } from '#domain/settings/settings'
import type { Staff } from '#schema/users/customers/staff'
import type { ShownRefusal } from '../frame/forms.tsx'

export type ReturnPageProps = {
  readonly order: Order
  readonly of: Return
  readonly language: Language
  readonly staff: Staff
  readonly settings: Settings
  readonly refusal: ShownRefusal | null
  readonly form: URLSearchParams | null
  readonly now: number
}
