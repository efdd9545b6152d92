/** Whether a register knows a VAT id, as the shop needs it. Whoever can do this can confirm firms of the European Union. */

/**
 * `unknown`: nobody could be asked just now. That says nothing of the number: it is kept, tax is charged, and it may be asked for again.
 */
export type VatVerdict =
  | {
      readonly state: 'registered'
      /** As the register has them; empty where its country keeps them to itself. */
      readonly name: string
      readonly address: string
      /** By which the register knows that it was asked; empty when nobody said who asks. */
      readonly reference: string
    }
  | { readonly state: 'unregistered' }
  | { readonly state: 'unknown' }

export type VatQuestion = {
  /** Its letters and what follows them, without blanks: `DE123456789`. */
  readonly vatId: string
  /** The shop's own, so that the answer is evidence; null where it has none. */
  readonly asker: string | null
}

export type VatRegister = { readonly check: (question: VatQuestion) => Promise<VatVerdict> }
