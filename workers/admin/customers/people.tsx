/** /admin/customers: everybody whom the shop knows, by view, search and tag, the newest first; tags of many at once; the list as a file. */
import { Hono } from 'hono'
import type { Language } from '#domain/languages'
import { mayGive } from '../../flows/command.ts'
import { taggingCustomers } from '../../flows/customers/record-commands.ts'
import { exportingCustomers, listingCustomers, listingTags } from '../../flows/customers/record-questions.ts'
import { csvAnswer } from '../../http/csv.ts'
import { statusOf } from '../../http/refusal.ts'
import type { AdminApp, AdminContext } from '../frame/app.ts'
import { only } from '../frame/auth.tsx'
import type { ShownRefusal } from '../frame/forms.tsx'
import { showMissing } from '../frame/missing.tsx'
import { showPage } from '../frame/page.tsx'
import { ask, perform } from '../frame/perform.ts'
import { peopleMessages } from './messages/index.ts'
import { PeoplePage } from './people-page.tsx'
import { peopleAddress, peopleQueryIn } from './people-query.ts'

export const people = new Hono<AdminApp>()

type Tried = { readonly refusal?: ShownRefusal; readonly form?: URLSearchParams }

/** What was done a moment ago, as the address says. */
const doneIn = (c: AdminContext, language: Language): string | null => {
  const messages = peopleMessages[language]
  if (c.req.query('forgotten') !== undefined) return messages.forgotten
  const tagged = /^\d{1,3}$/.exec(c.req.query('tagged') ?? '')
  return tagged ? messages.tagged(Number(tagged[0])) : null
}

const show = async (c: AdminContext, { refusal, form }: Tried = {}): Promise<Response> => {
  const { language, staff } = c.var
  const query = peopleQueryIn((name) => form?.get(`list-${name}`) ?? c.req.query(name))
  const [list, tags] = await Promise.all([ask(c, listingCustomers, { ...query }), ask(c, listingTags, {})])
  if (!list.ok || !tags.ok) return showMissing(c)
  return showPage(
    c,
    {
      title: peopleMessages[language].title,
      here: 'customers',
      status: refusal ? statusOf[refusal.code] : 200,
    },
    <PeoplePage
      {...{ query, language, list: list.value, tags: tags.value, now: Date.now() }}
      allowed={mayGive(staff, taggingCustomers)}
      refusal={refusal ?? null}
      typed={{ add: form?.get('add') ?? '', remove: form?.get('remove') ?? '', picked: form?.getAll('customer') ?? [] }}
      done={doneIn(c, language)}
    />,
  )
}

people.get('/', only(listingCustomers), (c) => show(c))

/** All that the list is narrowed to, as a file that comes in again. */
people.get('/export.csv', only(exportingCustomers), (c) => {
  const { view, q, tag } = peopleQueryIn((name) => c.req.query(name))
  const pages = async function* () {
    for (let after: number | null | undefined; after !== null;) {
      const page = await ask(c, exportingCustomers, { view, q, tag, ...(after !== undefined && { after }) })
      if (!page.ok) return
      if (page.value.rows.length > 0) yield page.value.rows
      after = page.value.next
    }
  }
  return csvAnswer(`customers-${new Date().toISOString().slice(0, 10)}`, pages())
})

/** Of those that are ticked. */
people.post('/tags', only(taggingCustomers), async (c) => {
  const { done, form } = await perform(c, taggingCustomers, (_, sent) => ({
    customers: sent.getAll('customer'),
    add: sent.get('add') ?? '',
    remove: sent.get('remove') ?? '',
  }))
  if (!done.ok) return show(c, { refusal: done.refusal as ShownRefusal, form })
  const query = peopleQueryIn((name) => form.get(`list-${name}`))
  return c.redirect(peopleAddress(query, { tagged: String(done.value.changed.length) }), 303)
})
