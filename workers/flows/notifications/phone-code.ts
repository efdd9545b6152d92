/** Six digits for a telephone, as a short message: made where it is written, as those of mails are. */
import { userEventId, type UserEvent } from '#domain/customers/facts'
import { phoneCodeOf, SMS_BOUNDS } from '#domain/customers/phone'
import { DAY_MS } from '#domain/customers/sign-in'
import { messageId, type Message } from '#domain/notifications/message'
import { messageIsKnown } from '#schema/transactions/notifications/messages'
import { customerWithPhone } from '#schema/users/customers/phones'
import type { Env } from '../../env.ts'
import { countAttempts } from '../../http/attempt-counters.ts'
import { customerAuthAt, NOWHERE } from '../../http/customer-auth.ts'
import { newPhoneCode } from '../../http/phone-codes.ts'
import { accountEmailMessages } from './messages/account.ts'
import type { Shop } from './sender.ts'

/** @returns none for a number that no account has proven, and when the shop has sent as many as it pays for in a day */
export const phoneCodeMessage = async (
  env: Env,
  event: UserEvent & { readonly type: 'phone-code-asked' },
  shop: Shop,
): Promise<Message | null> => {
  const { phone, language, at } = event
  const id = messageId(userEventId(event.sequence), 'sms')
  // Written before, and not confirmed: digits that were made anew would make those of that message wrong.
  if (await messageIsKnown(env.TRANSACTIONS_DB, id)) return null
  const customerId = event.customer ?? (await customerWithPhone(env.USERS_DB, phone))?.id
  if (!customerId) return null
  const now = Date.now()
  const sent = await countAttempts(env, ['customer-sms-all'], { now, periodMs: DAY_MS })
  if (!sent.ok) throw new Error('short messages could not be counted')
  if ((sent.value[0]?.times ?? 0) > SMS_BOUNDS.shopDay) {
    console.error(`no further short message today: ${SMS_BOUNDS.shopDay} were sent`)
    return null
  }
  const { internalAdapter } = await (await customerAuthAt(env, env.SHOP_URL ?? NOWHERE)).$context
  const code = await newPhoneCode(env, internalAdapter, phoneCodeOf(phone, event.customer), now)
  const host = URL.parse(shop.url)?.host
  const lines = [
    code,
    accountEmailMessages[language].phoneCode(shop.name),
    // By this line a telephone fills it in, on this shop's pages alone. @see https://wicg.github.io/sms-one-time-codes/
    ...(host ? [`@${host} #${code}`] : []),
  ]
  const text = lines.join('\n')
  const about = { id, channel: 'sms', template: 'phone-code', orderId: null, customerId } as const
  return { ...about, recipient: phone, name: '', language, subject: '', text, html: '', at }
}
