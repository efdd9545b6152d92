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

export type AddressField = keyof Address

/** Characters that fit a label; the longest place name in use has 85. */
export const ADDRESS_LENGTHS: Readonly<Record<Exclude<AddressField, 'country'>, number>> = {
  name: 120,
  street: 200,
  extra: 200,
  postcode: 40,
  city: 120,
  region: 120,
  phone: 40,
}
