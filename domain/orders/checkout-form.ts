/**
 * What a shopper wrote into the checkout, looked over field by field.
 *
 * Every field is looked at, so that all that is amiss is told at once.
 */
import { isOneLine } from '../one-line.ts'
import { ok, refuse, type Result } from '../result.ts'
import type { Address } from './address.ts'
import type { Currency } from '../money.ts'
import { countriesServed } from '../settings/markets.ts'
import { fitsPostcode, type AddressFormat, type AddressPart } from './address-format.ts'
import { methodNamed, type DeliveryMethodId, type DeliveryRules } from './delivery.ts'
import { isEmail } from '../customers/email.ts'

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
  | 'unwritable'
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
  readonly delivery: DeliveryMethodId
}

/** Characters that fit a label; the longest place name in use has 85, an email may have 254. */
const LENGTH_MAX = 120
const EMAIL_LENGTH_MAX = 254
const PHONE_LENGTH_MAX = 40

/** By which the fields are looked at. */
export type CheckoutRules = {
  readonly rules: DeliveryRules
  readonly currency: Currency
  readonly formatOf: (country: string) => AddressFormat
}

const OPTIONAL: ReadonlySet<CheckoutField> = new Set(['extra', 'phone'])
const PARTS = ['street', 'postcode', 'city', 'region'] as const satisfies readonly AddressPart[]

/** What may stay empty. As long as the country is not known: in all that the shop sends to. */
export const isOptional = (field: CheckoutField, { country }: Pick<CheckoutForm, 'country'>, by: CheckoutRules) => {
  const part = PARTS.find((one) => one === field)
  if (part === undefined || part === 'street') return OPTIONAL.has(field)
  const countries = isServed(country, by) ? [country] : countriesServed(by.rules.markets)
  return countries.every((one) => !by.formatOf(one).required.has(part))
}

/** Of a country that is not known yet only the street is asked for. */
const isRequired = (field: CheckoutField, form: CheckoutForm, by: CheckoutRules): boolean => {
  if (OPTIONAL.has(field)) return false
  const part = PARTS.find((one) => one === field)
  if (part === undefined || part === 'street') return true
  return isServed(form.country, by) && by.formatOf(form.country).required.has(part)
}

const isServed = (country: string, { rules }: CheckoutRules): boolean =>
  countriesServed(rules.markets).includes(country)

/** @param now for the card's last month */
export const checkForm = (
  form: CheckoutForm,
  by: CheckoutRules,
  now: number,
): Result<CheckoutDetails, { readonly code: 'form-amiss'; readonly fields: Amiss }> => {
  const fields = Object.fromEntries(
    CHECKOUT_FIELDS.flatMap((field) => {
      const refusal = checkField(field, form, by, now)
      return refusal ? [[field, refusal]] : []
    }),
  )
  if (Object.keys(fields).length > 0) return refuse({ code: 'form-amiss', fields })
  const { delivery, email, name, street, extra, city, region, country, phone } = form
  const postcode = form.postcode.toUpperCase()
  return ok({ email, delivery, address: { name, street, extra, postcode, city, region, country, phone } })
}

const checkField = (
  field: CheckoutField,
  form: CheckoutForm,
  by: CheckoutRules,
  now: number,
): FieldRefusal | undefined => {
  const text = form[field]
  if (text === '') return isRequired(field, form, by) ? 'required' : undefined
  if (Array.from(text).length > lengthMax(field)) return 'too-long'
  if (!isOneLine(text)) return 'unwritable'
  if (field === 'email') return isEmail(text) ? undefined : 'email-form'
  if (field === 'country') return isServed(text, by) ? undefined : 'country-unknown'
  if (field === 'postcode') return checkPostcode(form, by)
  if (field === 'delivery') return checkDelivery(form, by)
  if (field === 'expiry') return checkExpiry(text, now)
  if (field === 'code') return /^\d{3,4}$/.test(text) ? undefined : 'code-form'
  return undefined
}

const lengthMax = (field: CheckoutField): number =>
  field === 'email' ? EMAIL_LENGTH_MAX : field === 'phone' ? PHONE_LENGTH_MAX : LENGTH_MAX

/** Where the country is unknown, its postcodes are too: one thing at a time. */
const checkPostcode = ({ country, postcode }: CheckoutForm, by: CheckoutRules): FieldRefusal | undefined =>
  !isServed(country, by) || fitsPostcode(by.formatOf(country), postcode.toUpperCase()) ? undefined : 'postcode-form'

/** And so are the ways that lead there. */
const checkDelivery = ({ delivery, country }: CheckoutForm, by: CheckoutRules): FieldRefusal | undefined => {
  const order = { currency: by.currency, country: isServed(country, by) ? country : null }
  return methodNamed(by.rules, delivery, order) ? undefined : 'method-unknown'
}

/** A card is good until the end of its month. */
const checkExpiry = (text: string, now: number): FieldRefusal | undefined => {
  const [, month, year] = /^(\d{1,2})\s*[/.-]?\s*(?:20)?(\d{2})$/.exec(text) ?? []
  if (!month || !year || Number(month) < 1 || Number(month) > 12) return 'expiry-form'
  const afterwards = Date.UTC(2000 + Number(year), Number(month), 1)
  return now < afterwards ? undefined : 'expiry-past'
}
