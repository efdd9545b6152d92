/** Whom an invoice is written to: nothing typed is nobody else, and what is typed is judged as its country writes addresses. */
import { expect, test } from 'vitest'
import { addressFormatOf } from '#workers/flows/logistics/address-formats'
import { billingFormOf, checkBilling, NO_BILLING, type BillingForm } from './billing.ts'

const there = {
  billingName: 'Quay Books',
  billingStreet: 'Kade 9',
  billingPostcode: '３０１１ aa',
  billingCity: 'Rotterdam',
}
const checked = (change: Partial<BillingForm>, needed = false, country = 'NL') =>
  checkBilling({ ...NO_BILLING, ...change }, { needed, country }, { formatOf: addressFormatOf })
const fields = (...of: Parameters<typeof checked>) => {
  const found = checked(...of)
  return found.ok ? {} : found.refusal.fields
}

test('nothing but blanks and a country is nobody else, as long as nobody needs it', () => {
  expect(checked({ billingCountry: 'NL', billingName: ' ' })).toEqual({ ok: true, value: null })
  expect(fields({}, true)).toEqual({
    billingName: 'required',
    billingStreet: 'required',
    billingPostcode: 'required',
    billingCity: 'required',
  })
})

test('it is put right, in the country of the order where no other is said, and read back into the form', () => {
  const found = checked(there)
  if (!found.ok || !found.value) throw new Error('a good address is taken')
  expect(found.value).toMatchObject({ postcode: '3011 AA', country: 'NL', phone: '' })
  expect(billingFormOf(found.value)).toMatchObject({ billingPostcode: '3011 AA', billingCountry: 'NL' })
})

test.each([
  [{ billingCountry: 'ZZ' }, { billingCountry: 'country-unknown' }],
  [{ billingPostcode: '12' }, { billingPostcode: 'postcode-form' }],
  [{ billingStreet: '…' }, { billingStreet: 'unwritable' }],
  // A country to which nobody sends is one to which a mail goes.
  [{ billingCountry: 'JP', billingPostcode: '1500001', billingRegion: 'Tokyo' }, {}],
])('with %j it is refused at %j', (change, expected) => {
  expect(fields({ ...there, ...change })).toEqual(expected)
})
