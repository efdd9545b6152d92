/** /admin/sign-in, /admin/sign-in/code and /admin/sign-out. */
import { Hono } from 'hono'
import { PASSWORD_LENGTH_MAX, type SignInRefusal } from '#domain/customers/staff'
import { readForm, textIn } from '../../http/form.ts'
import { isCodeAwaited, signIn, signInByCode, signOut } from '../../http/sign-in.ts'
import { staffAsking } from '../../http/staff.ts'
import { statusOf } from '../../http/refusal.ts'
import type { AdminApp, AdminContext } from '../frame/app.ts'
import { pathInside } from '../frame/auth.tsx'
import { showDocument } from '../frame/page.tsx'
import { Door, PasskeyButton } from './door.tsx'
import { accountMessages, customersMessages } from './messages/index.ts'

export const door = new Hono<AdminApp>()

type Trouble = SignInRefusal | null

const minutesOf = (refusal: SignInRefusal): number =>
  refusal.code === 'too-many-attempts' ? Math.ceil(refusal.retryAfterSeconds / 60) : 0

door.get('/sign-in', (c) => showSignIn(c, pathInside(c.req.query('to')), '', null, c.req.query('why') === 'code'))

door.post('/sign-in', async (c) => {
  const form = await readForm(c.req.raw)
  const [email, password, to] = ['email', 'password', 'to'].map((name) => (form.ok && form.value.get(name)) || '')
  const inside = pathInside(to)
  const shown = (email ?? '').slice(0, 200)
  if (!email || !password || password.length > PASSWORD_LENGTH_MAX)
    return showSignIn(c, inside, shown, { code: 'sign-in-refused' })
  const signed = await signIn(c.env, c.req.raw, { email, password })
  if (!signed.ok) return showSignIn(c, inside, shown, signed.refusal)
  const next = signed.value.awaits === 'second-factor' ? `/admin/sign-in/code?to=${encodeURIComponent(inside)}` : inside
  return withCookiesOf(signed.value.answer, c.redirect(next, 303))
})

/** Back to where it begins, with a word of why. */
const beginAgain = (c: AdminContext, to: string) =>
  c.redirect(`/admin/sign-in?to=${encodeURIComponent(to)}&why=code`, 303)

door.get('/sign-in/code', async (c) => {
  const inside = pathInside(c.req.query('to'))
  return (await isCodeAwaited(c.env, c.req.raw)) ? showCode(c, inside, null) : beginAgain(c, inside)
})

door.post('/sign-in/code', async (c) => {
  const form = await readForm(c.req.raw)
  const inside = pathInside(form.ok ? (form.value.get('to') ?? '') : '')
  const signed = await signInByCode(c.env, c.req.raw, form.ok ? textIn(form.value, 'code') : '')
  if (signed.ok) return withCookiesOf(signed.value.answer, c.redirect(inside, 303))
  if (signed.refusal.code === 'sign-in-required') return beginAgain(c, inside)
  return showCode(c, inside, signed.refusal)
})

door.post('/sign-out', async (c) => {
  const staff = await staffAsking(c.env, c.req.raw, Date.now())
  const answer = c.redirect('/admin/sign-in', 303)
  return staff ? withCookiesOf(await signOut(c.env, c.req.raw), answer) : answer
})

export const withCookiesOf = (from: Response, to: Response): Response => {
  for (const cookie of from.headers.getSetCookie()) to.headers.append('set-cookie', cookie)
  return to
}

const heldBack = (c: AdminContext, refusal: Trouble): void => {
  if (refusal?.code === 'too-many-attempts') c.header('retry-after', String(refusal.retryAfterSeconds))
}

/** @param isAgain whether a code was awaited, and is no more */
const showSignIn = (c: AdminContext, to: string, email: string, refusal: Trouble, isAgain = false): Response => {
  const { language } = c.var
  const messages = customersMessages[language]
  const isHeld = refusal?.code === 'too-many-attempts'
  const trouble = refusal
    ? isHeld
      ? messages.tooMany(minutesOf(refusal))
      : messages.refused
    : isAgain
      ? accountMessages[language].code.ended
      : null
  const wrong = refusal && !isHeld ? { 'aria-invalid': 'true', 'aria-describedby': 'trouble' } : {}
  heldBack(c, refusal)
  return showDocument(
    c,
    { title: messages.title, status: refusal ? statusOf[refusal.code] : 200 },
    <Door language={language} heading={messages.title} why={messages.forStaff} trouble={trouble}>
      <form class="stack" method="post" action="/admin/sign-in">
        <input type="hidden" name="to" value={to} />
        <div class="f">
          <label for="email">{messages.email}</label>
          <input
            class="in tall"
            id="email"
            name="email"
            type="email"
            autocomplete="username"
            required
            value={email}
            autofocus={email === ''}
            {...wrong}
          />
        </div>
        <div class="f">
          <label for="password">{messages.password}</label>
          <input
            class="in tall"
            id="password"
            name="password"
            type="password"
            autocomplete="current-password"
            required
            maxlength={PASSWORD_LENGTH_MAX}
            autofocus={email !== ''}
            {...wrong}
          />
        </div>
        <button class="btn go big">{messages.go}</button>
      </form>
      <PasskeyButton language={language} to={to} />
      <p class="s mute">{messages.help}</p>
    </Door>,
  )
}

const showCode = (c: AdminContext, to: string, refusal: Trouble): Response => {
  const { language } = c.var
  const { code, refusals } = accountMessages[language]
  const isHeld = refusal?.code === 'too-many-attempts'
  const trouble =
    refusal && (isHeld ? `${refusals['too-many-attempts'](minutesOf(refusal))} ${code.spent}` : code.refused)
  heldBack(c, refusal)
  return showDocument(
    c,
    { title: code.title, status: refusal ? statusOf[refusal.code] : 200 },
    <Door language={language} heading={code.title} why={code.why} trouble={trouble}>
      <form class="stack" method="post" action="/admin/sign-in/code">
        <input type="hidden" name="to" value={to} />
        <div class="f">
          <label for="code">{code.label}</label>
          <input
            class="in tall"
            id="code"
            name="code"
            autocomplete="one-time-code"
            autocapitalize="off"
            spellcheck={false}
            required
            maxlength={40}
            autofocus
            {...(trouble && { 'aria-invalid': 'true', 'aria-describedby': 'trouble' })}
          />
        </div>
        <button class="btn go big">{code.go}</button>
      </form>
      <PasskeyButton language={language} to={to} />
      <a class="s" href={`/admin/sign-in?to=${encodeURIComponent(to)}`}>
        {code.again}
      </a>
    </Door>,
  )
}
