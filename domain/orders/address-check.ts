/**
 * Whether an address can be sent to: the one rule of every door, by how its country writes.
 *
 * First it is put right, then it is judged; what is kept and printed is what was judged.
 */
import { lineFault } from '../letters.ts'
import { ok, refuse, type Result } from '../result.ts'
import { ADDRESS_LENGTHS, receiverOf, type Address, type AddressField } from './address.ts'
import type { AddressFormat, AddressPart } from './address-format.ts'
import { isOfElsewhere, regionNamed, repairAddress } from './address-repair.ts'

export type AddressFault = 'required' | 'too-long' | 'unwritable' | 'postcode-form' | 'region-unknown' | 'phone-form'

/** A country that the shop does not send to is the settings' matter. */
type Judged = Exclude<AddressField, 'country'>
export type AddressAmiss = { readonly [F in Judged]?: AddressFault }

const JUDGED = Object.keys(ADDRESS_LENGTHS) as Judged[]
const PARTS: ReadonlySet<string> = new Set<AddressPart>(['street', 'postcode', 'city', 'region'])

/** @param format null: the country is not known; then a street is asked for, and nothing that countries differ in */
export const isRequiredOf = (field: Judged, format: AddressFormat | null): boolean => {
  if (field === 'name' || field === 'street') return true
  return PARTS.has(field) && format !== null && format.required.has(field as AddressPart)
}

/**
 * Who fetches something, and in which country they are: nothing else is asked of them, and nothing else is kept.
 *
 * @param format null: the country is not known
 */
export const checkReceiver = (sent: Address, format: AddressFormat | null): ReturnType<typeof checkAddress> => {
  const { name, phone } = repairAddress(sent, format)
  const address = { ...receiverOf(sent), name, phone }
  const fields = faultsIn(address, ['name', 'phone'], format)
  return Object.keys(fields).length === 0 ? ok(address) : refuse({ code: 'address-amiss', fields })
}

/** @param format null: the country is not known */
export const checkAddress = (
  sent: Address,
  format: AddressFormat | null,
): Result<Address, { readonly code: 'address-amiss'; readonly fields: AddressAmiss }> => {
  const address = repairAddress(sent, format)
  const fields = faultsIn(address, JUDGED, format)
  return Object.keys(fields).length === 0 ? ok(address) : refuse({ code: 'address-amiss', fields })
}

const faultsIn = (address: Address, judged: readonly Judged[], format: AddressFormat | null): AddressAmiss =>
  Object.fromEntries(
    judged.flatMap((field) => {
      const fault = faultOf(field, address, format)
      return fault ? [[field, fault]] : []
    }),
  )

const faultOf = (field: Judged, address: Address, format: AddressFormat | null): AddressFault | undefined => {
  const text = address[field]
  if (text === '') return isRequiredOf(field, format) ? 'required' : undefined
  const fault = lineFault(text, ADDRESS_LENGTHS[field])
  if (fault) return fault
  if (!SPOKEN[field].test(text)) return field === 'phone' ? 'phone-form' : 'unwritable'
  if (field === 'postcode' && format?.postcode && !format.postcode.test(text)) return 'postcode-form'
  if (field === 'region' && format && isForeign(text, format)) return 'region-unknown'
  return undefined
}

/** A name has a letter, a place a letter or a number; the longest telephone number has 15 digits, and an extension. */
const SPOKEN: Readonly<Record<Judged, RegExp>> = {
  name: /\p{L}/u,
  street: /[\p{L}\p{N}]/u,
  extra: /[\p{L}\p{N}]/u,
  postcode: /[\p{L}\p{N}]/u,
  city: /\p{L}/u,
  region: /[\p{L}\p{N}]/u,
  phone: /^(?=(?:\D*\d){5,21}\D*$)\(?\+?[\d\s()./-]+(?:(?:ext|x|#)[.\s]*\d{1,6})?$/i,
}

/** Where all regions are known, another is none. Elsewhere people know names that no list has. */
const isForeign = (text: string, format: AddressFormat): boolean =>
  isOfElsewhere(format, text) || (format.regionsComplete && !regionNamed(format, text))
