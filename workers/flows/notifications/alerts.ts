/**
 * Somebody wants to be told once when a good is back, or costs less. Of who is signed in the address is known to be theirs; anybody else
 * confirms it by a mail, as anybody can type in anybody's address.
 */
import { emailFault, repairEmail, type EmailFault } from '#domain/customers/email'
import { emailKey } from '#domain/customers/staff'
import type { CustomerId, VariantId } from '#domain/ids'
import { isLanguage, type Language } from '#domain/languages'
import type { Money } from '#domain/money'
import { ALERT_MS, type Alert, type AlertKind } from '#domain/notifications/alert'
import {
  CONFIRMATION_MS,
  CONSENT_MAILS_MAX,
  CONSENT_MAILS_PERIOD_MS,
  type Consent,
} from '#domain/notifications/consent'
import { ok, refuse, type Result } from '#domain/result'
import { offersOf } from '#schema/products/catalog/catalog'
import { alertBy, confirmingAlert, endOne, keepAlert, subscriptionsOf } from '#schema/users/notifications/alerts'
import { recordingConsent, timesAsked } from '#schema/users/notifications/consents'
import type { Env } from '../../env.ts'
import { hide, uncover } from '../../http/hide.ts'
import { settingsFresh } from '../settings/settings.ts'
import { alertWording } from './alert-wording.ts'
import { WORDING_VERSION } from './messages/newsletter.ts'

export type AlertWish = {
  readonly kind: AlertKind
  readonly variantId: VariantId
  /** As it was typed; nothing where the account's is meant. */
  readonly email: string
  readonly language: Language
  /** Of a price drop: what they saw. */
  readonly seen: Money | null
  readonly customer: { readonly id: CustomerId; readonly email: string } | null
}

export type AlertRefusal =
  | { readonly code: EmailFault }
  | { readonly code: 'variant-unknown' }
  /** Their address waits for too much already. */
  | { readonly code: 'too-many-alerts' }

type Said = Pick<Alert, 'email' | 'kind' | 'language' | 'seen'>

const consentIn = async (env: Env, said: Said, state: 'asked' | 'given', now: number): Promise<Consent> => {
  const { shop } = await settingsFresh(env, now)
  return {
    address: said.email,
    purpose: 'back-in-stock',
    state,
    wording: alertWording(said, shop.name),
    version: WORDING_VERSION,
    language: said.language,
    source: state === 'asked' ? 'product' : 'confirmation',
    at: now,
  }
}

/** @returns whether a mail asks for a press first. The same is answered whether the address waits for it already. */
export const askForAlert = async (
  env: Env,
  { customer, email: typed, ...wish }: AlertWish,
  now: number,
): Promise<Result<{ readonly confirm: boolean }, AlertRefusal>> => {
  const email = emailKey(repairEmail(typed === '' && customer ? customer.email : typed))
  const fault = emailFault(email)
  if (fault) return refuse({ code: fault })
  const offer = (await offersOf(env.PRODUCTS_DB, [wish.variantId], now)).get(wish.variantId)
  if (!offer?.sellable) return refuse({ code: 'variant-unknown' })
  const isTheirs = customer !== null && emailKey(customer.email) === email
  const asked = await timesAsked(env.USERS_DB, email, 'back-in-stock', now - CONSENT_MAILS_PERIOD_MS)
  if (!isTheirs && asked >= CONSENT_MAILS_MAX) return ok({ confirm: true })
  const kept = await keepAlert(env.USERS_DB, {
    ...wish,
    seen: wish.kind === 'price-drop' ? wish.seen : null,
    email,
    customerId: isTheirs ? customer.id : null,
    askedAt: now,
    confirmedAt: isTheirs ? now : null,
    expiresAt: now + ALERT_MS,
  })
  if (!kept) return refuse({ code: 'too-many-alerts' })
  const consent = await consentIn(env, { ...wish, email }, isTheirs ? 'given' : 'asked', now)
  await recordingConsent(env.USERS_DB, { ...consent, source: 'product' }).run()
  return ok({ confirm: !isTheirs })
}

/** What the link of a mail carries, for nobody to read: whoever has it has read the mail. */
export const alertKey = (env: Env, { sequence, email, language }: Alert, now: number): Promise<string> =>
  hide(env, 'alert', `${now + CONFIRMATION_MS} ${sequence} ${language} ${email}`)

/** @returns null for what this shop has not made, or too long ago, or what is over */
export const alertOfKey = async (env: Env, key: string, now: number): Promise<Alert | null> => {
  const [until = '', sequence, language, ...address] = (await uncover(env, 'alert', key))?.split(' ') ?? []
  if (!(Number(until) > now) || !isLanguage(language)) return null
  const alert = await alertBy(env.USERS_DB, Number(sequence))
  return alert?.email === address.join(' ') && alert.expiresAt > now ? alert : null
}

/** By the button behind the link; pressed twice it counts once. @returns what they wait for now */
export const confirmAlert = async (
  env: Env,
  key: string,
  now: number,
): Promise<Result<Alert, { readonly code: 'link-ended' }>> => {
  const alert = await alertOfKey(env, key, now)
  if (!alert) return refuse({ code: 'link-ended' })
  if (alert.confirmedAt !== null) return ok(alert)
  await env.USERS_DB.batch([
    confirmingAlert(env.USERS_DB, alert.sequence, now),
    recordingConsent(env.USERS_DB, await consentIn(env, alert, 'given', now)),
  ])
  return ok(alert)
}

type Own = NonNullable<AlertWish['customer']>
const whose = ({ id, email }: Own) => ({ customerId: id, email: emailKey(email) })

/** What they wait for, and were told lately: by their account, or under their proven address before they had one. */
export const subscriptions = (env: Pick<Env, 'USERS_DB'>, customer: Own): Promise<Alert[]> =>
  subscriptionsOf(env.USERS_DB, whose(customer))

/** Of somebody else's nothing is ended, and nobody learns that it is there. */
export const endAlert = (env: Pick<Env, 'USERS_DB'>, customer: Own, sequence: number): Promise<void> =>
  endOne(env.USERS_DB, whose(customer), sequence)
