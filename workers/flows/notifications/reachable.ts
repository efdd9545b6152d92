/** Whether somebody may be written to: nobody there, a complaint, no consent. Asked when a message leaves, so the last word counts. */
import { purposeOf } from '#domain/notifications/consent'
import type { Message } from '#domain/notifications/message'
import type { DeliveryNews, SuppressedChannel } from '#domain/notifications/suppression'
import { bouncedMessage } from '#schema/transactions/notifications/sending'
import { consentOf, consentsOf } from '#schema/users/notifications/consents'
import { endSubscriptionOf } from '#schema/users/notifications/push-devices'
import { suppressing, suppressionsAmong } from '#schema/users/notifications/suppressions'
import type { Env } from '../../env.ts'
import { pathIn } from '../../http/language.ts'
import { sealedName } from '../../http/seal.ts'
import { unsubscribeKey, withdraw } from './consents.ts'

type Addressed = Pick<Message, 'id' | 'channel' | 'recipient' | 'template' | 'language' | 'customerId'>

/** How the ids of mails begin that staff send to themselves. */
export const TEST = 'test:'

/** Of somebody who complained and was forgotten: who they were nobody knows, and they are known again. */
export const hashedAddress = (env: Pick<Env, 'USERS_DB' | 'ADMISSION_SECRET'>, address: string): Promise<string> =>
  sealedName(env, 'forgotten address', address)

const keyOf = (recipient: string): string => recipient.toLowerCase()

type Stores = Pick<Env, 'USERS_DB' | 'ADMISSION_SECRET'>

/** Under what somebody may be suppressed: the address, or what is left of one that was forgotten behind a complaint. */
const suppressible = async (env: Stores, { channel, recipient }: Addressed) => {
  if (channel === 'push') return []
  const address = keyOf(recipient)
  if (channel !== 'mail') return [{ address, channel }]
  return [
    { address, channel },
    { address: await hashedAddress(env, address), channel },
  ]
}

/** Staff who write to themselves to see how it looks have agreed by pressing. */
const lacksConsent = async (env: Stores, message: Addressed): Promise<string | null> => {
  const { id, channel, recipient, template, customerId } = message
  const purpose = id.startsWith(TEST) ? null : purposeOf(template)
  if (!purpose) return null
  const consent = await consentOf(env.USERS_DB, channel === 'push' ? (customerId ?? '') : keyOf(recipient), purpose)
  return consent === 'given' ? null : `no consent: ${purpose}`
}

/**
 * Of each message why it may not leave; null where it may. They are asked for together: behind a busy shop there are many at once, and
 * whoever waits for them is the queue of every order.
 */
export const heldBack = async (env: Stores, messages: readonly Addressed[]): Promise<(string | null)[]> => {
  const [names, lacking] = await Promise.all([
    Promise.all(messages.map((message) => suppressible(env, message))),
    Promise.all(messages.map((message) => lacksConsent(env, message))),
  ])
  const found = await suppressionsAmong(env.USERS_DB, names.flat())
  return names.map((mine, at) => {
    const suppression = mine.flatMap(
      ({ address, channel }) => found.find((one) => one.address === address && one.channel === channel) ?? [],
    )[0]
    return suppression ? [suppression.reason, suppression.detail].filter(Boolean).join(': ') : (lacking[at] ?? null)
  })
}

/** A provider knows that nobody is reached there. */
export const suppress = async (
  env: Env,
  { channel, recipient }: Pick<Message, 'channel' | 'recipient'>,
  detail: string,
  now: number,
): Promise<void> => {
  if (channel === 'push') return endSubscriptionOf(env.USERS_DB, recipient)
  await suppressing(env.USERS_DB, {
    address: keyOf(recipient),
    channel,
    reason: 'bounced',
    detail: withoutAddresses(detail),
    at: now,
  }).run()
}

/** Providers like to name whom they could not reach, again. */
const withoutAddresses = (detail: string): string => detail.replaceAll(/[^\s<>"']+@[^\s<>"']+/g, '…')

/** What a provider tells later. Told twice it changes nothing more. */
export const hearOf = async (
  env: Env,
  channel: SuppressedChannel,
  news: readonly DeliveryNews[],
  now: number,
): Promise<void> => {
  for (const { type: reason, receipt, recipients, detail: said } of news) {
    const detail = withoutAddresses(said)
    for (const recipient of recipients) {
      const address = keyOf(recipient)
      await suppressing(env.USERS_DB, { address, channel, reason, detail, at: now }).run()
      if (reason !== 'complained') continue
      for (const { state, purpose, language } of await consentsOf(env.USERS_DB, address))
        if (state === 'given') await withdraw(env, { address, purpose, language }, 'complaint', now)
    }
    if (receipt !== '') await bouncedMessage(env.TRANSACTIONS_DB, receipt, [reason, detail].filter(Boolean).join(': '))
  }
}

/**
 * One press in a mail program ends what somebody has agreed to. Without SHOP_URL there is no address to lead there, and none is given.
 *
 * @see https://www.rfc-editor.org/rfc/rfc8058
 */
export const unsubscribeHeaders = async (env: Env, message: Addressed): Promise<Readonly<Record<string, string>>> => {
  const purpose = purposeOf(message.template)
  if (!purpose || !env.SHOP_URL?.startsWith('https://')) return {}
  const { language } = message
  const key = await unsubscribeKey(env, { address: keyOf(message.recipient), purpose, language })
  const link = `${env.SHOP_URL}${pathIn(language, '/unsubscribe')}?key=${encodeURIComponent(key)}`
  return {
    'List-Unsubscribe': `<${link}>`,
    'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
    'List-Id': `<${purpose}.${new URL(env.SHOP_URL).hostname}>`,
  }
}
