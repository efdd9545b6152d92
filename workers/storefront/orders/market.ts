/** /market: where a shopper is, as they say it themselves. Nothing else writes it down, and it can be said again on every page. */
import { Hono } from 'hono'
import { choiceInAddress, choicePressed, choiceText, ownChoice } from '#domain/settings/market-choice'
import type { App } from '../../env.ts'
import { changeCurrency } from '../../flows/orders/cart-currency.ts'
import { settingsFresh } from '../../flows/settings/settings.ts'
import { readForm, textIn } from '../../http/form.ts'
import { insideShop } from '../../http/inside.ts'
import { languageOf, pathIn } from '../../http/language.ts'
import { inMarket, withoutMarket } from '../../http/market.ts'
import { forgetArrivalCookie, readArrivalCookie, writeMarketCookie } from '../../http/market-cookie.ts'
import { ownCart } from './own-cart.ts'
import { refusedPage } from '../frame/fault.tsx'

/** Of a page of this shop, with its query. */
const PATH_MAX = 2_000

export const market = new Hono<App>().post('/', async (c) => {
  const form = await readForm(c.req.raw)
  if (!form.ok) return refusedPage(c, form.refusal.code)
  const now = Date.now()
  const { markets } = await settingsFresh(c.env, now)
  const pressed = {
    market: textIn(form.value, 'market', 100),
    currency: textIn(form.value, 'currency', 10),
    from: textIn(form.value, 'from', 100),
  }
  const chosen = choicePressed(markets, pressed) ?? ownChoice(markets)
  const back = withoutMarket(insideShop(textIn(form.value, 'to', PATH_MAX), pathIn(languageOf(c.req.path), '/')))
  if (!chosen) return c.redirect(back, 303)
  writeMarketCookie(c, choiceText(markets, chosen))
  if (readArrivalCookie(c)) forgetArrivalCookie(c)
  const held = await ownCart(c)
  // A cart that is being paid for stays as it is, and so does one that has no thing to show in another currency.
  if (held && !held.cart.orderId) await changeCurrency(c.env, held.proof, held.cart, chosen.currency, now)
  return c.redirect(inMarket(choiceInAddress(markets, chosen), back), 303)
})
