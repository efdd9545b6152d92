/**
 * A telephone number of an account: proven by a code that was sent there, and from then on a way in.
 *
 * Nothing is sent here: that somebody wants a code is a fact, and the queue makes and sends it.
 */
import type { UserFact } from '#domain/customers/facts'
import { phoneCodeOf, smsVerdict } from '#domain/customers/phone'
import { CODE_SECONDS, DAY_MS, DEFENCE_PERIOD_MS, DIGITS_A_DAY, isFresh } from '#domain/customers/sign-in'
import { ok, refuse, type Result } from '#domain/result'
import { customerWithPhone, dropPhone, provePhone } from '#schema/users/customers/phones'
import { recordingFact } from '#schema/users/customers/facts'
import type { Env } from '../../env.ts'
import { connectionOf } from '../../http/address-block.ts'
import { countAttempts } from '../../http/attempt-counters.ts'
import { knownDevice } from '../../http/attempts.ts'
import { customerAuthAt } from '../../http/customer-auth.ts'
import { takePhoneCode } from '../../http/phone-codes.ts'
import { fingerprint } from '../../http/seal.ts'
import { forgetWanted, rememberWanted, wantedHere } from '../../http/wanted.ts'
import { settingsFresh } from '../settings/settings.ts'
import { customerAccount, isPerson, lookedRight, mayTryAs, withinBound, type Held } from './defence.ts'
import type { OwnCustomer } from './own-account.ts'
import { phoneNumberIn } from './phone-number.ts'
import { outcome, signingInFrom, type CustomerSignedIn, type CustomerSignInRefusal, type Wishes } from './sign-in.ts'

export type PhoneAskRefusal =
  | { readonly code: 'phone-form' }
  | { readonly code: 'sign-in-required' }
  | Extract<Held, { readonly code: 'too-many-attempts' | 'person-required' }>

export type PhoneRefusal =
  | PhoneAskRefusal
  | { readonly code: 'phone-digits-refused' }
  /** Of an account that is known by nothing else. */
  | { readonly code: 'phone-taken' }

/** `again`: a code is on its way or lies there, and no further one is sent. */
type Asked = { readonly phone: string; readonly again: boolean; readonly cookies: readonly string[] }

const day = { periodMs: DAY_MS } as const

const mayAskForSms = async (
  env: Env,
  request: Request,
  { phone, person }: { readonly phone: string; readonly person: string },
  now: number,
): Promise<Result<'send' | 'again', Extract<PhoneAskRefusal, Held>>> => {
  const [number, place] = await Promise.all([
    fingerprint(`phone\n${phone}`),
    fingerprint(connectionOf(request.headers.get('cf-connecting-ip'))),
  ])
  const [lately, today] = await Promise.all([
    countAttempts(env, [`customer-sms:${number}`], { now, periodMs: DEFENCE_PERIOD_MS }),
    countAttempts(env, [`customer-sms-day:${number}`, `customer-sms-place:${place}`], { now, ...day }),
  ])
  if (!lately.ok) return lately
  if (!today.ok) return today
  const [ofNumber, ofPlace] = today.value.map(({ times }) => times)
  const counts = { number: lately.value[0]?.times ?? 0, numberDay: ofNumber ?? 0, placeDay: ofPlace ?? 0 }
  const verdict = smsVerdict(counts, { isPerson: await isPerson(env, request, person) })
  if (verdict === 'challenge') return refuse({ code: 'person-required' })
  if (verdict === 'wait') return refuse({ code: 'too-many-attempts', retryAfterSeconds: DAY_MS / 1000 })
  return ok(verdict)
}

/** A number without its country is taken to be of where it is typed, or of the shop's own; whoever typed it is shown what it is. */
const numberIn = async (env: Env, request: Request, typed: string, now: number): Promise<string | undefined> => {
  const here = request.cf?.['country']
  const country = typeof here === 'string' ? here : (await settingsFresh(env, now)).shop.address?.country
  return phoneNumberIn(typed, country)
}

/** Somebody wants this number to be theirs: it opens the account for good, so they have signed in a moment ago. */
export const askForPhoneCode = async (
  { env, request, customer }: OwnCustomer,
  { phone: typed, person }: { readonly phone: string; readonly person: string },
  now: number,
): Promise<Result<Asked, PhoneAskRefusal>> => {
  if (!isFresh(customer.session.openedAt, now)) return refuse({ code: 'sign-in-required' })
  const phone = await numberIn(env, request, typed, now)
  if (!phone) return refuse({ code: 'phone-form' })
  const wish = await mayAskForSms(env, request, { phone, person }, now)
  if (!wish.ok) return wish
  const { id, language } = customer
  const fact: UserFact = { type: 'phone-code-asked', phone, language, customer: id }
  if (wish.value === 'send') await recordingFact(env.USERS_DB, id, fact, now).run()
  const cookies = [await rememberWanted(env, request, { what: 'new number', of: [id, phone] }, now)]
  return ok({ phone, again: wish.value === 'again', cookies })
}

/** @returns the number that they have asked for in this browser */
export const phoneWantedHere = async ({ env, request, customer }: OwnCustomer, now: number): Promise<string | null> => {
  const [of, phone] = (await wantedHere(env, request, 'new number', now)) ?? []
  return of === customer.id ? (phone ?? null) : null
}

const bare = (digits: string): string => digits.normalize('NFKC').replaceAll(/\D/g, '')

/** It is theirs, and of nobody else any more: numbers are lent, and belong to whoever gets what is sent there. */
export const confirmPhone = async (
  own: OwnCustomer,
  { phone: typed, digits }: { readonly phone: string; readonly digits: string },
  now: number,
): Promise<Result<{ readonly phone: string; readonly cookies: readonly string[] }, PhoneRefusal>> => {
  const { env, request, customer } = own
  const phone = await numberIn(env, request, typed, now)
  if (!phone) return refuse({ code: 'phone-form' })
  const bound = { most: DIGITS_A_DAY, ...day }
  const allowed = await withinBound(env, `customer-phone-digits:${customer.id}`, bound, now)
  if (!allowed.ok) return allowed
  const { internalAdapter } = await (await customerAuthAt(env, new URL(request.url).origin)).$context
  const code = { identifier: phoneCodeOf(phone, customer.id), digits: bare(digits) }
  if (!(await takePhoneCode(env, internalAdapter, code, now))) return refuse({ code: 'phone-digits-refused' })
  // Whoever has asked for one to sign in as somebody else gets nothing by it any more.
  await internalAdapter.deleteVerificationByIdentifier(phoneCodeOf(phone, null))
  if (!(await provePhone(env.USERS_DB, customer.id, phone, now))) return refuse({ code: 'phone-taken' })
  return ok({ phone, cookies: [forgetWanted(request, 'new number')] })
}

/** It opens nothing any more. */
export const removePhone = async ({ env, request, customer }: OwnCustomer, now: number): Promise<void> => {
  const phone = await dropPhone(env.USERS_DB, customer.id, now)
  if (phone === null) return
  const { internalAdapter } = await (await customerAuthAt(env, new URL(request.url).origin)).$context
  await internalAdapter.deleteVerificationByIdentifier(phoneCodeOf(phone, null))
}

/** Somebody wants to sign in by a code. The same is done and answered whether an account has the number. */
export const askForSignInSms = async (
  env: Env,
  request: Request,
  {
    phone: typed,
    person,
    language,
    remember,
  }: Wishes & {
    readonly phone: string
    readonly person: string
  },
  now: number,
): Promise<Result<Asked, Exclude<PhoneAskRefusal, { readonly code: 'sign-in-required' }>>> => {
  const phone = await numberIn(env, request, typed, now)
  if (!phone) return refuse({ code: 'phone-form' })
  const wish = await mayAskForSms(env, request, { phone, person }, now)
  if (!wish.ok) return wish
  const fact: UserFact = { type: 'phone-code-asked', phone, language, customer: null }
  if (wish.value === 'send') await recordingFact(env.USERS_DB, phone, fact, now).run()
  const of = [remember ? '1' : '0', language, phone]
  const cookies = [await rememberWanted(env, request, { what: 'sign-in by phone', of }, now)]
  return ok({ phone, again: wish.value === 'again', cookies })
}

export type SmsAsked = Wishes & { readonly phone: string }

/** @returns null where nobody has asked for a code in this browser, or too long ago */
export const smsAskedHere = async (env: Env, request: Request, now: number): Promise<SmsAsked | null> => {
  const [remember, language, phone] = (await wantedHere(env, request, 'sign-in by phone', now)) ?? []
  return phone ? { phone, remember: remember === '1', language: language === 'zh' ? 'zh' : 'en' } : null
}

/** By the code of a short message, for accounts whose number is proven. */
export const signInBySms = async (
  env: Env,
  request: Request,
  { digits, person, by }: { readonly digits: string; readonly person: string; readonly by?: SmsAsked },
  now: number,
): Promise<Result<CustomerSignedIn, CustomerSignInRefusal | { readonly code: 'phone-form' }>> => {
  const asked = by ?? (await smsAskedHere(env, request, now))
  if (!asked) return refuse({ code: 'sign-in-required' })
  const phone = await numberIn(env, request, asked.phone, now)
  if (!phone) return refuse({ code: 'phone-form' })
  const looked = await mayTryAs(env, request, { email: phone, person, way: 'digits' }, now)
  if (!looked.ok) return looked
  const owner = await customerWithPhone(env.USERS_DB, phone)
  const device = owner?.email ? await knownDevice(env, request, await customerAccount(owner.email), now) : null
  const signingIn = signingInFrom(request, asked, device !== null)
  const auth = await customerAuthAt(env, new URL(request.url).origin, signingIn)
  const body = { phoneNumber: phone, code: bare(digits) }
  const answer = await auth.api.verifyPhoneNumber({ body, headers: request.headers, asResponse: true })
  const came = { email: null, remember: asked.remember, first: { auth, behind: 'phone' as const } }
  const done = await outcome(env, request, answer, came, now)
  if (!done.ok) return done
  await lookedRight(env, looked.value)
  return ok({ ...done.value, cookies: [...done.value.cookies, forgetWanted(request, 'sign-in by phone')] })
}

/** As long as a code holds, in s. */
export const PHONE_CODE_SECONDS = CODE_SECONDS
