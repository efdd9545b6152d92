/**
 * Where somebody shops, as their account says, on every device. Whoever comes in elsewhere is led there, told so, and brought back by a
 * press; nothing that is kept for everyone changes.
 */
import type { Context } from 'hono'
import type { CustomerId } from '#domain/ids'
import type { Cart, CartOwner } from '#domain/orders/cart'
import { choiceInAddress, choiceNamed, choiceText, type MarketChoice } from '#domain/settings/market-choice'
import type { MarketsSettings } from '#domain/settings/markets'
import { marketOfCustomer } from '#schema/users/customers/customers'
import type { App } from '../../env.ts'
import { readCart } from '../../flows/orders/cart.ts'
import { changeCurrency } from '../../flows/orders/cart-currency.ts'
import type { JoinedCart } from '../../flows/orders/customer-cart.ts'
import { settingsFresh } from '../../flows/settings/settings.ts'
import { inMarket, marketIn, withoutMarket } from '../../http/market.ts'
import { forgetArrivalCookie, writeArrivalCookie, writeMarketCookie } from '../../http/market-cookie.ts'
import { marketOfRequest } from '../frame/request-context.ts'
import { ownCart } from '../orders/own-cart.ts'

/** Undefined: they have said nothing, or it is closed or not sold in that currency any more. */
const choiceOf = (markets: MarketsSettings, written: string | null): MarketChoice | undefined => {
  const choice = choiceNamed(markets, written)
  return choice && choiceText(markets, choice) === written ? choice : undefined
}

/** @returns whether what is in it has other prices now; a cart that is being paid for stays as it is */
const priceAnew = async (
  c: Context<App>,
  owner: CartOwner,
  cart: Cart,
  { currency }: MarketChoice,
): Promise<boolean> => {
  if (cart.orderId || cart.currency === currency) return false
  const changed = await changeCurrency(c.env, owner, cart, currency, Date.now())
  return changed.ok && cart.lines.length > 0
}

/** The shop's own is named, too, where the request is in another: whoever is in a market is led on in it. */
const pageThere = (c: Context<App>, markets: MarketsSettings, choice: MarketChoice, to: string): string => {
  const isPlain = marketIn(new URL(c.req.url).pathname) === null
  const there = isPlain ? choiceInAddress(markets, choice) : choiceText(markets, choice)
  return inMarket(there, withoutMarket(to))
}

type Arriving = {
  readonly customer: CustomerId
  readonly joined: JoinedCart
  /** Where they are led on to. */
  readonly to: string
}

/** @returns the same page in the market of their account */
export const leadToOwnMarket = async (c: Context<App>, { customer, joined, to }: Arriving): Promise<string> => {
  const [{ markets }, written] = await Promise.all([
    settingsFresh(c.env, Date.now()),
    marketOfCustomer(c.env.USERS_DB, customer),
  ])
  const choice = choiceOf(markets, written)
  if (!choice) return to
  const shown = marketOfRequest(c, { markets })
  const before =
    choiceNamed(markets, marketIn(to)) ?? (shown.market && { market: shown.market, currency: shown.currency })
  writeMarketCookie(c, choiceText(markets, choice))
  const cart = joined.cart ?? (await readCart(c.env, joined.owner))
  const priced = cart !== undefined && (await priceAnew(c, joined.owner, cart, choice))
  const isElsewhere = before && (before.market !== choice.market || before.currency !== choice.currency)
  if (isElsewhere) writeArrivalCookie(c, { from: choiceText(markets, before), priced })
  return pageThere(c, markets, choice, to)
}

/** They have just said it themselves: it counts here at once. @returns the same page there */
export const shopThere = async (c: Context<App>, written: string | null, to: string): Promise<string> => {
  const { markets } = await settingsFresh(c.env, Date.now())
  const choice = choiceOf(markets, written)
  if (!choice) return to
  writeMarketCookie(c, choiceText(markets, choice))
  forgetArrivalCookie(c)
  const held = await ownCart(c)
  if (held) await priceAnew(c, held.proof, held.cart, choice)
  return pageThere(c, markets, choice, to)
}
