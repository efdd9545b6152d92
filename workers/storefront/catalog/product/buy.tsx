/** Everything that one needs to know and to do before a thing is in the cart. */
import { wordOf as stockWordOf } from '#domain/catalog/availability'
import { priceIn, wasPrice, type Product, type Variant } from '#domain/catalog/product'
import type { Money } from '#domain/money'
import { raw } from 'hono/html'
import { UNITS_MAX } from '#domain/orders/cart'
import { to, type Visit } from '../../frame/visit.ts'
import { BuyBar } from './buy-bar.tsx'
import { Choices } from './choice-links.tsx'
import { Price } from '../../frame/price.tsx'
import { RatingLine } from './rating.tsx'
import { ProductDetails } from './details.tsx'
import { firstParagraph, isLong, textOf } from '../../frame/said.ts'
import { StockWord } from './stock.tsx'
import { catalogMessages } from '../messages/index.ts'
import { frameMessages } from '../../frame/messages/index.ts'

/** Set smaller: exports carry titles of a line and more. */
const TITLE_LONG = 48

type Shown = {
  readonly visit: Visit
  readonly product: Product
  readonly variant: Variant
  /** The drop through whose line it is sold now. */
  readonly gate: string | undefined
}

export const Buy = ({ visit, product, variant, gate }: Shown) => {
  const text = textOf(product, visit.language)
  const price = priceIn(variant, visit.currency)
  const availability = stockWordOf(variant)
  return (
    <div class="buy">
      <header>
        <h1 class={text.title.length > TITLE_LONG ? 'long' : ''}>{text.title}</h1>
        <p class="between">
          <span class="price">
            {price ? (
              <Price visit={visit} of={price} was={wasPrice(variant, visit.currency)} />
            ) : (
              catalogMessages[visit.language].product.notPriced
            )}
          </span>
          <StockWord visit={visit} of={availability} />
        </p>
        {product.rating && <RatingLine visit={visit} of={product.rating} />}
      </header>
      <Description of={text.description} />
      <Choices visit={visit} product={product} variant={variant} />
      {gate === undefined ? (
        <AddToCart visit={visit} product={product} variant={variant} price={price} />
      ) : (
        <ToLine visit={visit} drop={gate} />
      )}
      <ProductDetails visit={visit} product={product} variant={variant} />
    </div>
  )
}

/** A long text would push the button off the screen: then its beginning stands here, and all of it in a fold below. */
const Description = ({ of }: { readonly of: string }) => {
  if (!of) return null
  return isLong(of) ? <p class="prose">{firstParagraph(of)}</p> : <div class="prose">{raw(of)}</div>
}

const ToLine = ({ visit, drop }: { readonly visit: Visit; readonly drop: string }) => (
  <div class="stack">
    <a class="button wide" href={to(visit, `/line/${drop}`)}>
      {catalogMessages[visit.language].product.toQueue}
    </a>
    <p class="small soft">{catalogMessages[visit.language].product.queued}</p>
  </div>
)

type Adding = Omit<Shown, 'gate'> & { readonly price: Money | undefined }

const AddToCart = ({ visit, product, variant, price }: Adding) => {
  const messages = catalogMessages[visit.language].product
  if (!price || stockWordOf(variant) === 'sold-out') {
    return (
      <div class="stack close">
        <button class="button wide" disabled>
          {messages.soldOut}
        </button>
        {price && <p class="small soft">{product.variants.length > 1 ? messages.othersIn : messages.soldOutText}</p>}
      </div>
    )
  }
  return (
    <>
      <AddForm visit={visit} variant={variant} />
      <BuyBar visit={visit} product={product} price={price} />
    </>
  )
}

const AddForm = ({ visit, variant }: Pick<Shown, 'visit' | 'variant'>) => {
  const messages = catalogMessages[visit.language].product
  const { units } = frameMessages[visit.language]
  return (
    <form class="go" id="add" method="post" action={to(visit, '/cart')} data-add>
      <input type="hidden" name="variant" value={variant.id} />
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
