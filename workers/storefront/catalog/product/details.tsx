/** When it comes, where from, what it is: the facts below the button. */
import { raw } from 'hono/html'
import type { Product, Variant } from '#domain/catalog/product'
import { deliveryPrice, freeOver } from '#domain/orders/delivery'
import { numberFormat } from '#domain/formats'
import { money } from '#domain/money'
import type { RequestContext } from '../../frame/request-context.ts'
import { arrivalText } from '../../frame/dates.ts'
import { priceText, shortPriceText } from '../../frame/price.tsx'
import { isLong, textOf, wordOf } from '../../frame/said.ts'
import { catalogMessages } from '../messages/index.ts'

type Shown = { readonly request: RequestContext; readonly product: Product; readonly variant: Variant }

export const ProductDetails = ({ request, product, variant }: Shown) => {
  const messages = catalogMessages[request.language].product
  const about = aboutOf(request, product, variant)
  const { description } = textOf(product, request.language)
  return (
    <div>
      {variant.requiresShipping && <DeliveryFacts request={request} />}
      {isLong(description) && (
        <details class="fold">
          <summary>{messages.description}</summary>
          <div class="prose">{raw(description)}</div>
        </details>
      )}
      {about.length > 0 && (
        <details class="fold">
          <summary>{messages.details}</summary>
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
        <summary>{messages.deliveryFold}</summary>
        <p>{messages.deliveryFoldText}</p>
      </details>
      <details class="fold">
        <summary>{messages.repairs}</summary>
        <p>{messages.repairsText}</p>
      </details>
    </div>
  )
}

const aboutOf = (request: RequestContext, product: Product, variant: Variant): [name: string, value: string][] => {
  const messages = catalogMessages[request.language].product
  const weight = variant.grams > 0 ? messages.grams(numberFormat(request.locale).format(variant.grams)) : ''
  const all: [string, string][] = [
    [messages.maker, product.vendor],
    [messages.kind, wordOf(product, product.type, request.language)],
    [messages.weight, weight],
    [messages.sku, variant.sku],
  ]
  return all.filter(([, value]) => value !== '')
}

const DeliveryFacts = ({ request }: { readonly request: RequestContext }) => {
  const messages = catalogMessages[request.language].product
  const price = deliveryPrice('post', money(0, request.currency))
  const free = freeOver('post', request.currency)
  return (
    <dl class="facts">
      <div>
        <dt>{messages.delivery}</dt>
        <dd>
          <b>{arrivalText(request, 'post', Date.now())}</b>
          {price && free && (
            <>
              <br />
              {messages.deliveryText(priceText(request, price), shortPriceText(request, free))}
            </>
          )}
        </dd>
      </div>
      <div>
        <dt>{messages.sentFrom}</dt>
        <dd>{messages.sentFromText}</dd>
      </div>
      <div>
        <dt>{messages.returns}</dt>
        <dd>{messages.returnsText}</dd>
      </div>
    </dl>
  )
}
