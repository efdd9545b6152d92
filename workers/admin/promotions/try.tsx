/** /admin/promotions/try: would this cart get it, and why. Priced by the same calculation as every cart; nothing is saved. */
import { Hono } from 'hono'
import { LANGUAGES, localeOf } from '#domain/languages'
import { UNITS_MAX } from '#domain/orders/cart'
import { own } from '#domain/own'
import { membersCalled, variantsFitting } from '#schema/products/promotions/listed'
import { readingPromotion } from '../../flows/promotions/questions.ts'
import { tryingCart, type TriedCart } from '../../flows/promotions/try-questions.ts'
import { readForm, textIn } from '../../http/form.ts'
import type { AdminApp, AdminContext } from '../frame/app.ts'
import { only } from '../frame/auth.tsx'
import { showMissing } from '../frame/missing.tsx'
import { showPage } from '../frame/page.tsx'
import { ask } from '../frame/perform.ts'
import { countryMeant } from '../settings/places.ts'
import { linesIn } from './draft.ts'
import { tryMessages } from './messages/try.ts'
import { calledText } from './names.ts'
import { actIn, goodsAfter, goodsIn, linesOf } from './try-goods.tsx'
import { TryPage, type TryField, type TryTyped } from './try-page.tsx'

export const tryCart = new Hono<AdminApp>()

const FOUND_SHOWN = 8
const LOCALES = LANGUAGES.map(localeOf)
const BLANK: TryTyped = { lines: [], find: '', found: '', country: '', customer: '', codes: '', currency: '' }

const typedIn = (form: URLSearchParams): TryTyped => {
  const text = (name: TryField | 'currency') => textIn(form, name)
  return {
    ...goodsIn(form),
    country: text('country'),
    customer: text('customer'),
    codes: text('codes'),
    currency: text('currency'),
  }
}

type Judged = { readonly tried?: TriedCart; readonly amiss: ReadonlyMap<TryField, string> }

const judged = async (c: AdminContext, typed: TryTyped, promotion: string | null): Promise<Judged> => {
  const messages = tryMessages[c.var.language]
  const amiss = new Map<TryField, string>()
  const country = typed.country === '' ? null : countryMeant(typed.country, LOCALES)
  if (country !== null && !/^[A-Z]{2}$/.test(country)) amiss.set('country', messages.noCountry)
  const lines = linesOf(typed)
  if (lines.some(({ units }) => units < 1 || units > UNITS_MAX)) amiss.set('find', messages.wrongUnits(UNITS_MAX))
  if (amiss.size > 0 || lines.length === 0) return { amiss }
  const done = await ask(c, tryingCart, {
    lines,
    country,
    promotion,
    currency: typed.currency === '' ? null : typed.currency,
    customer: typed.customer === '' ? null : typed.customer,
    codes: linesIn(new URLSearchParams({ codes: typed.codes }), 'codes', /[,，、;\s]/),
  })
  if (done.ok) return { tried: done.value, amiss }
  const { code } = done.refusal
  const field = code === 'customer-unknown' ? 'customer' : code === 'delivery-unavailable' ? 'country' : 'find'
  return { amiss: new Map([[field, own<string>(messages.refused, code) ?? messages.refused.other]]) }
}

const show = async (c: AdminContext, promotion: string | null, typed: TryTyped): Promise<Response> => {
  const { language, settings } = c.var
  const db = c.env.PRODUCTS_DB
  const there = promotion === null ? undefined : await ask(c, readingPromotion, { id: promotion })
  if (there && !there.ok) return showMissing(c)
  const variants = typed.lines.map(({ variant }) => variant)
  const [{ tried, amiss }, called, fitting] = await Promise.all([
    judged(c, typed, promotion),
    membersCalled(db, { products: [], variants, collections: [] }),
    typed.found === '' ? undefined : variantsFitting(db, typed.found, FOUND_SHOWN),
  ])
  return showPage(
    c,
    { title: tryMessages[language].title, here: 'promotions', status: amiss.size > 0 ? 422 : 200 },
    <TryPage
      of={there?.ok ? there.value.promotion : undefined}
      {...{ typed, tried, amiss, language }}
      names={new Map(called.map((one) => [one.id, calledText(one, language)]))}
      found={fitting?.map((one) => ({ member: one.id, name: calledText(one, language) }))}
      currencies={settings.markets.currencies}
    />,
  )
}

tryCart.get('/try', only(tryingCart), (c) => show(c, c.req.query('promotion') ?? null, BLANK))

tryCart.post('/try', only(tryingCart), async (c) => {
  const sent = await readForm(c.req.raw)
  if (!sent.ok) return show(c, null, BLANK)
  const typed = typedIn(sent.value)
  return show(c, sent.value.get('promotion'), goodsAfter(typed, actIn(sent.value, typed)))
})
