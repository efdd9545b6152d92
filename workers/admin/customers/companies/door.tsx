/** /admin/companies: whom customers buy for, and who of them says who else may. */
import { Hono } from 'hono'
import type { z } from 'zod'
import { mayGive, type Command } from '../../../flows/command.ts'
import {
  addingCompany,
  changingCompany,
  changingMember,
  invitingToCompany,
  removingMember,
  withdrawingInvitation,
} from '../../../flows/customers/company-commands.ts'
import { listingCompanies, readingCompany } from '../../../flows/customers/company-questions.ts'
import { statusOf, type RefusalCode } from '../../../http/refusal.ts'
import type { AdminApp, AdminContext } from '../../frame/app.ts'
import { only } from '../../frame/auth.tsx'
import type { ShownRefusal } from '../../frame/forms.tsx'
import { showMissing } from '../../frame/missing.tsx'
import { showPage } from '../../frame/page.tsx'
import { ask, perform } from '../../frame/perform.ts'
import { companyMessages } from '../messages/index.ts'
import { CompanyPage } from './company-page.tsx'
import { CompaniesPage } from './list-page.tsx'
import { COMPANIES_PATH as PATH, COMPANY_DEEDS, type CompanyDeed } from './props.ts'

export const companies = new Hono<AdminApp>()

companies.get('/', only(listingCompanies), async (c) => {
  const { language, staff } = c.var
  const q = (c.req.query('q') ?? '').trim().slice(0, 200)
  const list = await ask(c, listingCompanies, { q, after: c.req.query('after') ?? '' })
  if (!list.ok) return showMissing(c)
  return showPage(
    c,
    { title: companyMessages[language].title, here: 'companies' },
    <CompaniesPage {...list.value} {...{ q, language }} allowed={mayGive(staff, addingCompany)} />,
  )
})

type Tried = {
  readonly refusal?: ShownRefusal
  /** What was typed into which form, so that nobody types it again. */
  readonly form?: URLSearchParams
  readonly deed?: CompanyDeed
}

/** @param id none for one that is entered now */
const show = async (c: AdminContext, id: string | null, { refusal, form, deed }: Tried = {}): Promise<Response> => {
  const { language, staff } = c.var
  const found = id === null ? null : await ask(c, readingCompany, { id })
  if (found && !found.ok) return showMissing(c)
  const about = found?.value ?? null
  const messages = companyMessages[language]
  const head = {
    title: about?.company.name ?? messages.add,
    here: 'companies' as const,
    status: refusal ? statusOf[refusal.code] : (200 as const),
  }
  return showPage(
    c,
    head,
    <CompanyPage
      {...{ about, language, now: Date.now() }}
      allowed={mayGive(staff, addingCompany)}
      refusal={refusal ?? null}
      tried={deed ?? null}
      typed={Object.fromEntries(form ?? [])}
      done={COMPANY_DEEDS.find((one) => one === c.req.query('done')) ?? null}
    />,
  )
}

companies.get('/new', only(addingCompany), (c) => show(c, null))
companies.post('/new', only(addingCompany), async (c) => {
  const { done, form } = await perform(c, addingCompany)
  if (!done.ok) return show(c, null, { refusal: done.refusal as ShownRefusal, form, deed: 'added' })
  return c.redirect(`${PATH}/${done.value.id}?done=added`, 303)
})

companies.get('/:id', only(readingCompany), (c) => show(c, c.req.param('id')))

type AnyCommand = Command<z.ZodType, unknown, RefusalCode>

/** One form of the page: of which company it is stands in its address. */
const acting = (path: string, deed: CompanyDeed, declared: AnyCommand) =>
  companies.post(path, only(declared), async (c) => {
    const id = c.req.param('id') ?? ''
    const { done, form } = await perform(c, declared, (typed) => ({ ...typed, id }))
    if (!done.ok) return show(c, id, { refusal: done.refusal as ShownRefusal, form, deed })
    return c.redirect(`${PATH}/${encodeURIComponent(id)}?done=${deed}`, 303)
  })

const of = <S extends z.ZodType, V, C extends RefusalCode>(declared: Command<S, V, C>) =>
  declared as unknown as AnyCommand

acting('/:id', 'changed', of(changingCompany))
acting('/:id/invitations', 'invite', of(invitingToCompany))
acting('/:id/invitations/withdraw', 'uninvite', of(withdrawingInvitation))
acting('/:id/members/role', 'role', of(changingMember))
acting('/:id/members/remove', 'remove', of(removingMember))
