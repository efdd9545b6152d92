/**
 * What somebody who is signed in pays, where it is another price than everyone's: a page is kept and the same for everyone, so a script
 * asks for it afterwards. Without the script the cart says it.
 */
import { Hono } from 'hono'
import { productPath } from '#domain/catalog/slug'
import type { Product, Variant } from '#domain/catalog/product'
import { variantId } from '#domain/ids'
import { inPublic, priceFor } from '#domain/pricing/price-for'
import { isPublic } from '#domain/pricing/price-list'
import { offersFresh } from '../../../flows/catalog/offers.ts'
import { buyerFresh } from '../../../flows/pricing/buyer.ts'
import type { App } from '../../../env.ts'
import { customerAsking } from '../../../http/customer.ts'
import { PRIVATE } from '../../../http/headers.ts'
import { priceText } from '../../frame/price.tsx'
import { requestContextOf, to, type RequestContext } from '../../frame/request-context.ts'
import { catalogMessages } from '../messages/index.ts'

/** Where a script asks. */
export const ownPriceAt = (request: RequestContext, product: Product, variant: Variant) => ({
  'data-own-price': to(request, `${productPath(product.handle)}/price?variant=${variant.id}`),
})

export const ownPrice = new Hono<App>().get('/:handle/price', async (c) => {
  c.header('cache-control', PRIVATE)
  const now = Date.now()
  const id = variantId(c.req.query('variant'))
  const customer = id && (await customerAsking(c.env, c.req.raw))
  if (!id || !customer) return c.body(null, 204)
  const [request, offers] = await Promise.all([requestContextOf(c), offersFresh(c.env, [id], now)])
  const offer = offers.get(id)
  if (!offer?.sellable) return c.body(null, 204)
  const buyer = await buyerFresh(c.env, customer.id, [offer], now)
  const context = inPublic(request.currency, now)
  const theirs = priceFor(offer, { ...context, buyer })
  const everyones = priceFor({ ...offer, lists: (offer.lists ?? []).filter(isPublic) }, context)
  if (!theirs || theirs.price.amount === everyones?.price.amount) return c.body(null, 204)
  return c.html(
    <span class="money">
      {priceText(request, theirs.price)}{' '}
      <span class="small soft">{catalogMessages[request.language].product.yourPrice}</span>
    </span>,
  )
})
