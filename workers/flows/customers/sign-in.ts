/**
 * The first step of every way in for customers: digits or the link of a mail, a password; what is shown beside them is in
 * sign-in-factor.ts. Nothing is sent here: that somebody
 * wants a mail is a fact, and the queue writes it.
 */
import { emailFault, repairEmail, type EmailFault } from '#domain/customers/email'
import type { UserFact } from '#domain/customers/facts'
import { emailKey } from '#domain/customers/staff'
import type { FirstStep } from '#domain/customers/second-step'
import { CODE_SECONDS } from '#domain/customers/sign-in'
import { customerId, type CustomerId } from '#domain/ids'
import { isLanguage, type Language } from '#domain/languages'
import { ok, refuse, type Result } from '#domain/result'
import { recordingFact } from '#schema/users/customers/facts'
import { parse, serialize } from 'hono/utils/cookie'
import type { Env } from '../../env.ts'
import { deviceForgotten, deviceKnown } from '../../http/attempts.ts'
import { cookieAttributes, hostedName } from '../../http/auth.ts'
import { CLOSED, customerAuthAt, type CustomerAuth, type SigningIn } from '../../http/customer-auth.ts'
import { seal, unseal } from '../../http/seal.ts'
import { awaitFactor } from './awaited-factor.ts'
import { customerAccount, lookedRight, mayAskForMail, mayTryAs, openedByMail, type Held } from './defence.ts'

/** Wishes of whoever signs in: their language, and whether the browser is theirs. */
export type Wishes = { readonly language: Language; readonly remember: boolean }

/** `cookies`: of the session, or of somebody whose second factor is awaited. */
export type CustomerSignedIn = {
  readonly awaits: 'nothing' | 'second-factor'
  /** Who is in now; null while something is awaited. */
  readonly customer: { readonly id: CustomerId; readonly email: string } | null
  readonly cookies: readonly string[]
}

export type CustomerSignInRefusal =
  | Held
  | { readonly code: 'sign-in-refused' }
  | { readonly code: 'second-factor-refused' }
  /** Nobody has asked for a mail here lately, or what was shown belongs to nobody any more. */
  | { readonly code: 'sign-in-required' }
  | { readonly code: 'customer-disabled' }
  /** Staff have joined it with another account of theirs. */
  | { readonly code: 'customer-merged' }

/** Who asked for a mail in this browser, so that their address stands in no address of a page. */
const MAIL = 'stoa_sign_in'
const mailCookie = (request: Request) => hostedName(new URL(request.url).origin, MAIL)

export type MailAsked = Wishes & { readonly email: string; readonly until: number }

/** @returns null where nobody has asked for a mail in this browser, or too long ago */
export const mailAskedHere = async (env: Env, request: Request, now: number): Promise<MailAsked | null> => {
  const name = mailCookie(request)
  const sealed = parse(request.headers.get('cookie') ?? '', name)[name]
  if (!sealed) return null
  const { text, signed } = await unseal(env, 'sign-in by mail', sealed)
  const [until = '', remember, language, ...email] = text.split(' ')
  if (!signed || Number(until) <= now || !isLanguage(language)) return null
  return { until: Number(until), remember: remember === '1', language, email: email.join(' ') }
}

const mailAskedCookie = async (
  env: Env,
  request: Request,
  email: string,
  wishes: Wishes,
  now: number,
): Promise<string> => {
  const until = now + CODE_SECONDS * 1000
  const value = await seal(env, 'sign-in by mail', `${until} ${wishes.remember ? 1 : 0} ${wishes.language} ${email}`)
  const attributes = cookieAttributes(new URL(request.url).origin)
  return serialize(mailCookie(request), value, { ...attributes, maxAge: CODE_SECONDS })
}

const mailForgotten = (request: Request): string =>
  serialize(mailCookie(request), '', { ...cookieAttributes(new URL(request.url).origin), maxAge: 0 })

/** Somebody wants a mail with digits and a link. The same is done and answered whether they have an account. */
export const askForSignInMail = async (
  env: Env,
  request: Request,
  {
    email: typed,
    person,
    to,
    ...wishes
  }: Wishes & { readonly email: string; readonly person: string; readonly to: string },
  now: number,
): Promise<
  Result<{ readonly cookies: readonly string[]; readonly again: boolean }, Held | { readonly code: EmailFault }>
> => {
  const email = emailKey(repairEmail(typed))
  const fault = emailFault(email)
  if (fault) return refuse({ code: fault })
  const wish = await mayAskForMail(env, request, { email, person }, now)
  if (!wish.ok) return wish
  if (wish.value.type === 'send') {
    const { linkOnly } = wish.value
    const fact: UserFact = { type: 'sign-in-code-asked', email, language: wishes.language, to, linkOnly }
    await recordingFact(env.USERS_DB, email, fact, now).run()
  }
  const cookie = await mailAskedCookie(env, request, email, wishes, now)
  return ok({ cookies: [cookie], again: wish.value.type === 'again' })
}

type Library = { readonly auth: CustomerAuth; readonly headers: Headers }

/** `Leipzig, DE`, as far as the platform knows. */
const placeOf = ({ cf }: Request): string =>
  [cf?.['city'], cf?.['country']]
    .filter((part) => typeof part === 'string')
    .join(', ')
    .slice(0, 80)

export const signingInFrom = (request: Request, { language, remember }: Wishes, isKnown: boolean): SigningIn => ({
  language,
  remember,
  isKnown,
  place: placeOf(request),
})

export const libraryFor = async (env: Env, request: Request, wishes: Wishes, isKnown: boolean): Promise<Library> => {
  const signingIn = signingInFrom(request, wishes, isKnown)
  return { auth: await customerAuthAt(env, new URL(request.url).origin, signingIn), headers: request.headers }
}

type Said = {
  readonly user?: { readonly id: string; readonly email: string }
  readonly code?: string
  readonly twoFactorRedirect?: true
}

const saidIn = async (answer: Response): Promise<Said> =>
  (await answer
    .clone()
    .json()
    .catch(() => ({}))) as Said

type Came = {
  /** null where the answer says it. */
  readonly email: string | null
  readonly remember: boolean
  /** Of a way in that is one factor: what was shown. */
  readonly first?: { readonly auth: Pick<CustomerAuth, '$context'>; readonly behind: FirstStep }
}

/** What the library answered, as what becomes of it. */
export const outcome = async (
  env: Env,
  request: Request,
  answer: Response,
  { email, remember, first }: Came,
  now: number,
): Promise<Result<CustomerSignedIn & { readonly email: string }, CustomerSignInRefusal>> => {
  if (answer.status >= 500) throw new Error(`signing in failed: ${answer.status}`)
  const said = await saidIn(answer)
  if (said.code === CLOSED.disabled) return refuse({ code: 'customer-disabled' })
  if (said.code === CLOSED.merged) return refuse({ code: 'customer-merged' })
  if (!answer.ok) return refuse({ code: 'sign-in-refused' })
  const who = said.user?.email ?? email ?? ''
  const cookies = [...answer.headers.getSetCookie(), mailForgotten(request)]
  if (said.twoFactorRedirect) {
    if (!first) throw new Error('a second step was asked for behind two factors')
    await awaitFactor(first.auth, request, { answer, behind: first.behind, remember, now })
    return ok({ awaits: 'second-factor', customer: null, cookies, email: who })
  }
  const account = await customerAccount(who)
  cookies.push(remember ? await deviceKnown(env, request, account, now) : deviceForgotten(request, account))
  const id = customerId(said.user?.id)
  return ok({ awaits: 'nothing', customer: id ? { id, email: who } : null, cookies, email: who })
}

type DigitsTyped = {
  readonly digits: string
  readonly person: string
  /** Of a program, which says itself whose mail it is; absent: the one that was asked for in this browser. */
  readonly by?: Wishes & { readonly email: string }
}

/** Six digits of a mail. An address that nobody has becomes an account by them. */
export const signInByDigits = async (
  env: Env,
  request: Request,
  { digits, person, by }: DigitsTyped,
  now: number,
): Promise<Result<CustomerSignedIn, CustomerSignInRefusal>> => {
  const asked = by ? { ...by, email: emailKey(repairEmail(by.email)) } : await mailAskedHere(env, request, now)
  if (!asked) return refuse({ code: 'sign-in-required' })
  const { email } = asked
  const looked = await mayTryAs(env, request, { email, person, way: 'digits' }, now)
  if (!looked.ok) return looked
  const { auth, headers } = await libraryFor(env, request, asked, looked.value.isKnown)
  const body = { email, otp: digits.normalize('NFKC').replaceAll(/\D/g, '') }
  const answer = await auth.api.signInEmailOTP({ body, headers, asResponse: true })
  const came: Came = { email, remember: asked.remember, first: { auth, behind: 'mail' } }
  const done = await outcome(env, request, answer, came, now)
  if (done.ok) await lookedRight(env, looked.value)
  return done
}

/** The link of a mail, in whatever browser it is opened. */
export const signInByLink = async (
  env: Env,
  request: Request,
  { token, ...wishes }: Wishes & { readonly token: string },
  now: number,
): Promise<Result<CustomerSignedIn, CustomerSignInRefusal>> => {
  const { auth, headers } = await libraryFor(env, request, wishes, true)
  // Without an address to go on to, the library answers instead of leading on; a token that is none would be led on as well.
  const answer = await auth.api.magicLinkVerify({ query: { token }, headers, asResponse: true })
  if (answer.status >= 300 && answer.status < 400) return refuse({ code: 'sign-in-required' })
  const came: Came = { email: null, remember: wishes.remember, first: { auth, behind: 'mail' } }
  const done = await outcome(env, request, answer, came, now)
  if (done.ok) await openedByMail(env, done.value.email)
  return done
}

export const signInByPassword = async (
  env: Env,
  request: Request,
  {
    email: typed,
    password,
    person,
    ...wishes
  }: Wishes & { readonly email: string; readonly password: string; readonly person: string },
  now: number,
): Promise<Result<CustomerSignedIn, CustomerSignInRefusal>> => {
  const email = emailKey(repairEmail(typed))
  const looked = await mayTryAs(env, request, { email, person, way: 'password' }, now)
  if (!looked.ok) return looked
  const { auth, headers } = await libraryFor(env, request, wishes, looked.value.isKnown)
  const answer = await auth.api.signInEmail({ body: { email, password }, headers, asResponse: true })
  const came: Came = { email, remember: wishes.remember, first: { auth, behind: 'password' } }
  const done = await outcome(env, request, answer, came, now)
  if (done.ok) await lookedRight(env, looked.value)
  return done
}

/** Ends the session that the request carries. @returns cookies that make the browser forget it */
export const signOutCustomer = async (env: Env, request: Request): Promise<readonly string[]> => {
  const auth = await customerAuthAt(env, new URL(request.url).origin)
  const answer = await auth.api.signOut({ headers: request.headers, asResponse: true })
  return answer.headers.getSetCookie()
}
