/** How addresses of a country are written: handed in, for which countries there are is no rule of a shop. */

/** Parts of an address that a country may need, or not have. */
export type AddressPart = 'street' | 'postcode' | 'city' | 'region'

export type AddressFormat = {
  readonly country: string
  /** Without these nothing arrives. */
  readonly required: ReadonlySet<AddressPart>
  /** Null: the country writes none, or its form is not known. */
  readonly postcode: RegExp | null
  /** Such as people write it, to show what is meant; empty when none is known. */
  readonly postcodeExample: string
}

/** What is missing of an address for anything to arrive. */
export const missingParts = (
  { required }: AddressFormat,
  address: Readonly<Record<AddressPart, string>>,
): AddressPart[] => [...required].filter((part) => address[part].trim() === '')

/** @param postcode in capitals, without blanks around it */
export const fitsPostcode = ({ postcode: form }: AddressFormat, postcode: string): boolean =>
  form === null || form.test(postcode)
