/** All that is amiss in the checkout, on top: it takes the focus, and each line leads to its field. */
import {
  CHECKOUT_FIELDS,
  type Amiss,
  type CheckoutField,
  type CheckoutForm,
  type CheckoutRules,
} from '#domain/orders/checkout-form'
import type { BillingField } from '#domain/orders/billing'
import type { DeliveryMethod } from '#domain/settings/delivery'
import { partNameText } from '../../flows/logistics/address-part-names.ts'
import { addressFormatOf } from '../../flows/logistics/address-formats.ts'
import { AmissList, type AmissLine } from '../frame/amiss-list.tsx'
import type { RequestContext } from '../frame/request-context.ts'
import { countryName } from '#domain/formats'
import { frameMessages } from '../frame/messages/index.ts'
import { ordersMessages } from './messages/index.ts'
import { paymentAmiss, type PaymentStep } from './payment-step.tsx'

export type Step = {
  /** By what the fields are looked at. */
  readonly by: CheckoutRules
  readonly request: RequestContext
  readonly form: CheckoutForm
  readonly amiss: Amiss
  /** The ways that lead to the country of the form. */
  readonly methods: readonly DeliveryMethod[]
}

export const wrongText = (
  { request, form, amiss, methods }: Omit<Step, 'by'>,
  field: CheckoutField,
): string | undefined => {
  const code = amiss[field]
  if (!code) return undefined
  const { wrong } = ordersMessages[request.language].checkout
  if (code === 'method-unknown' && methods.length === 0) return wrong['method-none']
  const at = field in BILLED ? form.billingCountry || form.country : form.country
  const country = countryName(at, request.locale)
  if (code === 'country-unknown') return wrong[code](country)
  if (code !== 'postcode-form' && code !== 'region-unknown') return wrong[code]
  // Only of a country that the shop sends to is it known how it writes them.
  const { postcodeExample, regions } = addressFormatOf(at)
  const example = code === 'postcode-form' ? postcodeExample : (regions[0]?.name ?? '')
  return wrong[code](example, country)
}

/** Of an address that an invoice is written to, what is called as in any other. */
const BILLED = {
  billingName: 'name',
  billingCountry: 'country',
  billingStreet: 'street',
  billingExtra: 'extra',
  billingPostcode: 'postcode',
  billingCity: 'city',
  billingRegion: 'region',
} as const satisfies Record<BillingField, CheckoutField>
type Unbilled = Exclude<CheckoutField, BillingField>

/** By the names that the country has for the parts of its addresses. */
export const labelOf = (
  { request: { language }, form }: Pick<Step, 'request' | 'form'>,
  field: CheckoutField,
): string => {
  const { checkout } = ordersMessages[language]
  const billed = BILLED[field as BillingField]
  const [part, country] = billed ? [billed, form.billingCountry || form.country] : [field as Unbilled, form.country]
  return part === 'postcode' || part === 'city' || part === 'region'
    ? partNameText(addressFormatOf(country), part, language)
    : checkout[part]
}

/** The first of the choices is where a field of several inputs begins. */
const anchorOf = (field: CheckoutField, [first]: Step['methods']) =>
  field === 'delivery' && first ? `delivery-${first.id}` : field

type Summed = Step & { readonly payment: PaymentStep; readonly further?: readonly AmissLine[] }

export const AmissSummary = ({ payment, further = [], ...step }: Summed) => {
  const fields = CHECKOUT_FIELDS.filter((field) => step.amiss[field])
  const ofPayment = paymentAmiss(step.request, payment)
  const { colon } = frameMessages[step.request.language]
  const { billing } = ordersMessages[step.request.language].checkout
  const lines = [
    ...fields.map((field) => ({
      at: anchorOf(field, step.methods),
      text: (field in BILLED ? billing + colon : '') + labelOf(step, field) + colon + (wrongText(step, field) ?? ''),
    })),
    ...ofPayment.map(({ at, label, wrong }) => ({ at, text: label + colon + wrong })),
    ...further,
  ]
  return <AmissList title={ordersMessages[step.request.language].checkout.amiss(lines.length)} lines={lines} />
}
