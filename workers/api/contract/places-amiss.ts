/** What is amiss in an address or beside it, place by place, as the API says it. */
import type { Amiss, FieldRefusal } from '#domain/orders/checkout-form'
import type { VatIdRefusal } from '#domain/tax/vat-id'

/** For the developer who reads it: what is wrong at a place. */
const FAULTS: Partial<Readonly<Record<FieldRefusal | VatIdRefusal['code'], string>>> = {
  required: 'Nothing arrives in this country without it.',
  'too-long': 'Longer than a label can carry.',
  unwritable: 'Not in letters or digits on one line.',
  'email-form': 'No address for mail.',
  'email-letters': 'Letters beyond ASCII before the @ (RFC 6531): not every server on the way takes them.',
  'country-unknown': 'The shop does not send to this country.',
  'postcode-form': 'No postcode of this country.',
  'region-unknown': 'No state or province of this country.',
  'phone-form': 'No telephone number.',
  'vat-id-form': 'No VAT id in the form of its country.',
  'vat-id-country': 'Of another country than the address.',
  'vat-id-unregistered': 'The register of its country does not know it.',
}

/** @param under where in the body the address stands */
export const placesAmiss = (fields: Amiss, under = '/address') =>
  Object.entries(fields).map(([field, fault]) => ({
    in: 'body' as const,
    pointer: field === 'email' ? '/email' : `${under}/${field}`,
    detail: FAULTS[fault] ?? fault,
  }))
