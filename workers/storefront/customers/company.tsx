/** /account/company: for whom somebody buys, who else does, and who may join. */
import { Hono, type Context } from 'hono'
import { companyId, isCompanyRole, type CompanyRole } from '#domain/customers/companies'
import { customerId } from '#domain/ids'
import type { App } from '../../env.ts'
import {
  administered,
  giveCompanyRole,
  inviteToCompany,
  joinCompany,
  leaveCompany,
  ownTrade,
  removeFromCompany,
  takeInvitationBack,
} from '../../flows/customers/companies.ts'
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
import { House } from './house.tsx'
import { tradeMessages } from './messages/index.ts'
import { signedIn } from './signed-in.ts'

const PATH = '/account/company'

type Tried = { readonly trouble: CompanyTrouble; readonly email?: string; readonly role?: CompanyRole }

const show = async (c: Context<App>, customer: Customer, tried?: Tried) => {
  const [request, trade] = await Promise.all([requestContextOf(c), ownTrade(c.env, customer, Date.now())])
  const texts = tradeMessages[request.language].company
  const done = Object.entries(texts.done).find(([name]) => name === c.req.query('done'))?.[1]
  const title = trade.own?.company.name ?? texts.title
  return sendPrivate(
    c,
    <House request={request} customer={customer} here="quick-order" title={title} done={tried ? undefined : done}>
      <CompanyParts
        {...{ request, customer, ...trade }}
        trouble={tried?.trouble ?? null}
        typed={{ email: tried?.email ?? '', role: tried?.role ?? 'buyer' }}
      />
    </House>,
    tried ? statusOf[tried.trouble] : 200,
  )
}

const back = (c: Context<App>, done: CompanyDone) =>
  c.redirect(`${pathIn(languageOf(c.req.path), PATH)}?done=${done}`, 303)

type Done = { readonly ok: true } | { readonly ok: false; readonly refusal: { readonly code: CompanyTrouble } }
type Act = (customer: Customer, form: URLSearchParams, c: Context<App>) => Promise<Done>

/** One form of the page: what it does, and what is said when it is done. */
const acting = (done: CompanyDone, act: Act) => async (c: Context<App>) => {
  const customer = await signedIn(c)
  if (customer instanceof Response) return customer
  const form = await readForm(c.req.raw)
  if (!form.ok) return refusedPage(c, form.refusal.code)
  const said = await act(customer, form.value, c)
  if (said.ok) return back(c, done)
  const role = form.value.get('role')
  return show(c, customer, {
    trouble: said.refusal.code,
    email: textIn(form.value, 'email', 254),
    ...(isCompanyRole(role) && { role }),
  })
}

const NO_MEMBER = { ok: false, refusal: { code: 'member-unknown' } } as const
const NO_INVITATION = { ok: false, refusal: { code: 'invitation-unknown' } } as const

export const company = new Hono<App>()
  .get('/', async (c) => {
    const customer = await signedIn(c)
    return customer instanceof Response ? customer : show(c, customer)
  })
  .post(
    '/join',
    acting('join', async (customer, form, c) => {
      const id = companyId(textIn(form, 'company'))
      return id ? joinCompany(c.env, customer, id, Date.now()) : NO_INVITATION
    }),
  )
  .post(
    '/decline',
    acting('decline', async (customer, form, c) => {
      const id = companyId(textIn(form, 'company'))
      return id ? takeInvitationBack(c.env, id, customer.email) : NO_INVITATION
    }),
  )
  .post(
    '/leave',
    acting('leave', (customer, _form, c) => leaveCompany(c.env, customer.id)),
  )
  .post(
    '/invitations',
    acting('invite', async (customer, form, c) => {
      const own = await administered(c.env, customer.id)
      if (!own.ok) return own
      const role = textIn(form, 'role')
      const wanted = { email: textIn(form, 'email', 254), role: isCompanyRole(role) ? role : 'buyer' } as const
      const invited = await inviteToCompany(c.env, own.value, wanted, Date.now())
      if (invited.ok) later(c.executionCtx, tellUserFacts(c.env, Date.now()))
      return invited
    }),
  )
  .post(
    '/invitations/withdraw',
    acting('withdraw', async (customer, form, c) => {
      const own = await administered(c.env, customer.id)
      return own.ok ? takeInvitationBack(c.env, own.value.id, textIn(form, 'email', 254)) : own
    }),
  )
  .post(
    '/members/role',
    acting('role', async (customer, form, c) => {
      const own = await administered(c.env, customer.id)
      if (!own.ok) return own
      const [member, role] = [customerId(textIn(form, 'customer')), textIn(form, 'role')]
      return member && isCompanyRole(role)
        ? giveCompanyRole(c.env, own.value.id, { customer: member, role })
        : NO_MEMBER
    }),
  )
  .post(
    '/members/remove',
    acting('remove', async (customer, form, c) => {
      const own = await administered(c.env, customer.id)
      if (!own.ok) return own
      const member = customerId(textIn(form, 'customer'))
      return member ? removeFromCompany(c.env, own.value.id, member) : NO_MEMBER
    }),
  )
