/** The ways that goods can travel, with their days and prices. A script writes the total anew when one is chosen. */
import { DELIVERY_METHODS, deliveryPrice, type DeliveryMethod } from '#domain/orders/delivery'
import { add, type Money } from '#domain/money'
import { wrongText, type Step } from './amiss.tsx'
import { arrivalText } from '../frame/dates.ts'
import { Said } from '../frame/field.tsx'
import { priceText } from '../frame/price.tsx'
import { ordersMessages } from './messages/index.ts'

export const DeliveryChoice = ({ goods, ...step }: Step & { readonly goods: Money }) => (
  <fieldset class="step">
    <legend>{ordersMessages[step.request.language].checkout.delivery}</legend>
    <div class="choice rows">
      {DELIVERY_METHODS.map((method) => (
        <Way {...step} goods={goods} method={method} />
      ))}
    </div>
    <p class="field">
      <Said name="delivery" help={undefined} wrong={wrongText(step, 'delivery')} />
    </p>
  </fieldset>
)

const Way = ({ request, form, goods, method }: Step & { readonly goods: Money; readonly method: DeliveryMethod }) => {
  const price = deliveryPrice(method, goods)
  if (!price) return null
  const { checkout, cartPage } = ordersMessages[request.language]
  const total = add(goods, price)
  const days = arrivalText(request, method, Date.now())
  const said = price.amount === 0 ? cartPage.free : priceText(request, price)
  return (
    <label>
      <input
        class="see"
        type="radio"
        id={`delivery-${method}`}
        name="delivery"
        value={method}
        checked={form.delivery === method}
        data-price={said}
        data-amount={String(total.amount)}
        data-sum={priceText(request, total)}
        data-button={checkout.pay(priceText(request, total))}
      />
      <span>
        {checkout.methods[method]}
        <small>{method === 'parcel-shop' ? checkout.heldForDays(days) : days}</small>
      </span>
      <span class="money">{said}</span>
    </label>
  )
}
