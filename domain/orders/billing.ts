/** Whom the invoice is written to, where that is another than the goods go to; of goods that are fetched, the only address there is. */
import { ok, refuse, type Result } from '../result.ts'
import type { Address } from './address.ts'
import { checkAddress, type AddressFault } from './address-check.ts'
import type { AddressFormat } from './address-format.ts'

export const BILLING_FIELDS = [
  'billingName',
  'billingCountry',
  'billingStreet',
  'billingExtra',
  'billingPostcode',
  'billingCity',
  'billingRegion',
] as const
export type BillingField = (typeof BILLING_FIELDS)[number]
export type BillingForm = Readonly<Record<BillingField, string>>
export type BillingAmiss = { readonly [F in BillingField]?: AddressFault | 'country-unknown' }

const FIELD_OF = {
  name: 'billingName',
  street: 'billingStreet',
  extra: 'billingExtra',
  postcode: 'billingPostcode',
  city: 'billingCity',
  region: 'billingRegion',
  country: 'billingCountry',
} as const satisfies Partial<Record<keyof Address, BillingField>>

export const NO_BILLING: BillingForm = {
  billingName: '',
  billingCountry: '',
  billingStreet: '',
  billingExtra: '',
  billingPostcode: '',
  billingCity: '',
  billingRegion: '',
}

/** As it stands in the fields of a form. */
export const billingFormOf = (address: Address | null): BillingForm =>
  address
    ? (Object.fromEntries(
        Object.entries(FIELD_OF).map(([part, field]) => [field, address[part as keyof typeof FIELD_OF]]),
      ) as BillingForm)
    : NO_BILLING

/** Of all countries that there are: an invoice goes by mail. */
export type BillingRules = { readonly formatOf: (country: string) => AddressFormat }

type Judged = Result<Address, { readonly code: 'billing-amiss'; readonly fields: BillingAmiss }>

/** Put right, then judged as its country writes addresses. Nobody is called by it: it has no telephone. */
export const checkBillingAddress = (sent: Address, { formatOf }: BillingRules): Judged => {
  const format = formatOf(sent.country)
  const checked = checkAddress({ ...sent, phone: '' }, format.known ? format : null)
  const fields: BillingAmiss = {
    ...(!format.known && { billingCountry: sent.country === '' ? 'required' : 'country-unknown' }),
    ...(!checked.ok &&
      Object.fromEntries(
        Object.entries(checked.refusal.fields).map(([part, fault]) => [FIELD_OF[part as keyof typeof FIELD_OF], fault]),
      )),
  }
  if (!checked.ok || Object.keys(fields).length > 0) return refuse({ code: 'billing-amiss', fields })
  return ok(checked.value)
}

const isBlank = (form: BillingForm): boolean =>
  BILLING_FIELDS.every((field) => field === 'billingCountry' || form[field].trim() === '')

type FormAmiss = { readonly code: 'form-amiss'; readonly fields: BillingAmiss }

/**
 * What stands in the form. Nothing but a country is nothing: that is chosen before anything is written.
 *
 * @param needed whether an invoice needs it: a firm that is sent nothing has said no address yet
 * @param country where the order goes, for whoever has chosen no other
 */
export const checkBilling = (
  form: BillingForm,
  { needed, country }: { readonly needed: boolean; readonly country: string },
  rules: BillingRules,
): Result<Address | null, FormAmiss> => {
  if (!needed && isBlank(form)) return ok(null)
  const checked = checkBillingAddress(
    {
      name: form.billingName,
      street: form.billingStreet,
      extra: form.billingExtra,
      postcode: form.billingPostcode,
      city: form.billingCity,
      region: form.billingRegion,
      country: form.billingCountry || country,
      phone: '',
    },
    rules,
  )
  return checked.ok ? checked : refuse({ code: 'form-amiss', fields: checked.refusal.fields })
}
