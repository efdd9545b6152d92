/** /admin/account: how a member of staff signs in, and where they are signed in. Their own page: no role opens another's. */
import { Hono } from 'hono'
import { PASSWORD_LENGTH_MAX, type OwnAccountRefusal } from '#domain/customers/staff'
import type { Result } from '#domain/result'
import { listingOrders } from '../../flows/orders/questions.ts'
import { readForm, textIn } from '../../http/form.ts'
import {
  beginSecondFactor,
  changePassword,
  confirmSecondFactor,
  dealNewRecoveryCodes,
  endOtherSessions,
  endSecondFactor,
  endSession,
  removePasskey,
  secondFactorNow,
  sessionsOf,
  type Own,
} from '../../http/own-account.ts'
import { openSetup, sealSetup, type Setup } from '../../http/second-step-setup.ts'
import { statusOf } from '../../http/refusal.ts'
import type { AdminApp, AdminContext } from '../frame/app.ts'
import { only } from '../frame/auth.tsx'
import { frameMessages } from '../frame/messages/index.ts'
import { showPage } from '../frame/page.tsx'
import { AccountPage, RecoveryCodes, type AccountDone } from './account-page.tsx'
import { accountMessages } from './messages/index.ts'
import { SetupPage } from './setup-page.tsx'
import { withCookiesOf } from './sign-in.tsx'

/** A sealed setup is some 330 letters. */
const SETUP_MAX = 500

/** Every role sees orders, so whoever works here may come in. */
export const account = new Hono<AdminApp>().use(only(listingOrders))

const ownOf = (c: AdminContext): Own => ({ env: c.env, request: c.req.raw, staff: c.var.staff })

const back = (c: AdminContext, done: AccountDone) => c.redirect(`/admin/account?done=${done}`, 303)

/** Of one of the forms here; passwords are never trimmed. */
const fieldsOf = async (
  c: AdminContext,
): Promise<{ password: string; text: (name: string, max?: number) => string }> => {
  const form = await readForm(c.req.raw)
  const sent = form.ok ? form.value : new URLSearchParams()
  return {
    password: (sent.get('password') ?? '').slice(0, PASSWORD_LENGTH_MAX + 1),
    text: (name, max) => textIn(sent, name, max),
  }
}

account.get('/', (c) => showAccount(c, null))

account.post('/password', async (c) => {
  const form = await readForm(c.req.raw)
  const [currentPassword, newPassword] = ['password', 'next'].map((name) => (form.ok && form.value.get(name)) || '')
  const changed = await changePassword(ownOf(c), {
    currentPassword: (currentPassword ?? '').slice(0, PASSWORD_LENGTH_MAX),
    newPassword: newPassword ?? '',
  })
  return finished(c, changed, 'password')
})

/** How an app calls the shop. */
const issuerOf = (c: AdminContext): string => c.var.settings.shop.name || frameMessages[c.var.language].shop

const setupOf = (c: AdminContext) => ({ id: c.var.staff.userId, email: c.var.staff.email, issuer: issuerOf(c) })

account.post('/second-factor', async (c) => {
  const { password } = await fieldsOf(c)
  const begun = await beginSecondFactor(ownOf(c), { password, issuer: issuerOf(c) })
  return begun.ok ? showSetup(c, begun.value, null) : showAccount(c, begun.refusal)
})

account.post('/second-factor/confirm', async (c) => {
  const { text } = await fieldsOf(c)
  const confirmed = await confirmSecondFactor(ownOf(c), text('code'))
  if (confirmed.ok) return withCookiesOf(confirmed.value, back(c, 'factor-on'))
  const carried = text('setup', SETUP_MAX)
  return showSetup(c, await openSetup(c.env, setupOf(c), carried), confirmed.refusal)
})

account.post('/second-factor/off', async (c) =>
  finished(c, await endSecondFactor(ownOf(c), (await fieldsOf(c)).password), 'factor-off'),
)

account.post('/recovery-codes', async (c) => {
  const dealt = await dealNewRecoveryCodes(ownOf(c), (await fieldsOf(c)).password)
  if (!dealt.ok) return showAccount(c, dealt.refusal)
  const { language } = c.var
  return showPage(
    c,
    { title: accountMessages[language].recovery.heading, here: null },
    <RecoveryCodes codes={dealt.value} language={language} />,
  )
})

account.post('/passkeys/remove', async (c) => {
  await removePasskey(ownOf(c), (await fieldsOf(c)).text('id'))
  return back(c, 'passkey-removed')
})

account.post('/sessions/end', async (c) => {
  const id = (await fieldsOf(c)).text('id')
  if (id === '') {
    await endOtherSessions(ownOf(c))
    return back(c, 'sessions')
  }
  await endSession(ownOf(c), id)
  return back(c, 'session')
})

/** The library sets the cookie of the session anew: this browser stays signed in. */
const finished = (c: AdminContext, done: Result<Response, OwnAccountRefusal>, as: AccountDone) =>
  done.ok ? withCookiesOf(done.value, back(c, as)) : showAccount(c, done.refusal)

const heldBack = (c: AdminContext, refusal: OwnAccountRefusal | null) => {
  if (refusal?.code === 'too-many-attempts') c.header('retry-after', String(refusal.retryAfterSeconds))
  return refusal ? statusOf[refusal.code] : 200
}

const showAccount = async (c: AdminContext, refusal: OwnAccountRefusal | null): Promise<Response> => {
  const { language, staff } = c.var
  const own = ownOf(c)
  const [factor, sessions] = await Promise.all([secondFactorNow(own), sessionsOf(own)])
  const asked = c.req.query('done')
  const messages = accountMessages[language]
  const done =
    refusal === null && asked !== undefined && Object.hasOwn(messages.done, asked) ? (asked as AccountDone) : null
  return showPage(
    c,
    { title: messages.title, here: null, status: heldBack(c, refusal) },
    <AccountPage {...{ staff, language, factor, sessions, refusal, done, now: Date.now() }} />,
  )
}

/** @param begun null where what came back was not made here: a new one is begun then */
const showSetup = async (c: AdminContext, begun: Setup | null, refusal: OwnAccountRefusal | null) => {
  const { language } = c.var
  const carried = begun && (await sealSetup(c.env, setupOf(c), begun))
  return showPage(
    c,
    { title: accountMessages[language].setup.title, here: null, status: heldBack(c, refusal) },
    <SetupPage {...{ language, begun, carried, refusal }} />,
  )
}
