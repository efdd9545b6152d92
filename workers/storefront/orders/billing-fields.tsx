/**
 * To whom the invoice is written, where that is somebody else, and what whoever packs should know. Folded away for most; what stands in it,
 * or is amiss, opens it.
 */
import { countryName } from '#domain/formats'
import { BILLING_FIELDS, type BillingField } from '#domain/orders/billing'
import { BUYER_NOTE_MAX } from '#domain/orders/buyer-note'
import { allCountries, addressFormatOf } from '../../flows/logistics/address-formats.ts'
import { describedBy, FieldHint, TextArea } from '../frame/field.tsx'
import { labelOf, wrongText, type Step } from './amiss.tsx'
import { Entry, type EntryOf } from './checkout-steps.tsx'
import { ordersMessages } from './messages/index.ts'

const PARTS = {
  street: 'billingStreet',
  postcode: 'billingPostcode',
  city: 'billingCity',
  region: 'billingRegion',
} as const

const INPUTS: Readonly<Record<Exclude<BillingField, 'billingCountry'>, EntryOf['input']>> = {
  billingName: { autocomplete: 'billing name' },
  billingStreet: { autocomplete: 'billing address-line1' },
  billingExtra: { autocomplete: 'billing address-line2' },
  billingPostcode: { autocomplete: 'billing postal-code' },
  billingCity: { autocomplete: 'billing address-level2' },
  billingRegion: { autocomplete: 'billing address-level1' },
}

/** In the order of its country; what it does not write is there as long as nobody has chosen one. */
const fieldsOf = ({ form }: Step): readonly (keyof typeof INPUTS)[] =>
  addressFormatOf(form.billingCountry).order.flatMap((part): (keyof typeof INPUTS)[] =>
    part === 'street' ? ['billingStreet', 'billingExtra'] : [PARTS[part]],
  )

export const BillingFields = (step: Step) => {
  const { billing, billingHelp } = ordersMessages[step.request.language].checkout
  const isOpen = BILLING_FIELDS.some((field) => step.form[field] !== '' || step.amiss[field])
  return (
    <details class="step unfold" open={isOpen || undefined}>
      <summary>{billing}</summary>
      <p class="soft small">{billingHelp}</p>
      <div class="form">
        <Entry step={step} name="billingName" input={INPUTS.billingName} />
        <Country {...step} />
        {fieldsOf(step).map((name) => (
          <Entry step={step} name={name} input={INPUTS[name]} />
        ))}
      </div>
    </details>
  )
}

const Country = (step: Step) => {
  const { request, form } = step
  const wrong = wrongText(step, 'billingCountry')
  const { compare } = new Intl.Collator(request.locale)
  const named = allCountries().map((code) => ({ code, name: countryName(code, request.locale) }))
  return (
    <p class="field">
      <label for="billingCountry">{labelOf(step, 'billingCountry')}</label>
      <select
        id="billingCountry"
        name="billingCountry"
        autocomplete="billing country"
        {...describedBy('billingCountry', undefined, wrong)}
      >
        <option value=""></option>
        {named
          .toSorted((one, other) => compare(one.name, other.name))
          .map(({ code, name }) => (
            <option value={code} selected={code === form.billingCountry}>
              {name}
            </option>
          ))}
      </select>
      <FieldHint name="billingCountry" help={undefined} wrong={wrong} />
    </p>
  )
}

export const BuyerNote = (step: Step) => {
  const { buyerNote, buyerNoteFor, buyerNoteHelp } = ordersMessages[step.request.language].checkout
  const isOpen = step.form.buyerNote !== '' || step.amiss.buyerNote !== undefined
  return (
    <details class="step unfold" open={isOpen || undefined}>
      <summary>{buyerNoteFor}</summary>
      <div class="form">
        <TextArea
          name="buyerNote"
          label={buyerNote}
          value={step.form.buyerNote}
          help={buyerNoteHelp(BUYER_NOTE_MAX)}
          wrong={wrongText(step, 'buyerNote')}
          area={{ rows: 3, maxlength: 4 * BUYER_NOTE_MAX }}
        />
      </div>
    </details>
  )
}
