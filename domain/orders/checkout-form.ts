/**
 * What a shopper wrote into the checkout, looked over field by field.
 *
 * Every field is looked at, so that all that is amiss is told at once.
 */
import { ok, refuse, type Result } from '../result.ts'
import type { Address, AddressField } from './address.ts'
import { checkAddress, checkReceiver, isRequiredOf } from './address-check.ts'
import { ADDRESS_PARTS, type AddressFormat, type AddressPart } from './address-format.ts'
import type { Currency } from '../money.ts'
import { countriesServed } from '../settings/markets.ts'
import { methodNamed, type DeliveryMethodId, type DeliveryRules } from '../logistics/delivery-methods.ts'
import { BILLING_FIELDS, checkBilling, type BillingField } from './billing.ts'
import { checkBuyerNote } from './buyer-note.ts'
import { isFetchedBy } from '../logistics/pickup.ts'
import type { Load } from '../logistics/delivery-price.ts'
import type { DeliveryPlace } from '../logistics/zones.ts'
import { repairPostcode, repairRegion } from './address-repair.ts'
import { COMPANY_NAME_MAX, repairVatId, VAT_ID_MAX } from '../customers/companies.ts'
import { isOneLine, repairLine } from '../one-line.ts'
import type { VatIdRefusal } from '../tax/vat-id.ts'
import { EMAIL_LENGTH_MAX, emailFault, repairEmail, type EmailFault } from '../customers/email.ts'

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
  'company',
  'vatId',
  ...BILLING_FIELDS,
  'buyerNote',
] as const
export type CheckoutField = (typeof CHECKOUT_FIELDS)[number]
export type CheckoutForm = Readonly<Record<CheckoutField, string>>

export type FieldRefusal =
  | 'required'
  | 'too-long'
  | 'unwritable'
  | EmailFault
  | 'country-unknown'
  | 'postcode-form'
  | 'region-unknown'
  | 'phone-form'
  | 'method-unknown'
export type Amiss = { readonly [F in Exclude<CheckoutField, 'vatId'>]?: FieldRefusal } & {
  readonly vatId?: FieldRefusal | VatIdRefusal['code']
}

/** Where nothing travels, nobody says where to and how. */
export type CheckoutDetails = {
  readonly email: string
  readonly address?: Address
  readonly delivery?: DeliveryMethodId
  /** For which firm; whether its register knows the number is asked next. Absent: for none. */
  readonly firm?: Firm
  /** To whom the invoice is written; null: to whom it goes. */
  readonly billing?: Address | null
  /** To whoever packs. */
  readonly buyerNote?: string
}

export type Firm = { readonly company: string; readonly vatId: string }

/** By which the fields are looked at. */
export type CheckoutRules = {
  readonly rules: DeliveryRules
  readonly currency: Currency
  /** Whether anything travels. */
  readonly sent: boolean
  /** What travels; null: whatever it is. */
  readonly load: Load | null
  readonly formatOf: (country: string) => AddressFormat
}

const ADDRESS_FIELDS: ReadonlySet<CheckoutField> = new Set<AddressField>([
  'name',
  'street',
  'extra',
  'postcode',
  'city',
  'region',
  'phone',
])
/** Which a country may not have at all. */
const PARTS_THAT_DIFFER = ['postcode', 'city', 'region'] as const
type PlaceField = Exclude<AddressField, 'country'>
const isOfAddress = (field: CheckoutField): field is PlaceField => ADDRESS_FIELDS.has(field)

/** What may stay empty. As long as the country is not known: in all that the shop sends to. */
export const isOptional = (field: CheckoutField, form: Pick<CheckoutForm, 'country' | 'delivery'>, by: CheckoutRules) =>
  field === 'company' ||
  field === 'vatId' ||
  field === 'buyerNote' ||
  isOfBilling(field) ||
  (isFetchedBy(by.rules, form.delivery) && field !== 'name' && isOfAddress(field)) ||
  (isOfAddress(field) && countriesMeant(form.country, by).every((one) => !isRequiredOf(field, by.formatOf(one))))

/** As the country writes its parts; what it does not write stands behind them. As long as it is not known: as most are used to. */
export const placesInOrder = (
  { country }: Pick<CheckoutForm, 'country'>,
  by: CheckoutRules,
): readonly AddressPart[] => {
  const { order } = by.formatOf(isServed(country, by) ? country : '')
  return [...order, ...ADDRESS_PARTS.filter((part) => !order.includes(part))]
}

/** Whether it is asked for: what is fetched goes to no street. */
export const isAsked = (field: CheckoutField, form: Pick<CheckoutForm, 'country' | 'delivery'>, by: CheckoutRules) =>
  isFetchedBy(by.rules, form.delivery) && isOfAddress(field)
    ? field === 'name' || field === 'phone'
    : isWrittenThere(field, form, by)

/** Whether the country writes it at all; as long as that is not known: whether any does. */
const isWrittenThere = (field: CheckoutField, { country }: Pick<CheckoutForm, 'country'>, by: CheckoutRules) =>
  !(PARTS_THAT_DIFFER as readonly string[]).includes(field) ||
  countriesMeant(country, by).some((one) => by.formatOf(one).written.has(field as AddressPart))

const countriesMeant = (country: string, by: CheckoutRules): readonly string[] =>
  isServed(country, by) ? [country] : countriesServed(by.rules.markets)

const isServed = (country: string, { rules }: Pick<CheckoutRules, 'rules'>): boolean =>
  countriesServed(rules.markets).includes(country)

const BILLING: ReadonlySet<string> = new Set(BILLING_FIELDS)
const isOfBilling = (field: CheckoutField): field is BillingField => BILLING.has(field)

type Sent = { readonly email?: string | undefined; readonly address?: Address | undefined }
/** What was sent for certain is there for certain. */
type Checked<S extends Sent> = {
  readonly [K in keyof S & keyof Sent as undefined extends S[K] ? never : K]: S[K]
} & { readonly [K in keyof S & keyof Sent]?: Exclude<S[K], undefined> }
type FormAmiss = { readonly code: 'form-amiss'; readonly fields: Amiss }

/** Who and where to, as every door takes it: put right, then judged; what was not sent is not judged. @property fetched it goes nowhere */
export const checkDetails = <S extends Sent>(
  { email, address }: S,
  by: Pick<CheckoutRules, 'rules' | 'formatOf'> & { readonly fetched?: boolean },
): Result<Checked<S>, FormAmiss> => {
  const served = address !== undefined && isServed(address.country, by)
  const judge = by.fetched ? checkReceiver : checkAddress
  const placed = address && judge(address, served ? by.formatOf(address.country) : null)
  const written = email === undefined ? undefined : repairEmail(email)
  const fields: Amiss = {
    ...(written !== undefined && amissOf('email', checkEmail(written))),
    ...(address && !served && { country: address.country === '' ? 'required' : 'country-unknown' }),
    ...(placed && !placed.ok && placed.refusal.fields),
  }
  if (Object.keys(fields).length > 0) return refuse({ code: 'form-amiss', fields })
  return ok({
    ...(written !== undefined && { email: written }),
    ...(placed?.ok && { address: placed.value }),
  } as Checked<S>)
}

const amissOf = (field: CheckoutField, refusal: FieldRefusal | undefined): Amiss =>
  refusal ? { [field]: refusal } : {}

const checkEmail = (email: string): FieldRefusal | undefined => {
  if (email === '') return 'required'
  if (email.length > EMAIL_LENGTH_MAX) return 'too-long'
  return emailFault(email)
}

/** A number without a firm is nobody's. */
export const checkFirm = ({ company, vatId }: Firm): Result<Firm | null, FormAmiss> => {
  const firm = { company: repairLine(company), vatId: repairVatId(vatId) }
  if (firm.company === '' && firm.vatId === '') return ok(null)
  const fields: Amiss = {
    ...(firm.company === '' && { company: 'required' as const }),
    ...(firm.company.length > COMPANY_NAME_MAX && { company: 'too-long' as const }),
    ...(!isOneLine(firm.company) && { company: 'unwritable' as const }),
    ...(firm.vatId.length > VAT_ID_MAX && { vatId: 'vat-id-form' as const }),
  }
  return Object.keys(fields).length > 0 ? refuse({ code: 'form-amiss', fields }) : ok(firm)
}

export const checkForm = (form: CheckoutForm, by: CheckoutRules): Result<CheckoutDetails, FormAmiss> => {
  const { email, delivery, name, street, extra, postcode, city, region, country, phone } = form
  const address = { name, street, extra, postcode, city, region, country, phone }
  const fetched = isFetchedBy(by.rules, delivery)
  const details = checkDetails(by.sent ? { email, address } : { email }, { ...by, fetched })
  const firm = checkFirm(form)
  // An invoice names where a firm is: nobody has asked for it yet where nothing is sent.
  const needed = firm.ok && firm.value !== null && (fetched || !by.sent)
  const billing = checkBilling(form, { needed, country }, by)
  const buyerNote = checkBuyerNote(form.buyerNote)
  const fields: Amiss = {
    ...(details.ok ? {} : details.refusal.fields),
    ...(firm.ok ? {} : firm.refusal.fields),
    ...(billing.ok ? {} : billing.refusal.fields),
    ...(buyerNote.ok ? {} : buyerNote.refusal.fields),
    ...(by.sent && amissOf('delivery', checkDelivery(form, by))),
  }
  if (!details.ok || !firm.ok || !billing.ok || !buyerNote.ok || Object.keys(fields).length > 0)
    return refuse({ code: 'form-amiss', fields })
  return ok({
    ...details.value,
    email: details.value.email,
    ...(by.sent && { delivery }),
    ...(firm.value && { firm: firm.value }),
    billing: billing.value,
    buyerNote: buyerNote.value,
  })
}

/** Where the form says that it goes, as addresses are put right; null: to no country that the shop sends to. */
export const placeOf = (
  { country, region, postcode }: Pick<CheckoutForm, 'country' | 'region' | 'postcode'>,
  by: Pick<CheckoutRules, 'rules' | 'formatOf'>,
): DeliveryPlace | null => {
  if (!isServed(country, by)) return null
  const format = by.formatOf(country)
  return { country, region: repairRegion(region, format), postcode: repairPostcode(postcode, format) }
}

/** Where the country is unknown, so are the ways that lead there: one thing at a time. */
const checkDelivery = (form: CheckoutForm, by: CheckoutRules): FieldRefusal | undefined => {
  if (form.delivery === '') return 'required'
  const at = { currency: by.currency, place: placeOf(form, by), load: by.load }
  return methodNamed(by.rules, form.delivery, at) ? undefined : 'method-unknown'
}
