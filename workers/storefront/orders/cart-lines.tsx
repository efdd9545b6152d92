/** The lines of a cart. Every button is a form of its own, so that all of it works without a script. */
import { productPath } from '#domain/catalog/slug'
import { countryName } from '#domain/formats'
import { inLanguage, localeOf } from '#domain/languages'
import { isPaying, UNITS_MAX } from '#domain/orders/cart'
import { afterGoods, struckFor, type OrderLineItem } from '#domain/orders/order-line'
import { strikesPriorPrices } from '#domain/pricing/prior-price'
import type { Review, ReviewedLineItem } from '#domain/orders/review'
import { to, type RequestContext } from '../frame/request-context.ts'
import { nameOf } from './notes.tsx'
import { Picture } from '../frame/picture.tsx'
import { priceText } from '../frame/price.tsx'
import { Recipients } from '../stored-value/recipients.tsx'
import { AvailabilityLabel } from '../frame/stock.tsx'
import { LineReasons } from '../promotions/line-reasons.tsx'
import { promotionsMessages } from '../promotions/messages/index.ts'
import { frameMessages } from '../frame/messages/index.ts'
import { ordersMessages } from './messages/index.ts'

type LineOf = { readonly request: RequestContext; readonly of: ReviewedLineItem }
/** `still`: it is being paid for, and nothing in it can be changed. */
type LineShown = LineOf & { readonly still: boolean }

export const CartLines = ({ request, of }: { readonly request: RequestContext; readonly of: Review }) => (
  <ul class="lines">
    {of.lines.map((line) => (
      <Line request={request} of={line} still={isPaying(of.cart.payment)} />
    ))}
    {of.gifts.map((gift) => (
      <GiftLine request={request} of={gift} />
    ))}
  </ul>
)

const Line = ({ request, of, still }: LineShown) => {
  const { offer, availability, obstacle, lineItem } = of
  const choice = offer && inLanguage(offer.choice, request.language)
  return (
    <li class={obstacle ? 'troubled' : ''}>
      <div class="picture">
        <Picture of={offer?.picture ?? null} language={request.language} shown="line" alt="" />
      </div>
      <div class="stack close">
        <h3>
          {offer ? (
            <a href={`${to(request, productPath(offer.handle))}?variant=${lineItem.variantId}`}>
              {nameOf(request, of)}
            </a>
          ) : (
            nameOf(request, of)
          )}
        </h3>
        {choice && <p class="soft small">{choice}</p>}
        <Recipients request={request} gifts={lineItem.gifts} />
        {offer && obstacle !== 'item_unavailable' && (
          <p>
            <AvailabilityLabel request={request} of={availability} isGiftCard={offer.isGiftCard} />
          </p>
        )}
        {of.unsoldIn !== undefined && (
          <p class="small soft">
            {ordersMessages[request.language].cartPage.notSoldIn(countryName(of.unsoldIn, localeOf(request.language)))}
          </p>
        )}
        {of.sold && <LineReasons request={request} of={of.sold} />}
        {still ? <p class="num">× {lineItem.units}</p> : <LineForms request={request} of={of} />}
      </div>
      <LinePrice request={request} of={of} />
    </li>
  )
}

/** It came by itself, and goes when what it came with does. */
const GiftLine = ({ request, of }: { readonly request: RequestContext; readonly of: OrderLineItem }) => {
  const choice = inLanguage(of.choice, request.language)
  return (
    <li>
      <div class="picture">
        <Picture of={of.picture} language={request.language} shown="line" alt="" />
      </div>
      <div class="stack close">
        <h3>
          <a href={`${to(request, productPath(of.handle))}?variant=${of.variantId}`}>
            {inLanguage(of.title, request.language)}
          </a>
        </h3>
        {choice && <p class="soft small">{choice}</p>}
        <LineReasons request={request} of={of} />
        <p class="num">
          × {of.units} <span class="soft small">{promotionsMessages[request.language].gift}</span>
        </p>
      </div>
      <p class="money">
        <s class="was">{priceText(request, of.total)}</s>
        {priceText(request, afterGoods(of))}
      </p>
    </li>
  )
}

const LinePrice = ({ request, of: { sold, before } }: LineOf) => {
  const struck = sold && struckFor(sold, strikesPriorPrices(request.settings.markets))
  return (
    <p class="money">
      {before && <s class="was">{priceText(request, before)}</s>}
      {struck && <s class="was">{priceText(request, struck)}</s>}
      {sold ? priceText(request, afterGoods(sold)) : '—'}
    </p>
  )
}

/** Pressing Enter in the number means "set it", so that button comes first; the eye does not need it. */
const LineForms = ({ request, of: { lineItem, obstacle, sold, ...rest } }: LineOf) => {
  const { cartPage } = ordersMessages[request.language]
  const { units } = frameMessages[request.language]
  const action = to(request, '/cart/lines')
  return (
    <div class="line-forms">
      {obstacle !== 'item_unavailable' ? (
        <form method="post" action={action} data-line>
          <input type="hidden" name="variant" value={lineItem.variantId} />
          <button class="hidden" tabindex={-1}>
            {cartPage.update}
          </button>
          <div class="count" role="group" aria-label={units.quantity}>
            <button name="step" value="-1" aria-label={units.fewer}>
              −
            </button>
            <input
              name="units"
              type="number"
              value={String(lineItem.units)}
              min="0"
              max={UNITS_MAX}
              required
              aria-label={units.quantity}
            />
            <button name="step" value="1" aria-label={units.more}>
              +
            </button>
          </div>
        </form>
      ) : null}
      {obstacle === 'insufficient_stock' && sold && (
        <form method="post" action={action} data-line>
          <input type="hidden" name="variant" value={lineItem.variantId} />
          <button class="button quiet" name="units" value={String(sold.units)}>
            {cartPage.setTo(sold.units)}
          </button>
        </form>
      )}
      <form method="post" action={action} data-line>
        <input type="hidden" name="variant" value={lineItem.variantId} />
        <input type="hidden" name="before" value={String(lineItem.units)} />
        <button class="link small soft" name="units" value="0" aria-label={cartPage.removeThing(nameOf(request, rest))}>
          {cartPage.remove}
        </button>
      </form>
    </div>
  )
}
