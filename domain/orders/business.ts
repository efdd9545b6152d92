/** For which firm an order is bought: as its invoice names it. */
import { confirmedVatId, type VatCheck } from '../tax/vat-id.ts'

export type Business = {
  readonly company: string
  /** Empty where it has none, or says none. */
  readonly vatId: string
  /** What its register has said; null where it was not asked. */
  readonly vatCheck: VatCheck | null
}

/** A VAT id by which a firm may buy without tax; null: as a consumer does. */
export const vatIdOf = (business: Business | null | undefined): string | null =>
  business ? confirmedVatId(business.vatId, business.vatCheck) : null
