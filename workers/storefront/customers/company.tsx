/** /account/company: for whom somebody buys, who else does, and who may join. */
import { Hono, type Context } from 'hono'
import { isCompanyRole, type CompanyRole } from '#domain/customers/companies'
import type { App } from '../../env.ts'
import {
  declineCompany,
  giveOwnRole,
  inviteToOwn,
  joinCompany,
  leaveCompany,
  ownTrade,
  removeFromOwn,
  takeOwnInvitationBack,
} from '../../flows/customers/companies.ts'
import { changeOwnVatId } from '../../flows/customers/company-vat-id.ts'
import { tellUserFacts } from '../../flows/customers/tell-facts.ts'
import { later } from '../../cache/later.ts'
import type { Customer } from '../../http/customer.ts'
import { readForm, textIn } from '../../http/form.ts'
import { languageOf, pathIn } from '../../http/language.ts'
import { statusOf } from '../../http/refusal.ts'
import { refusedPage } from '../frame/fault.tsx'
import { sendPrivate } from '../frame/render.tsx'
import { requestContextOf } from '../frame/request-context.ts'
import { CompanyParts, type CompanyDone, type CompanyTrouble } from './company-parts.tsx'
import { House, PATHS } from './house.tsx'
import { tradeMessages } from './messages/index.ts'
import { signedIn } from './signed-in.ts'

const PATH = PATHS.company
/** Letters of a VAT id as it may be typed, with blanks. */
const TYPED_MAX = 100

type Tried = {
  readonly trouble: CompanyTrouble
  readonly email?: string
  readonly role?: CompanyRole
  readonly vatId?: string
}

const show = async (c: Context<App>, customer: Customer, tried?: Tried) => {
  const [request, trade] = await Promise.all([requestContextOf(c), ownTrade(c.env, customer, Date.now())])
  const texts = tradeMessages[request.language].company
  const done = Object.entries(texts.done).find(([name]) => name === c.req.query('done'))?.[1]
  const title = trade.own?.company.name ?? texts.title
  return sendPrivate(
    c,
    <House request={request} customer={customer} here="company" title={title} done={tried ? undefined : done}>
      <CompanyParts
        {...{ request, customer, ...trade }}
        trouble={tried?.trouble ?? null}
        typed={{ email: tried?.email ?? '', role: tried?.role ?? 'buyer', vatId: tried?.vatId ?? null }}
      />
    </House>,
    tried ? statusOf[tried.trouble] : 200,
  )
}

const back = (c: Context<App>, done: CompanyDone) =>
  c.redirect(`${pathIn(languageOf(c.req.path), PATH)}?done=${done}`, 303)

type Done = { readonly ok: true } | { readonly ok: false; readonly refusal: { readonly code: CompanyTrouble } }
type Act = (customer: Customer, form: URLSearchParams, c: Context<App>) => Promise<Done>

/** What is no role is the lesser one. */
const roleIn = (form: URLSearchParams): CompanyRole => {
  const role = textIn(form, 'role')
  return isCompanyRole(role) ? role : 'buyer'
}

/** One form of the page: what it does, and what is said when it is done. */
const acting = (done: CompanyDone, act: Act) => async (c: Context<App>) => {
  const customer = await signedIn(c)
  if (customer instanceof Response) return customer
  const form = await readForm(c.req.raw)
  if (!form.ok) return refusedPage(c, form.refusal.code)
  const said = await act(customer, form.value, c)
  if (said.ok) return back(c, done)
  return show(c, customer, {
    trouble: said.refusal.code,
    email: textIn(form.value, 'email', 254),
    role: roleIn(form.value),
    ...(form.value.has('vatId') && { vatId: textIn(form.value, 'vatId', TYPED_MAX) }),
  })
}

export const company = new Hono<App>()
  .get('/', async (c) => {
    const customer = await signedIn(c)
    return customer instanceof Response ? customer : show(c, customer)
  })
  .post(
    '/join',
    acting('join', (customer, form, c) => joinCompany(c.env, customer, textIn(form, 'company'), Date.now())),
  )
  .post(
    '/decline',
    acting('decline', (customer, form, c) => declineCompany(c.env, customer, textIn(form, 'company'))),
  )
  .post(
    '/leave',
    acting('leave', (customer, _form, c) => leaveCompany(c.env, customer.id)),
  )
  .post(
    '/invitations',
    acting('invite', async (customer, form, c) => {
      const wanted = { email: textIn(form, 'email', 254), role: roleIn(form) }
      const invited = await inviteToOwn(c.env, customer.id, wanted, Date.now())
      if (invited.ok) later(c.executionCtx, tellUserFacts(c.env, Date.now()))
      return invited
    }),
  )
  .post(
    '/invitations/withdraw',
    acting('withdraw', (customer, form, c) => takeOwnInvitationBack(c.env, customer.id, textIn(form, 'email', 254))),
  )
  .post(
    '/vat-id',
    acting('vatId', (customer, form, c) =>
      changeOwnVatId(c.env, customer.id, textIn(form, 'vatId', TYPED_MAX), Date.now()),
    ),
  )
  .post(
    '/members/role',
    acting('role', (customer, form, c) => giveOwnRole(c.env, customer.id, textIn(form, 'customer'), roleIn(form))),
  )
  .post(
    '/members/remove',
    acting('remove', (customer, form, c) => removeFromOwn(c.env, customer.id, textIn(form, 'customer'))),
  )
