/** Where goods go, as the shopper wrote it. */
import { LETTER_BYTES_MAX } from '../letters.ts'

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

/** Of a field as it is sent, in UTF-16 units: whatever has no more letters than fit comes in whole. */
export const SENT_MAX = LETTER_BYTES_MAX * 200

/** Letters that fit a label; the longest place name in use has 85. */
export const ADDRESS_LENGTHS: Readonly<Record<Exclude<AddressField, 'country'>, number>> = {
  name: 120,
  street: 200,
  extra: 200,
  postcode: 40,
  city: 120,
  region: 120,
  phone: 40,
}

/** Without where: of goods that are fetched, or of a person who is not known. */
export const receiverOf = ({ name, country, phone }: Pick<Address, 'name' | 'country' | 'phone'>): Address => ({
  name,
  street: '',
  extra: '',
  postcode: '',
  city: '',
  region: '',
  country,
  phone,
})

/** Whether something can be sent there: there is no address without a street or a house. */
export const isPlace = ({ street }: Pick<Address, 'street'>): boolean => street !== ''
