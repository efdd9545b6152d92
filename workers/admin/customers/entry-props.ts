/** What the forms for a customer are made of. */
import type { EntryAmiss } from '#domain/customers/entry'
import type { Language } from '#domain/languages'
import type { Address } from '#domain/orders/address'
import type { FieldRefusal } from '#domain/orders/checkout-form'
import type { KeptAddress } from '#schema/users/customers/addresses'
import type { CustomerRecord } from '#schema/users/customers/records'
import type { ShownRefusal } from '../frame/forms.tsx'

/** Fields of an address, called so that none is called as one of the person. */
export type AddressName = Exclude<keyof Address, 'name' | 'phone'> | 'recipient' | 'addressPhone'

export const typedOf = (address: Address): Readonly<Record<AddressName, string>> => {
  const { name: recipient, phone: addressPhone, ...rest } = address
  return { ...rest, recipient, addressPhone }
}

export type EntryTried = {
  /** Which form: `new`, `edit`, or the id of an address; empty: a new address. */
  readonly what: string
  readonly refusal: ShownRefusal
  readonly typed: Readonly<Record<string, string>>
  readonly amiss: EntryAmiss & { readonly [N in AddressName]?: FieldRefusal }
}

export type EntryProps = {
  readonly language: Language
  /** That the shop sends to. */
  readonly countries: readonly string[]
  readonly tried: EntryTried | null
}

export type EditProps = EntryProps & {
  readonly record: CustomerRecord
  readonly addresses: readonly KeptAddress[]
  /** What counts today. */
  readonly newsletter: 'given' | 'withdrawn' | null
}
