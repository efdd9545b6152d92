/** /admin/redirects: where pages of before stand now: listed, added, changed, deleted and brought back. */
import { Hono } from 'hono'
import { checkedRedirect, PATH_MAX, type Redirect } from '#domain/catalog/redirects'
import { deletingRedirect, layingRedirects } from '../../../flows/catalog/redirect-commands.ts'
import { listingRedirects } from '../../../flows/catalog/redirect-questions.ts'
import { mayGive } from '../../../flows/command.ts'
import { textIn } from '../../../http/form.ts'
import { statusOf } from '../../../http/refusal.ts'
import type { AdminApp, AdminContext } from '../../frame/app.ts'
import { only } from '../../frame/auth.tsx'
import type { ShownRefusal } from '../../frame/forms.tsx'
import { showMissing } from '../../frame/missing.tsx'
import { showPage } from '../../frame/page.tsx'
import { ask, perform } from '../../frame/perform.ts'
import { redirectMessages } from './messages/index.ts'
import { PATH, RedirectsPage, type Fault } from './page.tsx'

export const redirects = new Hono<AdminApp>()

type Tried = { readonly filled?: Redirect; readonly fault?: Fault; readonly refusal?: ShownRefusal }

const show = async (c: AdminContext, { filled, fault, refusal }: Tried = {}): Promise<Response> => {
  const { language, staff } = c.var
  const q = (c.req.query('q') ?? '').slice(0, 200)
  const [after, before] = ['after', 'before'].map((name) => (c.req.query(name) ?? '').slice(0, PATH_MAX))
  const found = await ask(c, listingRedirects, { q, after, before })
  if (!found.ok) return showMissing(c)
  const [edit = '', to = '', gone = ''] = ['edit', 'to', 'gone'].map((name) => c.req.query(name)?.slice(0, PATH_MAX))
  return showPage(
    c,
    {
      title: redirectMessages[language].title,
      here: 'redirects',
      status: refusal ? statusOf[refusal.code] : fault ? statusOf[fault.code] : 200,
    },
    <RedirectsPage
      {...found.value}
      {...{ q, language, now: Date.now() }}
      allowed={mayGive(staff, layingRedirects)}
      filled={filled ? { ...filled, isKept: false } : { from: edit, to: edit && to, isKept: edit !== '' }}
      fault={fault ?? null}
      refusal={refusal ?? null}
      saved={c.req.query('done') === 'saved'}
      gone={gone && to ? { from: gone, to } : null}
    />,
  )
}

redirects.get('/', only(listingRedirects), (c) => show(c))

const filledIn = (form: URLSearchParams): Redirect => ({
  from: textIn(form, 'from', PATH_MAX),
  to: textIn(form, 'to', PATH_MAX),
})

redirects.post('/', only(layingRedirects), async (c) => {
  const { done, form } = await perform(c, layingRedirects, (_, typed) => ({ redirects: [filledIn(typed)] }))
  const filled = filledIn(form)
  if (!done.ok) {
    // A field that was left empty is no address either, and is told at its place.
    const checked = done.refusal.code === 'request-invalid' ? checkedRedirect(filled) : undefined
    if (checked?.ok === false) return show(c, { filled, fault: checked.refusal })
    return show(c, { filled, refusal: done.refusal as ShownRefusal })
  }
  const [laid] = done.value
  return laid?.ok === false ? show(c, { filled, fault: laid.refusal }) : c.redirect(`${PATH}?done=saved`, 303)
})

redirects.post('/delete', only(deletingRedirect), async (c) => {
  const { done, form } = await perform(c, deletingRedirect, (_, typed) => ({ from: filledIn(typed).from }))
  // Deleted twice is deleted.
  if (!done.ok && done.refusal.code !== 'redirect-unknown') return show(c, { refusal: done.refusal as ShownRefusal })
  const { from, to } = filledIn(form)
  return c.redirect(`${PATH}?${new URLSearchParams({ gone: from, to })}`, 303)
})
