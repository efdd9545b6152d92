/**
 * The button again, at the foot of a phone, for as long as the real one is out of sight. A script shows it
 * (browser/buy-bar.ts); the page makes room for it, so that it never covers what it stands over.
 */
import type { Product } from '#domain/catalog/product'
import type { Money } from '#domain/money'
import type { RequestContext } from '../../frame/request-context.ts'
import { priceText } from '../../frame/price.tsx'
import { textOf } from '../../frame/product-text.ts'
import { catalogMessages } from '../messages/index.ts'

type Shown = { readonly request: RequestContext; readonly product: Product; readonly price: Money }

export const BuyBar = ({ request, product, price }: Shown) => (
  <div class="buy-bar" data-buy-bar hidden>
    <p>
      <b>{textOf(product, request.language).title}</b>
      <span class="money soft">{priceText(request, price)}</span>
    </p>
    <button class="button" form="add">
      {catalogMessages[request.language].product.addToCart}
    </button>
  </div>
)
