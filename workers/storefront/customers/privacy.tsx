/** /account/privacy: a file of everything that the shop knows of somebody, and being forgotten. */
import { Hono, type Context } from 'hono'
import { isFresh } from '#domain/customers/sign-in'
import { emailKey } from '#domain/customers/staff'
import { exportsOf } from '#schema/users/customers/data-exports'
import { later } from '../../cache/later.ts'
import type { App } from '../../env.ts'
import { askForExport, openExport } from '../../flows/customers/privacy/data-export.ts'
import { askToBeForgotten, confirmErasure, erasureAsked, type Unsettled } from '../../flows/customers/privacy/forget.ts'
import { tellUserFacts } from '../../flows/customers/tell-facts.ts'
import type { Customer } from '../../http/customer.ts'
import { readForm, textIn } from '../../http/form.ts'
import { PRIVATE } from '../../http/headers.ts'
import { languageOf, pathIn } from '../../http/language.ts'
import { leaveNothing } from '../../http/leave-nothing.ts'
import { statusOf } from '../../http/refusal.ts'
import { notFoundPage, refusedPage } from '../frame/fault.tsx'
import { sendPrivate } from '../frame/render.tsx'
import { requestContextOf } from '../frame/request-context.ts'
import { ConfirmForgetting, ForgettingEnded, ForgettingGone, PrivacyPage } from './privacy-page.tsx'
import { signedIn, toSignIn } from './signed-in.ts'

const PATH = '/account/privacy'
/** A signed text is no longer. */
const KEY_MAX = 500

type Trouble = Unsettled | { readonly code: 'typed-wrong'; readonly typed: string }

const show = async (c: Context<App>, customer: Customer, trouble: Trouble | null = null) => {
  const [request, exports] = await Promise.all([requestContextOf(c), exportsOf(c.env.USERS_DB, customer.id)])
  return sendPrivate(
    c,
    <PrivacyPage
      request={request}
      customer={customer}
      exports={exports}
      isFresh={isFresh(customer.session.openedAt, Date.now())}
      trouble={trouble}
      done={c.req.query('done')}
      now={Date.now()}
    />,
    trouble ? statusOf[trouble.code === 'typed-wrong' ? 'request-invalid' : trouble.code] : 200,
  )
}

/** Whoever holds somebody's session for a while is not that person: both are asked of whoever has signed in a moment ago. */
const freshly = async (c: Context<App>): Promise<Customer | Response> => {
  const customer = await signedIn(c)
  if (customer instanceof Response || isFresh(customer.session.openedAt, Date.now())) return customer
  return toSignIn(c, pathIn(languageOf(c.req.path), PATH), '&again')
}

const back = (c: Context<App>, done: 'file' | 'forget') =>
  c.redirect(`${pathIn(languageOf(c.req.path), PATH)}?done=${done}`, 303)

export const privacy = new Hono<App>()
  .get('/', async (c) => {
    const customer = await signedIn(c)
    return customer instanceof Response ? customer : show(c, customer)
  })
  .post('/file', async (c) => {
    const customer = await freshly(c)
    if (customer instanceof Response) return customer
    const now = Date.now()
    await askForExport(c.env, customer.id, 'customer', now)
    later(c.executionCtx, tellUserFacts(c.env, now))
    return back(c, 'file')
  })
  .get('/file/:id', async (c) => {
    const customer = await signedIn(c)
    if (customer instanceof Response) return customer
    // Staff who look with their eyes see that there is one, and never what is in it.
    if (customer.impersonatedBy !== null) return refusedPage(c, 'impersonated')
    const file = await openExport(c.env, customer.id, c.req.param('id'), Date.now())
    if (!file) return notFoundPage(c)
    return c.body(file.body, 200, {
      'content-type': 'application/json; charset=utf-8',
      'content-disposition': `attachment; filename="my-data.json"`,
      'cache-control': PRIVATE,
    })
  })
  .post('/forget', async (c) => {
    const form = await readForm(c.req.raw)
    if (!form.ok) return refusedPage(c, form.refusal.code)
    const key = form.value.get('key')
    if (key !== null) return confirmed(c, key.slice(0, KEY_MAX))
    const customer = await freshly(c)
    if (customer instanceof Response) return customer
    const typed = textIn(form.value, 'email', 254)
    if (emailKey(typed) !== emailKey(customer.email)) return show(c, customer, { code: 'typed-wrong', typed })
    const now = Date.now()
    const asked = await askToBeForgotten(c.env, customer.id, 'customer', now)
    if (!asked.ok)
      return asked.refusal.code === 'orders-unsettled'
        ? show(c, customer, asked.refusal)
        : refusedPage(c, asked.refusal.code)
    later(c.executionCtx, tellUserFacts(c.env, now))
    return back(c, 'forget')
  })
  // Programs that look through mails follow links: only the button does it. Whoever has the mail needs no session.
  .get('/forget', async (c) => {
    const key = (c.req.query('key') ?? '').slice(0, KEY_MAX)
    const asked = await erasureAsked(c.env, key, Date.now())
    const request = await requestContextOf(c)
    if (!asked) return sendPrivate(c, <ForgettingEnded request={request} />, statusOf['link-ended'])
    if (asked.confirmedAt !== null) return sendPrivate(c, <ForgettingGone request={request} />)
    return sendPrivate(c, <ConfirmForgetting request={request} value={key} unsettled={null} />)
  })

const confirmed = async (c: Context<App>, key: string) => {
  const now = Date.now()
  const done = await confirmErasure(c.env, key, now)
  const request = await requestContextOf(c)
  if (!done.ok) {
    const { refusal } = done
    return refusal.code === 'link-ended'
      ? sendPrivate(c, <ForgettingEnded request={request} />, statusOf['link-ended'])
      : sendPrivate(c, <ConfirmForgetting request={request} value={key} unsettled={refusal} />, statusOf[refusal.code])
  }
  later(c.executionCtx, tellUserFacts(c.env, now))
  leaveNothing(c)
  return sendPrivate(c, <ForgettingGone request={request} />)
}
