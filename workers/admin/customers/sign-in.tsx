/** /admin/sign-in and /admin/sign-out. */
import { Hono } from 'hono'
import { PASSWORD_LENGTH_MAX } from '#domain/customers/staff'
import { signIn, signOut } from '../../http/auth.ts'
import { readForm } from '../../http/form.ts'
import { staffAsking } from '../../http/staff.ts'
import type { AdminApp, AdminContext } from '../frame/app.ts'
import { pathInside } from '../frame/auth.tsx'
import { showDocument } from '../frame/page.tsx'
import { Colonnade } from '../frame/colonnade.tsx'
import { Languages } from '../frame/frame.tsx'
import { Icon, Mark } from '../frame/icon.tsx'
import { customersMessages, type CustomersMessages } from './messages/index.ts'
import { frameMessages } from '../frame/messages/index.ts'

export const door = new Hono<AdminApp>()

type Trouble = 'refused' | 'tooMany'

door.get('/sign-in', (c) => showSignIn(c, pathInside(c.req.query('to')), '', null))

door.post('/sign-in', async (c) => {
  const form = await readForm(c.req.raw)
  const [email, password, to] = ['email', 'password', 'to'].map((name) => (form.ok && form.value.get(name)) || '')
  const inside = pathInside(to)
  const shown = (email ?? '').slice(0, 200)
  if (!email || !password || password.length > PASSWORD_LENGTH_MAX) return showSignIn(c, inside, shown, 'refused')
  const signed = await signIn(c.env, c.req.raw, { email, password })
  if (!signed.ok) {
    return showSignIn(c, inside, shown, signed.refusal.code === 'too-many-attempts' ? 'tooMany' : 'refused')
  }
  return withCookiesOf(signed.value, c.redirect(inside, 303))
})

door.post('/sign-out', async (c) => {
  const staff = await staffAsking(c.env, c.req.raw, Date.now())
  const answer = c.redirect('/admin/sign-in', 303)
  return staff ? withCookiesOf(await signOut(c.env, c.req.raw), answer) : answer
})

const withCookiesOf = (from: Response, to: Response): Response => {
  for (const cookie of from.headers.getSetCookie()) to.headers.append('set-cookie', cookie)
  return to
}

const showSignIn = (c: AdminContext, to: string, email: string, trouble: Trouble | null): Response => {
  const messages = customersMessages[c.var.language]
  const status = trouble === 'tooMany' ? 429 : trouble ? 401 : 200
  return showDocument(
    c,
    { title: messages.title, status },
    <div class="door">
      <main>
        <div class="box stack">
          <div class="row">
            <Mark />
            <span class="b">{frameMessages[c.var.language].shop}</span>
          </div>
          <div>
            <h1>{messages.title}</h1>
            <p class="soft">{messages.forStaff}</p>
          </div>
          {trouble && (
            <div class="err big" role="alert" id="trouble">
              <Icon name="alert" />
              {messages[trouble]}
            </div>
          )}
          <Credentials messages={messages} to={to} email={email} trouble={trouble} />
          <p class="s mute">{messages.help}</p>
          <Languages language={c.var.language} />
        </div>
      </main>
      <Colonnade />
    </div>,
  )
}

const Credentials = (props: { messages: CustomersMessages; to: string; email: string; trouble: Trouble | null }) => {
  const { messages, to, email, trouble } = props
  const wrong = trouble === 'refused' ? { 'aria-invalid': 'true', 'aria-describedby': 'trouble' } : {}
  return (
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
  )
}
