/** /admin/customers/:id: all that the shop has of somebody, and what staff write down of them. */
import { Hono } from 'hono'
import type { z } from 'zod'
import { mayGive, type Command } from '../../flows/command.ts'
import {
  disablingCustomer,
  enablingCustomer,
  notingCustomer,
  taggingCustomers,
} from '../../flows/customers/record-commands.ts'
import { impersonatingCustomer } from '../../flows/customers/impersonation-commands.ts'
import { exportingCustomerData, forgettingCustomer } from '../../flows/customers/privacy/commands.ts'
import { exemptingCustomer } from '../../flows/customers/tax-commands.ts'
import { readingCustomer } from '../../flows/customers/record-questions.ts'
import { listingMessages } from '../../flows/notifications/questions.ts'
import { readingCredit } from '../../flows/stored-value/questions.ts'
import { mayAsk } from '../../flows/question.ts'
import { customerSessionCookie } from '../../http/customer-auth.ts'
import { statusOf, type RefusalCode } from '../../http/refusal.ts'
import type { AdminApp, AdminContext } from '../frame/app.ts'
import { only } from '../frame/auth.tsx'
import type { ShownRefusal } from '../frame/forms.tsx'
import { showMissing } from '../frame/missing.tsx'
import { showPage } from '../frame/page.tsx'
import { ask, perform } from '../frame/perform.ts'
import { calledOf } from './people-parts.tsx'
import { PATH } from './people-query.ts'
import { PersonPage } from './person-page.tsx'
import { PERSON_DEEDS, type PersonDeed } from './person-props.ts'

export const person = new Hono<AdminApp>()

type Tried = {
  readonly refusal?: ShownRefusal
  readonly form?: URLSearchParams
  readonly deed?: PersonDeed | 'impersonate' | 'forget'
}

const show = async (c: AdminContext, { refusal, form, deed }: Tried = {}): Promise<Response> => {
  const { language, staff } = c.var
  const before = c.req.query('before') ?? ''
  const found = await ask(c, readingCustomer, {
    id: c.req.param('id') ?? '',
    ...(/^\d{1,15}$/.test(before) && { before }),
  })
  if (!found.ok) return showMissing(c)
  const profile = found.value
  return showPage(
    c,
    { title: calledOf(profile.record, language), here: 'customers', status: refusal ? statusOf[refusal.code] : 200 },
    <PersonPage
      {...{ profile, language, now: Date.now(), isLater: before !== '' }}
      allowed={mayGive(staff, notingCustomer)}
      impersonates={mayGive(staff, impersonatingCustomer)}
      readsMessages={mayAsk(staff, listingMessages)}
      seesCredit={mayAsk(staff, readingCredit)}
      refusal={refusal ?? null}
      tried={deed ?? null}
      note={deed === 'note' ? (form?.get('note') ?? '') : profile.record.note}
      add={deed === 'tag' ? (form?.get('add') ?? '') : ''}
      tax={deed === 'tax' && form ? { exempt: form.has('exempt'), certificate: form.get('certificate') ?? '' } : null}
      done={PERSON_DEEDS.find((one) => one === c.req.query('done')) ?? null}
    />,
  )
}

person.get('/:id', only(readingCustomer), (c) => show(c))

type AnyCommand = Command<z.ZodType, unknown, RefusalCode>
type Whole = (id: string, sent: URLSearchParams) => unknown

/** One form of the page: of whom it is stands in its address. */
const acting = (path: string, deed: PersonDeed, declared: AnyCommand, whole: Whole) =>
  person.post(`/:id/${path}`, only(declared), async (c) => {
    const id = c.req.param('id')
    const { done, form } = await perform(c, declared, (_, sent) => whole(id, sent))
    if (!done.ok) return show(c, { refusal: done.refusal as ShownRefusal, form, deed })
    return c.redirect(`${PATH}/${encodeURIComponent(id)}?done=${deed}`, 303)
  })

const of = <S extends z.ZodType, V, C extends RefusalCode>(declared: Command<S, V, C>) =>
  declared as unknown as AnyCommand

/** Nothing is left of them that could be shown: back to the others. */
person.post('/:id/forget', only(forgettingCustomer), async (c) => {
  const id = c.req.param('id')
  const { done, form } = await perform(c, forgettingCustomer, () => ({ id }))
  if (!done.ok) return show(c, { refusal: done.refusal as ShownRefusal, form, deed: 'forget' })
  return c.redirect(`${PATH}?forgotten`, 303)
})

/** Into the shop as this customer, in this browser, for half an hour. */
person.post('/:id/impersonate', only(impersonatingCustomer), async (c) => {
  const id = c.req.param('id')
  const { done, form } = await perform(c, impersonatingCustomer, () => ({ id }))
  if (!done.ok) return show(c, { refusal: done.refusal as ShownRefusal, form, deed: 'impersonate' })
  const { origin } = new URL(c.req.url)
  const { token, until } = done.value
  const seconds = Math.floor((until - Date.now()) / 1000)
  c.header('set-cookie', await customerSessionCookie(c.env, origin, { token, seconds }), { append: true })
  return c.redirect('/account', 303)
})

acting('note', 'note', of(notingCustomer), (id, sent) => ({
  id,
  version: sent.get('version') ?? '',
  note: sent.get('note') ?? '',
}))
acting('tags', 'tag', of(taggingCustomers), (id, sent) => ({
  customers: [id],
  add: sent.get('add') ?? '',
  remove: sent.getAll('remove'),
}))
acting('tax', 'tax', of(exemptingCustomer), (id, sent) => ({
  id,
  exempt: sent.has('exempt'),
  certificate: sent.get('certificate') ?? '',
}))
acting('disable', 'disable', of(disablingCustomer), (id) => ({ id }))
acting('export', 'export', of(exportingCustomerData), (id) => ({ id }))
acting('enable', 'enable', of(enablingCustomer), (id) => ({ id }))
