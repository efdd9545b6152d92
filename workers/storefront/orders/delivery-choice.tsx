/** The ways that goods can travel, with their days and prices. A script writes the total anew when one is chosen. */
import { isTaxAdded } from '#domain/orders/quote'
import { deliveryCost } from '#domain/logistics/delivery-price'
import { isFetched, pickupAt } from '#domain/logistics/pickup'
import type { DeliveryMethod } from '#domain/settings/delivery'
import { isWritten, textIn } from '#domain/settings/text'
import { wrongText, type Step } from './amiss.tsx'
import { countryIn, paymentChoice, payText, placeIn } from './checkout-fields.ts'
import { leastLeft } from '#domain/orders/charging'
import { money } from '#domain/money'
import { loadIn, quoteFor, type Review } from '#domain/orders/review'
import { leftToPay } from '#domain/orders/stored-payments'
import { pickupLines } from '../../flows/logistics/pickup-lines.ts'
import { arrivalText } from '../frame/dates.ts'
import { FieldHint } from '../frame/field.tsx'
import { priceText } from '../frame/price.tsx'
import { leastText, roundingText, storedTexts } from './stored-value.tsx'
import { taxIncludedText, taxReliefText } from './totals.tsx'
import { ordersMessages } from './messages/index.ts'

export const DeliveryChoice = ({ of, ...step }: Step & { readonly of: Review }) => (
  <fieldset class="step" data-part="delivery">
    <legend>{ordersMessages[step.request.language].checkout.delivery}</legend>
    <div class="choice rows">
      {step.methods.map((method) => (
        <Way {...step} of={of} method={method} />
      ))}
    </div>
    {step.methods.length === 0 && <p class="note">{ordersMessages[step.request.language].checkout.noMethod}</p>}
    <p class="field">
      <FieldHint name="delivery" help={undefined} wrong={wrongText(step, 'delivery')} />
    </p>
  </fieldset>
)

/** Between the lines of a place, where there is one line for all. */
const COMMA = { en: ', ', zh: '，' } as const

type Shown = Pick<Step, 'request' | 'form'> & { readonly of: Review; readonly method: DeliveryMethod }

/** What its price contains beside the method itself: `Bulky goods €10.00`. */
const surchargeTexts = ({ request, form, of, method }: Shown): string[] => {
  const { currency } = of.cart
  const at = { currency, place: placeIn(of, form), load: loadIn(of) }
  const { surcharges = [] } = deliveryCost(of.pricing.rules.delivery, method, at) ?? {}
  return surcharges.map(
    ({ surcharge, amount }) =>
      `${textIn(surcharge.name, request.language)} ${priceText(request, money(amount, currency))}`,
  )
}

const Way = ({ request, form, of, method }: Step & { readonly of: Review; readonly method: DeliveryMethod }) => {
  const there = quoteFor(of, { place: placeIn(of, form), delivery: method.id })
  if (!there) return null
  const { totals, payments = [] } = there
  const due = leftToPay(there)
  const given = of.cart.storedValues ?? []
  const price = totals.fulfillment
  const { checkout, cartPage } = ordersMessages[request.language]
  const arrives = arrivalText(request, method, Date.now())
  const days = isFetched(method) ? checkout.ready(arrives) : arrives
  const pickup = pickupAt(of.pricing.rules, method)
  const added = surchargeTexts({ request, form, of, method })
  const priceLabel = price.amount === 0 ? cartPage.free : priceText(request, price)
  return (
    <label>
      <input
        class="see"
        type="radio"
        id={`delivery-${method.id}`}
        name="delivery"
        value={method.id}
        checked={form.delivery === method.id}
        data-fetched={isFetched(method) || undefined}
        data-price={priceLabel}
        data-amount={String(totals.total.amount)}
        data-due={String(due.amount)}
        data-left={priceText(request, due)}
        data-stored={given.length > 0 ? JSON.stringify(storedTexts(request, given, payments)) : undefined}
        data-rounding={roundingText(request, totals.rounding)}
        data-least={leastText(request, leastLeft(there, { cart: of.cart, ...of.pricing }))}
        data-sum={priceText(request, totals.total)}
        data-added={isTaxAdded(totals) ? priceText(request, totals.tax) : ''}
        data-relief={taxReliefText(request, totals)}
        data-included={taxIncludedText(request, totals, countryIn(of, form.country))}
        data-button={payText(request, paymentChoice(request, of, form).manual.length > 0, there)}
      />
      <span>
        {textIn(method.name, request.language)}
        {pickup && <small>{pickupLines(pickup, request.language).join(COMMA[request.language])}</small>}
        {added.length > 0 && <small>{checkout.including(added.join(COMMA[request.language]))}</small>}
        <small>{isWritten(method.note) ? checkout.noted(days, textIn(method.note, request.language)) : days}</small>
      </span>
      <span class="money">{priceLabel}</span>
    </label>
  )
}
