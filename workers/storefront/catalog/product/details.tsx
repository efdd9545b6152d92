/** When it comes, where from, what it is: the facts below the button. */
import { raw } from 'hono/html'
import type { Product, Variant } from '#domain/catalog/product'
import type { Reference } from '#domain/catalog/references'
import { warningIn, type Safety } from '#domain/catalog/safety'
import { numberFormat } from '#domain/formats'
import { cutoffOf } from '#domain/logistics/arrival'
import { cheapestOf, methodsFor, usualMethod } from '#domain/logistics/delivery-methods'
import { deliveryPrice, freeOver, type DeliveryAt } from '#domain/logistics/delivery-price'
import { loadOfOne } from '#domain/orders/delivery'
import type { DeliveryMethod } from '#domain/settings/delivery'
import { textIn } from '#domain/settings/text'
import { to, type RequestContext } from '../../frame/request-context.ts'
import { arrivalText, clockText } from '../../frame/dates.ts'
import { priceText, shortPriceText } from '../../frame/price.tsx'
import { isLong } from '../../frame/plain-text.ts'
import { textOf, translatedWord } from '../../frame/product-text.ts'
import { catalogMessages } from '../messages/index.ts'
import { shownFields, telling, type ShownField } from './own-fields.ts'

type Shown = { readonly request: RequestContext; readonly product: Product; readonly variant: Variant }

export const ProductDetails = ({
  request,
  product,
  references,
  variant,
}: Shown & { readonly references: readonly Reference[] }) => {
  const messages = catalogMessages[request.language].product
  const about = aboutOf(request, product, variant)
  const own = shownFields(telling(request), product, references)
  const { description } = textOf(product, request.language)
  return (
    <div>
      {variant.requiresShipping && <DeliveryFacts request={request} product={product} variant={variant} />}
      {isLong(description) && (
        <details class="fold">
          <summary>{messages.description}</summary>
          <div class="prose">{raw(description)}</div>
        </details>
      )}
      {about.length + own.length > 0 && (
        <details class="fold">
          <summary>{messages.details}</summary>
          <dl class="pairs">
            {about.map(([name, value]) => (
              <div>
                <dt>{name}</dt>
                <dd>{value}</dd>
              </div>
            ))}
            {own.map((field) => (
              <OwnField field={field} request={request} />
            ))}
          </dl>
        </details>
      )}
      {product.safety && <SafetyFold request={request} safety={product.safety} />}
      {variant.requiresShipping &&
        request.settings.product.folds.map(({ title, text }) => (
          <details class="fold">
            <summary>{textIn(title, request.language)}</summary>
            <p>{textIn(text, request.language)}</p>
          </details>
        ))}
    </div>
  )
}

/** Where a link leads to the shop itself it stays in the visitor's language. */
const OwnField = ({ field, request }: { readonly field: ShownField; readonly request: RequestContext }) => {
  const { name, text, links, pictures } = field
  return (
    <div>
      <dt>{name}</dt>
      <dd>
        {pictures.map((src) => (
          <span class="prose">
            <img src={src} alt={name} loading="lazy" decoding="async" />
          </span>
        ))}
        {links.map(({ href, words, isPage }, index) => (
          <>
            {index > 0 && <br />}
            <a href={isPage ? to(request, href) : href} rel={isPage ? undefined : 'noopener'}>
              {words}
            </a>
          </>
        ))}
        {links.length + pictures.length === 0 &&
          text.split('\n').map((line, index) => (
            <>
              {index > 0 && <br />}
              {line}
            </>
          ))}
      </dd>
    </div>
  )
}

/** Open where there is something to beware of: it has to be seen before anybody buys. */
const SafetyFold = ({ request, safety }: { readonly request: RequestContext; readonly safety: Safety }) => {
  const messages = catalogMessages[request.language].product.safety
  const { manufacturer, responsible } = safety
  const warning = warningIn(safety, request.language)
  const people = [[messages.manufacturer, manufacturer] as const, [messages.responsible, responsible] as const]
  return (
    <details class="fold" open={warning !== ''}>
      <summary>{messages.title}</summary>
      <dl class="pairs">
        {warning && (
          <div>
            <dt>{messages.warnings}</dt>
            <dd>{warning}</dd>
          </div>
        )}
        {people.map(([name, of]) =>
          of ? (
            <div>
              <dt>{name}</dt>
              <dd>
                {of.name}, {of.address},{' '}
                <a href={of.contact.startsWith('https://') ? of.contact : `mailto:${of.contact}`}>{of.contact}</a>
              </dd>
            </div>
          ) : null,
        )}
      </dl>
    </details>
  )
}

const aboutOf = (request: RequestContext, product: Product, variant: Variant): [name: string, value: string][] => {
  const messages = catalogMessages[request.language].product
  const weight = variant.grams > 0 ? messages.grams(numberFormat(request.locale).format(variant.grams)) : ''
  const all: [string, string][] = [
    [messages.maker, product.vendor],
    [messages.kind, translatedWord(product, product.type, request.language)],
    [messages.weight, weight],
    [messages.sku, variant.sku],
  ]
  return all.filter(([, value]) => value !== '')
}

/** When it comes by the usual way, and what the merchant says of every product that travels. */
const DeliveryFacts = ({ request, product, variant }: Shown) => {
  const usual = usualMethod(request.settings, request.currency, variant.grams)
  const load = loadOfOne(variant, product.tags, request.currency)
  const { facts } = request.settings.product
  if (!usual && facts.length === 0) return null
  return (
    <dl class="facts">
      {usual && (
        <UsualDelivery request={request} method={usual} at={{ currency: request.currency, place: null, load }} />
      )}
      {facts.map(({ title, text }) => (
        <div>
          <dt>{textIn(title, request.language)}</dt>
          <dd>{textIn(text, request.language)}</dd>
        </div>
      ))}
    </dl>
  )
}

/** As the cart says it before a way is chosen: the least that it can be, for one of it that is worth too little to be sent for free. */
const leastText = (request: RequestContext, of: DeliveryAt): string | undefined => {
  const { settings, language } = request
  const at = { ...of, load: of.load && { ...of.load, worth: 0 } }
  const methods = methodsFor(settings, at)
  const least = cheapestOf(settings, methods, at)
  const price = least && deliveryPrice(settings.delivery, least, at)
  if (!price) return undefined
  const text = priceText(request, price)
  const isOne = methods.every((one) => deliveryPrice(settings.delivery, one, at)?.amount === price.amount)
  return isOne ? text : catalogMessages[language].product.deliveryFrom(text)
}

/** What a time stands in the place of, so that it can be marked up. */
const TIME = '{time}'

/** Until when that holds: by the clock of the place, and with a script by that of whoever reads. */
const OrderedBy = ({ request, now }: { readonly request: RequestContext; readonly now: number }) => {
  const { timeZone } = request.settings.delivery.dispatch
  const until = cutoffOf(request.settings.delivery.dispatch, now)
  if (until === null) return null
  const [before, after] = catalogMessages[request.language].product.orderedBy(TIME).split(TIME)
  return (
    <>
      <br />
      {before}
      <time datetime={new Date(until).toISOString()} data-clock>
        {clockText(request, timeZone, until)}
      </time>
      {after}
    </>
  )
}

type Usual = { readonly request: RequestContext; readonly method: DeliveryMethod; readonly at: DeliveryAt }

const UsualDelivery = ({ request, method, at }: Usual) => {
  const messages = catalogMessages[request.language].product
  const free = freeOver(method, at)
  const costs = leastText(request, at)
  const now = Date.now()
  return (
    <div>
      <dt>{messages.delivery}</dt>
      <dd>
        <b>{arrivalText(request, method, now)}</b>
        <OrderedBy request={request} now={now} />
        {costs && (
          <>
            <br />
            {free ? messages.deliveryText(costs, shortPriceText(request, free)) : costs}
          </>
        )}
      </dd>
    </div>
  )
}
