/**
 * The button again, at the foot of a phone, for as long as the real one is out of sight. A script shows it
 * (browser/buy-bar.ts); the page makes room for it, so that it never covers what it stands over.
 */
import type { Product } from '#domain/catalog/product'
import type { Money } from '#domain/money'
import type { Visit } from '../../frame/visit.ts'
import { priceText } from '../../frame/price.tsx'
import { textOf } from '../../frame/said.ts'
import { catalogMessages } from '../messages/index.ts'

type Shown = { readonly visit: Visit; readonly product: Product; readonly price: Money }

export const BuyBar = ({ visit, product, price }: Shown) => (
  <div class="buy-bar" data-buy-bar hidden>
    <p>
      <b>{textOf(product, visit.language).title}</b>
      <span class="money soft">{priceText(visit, price)}</span>
    </p>
    <button class="button" form="add">
      {catalogMessages[visit.language].product.addToCart}
    </button>
  </div>
)
