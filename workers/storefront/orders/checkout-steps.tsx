/** The steps of the checkout that are fields of the shop's own: who, and where to. */
import { isOptional, isWrittenThere, type CheckoutField } from '#domain/orders/checkout-form'
import type { Child, JSX } from 'hono/jsx'
import { labelOf, wrongText, type Step } from './amiss.tsx'
import { ownChoice } from '#domain/settings/market-choice'
import { countriesByName } from './countries.ts'
import { Field, FieldHint, describedBy } from '../frame/field.tsx'
import { ordersMessages } from './messages/index.ts'

type Entry = {
  readonly step: Step
  readonly name: CheckoutField
  readonly input: JSX.IntrinsicElements['input']
  readonly width?: 'half' | 'third' | 'rest'
  readonly help?: string
}

const Entry = ({ step, name, input, width, help }: Entry) => {
  const optional = isOptional(name, step.form, step.by)
  return (
    <Field
      name={name}
      label={labelOf(step.request, name)}
      value={step.form[name]}
      wrong={wrongText(step, name)}
      help={help}
      width={width}
      absent={!isWrittenThere(name, step.form, step.by)}
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

export const AddressFields = (step: Step) => {
  const messages = ordersMessages[step.request.language].checkout
  return (
    <fieldset class="step">
      <legend>{messages.address}</legend>
      <div class="form">
        <Entry step={step} name="name" input={{ autocomplete: 'name' }} />
        <CountryField {...step} />
        <Entry step={step} name="street" input={{ autocomplete: 'address-line1' }} />
        <Entry step={step} name="extra" input={{ autocomplete: 'address-line2' }} />
        <Entry step={step} name="postcode" width="third" input={{ autocomplete: 'postal-code' }} />
        <Entry step={step} name="city" width="rest" input={{ autocomplete: 'address-level2' }} />
        <Entry step={step} name="region" width="half" input={{ autocomplete: 'address-level1', list: 'regions' }} />
        <Entry step={step} name="phone" width="half" input={{ type: 'tel', autocomplete: 'tel' }} />
        <Regions {...step} />
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

/** What becomes of a country that has no market. */
const countryHelp = ({ request: { language, settings } }: Step): string => {
  const { countryNowhere, countryElsewhere } = ordersMessages[language].checkout
  const own = ownChoice(settings.markets)
  return settings.markets.elsewhere === 'own-market' && own ? countryElsewhere(own.currency) : countryNowhere
}

const CountryField = (step: Step) => {
  const { request, form } = step
  const wrong = wrongText(step, 'country')
  const help = countryHelp(step)
  return (
    <p class="field">
      <label for="country">{ordersMessages[request.language].checkout.country}</label>
      <select id="country" name="country" autocomplete="country" required {...describedBy('country', help, wrong)}>
        <option value=""></option>
        {countriesByName(request).map(({ code, name }) => (
          <option value={code} selected={code === form.country}>
            {name}
          </option>
        ))}
      </select>
      <FieldHint name="country" help={help} wrong={wrong} />
    </p>
  )
}

/** To choose from while typing, once the country is known. */
const Regions = ({ form, by }: Step) => (
  <datalist id="regions" data-part="regions">
    {by.formatOf(form.country).regions.map(({ name }) => (
      <option value={name}></option>
    ))}
  </datalist>
)
