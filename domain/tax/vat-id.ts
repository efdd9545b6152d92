/** A VAT id that somebody has typed, and what a register said of it. */

export type VatCheck = {
  /** `unasked`: of a country whose register nobody asks; `unknown`: the register could not be asked. */
  readonly state: 'registered' | 'unknown' | 'unasked'
  /** ms since the epoch. */
  readonly at: number
  /** As the register has it; empty where it does not say. */
  readonly name: string
  /** By which the register knows that it was asked. */
  readonly reference: string
}

/** In the order they are checked. */
export type VatIdRefusal =
  | { readonly code: 'vat-id-form' }
  /** It is of another country than the buyer. */
  | { readonly code: 'vat-id-country'; readonly country: string }
  /** The register does not know it. */
  | { readonly code: 'vat-id-unregistered' }

/** Only what a register has confirmed counts. */
export const confirmedVatId = (vatId: string, check: VatCheck | null): string | null =>
  vatId !== '' && check?.state === 'registered' ? vatId : null
