/** /admin/customers/:id/merge: another customer who is the same person: named, looked at, merged. */
import { Hono } from 'hono'
import { mergingCustomers } from '../../flows/customers/merge-commands.ts'
import { previewingMerge } from '../../flows/customers/merge-questions.ts'
import { readingCustomer } from '../../flows/customers/record-questions.ts'
import { statusOf } from '../../http/refusal.ts'
import type { AdminApp, AdminContext } from '../frame/app.ts'
import { only } from '../frame/auth.tsx'
import type { ShownRefusal } from '../frame/forms.tsx'
import { showMissing } from '../frame/missing.tsx'
import { showPage } from '../frame/page.tsx'
import { ask, perform } from '../frame/perform.ts'
import { MergePage } from './merge-page.tsx'
import { peopleMessages } from './messages/index.ts'
import { PATH } from './people-query.ts'

export const merge = new Hono<AdminApp>()

const show = async (c: AdminContext, typed: string, tried: ShownRefusal | null = null): Promise<Response> => {
  const { language } = c.var
  const id = c.req.param('id') ?? ''
  const found = await ask(c, readingCustomer, { id })
  if (!found.ok) return showMissing(c)
  const looked = typed === '' ? undefined : await ask(c, previewingMerge, { id, other: typed.slice(0, 254) })
  const refusal = tried ?? (looked && !looked.ok ? (looked.refusal as ShownRefusal) : null)
  return showPage(
    c,
    {
      title: peopleMessages[language].merge.title,
      here: 'customers',
      status: refusal ? statusOf[refusal.code] : 200,
    },
    <MergePage
      {...{ kept: found.value.record, typed, refusal, language }}
      preview={looked?.ok ? looked.value : null}
    />,
  )
}

merge.get('/:id/merge', only(mergingCustomers), (c) => show(c, (c.req.query('other') ?? '').trim()))

merge.post('/:id/merge', only(mergingCustomers), async (c) => {
  const id = c.req.param('id')
  const { done, form } = await perform(c, mergingCustomers, (typed) => ({ ...typed, id }))
  if (!done.ok) return show(c, form.get('other') ?? '', done.refusal as ShownRefusal)
  return c.redirect(`${PATH}/${encodeURIComponent(id)}?done=merge`, 303)
})
