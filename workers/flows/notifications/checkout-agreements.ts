/**
 * What is ticked at the checkout, by the page and by programs. It is kept behind the order: its mail goes to the address anyway, so
 * what wants no more than that is agreed to at once. The newsletter wants an address that is known to be theirs, and asks by mail for
 * one that is not.
 */
import { emailKey } from '#domain/customers/staff'
import type { UserFact } from '#domain/customers/facts'
import type { Language } from '#domain/languages'
import { offeredAtCheckout, type CheckoutPurpose } from '#domain/notifications/consent'
import { recordingFact } from '#schema/users/customers/facts'
import { consentOf, recordingConsent } from '#schema/users/notifications/consents'
import type { Env } from '../../env.ts'
import { tellUserFacts } from '../customers/tell-facts.ts'
import { settingsFresh } from '../settings/settings.ts'
import { agree, askForNewsletter, consentLine } from './consents.ts'

type Buyer = {
  readonly email: string
  readonly language: Language
  /** The address of whoever is signed in; null: nobody is. */
  readonly proven: string | null
}

const joinNewsletter = async (env: Env, { email, language, proven }: Buyer, now: number): Promise<void> => {
  const address = emailKey(email)
  if ((await consentOf(env.USERS_DB, address, 'newsletter')) === 'given') return
  if (proven === null || emailKey(proven) !== address) {
    await askForNewsletter(env, { email, language, source: 'checkout' }, now)
    return
  }
  const wish = { address, purpose: 'newsletter', language } as const
  const fact: UserFact = { type: 'newsletter-joined', email: address, language }
  await env.USERS_DB.batch([
    recordingConsent(env.USERS_DB, await consentLine(env, wish, 'given', 'checkout', now)),
    recordingFact(env.USERS_DB, address, fact, now),
  ])
}

/** @param ticked what the shop does not offer is left out */
export const agreeAtCheckout = async (
  env: Env,
  ticked: readonly CheckoutPurpose[],
  buyer: Buyer,
  now: number,
): Promise<void> => {
  if (ticked.length === 0) return
  const { notifications } = await settingsFresh(env, now)
  for (const purpose of offeredAtCheckout(notifications).filter((one) => ticked.includes(one))) {
    if (purpose === 'newsletter') await joinNewsletter(env, buyer, now)
    else await agree(env, { address: emailKey(buyer.email), purpose, language: buyer.language }, 'checkout', now)
  }
  await tellUserFacts(env, now)
}
