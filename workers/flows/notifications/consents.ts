/** What somebody agrees to be written: asked for, confirmed by mail, withdrawn by one press. Mails about it follow from facts. */
import { emailFault, repairEmail, type EmailFault } from '#domain/customers/email'
import type { UserFact } from '#domain/customers/facts'
import { emailKey } from '#domain/customers/staff'
import { isLanguage, type Language } from '#domain/languages'
import {
  CONFIRMATION_MS,
  CONSENT_MAILS_MAX,
  CONSENT_MAILS_PERIOD_MS,
  isPurpose,
  type Consent,
  type ConsentSource,
  type Purpose,
} from '#domain/notifications/consent'
import { ok, refuse, type Result } from '#domain/result'
import { recordingFact } from '#schema/users/customers/facts'
import { endingAlerts } from '#schema/users/notifications/alerts'
import { asksStill, consentOf, lastSaid, recordingConsent, timesAsked } from '#schema/users/notifications/consents'
import type { Env } from '../../env.ts'
import { hide, uncover } from '../../http/hide.ts'
import { settingsFresh } from '../settings/settings.ts'
import { newsletterMessages, WORDING_VERSION } from './messages/newsletter.ts'

type Wish = { readonly address: string; readonly purpose: Purpose; readonly language: Language }

/** What is written down of it: with the words that were read. */
export const consentLine = async (
  env: Env,
  { address, purpose, language }: Wish,
  state: Consent['state'],
  source: ConsentSource,
  now: number,
): Promise<Consent> => {
  const { shop } = await settingsFresh(env, now)
  const texts = newsletterMessages[language]
  const wording = state === 'withdrawn' ? texts.withdrawn : texts.wording[purpose](shop.name)
  return { address, purpose, state, wording, version: WORDING_VERSION, language, source, at: now }
}

/** Somebody types in an address. Whether it is on the list already nobody learns: the same is answered, and the mail tells its owner. */
export const askForNewsletter = async (
  env: Env,
  {
    email: typed,
    language,
    source,
  }: { readonly email: string; readonly language: Language; readonly source: ConsentSource },
  now: number,
): Promise<Result<null, { readonly code: EmailFault }>> => {
  const address = emailKey(repairEmail(typed))
  const fault = emailFault(address)
  if (fault) return refuse({ code: fault })
  const wish: Wish = { address, purpose: 'newsletter', language }
  const asked = await timesAsked(env.USERS_DB, address, wish.purpose, now - CONSENT_MAILS_PERIOD_MS)
  if (asked >= CONSENT_MAILS_MAX) return ok(null)
  const fact: UserFact = { type: 'newsletter-asked', email: address, language }
  await env.USERS_DB.batch([
    recordingConsent(env.USERS_DB, await consentLine(env, wish, 'asked', source, now)),
    recordingFact(env.USERS_DB, address, fact, now),
  ])
  return ok(null)
}

/** What the link of a mail carries, for nobody to read: whoever has it has read the mail. @param asked as the log of consents has it */
export const confirmationOf = (
  env: Env,
  { address, language }: Omit<Wish, 'purpose'>,
  asked: number,
): Promise<string> => hide(env, 'newsletter', `${asked + CONFIRMATION_MS} ${language} ${address}`)

/** @returns null for what this shop has not made, or too long ago, and for what its reader has ended since they asked for it */
const confirmed = async (env: Env, key: string, now: number): Promise<Wish | null> => {
  const [until = '', language, ...parts] = (await uncover(env, 'newsletter', key))?.split(' ') ?? []
  if (!(Number(until) > now) || !isLanguage(language)) return null
  const wish: Wish = { address: parts.join(' '), purpose: 'newsletter', language }
  return (await asksStill(env.USERS_DB, wish, Number(until) - CONFIRMATION_MS)) ? wish : null
}

export const isConfirmation = async (env: Env, key: string, now: number): Promise<boolean> =>
  (await confirmed(env, key, now)) !== null

/** By the button behind the link; pressed twice it counts once. */
export const confirmNewsletter = async (
  env: Env,
  key: string,
  now: number,
): Promise<Result<null, { readonly code: 'link-ended' }>> => {
  const wish = await confirmed(env, key, now)
  if (!wish) return refuse({ code: 'link-ended' })
  if ((await consentOf(env.USERS_DB, wish.address, wish.purpose)) === 'given') return ok(null)
  const fact: UserFact = { type: 'newsletter-joined', email: wish.address, language: wish.language }
  await env.USERS_DB.batch([
    recordingConsent(env.USERS_DB, await consentLine(env, wish, 'given', 'confirmation', now)),
    recordingFact(env.USERS_DB, wish.address, fact, now),
  ])
  return ok(null)
}

/** By whoever ticks it for an address that a mail is sent to anyway: of an order, or of an account that is proven. */
export const agree = async (
  env: Env,
  wish: Wish,
  source: Extract<ConsentSource, 'checkout' | 'account' | 'product'>,
  now: number,
): Promise<void> => {
  if ((await consentOf(env.USERS_DB, wish.address, wish.purpose)) === 'given') return
  await recordingConsent(env.USERS_DB, await consentLine(env, wish, 'given', source, now)).run()
}

/** For the link below a mail, and its header. It ends never: a mail may be old. */
export const unsubscribeKey = (env: Env, { address, purpose, language }: Wish): Promise<string> =>
  hide(env, 'unsubscribe', `${purpose} ${language} ${address}`)

export const unsubscribeWish = async (env: Env, key: string): Promise<Wish | null> => {
  const [purpose, language, ...address] = (await uncover(env, 'unsubscribe', key))?.split(' ') ?? []
  if (!isPurpose(purpose) || !isLanguage(language)) return null
  return { address: address.join(' '), purpose, language }
}

/** Without a session: whoever has the mail may. Said twice it is said once. */
export const unsubscribe = async (
  env: Env,
  key: string,
  source: Extract<ConsentSource, 'unsubscribe-link' | 'one-click'>,
  now: number,
): Promise<Result<Wish, { readonly code: 'link-ended' }>> => {
  const wish = await unsubscribeWish(env, key)
  if (!wish) return refuse({ code: 'link-ended' })
  await withdraw(env, wish, source, now)
  return ok(wish)
}

/** What was asked for and waits for its press is ended as well: the link of that mail gives nothing back. */
export const withdraw = async (env: Env, wish: Wish, source: ConsentSource, now: number): Promise<void> => {
  const last = await lastSaid(env.USERS_DB, wish.address, wish.purpose)
  if (last === null || last === 'withdrawn') return
  const ending = wish.purpose === 'back-in-stock' ? [endingAlerts(env.USERS_DB, wish.address)] : []
  const withdrawn = await consentLine(env, wish, 'withdrawn', source, now)
  await env.USERS_DB.batch([recordingConsent(env.USERS_DB, withdrawn), ...ending])
}
