/** Everything that one needs to know and to do before a thing is in the cart. */
import type { Child } from 'hono/jsx'
import { availabilityOf as stockWordOf } from '#domain/catalog/availability'
import { priceIn, wasPrice, type Product, type Variant } from '#domain/catalog/product'
import { ratingShown } from '#domain/catalog/rating'
import type { Reference } from '#domain/catalog/references'
import type { Money } from '#domain/money'
import { isSoldIn } from '#domain/orders/delivery'
import { raw } from 'hono/html'
import { UNITS_MAX } from '#domain/orders/cart'
import { isGiftCard as isOfGiftCards } from '#domain/catalog/gift-card'
import { to, type RequestContext } from '../../frame/request-context.ts'
import { AlertForm } from './alert-form.tsx'
import { BuyBar } from './buy-bar.tsx'
import { Choices } from './choice-links.tsx'
import { SaveWish } from '../../frame/heart.tsx'
import { Price, priceText, PriorPrice } from '../../frame/price.tsx'
import { ownPriceAt } from './own-price.tsx'
import { RatingLine } from './rating.tsx'
import { ProductDetails } from './details.tsx'
import { firstParagraph, isLong } from '../../frame/plain-text.ts'
import { textOf } from '../../frame/product-text.ts'
import { GiftFields } from '../../stored-value/give.tsx'
import { storedValueTexts } from '../../stored-value/messages/index.ts'
import { AvailabilityLabel } from '../../frame/stock.tsx'
import { catalogMessages } from '../messages/index.ts'
import { frameMessages } from '../../frame/messages/index.ts'

/** Set smaller: exports carry titles of a line and more. */
const TITLE_LONG = 48

type Shown = {
  readonly request: RequestContext
  readonly product: Product
  readonly references: readonly Reference[]
  readonly variant: Variant
  /** What promotions say of it: titles. */
  readonly offers: readonly string[]
  /** The drop through whose line it is sold now. */
  readonly drop: string | undefined
  /** Said of one that it will be sold in. */
  readonly ahead?: Child
}

export const Buy = ({ request, product, references, variant, offers, drop, ahead }: Shown) => {
  const text = textOf(product, request.language)
  const price = priceIn(variant, request.currency)
  const was = wasPrice(variant, request.currency)
  const availability = stockWordOf(variant)
  const rating = ratingShown(product)
  return (
    <div class="buy">
      <header>
        <h1 class={text.title.length > TITLE_LONG ? 'long' : ''}>{text.title}</h1>
        <SaveWish request={request} product={product.id} variant={variant.id} title={text.title} />
        <p class="between">
          <span class="price" {...ownPriceAt(request, product, variant)}>
            {price ? (
              <Price request={request} of={price} was={was} />
            ) : (
              catalogMessages[request.language].product.notPriced
            )}
          </span>
          {isSoldIn(request.settings, request.currency, variant) && (
            <AvailabilityLabel request={request} of={availability} isGiftCard={isOfGiftCards(product)} />
          )}
        </p>
        {price && <PriorPrice request={request} of={price} was={was} />}
        <QuantityPrices request={request} variant={variant} />
        {offers.map((title) => (
          <p class="because">{title}</p>
        ))}
        {rating && <RatingLine request={request} of={rating} below={product.reviewed !== undefined} />}
      </header>
      <Description of={text.description} />
      <Choices request={request} product={product} variant={variant} />
      {drop === undefined ? (
        <>
          <AddToCart request={request} product={product} variant={variant} price={price} />
          {ahead}
        </>
      ) : (
        <ToQueue request={request} drop={drop} />
      )}
      <ProductDetails request={request} product={product} references={references} variant={variant} />
    </div>
  )
}

const QuantityPrices = ({ request, variant }: Pick<Shown, 'request' | 'variant'>) => {
  const steps = variant.quantityPrices?.filter(({ price }) => price.currency === request.currency) ?? []
  if (steps.length === 0) return null
  return (
    <div class="stack close small soft">
      {steps.map(({ units, price }) => (
        <p>{catalogMessages[request.language].product.fromUnits(units, priceText(request, price))}</p>
      ))}
    </div>
  )
}

/** A long text would push the button off the screen: then its beginning stands here, and all of it in a fold below. */
const Description = ({ of }: { readonly of: string }) => {
  if (!of) return null
  return isLong(of) ? <p class="prose">{firstParagraph(of)}</p> : <div class="prose">{raw(of)}</div>
}

const ToQueue = ({ request, drop }: { readonly request: RequestContext; readonly drop: string }) => (
  <div class="stack">
    <a class="button wide" href={to(request, `/queue/${drop}`)}>
      {catalogMessages[request.language].product.toQueue}
    </a>
    <p class="small soft">{catalogMessages[request.language].product.queued}</p>
  </div>
)

type Adding = Omit<Shown, 'drop' | 'ahead' | 'references' | 'offers'> & { readonly price: Money | undefined }

const AddToCart = ({ request, product, variant, price }: Adding) => {
  const messages = catalogMessages[request.language].product
  if (!price || !isSoldIn(request.settings, request.currency, variant)) {
    return (
      <button class="button wide" disabled>
        {messages.notForSale}
      </button>
    )
  }
  if (stockWordOf(variant) === 'sold-out') {
    return (
      <div class="stack close">
        <button class="button wide" disabled>
          {messages.soldOut}
        </button>
        <p class="small soft">{product.variants.length > 1 ? messages.othersIn : messages.soldOutText}</p>
        <AlertForm request={request} variant={variant} kind="back-in-stock" />
      </div>
    )
  }
  // What is worth what it costs never costs less.
  const isGiftCard = isOfGiftCards(product)
  return (
    <>
      <AddForm request={request} variant={variant} isGiftCard={isGiftCard} />
      <BuyBar request={request} product={product} price={price} />
      {!isGiftCard && (
        <details class="waits small">
          <summary>{messages.alert.cheaper}</summary>
          <AlertForm request={request} variant={variant} kind="price-drop" price={price} />
        </details>
      )}
    </>
  )
}

/** What a gift card is sent with may have to be put right: then a page asks again, and no drawer opens. */
const AddForm = ({ request, variant, isGiftCard }: Pick<Shown, 'request' | 'variant'> & { isGiftCard: boolean }) => {
  const messages = catalogMessages[request.language].product
  const { units } = frameMessages[request.language]
  return (
    <form class="go" id="add" method="post" action={to(request, '/cart')} {...(!isGiftCard && { 'data-add': true })}>
      <input type="hidden" name="variant" value={variant.id} />
      {isGiftCard && (
        <details class="waits wide">
          <summary>{storedValueTexts[request.language].give.summary}</summary>
          <div class="stack">
            <p class="small soft">{storedValueTexts[request.language].give.lead}</p>
            <GiftFields request={request} />
          </div>
        </details>
      )}
      <div class="count free" role="group" aria-label={units.quantity}>
        <button type="button" aria-label={units.fewer} data-step="-1">
          −
        </button>
        <input name="units" type="number" value="1" min="1" max={UNITS_MAX} required aria-label={units.quantity} />
        <button type="button" aria-label={units.more} data-step="1">
          +
        </button>
      </div>
      <button class="button">{messages.addToCart}</button>
    </form>
  )
}
