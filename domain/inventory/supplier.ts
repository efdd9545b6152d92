/** Who sells to the shop: what an order at them says of itself. */
import type { Currency } from '../money.ts'

export type SupplierId = string & { readonly brand: 'Supplier' }

/** Of a firm, at work: no customer of the shop is among them. */
export type Supplier = {
  readonly id: SupplierId
  readonly name: string
  readonly contact: string
  readonly email: string
  readonly phone: string
  /** As it is written on a letter. */
  readonly address: string
  /** In which orders at them are priced. */
  readonly currency: Currency
  /** From an order to its arrival. */
  readonly leadDays: number
  readonly note: string
  /** Nobody orders there any more. */
  readonly archived: boolean
  readonly version: number
}

/** A year: longer than goods travel by sea. */
export const LEAD_DAYS_MAX = 366
