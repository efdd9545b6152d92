/**
 * What a shopper wrote into the checkout, looked over field by field.
 *
 * Every field is looked at, so that all that is amiss is told at once.
 */
import { ok, refuse, type Result } from '../result.ts'
import type { Address } from './address.ts'
import { isDeliveryMethod, type DeliveryMethod } from './delivery.ts'
import { isEmail } from './email.ts'
import { fitsPostcode, isServed, postcodeFormOf } from './postcode.ts'

export const CHECKOUT_FIELDS = [
  'email',
  'name',
  'street',
  'extra',
  'postcode',
  'city',
  'region',
  'country',
  'phone',
  'delivery',
  'card',
  'expiry',
  'code',
] as const
export type CheckoutField = (typeof CHECKOUT_FIELDS)[number]
export type CheckoutForm = Readonly<Record<CheckoutField, string>>

export type FieldRefusal =
  | 'required'
  | 'too-long'
  | 'email-form'
  | 'country-unknown'
  | 'postcode-form'
  | 'method-unknown'
  | 'card-unknown'
  | 'expiry-form'
  | 'expiry-past'
  | 'code-form'
export type Amiss = { readonly [F in CheckoutField]?: FieldRefusal }

export type CheckoutDetails = {
  readonly email: string
  readonly address: Address
  readonly delivery: DeliveryMethod
}

/** Characters that fit a label; the longest place name in use has 85, an email may have 254. */
const LENGTH_MAX = 120
const EMAIL_LENGTH_MAX = 254
const PHONE_LENGTH_MAX = 40

const OPTIONAL: ReadonlySet<CheckoutField> = new Set(['extra', 'region', 'phone'])

/** @param now for the card's last month */
export const checkForm = (
  form: CheckoutForm,
  now: number,
): Result<CheckoutDetails, { readonly code: 'form-amiss'; readonly fields: Amiss }> => {
  const fields = Object.fromEntries(
    CHECKOUT_FIELDS.flatMap((field) => {
      const refusal = checkField(field, form, now)
      return refusal ? [[field, refusal]] : []
    }),
  )
  const { delivery, email, name, street, extra, city, region, country, phone } = form
  if (Object.keys(fields).length > 0 || !isDeliveryMethod(delivery)) return refuse({ code: 'form-amiss', fields })
  const postcode = form.postcode.toUpperCase()
  return ok({ email, delivery, address: { name, street, extra, postcode, city, region, country, phone } })
}

const checkField = (field: CheckoutField, form: CheckoutForm, now: number): FieldRefusal | undefined => {
  const text = form[field]
  if (text === '') return OPTIONAL.has(field) || mayBeEmpty(field, form) ? undefined : 'required'
  if (Array.from(text).length > lengthMax(field)) return 'too-long'
  if (field === 'email') return isEmail(text) ? undefined : 'email-form'
  if (field === 'country') return isServed(text) ? undefined : 'country-unknown'
  if (field === 'postcode') return checkPostcode(form)
  if (field === 'delivery') return isDeliveryMethod(text) ? undefined : 'method-unknown'
  if (field === 'expiry') return checkExpiry(text, now)
  if (field === 'code') return /^\d{3,4}$/.test(text) ? undefined : 'code-form'
  return undefined
}

const lengthMax = (field: CheckoutField): number =>
  field === 'email' ? EMAIL_LENGTH_MAX : field === 'phone' ? PHONE_LENGTH_MAX : LENGTH_MAX

const mayBeEmpty = (field: CheckoutField, { country }: CheckoutForm): boolean =>
  field === 'postcode' && isServed(country) && postcodeFormOf(country) === null

/** Where the country is unknown, its postcodes are too: one thing at a time. */
const checkPostcode = ({ country, postcode }: CheckoutForm): FieldRefusal | undefined =>
  !isServed(country) || fitsPostcode(country, postcode.toUpperCase()) ? undefined : 'postcode-form'

/** A card is good until the end of its month. */
const checkExpiry = (text: string, now: number): FieldRefusal | undefined => {
  const [, month, year] = /^(\d{1,2})\s*[/.-]?\s*(?:20)?(\d{2})$/.exec(text) ?? []
  if (!month || !year || Number(month) < 1 || Number(month) > 12) return 'expiry-form'
  const afterwards = Date.UTC(2000 + Number(year), Number(month), 1)
  return now < afterwards ? undefined : 'expiry-past'
}
