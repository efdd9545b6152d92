/** /alerts: asked from the page of a good, confirmed by the link of a mail and a button; of who is signed in one press is enough. */
import { Hono, type Context } from 'hono'
import { variantId } from '#domain/ids'
import { isCurrency, type Money } from '#domain/money'
import { ALERT_KINDS, type AlertKind } from '#domain/notifications/alert'
import { later } from '../../cache/later.ts'
import type { App } from '../../env.ts'
import { tellUserFacts } from '../../flows/customers/tell-facts.ts'
import { alertOfKey, askForAlert, confirmAlert, type AlertWish } from '../../flows/notifications/alerts.ts'
import { tellAwaited } from '../../flows/notifications/tell-alerts.ts'
import { customerAsking } from '../../http/customer.ts'
import { readForm, textIn, wholeIn } from '../../http/form.ts'
import { languageOf, pathIn } from '../../http/language.ts'
import { mayKnock, TOO_OFTEN } from '../../http/limits.ts'
import { statusOf } from '../../http/refusal.ts'
import { refusedPage } from '../frame/fault.tsx'
import { sendPrivate } from '../frame/render.tsx'
import { requestContextOf } from '../frame/request-context.ts'
import { AlertPage, ConfirmAlertPage, SaidPage, type AlertTrouble } from './alert-pages.tsx'

/** A signed text is no longer. */
const KEY_MAX = 500

type Typed = Omit<AlertWish, 'customer'>

/** @returns undefined where the form is none of ours */
const wishIn = (c: Context<App>, form: URLSearchParams): Typed | undefined => {
  const kind = ALERT_KINDS.find((one): one is AlertKind => one === form.get('kind'))
  const item = variantId(textIn(form, 'variant', 40))
  const [amount, currency] = [wholeIn(form, 'amount'), textIn(form, 'currency', 3)]
  const seen: Money | null = amount > 0 && isCurrency(currency) ? { amount, currency } : null
  if (!kind || !item || (kind === 'price-drop' && !seen)) return undefined
  return { kind, variantId: item, seen, email: textIn(form, 'email', 254), language: languageOf(c.req.path) }
}

const ask = async (c: Context<App>, wish: Typed, trouble: AlertTrouble) =>
  sendPrivate(c, <AlertPage request={await requestContextOf(c)} wish={wish} trouble={trouble} />, statusOf[trouble])

const said = async (c: Context<App>, what: 'asked' | 'noted' | 'ended' | 'gone', status: 200 | 410 | 404 = 200) =>
  sendPrivate(c, <SaidPage request={await requestContextOf(c)} what={what} />, status)

export const alerts = new Hono<App>()
  .post('/', async (c) => {
    const now = Date.now()
    const form = await readForm(c.req.raw)
    if (!form.ok) return refusedPage(c, form.refusal.code)
    const wish = wishIn(c, form.value)
    if (!wish) return refusedPage(c, 'form-unreadable')
    if (!(await mayKnock(c.env, c.req.raw.headers, { action: 'alert', now }))) {
      c.header('retry-after', String(TOO_OFTEN.retryAfterSeconds))
      return ask(c, wish, TOO_OFTEN.code)
    }
    const customer = await customerAsking(c.env, c.req.raw)
    const asked = await askForAlert(c.env, { ...wish, customer }, now)
    if (!asked.ok) {
      const { code } = asked.refusal
      return code === 'variant-unknown' ? said(c, 'gone', 404) : ask(c, wish, code)
    }
    const { confirm } = asked.value
    // Pages are up to a minute old: what is back already is told at once.
    later(c.executionCtx, confirm ? tellUserFacts(c.env, now) : tellAwaited(c.env, [wish.variantId], now))
    return c.redirect(pathIn(wish.language, confirm ? '/alerts/asked' : '/alerts/noted'), 303)
  })
  .get('/asked', (c) => said(c, 'asked'))
  .get('/noted', (c) => said(c, 'noted'))
  .get('/confirm', async (c) => {
    const key = (c.req.query('key') ?? '').slice(0, KEY_MAX)
    const alert = await alertOfKey(c.env, key, Date.now())
    if (!alert) return said(c, 'ended', statusOf['link-ended'])
    return sendPrivate(c, <ConfirmAlertPage request={await requestContextOf(c)} value={key} wish={alert} />)
  })
  .post('/confirm', async (c) => {
    const now = Date.now()
    const form = await readForm(c.req.raw)
    if (!form.ok) return refusedPage(c, form.refusal.code)
    const done = await confirmAlert(c.env, textIn(form.value, 'key', KEY_MAX), now)
    if (!done.ok) return said(c, 'ended', statusOf['link-ended'])
    later(c.executionCtx, tellAwaited(c.env, [done.value.variantId], now))
    return c.redirect(pathIn(languageOf(c.req.path), '/alerts/noted'), 303)
  })
