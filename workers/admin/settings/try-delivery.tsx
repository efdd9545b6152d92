/** /admin/settings/delivery/try: what a cart to an address would be offered, by the rules of every cart; nothing is saved. */
import { Hono } from 'hono'
import { LANGUAGES, localeOf } from '#domain/languages'
import { UNITS_MAX } from '#domain/orders/cart'
import { own } from '#domain/own'
import { membersCalled, variantsFitting } from '#schema/products/promotions/listed'
import { tryingDelivery, type TriedDelivery } from '../../flows/logistics/try-questions.ts'
import { isCountry } from '../../flows/logistics/address-formats.ts'
import { ownCurrency } from '../../flows/settings/settings.ts'
import { readForm, textIn } from '../../http/form.ts'
import type { AdminApp, AdminContext } from '../frame/app.ts'
import { only } from '../frame/auth.tsx'
import { showPage } from '../frame/page.tsx'
import { ask } from '../frame/perform.ts'
import { calledText } from '../promotions/names.ts'
import { actIn, goodsAfter, goodsIn, linesOf } from '../promotions/try-goods.tsx'
import { tryDeliveryMessages } from './messages/try-delivery.ts'
import { countryMeant } from './places.ts'
import { TryDeliveryPage, type TryDeliveryField, type TryDeliveryTyped } from './try-delivery-page.tsx'
import { DeliveryResult } from './try-delivery-result.tsx'

const FOUND_SHOWN = 8
const LOCALES = LANGUAGES.map(localeOf)

const typedIn = (form: URLSearchParams): TryDeliveryTyped => ({
  ...goodsIn(form),
  country: textIn(form, 'country'),
  region: textIn(form, 'region'),
  postcode: textIn(form, 'postcode'),
  currency: textIn(form, 'currency'),
})

type Judged = { readonly tried?: TriedDelivery; readonly amiss: ReadonlyMap<TryDeliveryField, string> }

const judged = async (c: AdminContext, typed: TryDeliveryTyped): Promise<Judged> => {
  const messages = tryDeliveryMessages[c.var.language]
  const amiss = new Map<TryDeliveryField, string>()
  const country = typed.country === '' ? '' : countryMeant(typed.country, LOCALES)
  if (country !== '' && !isCountry(country)) amiss.set('country', messages.noCountry)
  const lines = linesOf(typed)
  if (lines.some(({ units }) => units < 1 || units > UNITS_MAX)) amiss.set('find', messages.wrongUnits(UNITS_MAX))
  if (amiss.size > 0 || lines.length === 0) return { amiss }
  const { region, postcode, currency } = typed
  const place = { country, region: region.slice(0, 200), postcode: postcode.slice(0, 200) }
  const done = await ask(c, tryingDelivery, { lines, ...place, currency: currency === '' ? null : currency })
  if (done.ok) return { tried: done.value, amiss }
  const { code } = done.refusal
  const field = code === 'currency-unsold' ? 'country' : 'find'
  return { amiss: new Map([[field, own<string>(messages.refused, code) ?? messages.refused.other]]) }
}

const show = async (c: AdminContext, typed: TryDeliveryTyped): Promise<Response> => {
  const { language, settings } = c.var
  const db = c.env.PRODUCTS_DB
  const variants = typed.lines.map(({ variant }) => variant)
  const [{ tried, amiss }, called, fitting] = await Promise.all([
    judged(c, typed),
    membersCalled(db, { products: [], variants, collections: [] }),
    typed.found === '' ? undefined : variantsFitting(db, typed.found, FOUND_SHOWN),
  ])
  return showPage(
    c,
    { title: tryDeliveryMessages[language].title, here: 'settings', status: amiss.size > 0 ? 422 : 200 },
    <TryDeliveryPage
      {...{ typed, amiss, language }}
      names={new Map(called.map((one) => [one.id, calledText(one, language)]))}
      found={fitting?.map((one) => ({ member: one.id, name: calledText(one, language) }))}
      currencies={settings.markets.currencies}
    >
      {tried && <DeliveryResult tried={tried} delivery={settings.delivery} now={Date.now()} language={language} />}
    </TryDeliveryPage>,
  )
}

const blank = (c: AdminContext): TryDeliveryTyped => ({
  lines: [],
  find: '',
  found: '',
  country: '',
  region: '',
  postcode: '',
  currency: ownCurrency(c.var.settings),
})

export const tryDelivery = new Hono<AdminApp>()
  .get('/', only(tryingDelivery), (c) => show(c, blank(c)))
  .post('/', only(tryingDelivery), async (c) => {
    const sent = await readForm(c.req.raw)
    if (!sent.ok) return show(c, blank(c))
    const typed = typedIn(sent.value)
    return show(c, goodsAfter(typed, actIn(sent.value, typed)))
  })
