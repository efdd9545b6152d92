/** Whether somebody may be written to: nobody there, a complaint, no consent. Asked when a message leaves, so the last word counts. */
import { purposeOf } from '#domain/notifications/consent'
import type { Message } from '#domain/notifications/message'
import type { DeliveryNews, SuppressedChannel } from '#domain/notifications/suppression'
import { bouncedMessage } from '#schema/transactions/notifications/sending'
import { consentOf, consentsOf } from '#schema/users/notifications/consents'
import { endSubscriptionOf } from '#schema/users/notifications/push-devices'
import { suppressing, suppressionOf } from '#schema/users/notifications/suppressions'
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

/** @returns why they may not be; null where they may */
export const heldBack = async (
  env: Pick<Env, 'USERS_DB' | 'ADMISSION_SECRET'>,
  { id, channel, recipient, template, customerId }: Addressed,
): Promise<string | null> => {
  const address = keyOf(recipient)
  // Staff who write to themselves to see how it looks have agreed by pressing.
  const purpose = id.startsWith(TEST) ? null : purposeOf(template)
  const [known, complaint, consent] = await Promise.all([
    channel === 'push' ? null : suppressionOf(env.USERS_DB, address, channel),
    channel === 'mail' ? suppressionOf(env.USERS_DB, await hashedAddress(env, address), channel) : null,
    purpose && consentOf(env.USERS_DB, channel === 'push' ? (customerId ?? '') : address, purpose),
  ])
  const suppression = known ?? complaint
  if (suppression) return [suppression.reason, suppression.detail].filter(Boolean).join(': ')
  return purpose && consent !== 'given' ? `no consent: ${purpose}` : null
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
