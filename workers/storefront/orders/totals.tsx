/** What it all costs, item by item. */
import { isTaxAdded, type Totals as TotalsOf } from '#domain/orders/quote'
import type { Money } from '#domain/money'
import type { AppliedPromotion } from '#domain/orders/promoting'
import type { Outlook } from '#domain/orders/outlook'
import { leftToPay, type CartStoredValue, type StoredPayment } from '#domain/orders/stored-payments'
import type { RequestContext } from '../frame/request-context.ts'
import { priceText } from '../frame/price.tsx'
import { DiscountRows } from '../promotions/discount-rows.tsx'
import { PaymentRows } from './stored-value.tsx'
import { ordersMessages } from './messages/index.ts'
import { frameMessages } from '../frame/messages/index.ts'

type Shown = {
  readonly request: RequestContext
  readonly of: TotalsOf
  /** Promotions that counted. */
  readonly applied: readonly AppliedPromotion[]
  /** Whether anything travels: else there is nothing to say of delivery. */
  readonly sent: boolean
  /** Said in place of the price where no way of delivery is chosen. */
  readonly delivery?: string | undefined
  /** No way is chosen yet: the least that it can come to. */
  readonly least?: boolean
  /** Null: the tax of no country can be said. */
  readonly country: string | null
  /** Another way can be chosen here, and these may pay: a script writes the amounts anew. */
  readonly choosing?: readonly CartStoredValue[]
  /** What stored value pays of it. */
  readonly payments?: readonly StoredPayment[]
  /** The least that can be charged, where stored value pays less for it. */
  readonly leastLeft?: Money | undefined
  /** Whether it is an order that was paid. */
  readonly paid?: boolean
}

export const Totals = ({ request, of, applied, sent, delivery, least, country, choosing, ...rest }: Shown) => {
  const { subtotal, fulfillment, tax, taxRelief, total } = of
  const { payments = [], leastLeft, paid = false } = rest
  const added = isTaxAdded(of)
  const messages = ordersMessages[request.language].cartPage
  const free = fulfillment.amount === 0 ? messages.free : priceText(request, fulfillment)
  return (
    <dl class="totals">
      <div>
        <dt class="soft">{frameMessages[request.language].goods}</dt>
        <dd class="money">{priceText(request, subtotal)}</dd>
      </div>
      <DiscountRows request={request} totals={of} applied={applied} />
      {sent && (
        <div>
          <dt class="soft">{messages.delivery}</dt>
          <dd class="money" data-delivery>
            {delivery ?? free}
          </dd>
        </div>
      )}
      {(added || choosing) && (
        <div hidden={!added}>
          <dt class="soft">{messages.tax}</dt>
          <dd class="money" data-tax-added>
            {priceText(request, tax)}
          </dd>
        </div>
      )}
      {(taxRelief || choosing) && (
        <div hidden={!taxRelief}>
          <dt class="soft">{messages.taxRelief}</dt>
          <dd class="money" data-tax-relief>
            {taxReliefText(request, of)}
          </dd>
        </div>
      )}
      <div class="sum">
        <dt>
          {least ? messages.totalFrom : messages.total}{' '}
          <span class="soft small" data-tax-included>
            {taxIncludedText(request, of, country)}
          </span>
        </dt>
        <dd class="money" data-total>
          {priceText(request, total)}
        </dd>
      </div>
      <PaymentRows
        request={request}
        payments={payments}
        due={leftToPay({ totals: of, payments })}
        paid={paid}
        rounding={of.rounding}
        leastLeft={leastLeft}
        {...(choosing && { choosing })}
      />
    </dl>
  )
}

/** What prices contain and this buyer does not owe, as it is taken off; empty: nothing. */
export const taxReliefText = (request: RequestContext, { taxRelief }: TotalsOf): string =>
  taxRelief ? priceText(request, { ...taxRelief, amount: -taxRelief.amount }) : ''

/** Of tax that is added there is a row of its own. Before a country is known it can be said how prices are meant. */
export const taxIncludedText = (request: RequestContext, of: TotalsOf, country: string | null): string => {
  const { withTax, taxIncluded, taxOnTop } = ordersMessages[request.language].cartPage
  if (of.tax.amount > 0) return isTaxAdded(of) ? '' : withTax(priceText(request, of.tax))
  const { market, settings } = request
  // Of the market in which somebody shops, and of no other; where no country of it is taxed there is nothing to say.
  const isTaxed = settings.tax.rates.some((rate) => !market || market.countries.includes(rate.country))
  if (country !== null || !isTaxed) return ''
  return market?.pricesIncludeTax === false ? taxOnTop : taxIncluded
}

/** What a cart comes to, wherever it is looked at. */
type Looked = Pick<Shown, 'request' | 'applied' | 'leastLeft'> & { readonly of: Outlook }

export const CartTotals = ({ request, of, applied, leastLeft }: Looked) => {
  const { totals, delivery, country, payments } = of
  const messages = ordersMessages[request.language].cartPage
  const from =
    delivery === 'none'
      ? messages.deliveryNone
      : delivery === 'least' && totals.fulfillment.amount > 0
        ? messages.deliveryFrom(priceText(request, totals.fulfillment))
        : undefined
  return (
    <Totals
      request={request}
      of={totals}
      applied={applied}
      sent={delivery !== 'unsent'}
      delivery={from}
      least={from !== undefined}
      country={country}
      payments={payments}
      leastLeft={leastLeft}
    />
  )
}
