/** What somebody agrees to from their account, where nothing has to be confirmed: both address and number are proven there. */
import type { UserFact } from '#domain/customers/facts'
import type { CustomerId } from '#domain/ids'
import type { Language } from '#domain/languages'
import {
  agreementsIn,
  goesBy,
  type Agreement,
  type AgreedChannel,
  type Reached,
} from '#domain/notifications/agreements'
import type { Purpose } from '#domain/notifications/consent'
import { ok, refuse, type Result } from '#domain/result'
import { recordingFact } from '#schema/users/customers/facts'
import { provenPhoneOf } from '#schema/users/customers/customers'
import { consentsOf, recordingConsent } from '#schema/users/notifications/consents'
import type { Env } from '../../env.ts'
import { consentLine } from './consents.ts'
import { devicesTold } from './push-devices.ts'
import { pushAddress } from './push-messages.ts'

type Who = { readonly id: CustomerId; readonly email: string }

const reachedAt = async (env: Env, { id, email }: Who): Promise<Reached> => {
  const [sms, devices] = await Promise.all([provenPhoneOf(env.USERS_DB, id), devicesTold(env, id, Date.now())])
  return { mail: email, sms, push: devices.length > 0 ? pushAddress(id) : null }
}

export const agreementsOf = async (env: Env, who: Who): Promise<Agreement[]> => {
  const reached = await reachedAt(env, who)
  const addresses = [reached.mail, reached.sms, reached.push].filter((address) => address !== null)
  const said = await Promise.all(addresses.map((address) => consentsOf(env.USERS_DB, address)))
  return agreementsIn(reached, said.flat())
}

export type Wish = { readonly purpose: Purpose; readonly channel: AgreedChannel; readonly given: boolean }
export type AgreementRefusal = { readonly code: 'phone-unverified' | 'push-nowhere' }

/** Each change is a line of the log with what was read; what is as it was writes none. */
export const setAgreements = async (
  env: Env,
  who: Who,
  wishes: readonly Wish[],
  language: Language,
  now: number,
): Promise<Result<Agreement[], AgreementRefusal>> => {
  const [reached, before] = await Promise.all([reachedAt(env, who), agreementsOf(env, who)])
  const unreached = wishes.find(
    ({ purpose, channel, given }) => given && (reached[channel] === null || !goesBy(purpose, channel)),
  )
  if (unreached) return refuse({ code: unreached.channel === 'push' ? 'push-nowhere' : 'phone-unverified' })
  const changes = wishes.filter(({ purpose, channel, given }) => {
    const known = before.find((one) => one.purpose === purpose)
    return reached[channel] !== null && (known?.[channel] ?? false) !== given
  })
  if (changes.length === 0) return ok(before)
  const lines = await Promise.all(
    changes.map(({ purpose, channel, given }) =>
      consentLine(
        env,
        { address: reached[channel] ?? '', purpose, language },
        given ? 'given' : 'withdrawn',
        'account',
        now,
      ),
    ),
  )
  const joins = changes.some((one) => one.given && one.purpose === 'newsletter' && one.channel === 'mail')
  const joined: UserFact = { type: 'newsletter-joined', email: who.email, language }
  await env.USERS_DB.batch([
    ...lines.map((line) => recordingConsent(env.USERS_DB, line)),
    ...(joins ? [recordingFact(env.USERS_DB, who.email, joined, now)] : []),
  ])
  return ok(await agreementsOf(env, who))
}
