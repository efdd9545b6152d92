/**
 * What goes back as credit: onto the account of whoever bought it, or as a gift card that is mailed to a guest. Given again it is given
 * once, under the name of the refund.
 */
import type { Refund } from '#domain/orders/money-back'
import type { Order } from '#domain/orders/order'
import { expiryOf } from '#domain/stored-value/expiry'
import { settingsFresh } from '../settings/settings.ts'
import { giveCredit, issueCard } from '../stored-value/issue.ts'
import type { MailEnv } from '../stored-value/mail.ts'

export const giveAsCredit = async (env: MailEnv, order: Order, { id, credited }: Refund): Promise<void> => {
  if (!credited) return
  const { customerId, language, currency, email, address, name: note } = order
  const given = {
    seed: `refund ${order.id} ${id}`,
    amount: credited.amount.amount + credited.bonus.amount,
    currency,
    language,
    note,
    by: '',
  }
  const now = Date.now()
  if (customerId) {
    const done = await giveCredit(env, { ...given, customer: customerId }, now)
    if (!done.ok) throw new Error(`${order.id} cannot be credited with ${id}: ${done.refusal.code}`)
    return
  }
  const { payments, shop } = await settingsFresh(env, now)
  await issueCard(
    env,
    {
      ...given,
      customerId: null,
      recipient: { name: address?.name ?? '', email },
      sender: '',
      message: '',
      deliverAt: now,
      expiresAt: expiryOf(now, payments.giftCardMonths, shop.address?.country ?? ''),
      order: null,
    },
    now,
  )
}
