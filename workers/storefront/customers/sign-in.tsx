/** /account/sign-in and what follows it: the mail, its digits, its link, a password, the second factor, and the way out. */
import { Hono, type Context } from 'hono'
import type { App } from '../../env.ts'
import { later } from '../../cache/later.ts'
import {
  askForSignInMail,
  mailAskedHere,
  signInByDigits,
  signInByLink,
  signInByPassword,
  signOutCustomer,
  type CustomerSignInRefusal,
} from '../../flows/customers/sign-in.ts'
import { isFactorAwaited, signInBySecondFactor } from '../../flows/customers/sign-in-factor.ts'
import { noteImpersonationEnded } from '../../flows/customers/impersonation.ts'
import { tellUserFacts } from '../../flows/customers/tell-facts.ts'
import { isLinkToken } from '../../http/customer-auth.ts'
import { customerAsking } from '../../http/customer.ts'
import { readForm, textIn } from '../../http/form.ts'
import { withTurnstile } from '../../http/headers.ts'
import { languageOf, pathIn } from '../../http/language.ts'
import { leaveNothing } from '../../http/leave-nothing.ts'
import { statusOf } from '../../http/refusal.ts'
import { botsOf } from '../../providers/bots/index.ts'
import { requestContextOf } from '../frame/request-context.ts'
import { sendPrivate } from '../frame/render.tsx'
import { refusedPage } from '../frame/fault.tsx'
import { letIn, wantedPage, withCookies } from './let-in.ts'
import { FactorPage, LinkPage, MailPage, DigitsPage, PasswordPage, type Trouble, type Why } from './sign-in-pages.tsx'

/** As a token of Turnstile may be long. */
const TOKEN_LENGTH_MAX = 2_048

export const signInAt = (c: Context<App>, path: string, to: string): string =>
  `${pathIn(languageOf(c.req.path), path)}?to=${encodeURIComponent(to)}`

/** Back to where the way in begins, with a word of why. */
export const beginAgain = (c: Context<App>, to: string, why: Why): Response =>
  c.redirect(`${signInAt(c, '/account/sign-in', to)}&why=${why}`, 303)

const WHYS: readonly Why[] = ['factor', 'link', 'late']

type Refused = CustomerSignInRefusal | { readonly code: 'email-form' | 'email-letters' }

const troubleOf = (refusal: Refused): Trouble => ({
  code: refusal.code,
  seconds: 'retryAfterSeconds' in refusal ? refusal.retryAfterSeconds : 0,
})

/** What a page of the way in is shown with: a check for people where one is asked for. */
const beside = async (c: Context<App>, trouble: Trouble | null) => {
  const request = await requestContextOf(c)
  const { widget } = botsOf(c.env)
  const checks = trouble?.code === 'person-required' || trouble?.code === 'sign-in-refused'
  if (checks && widget.kind === 'turnstile') c.header('content-security-policy', withTurnstile())
  if (trouble && trouble.seconds > 0) c.header('retry-after', String(trouble.seconds))
  return { request, widget: checks ? widget : null, trouble }
}

const statusFor = (trouble: Trouble | null) => (trouble ? statusOf[trouble.code] : 200)

export type Sent = {
  readonly form: URLSearchParams
  readonly to: string
  readonly person: string
  readonly remember: boolean
}

/** @returns a page when what was sent is no form of ours */
export const sentIn = async (c: Context<App>): Promise<Sent | Response> => {
  const form = await readForm(c.req.raw)
  if (!form.ok) return refusedPage(c, form.refusal.code)
  const { widget } = botsOf(c.env)
  const name = widget.kind === 'field' ? widget.name : 'cf-turnstile-response'
  return {
    form: form.value,
    to: wantedPage(c, textIn(form.value, 'to', 500)),
    person: textIn(form.value, name, TOKEN_LENGTH_MAX),
    remember: form.value.get('remember') !== null,
  }
}

const showMail = async (c: Context<App>, to: string, email = '', trouble: Trouble | null = null, remember = true) => {
  const why = trouble ? undefined : WHYS.find((one) => one === c.req.query('why'))
  return sendPrivate(
    c,
    <MailPage {...await beside(c, trouble)} to={to} email={email} remember={remember} why={why} />,
    statusFor(trouble),
  )
}

const showDigits = async (c: Context<App>, to: string, trouble: Trouble | null, again = false) => {
  const asked = await mailAskedHere(c.env, c.req.raw, Date.now())
  if (!asked) return beginAgain(c, to, 'late')
  const shown = await beside(c, trouble)
  return sendPrivate(c, <DigitsPage {...shown} to={to} asked={asked} again={again} />, statusFor(trouble))
}

const showPassword = async (c: Context<App>, to: string, email = '', trouble: Trouble | null = null) =>
  sendPrivate(c, <PasswordPage {...await beside(c, trouble)} to={to} email={email} />, statusFor(trouble))

const showLink = async (c: Context<App>, to: string, token: string, trouble: Trouble | null) =>
  sendPrivate(c, <LinkPage {...await beside(c, trouble)} to={to} token={token} />, statusFor(trouble))

const showFactor = async (c: Context<App>, to: string, trouble: Trouble | null) =>
  sendPrivate(c, <FactorPage {...await beside(c, trouble)} to={to} />, statusFor(trouble))

export const wanted = (c: Context<App>): string => wantedPage(c, c.req.query('to'))

export const signIn = new Hono<App>()
  // `again`: what opens the account for good is asked of whoever has signed in a moment ago.
  .get('/sign-in', async (c) => {
    const customer = await customerAsking(c.env, c.req.raw)
    if (customer && c.req.query('again') === undefined) return c.redirect(wanted(c), 303)
    return showMail(c, wanted(c), customer?.email)
  })
  .post('/sign-in', async (c) => {
    const read = await sentIn(c)
    if (read instanceof Response) return read
    const { form, to, person, remember } = read
    const email = textIn(form, 'email')
    const language = languageOf(c.req.path)
    const asked = await askForSignInMail(c.env, c.req.raw, { email, person, to, language, remember }, Date.now())
    if (!asked.ok) return showMail(c, to, email, troubleOf(asked.refusal), remember)
    later(c.executionCtx, tellUserFacts(c.env, Date.now()))
    const again = asked.value.again || form.has('again') ? '&again' : ''
    return withCookies(c.redirect(signInAt(c, '/account/sign-in/digits', to) + again, 303), asked.value.cookies)
  })
  .get('/sign-in/digits', (c) => showDigits(c, wanted(c), null, c.req.query('again') !== undefined))
  .post('/sign-in/digits', async (c) => {
    const read = await sentIn(c)
    if (read instanceof Response) return read
    const { form, to, person } = read
    const done = await signInByDigits(c.env, c.req.raw, { digits: textIn(form, 'code'), person }, Date.now())
    if (done.ok) return letIn(c, done.value, to)
    if (done.refusal.code === 'sign-in-required') return beginAgain(c, to, 'late')
    return showDigits(c, to, troubleOf(done.refusal))
  })
  // Programs that look through mails follow links: only the button signs in.
  .get('/sign-in/link', (c) => {
    const token = c.req.query('token') ?? ''
    return isLinkToken(token) ? showLink(c, wanted(c), token, null) : beginAgain(c, wanted(c), 'link')
  })
  .post('/sign-in/link', async (c) => {
    const read = await sentIn(c)
    if (read instanceof Response) return read
    const { form, to, remember } = read
    const token = textIn(form, 'token', 64)
    const wishes = { language: languageOf(c.req.path), remember, token }
    const done = await signInByLink(c.env, c.req.raw, wishes, Date.now())
    if (done.ok) return letIn(c, done.value, to)
    return showMail(c, to, '', { code: 'link-ended', seconds: 0 }, remember)
  })
  .get('/sign-in/password', (c) => showPassword(c, wanted(c)))
  .post('/sign-in/password', async (c) => {
    const read = await sentIn(c)
    if (read instanceof Response) return read
    const { form, to, person, remember } = read
    const email = textIn(form, 'email')
    const password = (form.get('password') ?? '').slice(0, 200)
    const wishes = { email, password, person, remember, language: languageOf(c.req.path) }
    const done = await signInByPassword(c.env, c.req.raw, wishes, Date.now())
    return done.ok ? letIn(c, done.value, to) : showPassword(c, to, email, troubleOf(done.refusal))
  })
  .get('/sign-in/factor', async (c) =>
    (await isFactorAwaited(c.env, c.req.raw)) ? showFactor(c, wanted(c), null) : beginAgain(c, wanted(c), 'factor'),
  )
  .post('/sign-in/factor', async (c) => {
    const read = await sentIn(c)
    if (read instanceof Response) return read
    const { form, to } = read
    const typed = { code: textIn(form, 'code'), language: languageOf(c.req.path) }
    const done = await signInBySecondFactor(c.env, c.req.raw, typed, Date.now())
    if (done.ok) return letIn(c, done.value, to)
    if (done.refusal.code === 'sign-in-required') return beginAgain(c, to, 'factor')
    return showFactor(c, to, troubleOf(done.refusal))
  })
  .post('/sign-out', async (c) => {
    const customer = await customerAsking(c.env, c.req.raw)
    const cookies = await signOutCustomer(c.env, c.req.raw)
    if (customer && customer.impersonatedBy !== null) {
      await noteImpersonationEnded(c.env, customer, Date.now())
      return withCookies(c.redirect(`/admin/customers/${customer.id}`, 303), cookies)
    }
    leaveNothing(c)
    return withCookies(c.redirect(pathIn(languageOf(c.req.path), '/account/sign-in'), 303), cookies)
  })
