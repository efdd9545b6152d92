/** /admin/settings/keys: keys of programs: made, listed, revoked. */
import { Hono } from 'hono'
import type { ApiKey } from '#schema/users/customers/api-keys'
import { makingApiKey, revokingApiKey } from '../../flows/customers/api-key-commands.ts'
import { listingApiKeys } from '../../flows/customers/api-key-questions.ts'
import { mayGive } from '../../flows/command.ts'
import { textIn } from '../../http/form.ts'
import { statusOf } from '../../http/refusal.ts'
import type { AdminApp, AdminContext } from '../frame/app.ts'
import { only } from '../frame/auth.tsx'
import { faultsIn, type ShownRefusal } from '../frame/forms.tsx'
import { showMissing } from '../frame/missing.tsx'
import { showPage } from '../frame/page.tsx'
import { ask, perform } from '../frame/perform.ts'
import { KeysPage, PATH } from './api-keys-page.tsx'
import { keyMessages } from './messages/index.ts'

export const apiKeys = new Hono<AdminApp>()

type Tried = {
  readonly form?: URLSearchParams
  readonly refusal?: ShownRefusal
  readonly made?: { readonly key: ApiKey; readonly secret: string | null }
}

const show = async (
  c: AdminContext,
  { form = new URLSearchParams(), refusal, made }: Tried = {},
): Promise<Response> => {
  const { language, staff, settings } = c.var
  const listed = await ask(c, listingApiKeys, {})
  if (!listed.ok) return showMissing(c)
  const wrong = new Set((refusal ? faultsIn(refusal) : []).map(({ path: [field] }) => String(field)))
  return showPage(
    c,
    { title: keyMessages[language].title, here: 'settings', status: refusal ? statusOf[refusal.code] : 200 },
    <KeysPage
      {...{ keys: listed.value, language, staff, settings, refusal: refusal ?? null, wrong, made: made ?? null }}
      allowed={mayGive(staff, makingApiKey)}
      name={textIn(form, 'name', 2_000)}
      chosen={form.getAll('permission')}
      days={form.get('days') ?? '90'}
      revoked={c.req.query('done') === 'revoked'}
      now={Date.now()}
    />,
  )
}

apiKeys.get('/', only(listingApiKeys), (c) => show(c))

apiKeys.post('/', only(makingApiKey), async (c) => {
  const { done, form } = await perform(c, makingApiKey, (_, sent) => ({
    name: sent.get('name') ?? '',
    permissions: sent.getAll('permission'),
    days: sent.get('days') === '0' ? undefined : sent.get('days'),
  }))
  return done.ok ? show(c, { made: done.value }) : show(c, { form, refusal: done.refusal as ShownRefusal })
})

apiKeys.post('/:key/revoke', only(revokingApiKey), async (c) => {
  const { done } = await perform(c, revokingApiKey, () => ({ key: c.req.param('key') }))
  return done.ok ? c.redirect(`${PATH}?done=revoked`, 303) : show(c, { refusal: done.refusal as ShownRefusal })
})
