/**
 * An address as people of its country write it: the country first, then its parts in its order and by its names, and none that it does not
 * have. A script puts them in place when another country is chosen; without one a button does.
 */
import { isAsked, placesInOrder } from '#domain/orders/checkout-form'
import { isFetchedBy } from '#domain/logistics/pickup'
import { ownChoice } from '#domain/settings/market-choice'
import type { AddressPart } from '#domain/orders/address-format'
import type { Step } from './amiss.tsx'
import { wrongText } from './amiss.tsx'
import { Entry, type EntryOf } from './checkout-steps.tsx'
import { countriesByName } from './countries.ts'
import { FieldHint, describedBy } from '../frame/field.tsx'
import { ordersMessages } from './messages/index.ts'

type Name = AddressPart | 'extra' | 'phone'
type Width = EntryOf['width']

const INPUTS: Readonly<Record<Name, EntryOf['input']>> = {
  street: { autocomplete: 'address-line1' },
  extra: { autocomplete: 'address-line2' },
  postcode: { autocomplete: 'postal-code' },
  city: { autocomplete: 'address-level2' },
  region: { autocomplete: 'address-level1', list: 'regions' },
  phone: { type: 'tel', autocomplete: 'tel' },
}

/** A postcode is short; whatever else stands beside another takes half of the line. */
const pairOf = (one: Name, other: Name): readonly [Width, Width] => {
  if (one === 'postcode' && other === 'city') return ['third', 'rest']
  if (one === 'city' && other === 'postcode') return ['rest', 'third']
  return ['half', 'half']
}

/** Two of those that there are stand in each line; what has no other beside it has the line for itself. */
const widthsOf = (shown: readonly Name[]): ReadonlyMap<Name, Width> => {
  const widths = new Map<Name, Width>()
  for (let at = 0; at + 1 < shown.length; at++) {
    const [one, other] = [shown[at], shown[at + 1]]
    if (!one || !other || isWide(one) || isWide(other)) continue
    const [first, second] = pairOf(one, other)
    widths.set(one, first).set(other, second)
    at++
  }
  return widths
}

const isWide = (name: Name): boolean => name === 'street' || name === 'extra'

export const AddressFields = (step: Step) => {
  const { form, by } = step
  const messages = ordersMessages[step.request.language].checkout
  const names = [
    ...placesInOrder(form, by).flatMap((part): Name[] => (part === 'street' ? [part, 'extra'] : [part])),
    'phone' as const,
  ]
  const widths = widthsOf(names.filter((name) => isAsked(name, form, by)))
  return (
    <fieldset class="step">
      <legend data-part="address-title">
        {isFetchedBy(by.rules, form.delivery) ? messages.fetchedBy : messages.address}
      </legend>
      <div class="form" data-address>
        <Entry step={step} name="name" input={{ autocomplete: 'name' }} />
        <CountryField {...step} />
        {names.map((name) => (
          <Entry step={step} name={name} width={widths.get(name)} input={INPUTS[name]} />
        ))}
        <Regions {...step} />
      </div>
    </fieldset>
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
  const { country, countryFields } = ordersMessages[request.language].checkout
  return (
    <p class="field">
      <label for="country">{country}</label>
      <select id="country" name="country" autocomplete="country" required {...describedBy('country', help, wrong)}>
        <option value=""></option>
        {countriesByName(request).map(({ code, name }) => (
          <option value={code} selected={code === form.country}>
            {name}
          </option>
        ))}
      </select>
      <FieldHint name="country" help={help} wrong={wrong} />
      {/* Not there where there are scripts: the first button of a form is the one that Enter presses. */}
      <noscript>
        <button class="button quiet small" name="action" value="update">
          {countryFields}
        </button>
      </noscript>
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
