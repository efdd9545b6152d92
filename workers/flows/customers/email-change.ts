/**
 * Another address for an account: proven to be theirs by digits, agreed to by digits that went to the one they have.
 *
 * Asking does the same, and answers the same, whether the new address is somebody's: the mail to it says so, and nobody else.
 */
import { emailFault, newAddressOf, repairEmail, type EmailFault } from '#domain/customers/email'
import type { UserFact } from '#domain/customers/facts'
import { emailKey } from '#domain/customers/staff'
import { CODE_MAILS_MAX, DAY_MS, DEFENCE_PERIOD_MS, DIGITS_A_DAY } from '#domain/customers/sign-in'
import { ok, refuse, type Result } from '#domain/result'
import { recordingFacts } from '#schema/users/customers/facts'
import { countAttempts } from '../../http/attempt-counters.ts'
import { deviceKnown, knownDevice } from '../../http/attempts.ts'
import { customerAuthAt } from '../../http/customer-auth.ts'
import { forgetWanted, rememberWanted, wantedHere } from '../../http/wanted.ts'
import { claimGuestOrders } from '../orders/history.ts'
import { customerAccount, withinBound, type Held } from './defence.ts'
import { endSessionsBut, type OwnCustomer } from './own-account.ts'

export type EmailAskRefusal =
  | { readonly code: EmailFault }
  | { readonly code: 'email-same' }
  | Extract<Held, { readonly code: 'too-many-attempts' }>

export type EmailChangeRefusal =
  | EmailAskRefusal
  /** `at`: of which mail. */
  | { readonly code: 'email-digits-refused'; readonly at: 'current' | 'new' }
  /** Somebody else has proven it meanwhile. */
  | { readonly code: 'email-taken' }

const wantedBy = ({ customer }: OwnCustomer, typed: string): Result<string, EmailAskRefusal> => {
  const email = emailKey(repairEmail(typed))
  const fault = emailFault(email)
  if (fault) return refuse({ code: fault })
  return email === customer.email ? refuse({ code: 'email-same' }) : ok(email)
}

/** Digits are on their way to both. @returns the new address as it is kept */
export const askForEmailChange = async (
  own: OwnCustomer,
  typed: string,
  now: number,
): Promise<Result<string, EmailAskRefusal>> => {
  const { env, customer } = own
  const wanted = wantedBy(own, typed)
  if (!wanted.ok) return wanted
  const email = wanted.value
  const bound = { most: CODE_MAILS_MAX, periodMs: DEFENCE_PERIOD_MS }
  const allowed = await withinBound(env, `customer-email-change:${customer.id}`, bound, now)
  if (!allowed.ok) return allowed
  const factTo = (to: 'current' | 'new'): UserFact => ({ type: 'email-change-asked', customer: customer.id, email, to })
  const facts = [factTo('current')]
  // A box of somebody else is not filled by them: the same bound as for every mail with digits.
  const counted = await countAttempts(env, [`customer-mail:${await customerAccount(email)}`], {
    now,
    periodMs: DEFENCE_PERIOD_MS,
  })
  if (counted.ok && (counted.value[0]?.times ?? 0) <= CODE_MAILS_MAX) facts.push(factTo('new'))
  await recordingFacts(env.USERS_DB, customer.id, facts, now)
  return ok(email)
}

/** How digits were typed does not matter. */
const bare = (digits: string): string => digits.normalize('NFKC').replaceAll(/\D/g, '')

/**
 * The account belongs to the new address. The one before is told; all other sessions are over.
 *
 * @returns cookies: by the new address this browser is known as it was by the one before
 */
export const changeEmail = async (
  own: OwnCustomer,
  typed: { readonly email: string; readonly current: string; readonly new: string },
  now: number,
): Promise<Result<{ readonly email: string; readonly cookies: readonly string[] }, EmailChangeRefusal>> => {
  const { env, request, customer } = own
  const wanted = wantedBy(own, typed.email)
  if (!wanted.ok) return wanted
  const email = wanted.value
  const bound = { most: DIGITS_A_DAY, periodMs: DAY_MS }
  const allowed = await withinBound(env, `customer-email-digits:${customer.id}`, bound, now)
  if (!allowed.ok) return allowed
  const { api, $context } = await customerAuthAt(env, new URL(request.url).origin)
  const current = await api.checkVerificationOTP({
    body: { email: customer.email, type: 'email-verification', otp: bare(typed.current) },
    asResponse: true,
  })
  if (current.status >= 500) throw new Error(`digits were not looked at: ${current.status}`)
  if (!current.ok) return refuse({ code: 'email-digits-refused', at: 'current' })
  const { headers } = request
  const body = { newEmail: email, otp: bare(typed.new) }
  const changed = await api.changeEmailEmailOTP({ body, headers, asResponse: true })
  if (changed.status >= 500) throw new Error(`an address was not changed: ${changed.status}`)
  if (!changed.ok) return refuse(await whyNot(changed))
  const { internalAdapter } = await $context
  await internalAdapter.deleteVerificationByIdentifier(`email-verification-otp-${customer.email}`)
  await internalAdapter.deleteVerificationByIdentifier(`change-email-otp-${newAddressOf(customer.id, email)}`)
  await endSessionsBut(own, customer.session.token)
  await claimGuestOrders(env, customer.id, email)
  const cookies = [forgetWanted(request, 'new address')]
  // A browser that is nobody's own does not become somebody's by it.
  if (await knownDevice(env, request, await customerAccount(customer.email), now))
    cookies.push(await deviceKnown(env, request, await customerAccount(email), now))
  return ok({ email, cookies })
}

/** Digits that were right say that the address is theirs: then they may know that it has an account. */
const whyNot = async (answer: Response): Promise<EmailChangeRefusal> => {
  const { message = '' } = (await answer.json().catch(() => ({}))) as { readonly message?: string }
  return message.includes('in use') ? { code: 'email-taken' } : { code: 'email-digits-refused', at: 'new' }
}

/** Which address they want, for the page that asks for the digits. */
export const rememberEmailWanted = ({ env, request, customer }: OwnCustomer, email: string, now: number) =>
  rememberWanted(env, request, { what: 'new address', of: [customer.id, email] }, now)

/** @returns null where they have asked for none in this browser, or too long ago */
export const emailWantedHere = async ({ env, request, customer }: OwnCustomer, now: number): Promise<string | null> => {
  const [of, ...email] = (await wantedHere(env, request, 'new address', now)) ?? []
  return of === customer.id ? email.join(' ') : null
}
