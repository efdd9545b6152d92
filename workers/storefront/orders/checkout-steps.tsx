/** The steps of the checkout that are fields of the shop's own: who, and for which firm. Where to: address-fields.tsx. */
import { isAsked, isOptional, type CheckoutField } from '#domain/orders/checkout-form'
import type { Child, JSX } from 'hono/jsx'
import { labelOf, wrongText, type Step } from './amiss.tsx'
import { Field } from '../frame/field.tsx'
import { ordersMessages } from './messages/index.ts'

export type EntryOf = {
  readonly step: Step
  readonly name: CheckoutField
  readonly input: JSX.IntrinsicElements['input']
  readonly width?: 'half' | 'third' | 'rest' | undefined
  readonly help?: string
}

export const Entry = ({ step, name, input, width, help }: EntryOf) => {
  const optional = isOptional(name, step.form, step.by)
  return (
    <Field
      name={name}
      label={labelOf(step, name)}
      value={step.form[name]}
      wrong={wrongText(step, name)}
      help={help}
      width={width}
      absent={!isAsked(name, step.form, step.by)}
      optional={optional ? ordersMessages[step.request.language].checkout.optional : undefined}
      input={{ ...input, required: !optional }}
    />
  )
}

export const ContactFields = ({ children, ...step }: Step & { readonly children?: Child }) => {
  const messages = ordersMessages[step.request.language].checkout
  return (
    <fieldset class="step bare">
      <legend>{messages.you}</legend>
      <div class="form">
        <Entry
          step={step}
          name="email"
          help={messages.emailHelp}
          input={{ type: 'email', autocomplete: 'email', maxlength: 254 }}
        />
        {children}
      </div>
    </fieldset>
  )
}

/** Folded away for most; what stands in it, or is amiss, opens it. */
export const FirmFields = (step: Step) => {
  const messages = ordersMessages[step.request.language].checkout
  const isOpen = [step.form.company, step.form.vatId, step.amiss.company, step.amiss.vatId].some(Boolean)
  return (
    <details class="step unfold" open={isOpen || undefined}>
      <summary>{messages.firm}</summary>
      <div class="form">
        <Entry step={step} name="company" input={{ autocomplete: 'organization' }} />
        <Entry step={step} name="vatId" help={messages.vatIdHelp} input={{ autocomplete: 'off', spellcheck: false }} />
      </div>
    </details>
  )
}
