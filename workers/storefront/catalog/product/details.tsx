/** When it comes, where from, what it is: the facts below the button. */
import { raw } from 'hono/html'
import type { Product, Variant } from '#domain/catalog/product'
import { deliveryPrice, freeOver } from '#domain/orders/delivery'
import { numberFormat } from '#domain/formats'
import { money } from '#domain/money'
import type { Visit } from '../../frame/visit.ts'
import { arrivalText } from '../../frame/dates.ts'
import { priceText, shortPriceText } from '../../frame/price.tsx'
import { isLong, textOf, wordOf } from '../../frame/said.ts'

type Shown = { readonly visit: Visit; readonly product: Product; readonly variant: Variant }

export const ProductDetails = ({ visit, product, variant }: Shown) => {
  const words = visit.words.product
  const about = aboutOf(visit, product, variant)
  const { description } = textOf(product, visit.language)
  return (
    <div>
      {variant.requiresShipping && <DeliveryFacts visit={visit} />}
      {isLong(description) && (
        <details class="fold">
          <summary>{words.description}</summary>
          <div class="prose">{raw(description)}</div>
        </details>
      )}
      {about.length > 0 && (
        <details class="fold">
          <summary>{words.details}</summary>
          <dl class="pairs">
            {about.map(([name, value]) => (
              <div>
                <dt>{name}</dt>
                <dd>{value}</dd>
              </div>
            ))}
          </dl>
        </details>
      )}
      <details class="fold">
        <summary>{words.deliveryFold}</summary>
        <p>{words.deliveryFoldText}</p>
      </details>
      <details class="fold">
        <summary>{words.repairs}</summary>
        <p>{words.repairsText}</p>
      </details>
    </div>
  )
}

const aboutOf = (visit: Visit, product: Product, variant: Variant): [name: string, value: string][] => {
  const words = visit.words.product
  const weight = variant.grams > 0 ? words.grams(numberFormat(visit.locale).format(variant.grams)) : ''
  const all: [string, string][] = [
    [words.maker, product.vendor],
    [words.kind, wordOf(product, product.type, visit.language)],
    [words.weight, weight],
    [words.sku, variant.sku],
  ]
  return all.filter(([, value]) => value !== '')
}

const DeliveryFacts = ({ visit }: { readonly visit: Visit }) => {
  const words = visit.words.product
  const price = deliveryPrice('post', money(0, visit.currency))
  const free = freeOver('post', visit.currency)
  return (
    <dl class="facts">
      <div>
        <dt>{words.delivery}</dt>
        <dd>
          <b>{arrivalText(visit, 'post', Date.now())}</b>
          {price && free && (
            <>
              <br />
              {words.deliveryText(priceText(visit, price), shortPriceText(visit, free))}
            </>
          )}
        </dd>
      </div>
      <div>
        <dt>{words.sentFrom}</dt>
        <dd>{words.sentFromText}</dd>
      </div>
      <div>
        <dt>{words.returns}</dt>
        <dd>{words.returnsText}</dd>
      </div>
    </dl>
  )
}
