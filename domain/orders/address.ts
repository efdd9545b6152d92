/** Where goods go, as the shopper wrote it. */

export type Address = {
  readonly name: string
  readonly street: string
  /** Flat, floor, care of; may be empty. */
  readonly extra: string
  readonly postcode: string
  readonly city: string
  /** State, province or county where the country writes one; may be empty. */
  readonly region: string
  /** ISO 3166-1 alpha-2. */
  readonly country: string
  /** May be empty. */
  readonly phone: string
}
