/** /admin/customers/new and /admin/customers/:id/edit: who somebody is, how they are reached and where they live, as staff write it. */
import { Hono } from 'hono'
import type { z } from 'zod'
import { countriesServed } from '#domain/settings/markets'
import { consentOf } from '#schema/users/notifications/consents'
import type { Command } from '../../flows/command.ts'
import {
  addingCustomer,
  changingCustomer,
  removingAddress,
  savingAddress,
  type CustomerInvalid,
} from '../../flows/customers/entry-commands.ts'
import { readingCustomer } from '../../flows/customers/record-questions.ts'
import { settingsFresh } from '../../flows/settings/settings.ts'
import { statusOf, type RefusalCode } from '../../http/refusal.ts'
import type { AdminApp, AdminContext } from '../frame/app.ts'
import { only } from '../frame/auth.tsx'
import type { ShownRefusal } from '../frame/forms.tsx'
import { showMissing } from '../frame/missing.tsx'
import { showPage } from '../frame/page.tsx'
import { ask, perform } from '../frame/perform.ts'
import { EditPage, NewPage } from './entry-page.tsx'
import type { EntryTried } from './entry-props.ts'
import { entryMessages } from './messages/index.ts'
import { PATH } from './people-query.ts'

export const entry = new Hono<AdminApp>()

const triedWith = (refusal: object, form: URLSearchParams, what: string): EntryTried => {
  const shown = refusal as ShownRefusal
  const { fields = {}, address = {} } = shown.code === 'customer-invalid' ? (refusal as CustomerInvalid) : {}
  // Of an address alone, nothing else is amiss.
  const { name: recipient, phone: addressPhone, email: _email, delivery: _delivery, ...places } = address
  const there = { ...places, ...(recipient && { recipient }), ...(addressPhone && { addressPhone }) }
  return { what, refusal: shown, typed: Object.fromEntries(form), amiss: { ...fields, ...there } }
}

const show = async (c: AdminContext, id: string | null, tried?: EntryTried): Promise<Response> => {
  const { language } = c.var
  const messages = entryMessages[language]
  const [settings, found] = await Promise.all([
    settingsFresh(c.env, Date.now()),
    id === null ? null : ask(c, readingCustomer, { id }),
  ])
  const status = tried ? statusOf[tried.refusal.code] : 200
  const about = { language, countries: countriesServed(settings.markets), tried: tried ?? null }
  if (!found) return showPage(c, { title: messages.add, here: 'customers', status }, <NewPage {...about} />)
  if (!found.ok || found.value.record.mergedInto) return showMissing(c)
  const { record, addresses } = found.value
  const newsletter = record.email ? await consentOf(c.env.USERS_DB, record.email, 'newsletter') : null
  return showPage(
    c,
    { title: messages.changeTitle, here: 'customers', status },
    <EditPage {...about} {...{ record, addresses, newsletter }} />,
  )
}

entry.get('/new', only(addingCustomer), (c) => show(c, null))
entry.post('/new', only(addingCustomer), async (c) => {
  const { done, form } = await perform(c, addingCustomer)
  if (!done.ok) return show(c, null, triedWith(done.refusal, form, 'new'))
  return c.redirect(`${PATH}/${done.value.customer}?done=added`, 303)
})

entry.get('/:id/edit', only(changingCustomer), (c) => show(c, c.req.param('id')))

type AnyCommand = Command<z.ZodType, unknown, RefusalCode>

/** One form of the page: of whom it is stands in its address. */
const acting = (path: string, deed: string, declared: AnyCommand) =>
  entry.post(`/:id/${path}`, only(declared), async (c) => {
    const id = c.req.param('id')
    const { done, form } = await perform(c, declared, (typed) => ({ ...typed, id }))
    const what = path === 'edit' ? 'edit' : (form.get('address') ?? '')
    if (!done.ok) return show(c, id, triedWith(done.refusal, form, what))
    return c.redirect(`${PATH}/${encodeURIComponent(id)}?done=${deed}`, 303)
  })

const of = <S extends z.ZodType, V, C extends RefusalCode>(declared: Command<S, V, C>) =>
  declared as unknown as AnyCommand

acting('edit', 'details', of(changingCustomer))
acting('addresses', 'address', of(savingAddress))
acting('addresses/remove', 'address-gone', of(removingAddress))
