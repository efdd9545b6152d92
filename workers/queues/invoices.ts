/** Invoices listens: what was paid or bought on account is invoiced, what went back or is waived is credited, and the buyer is told. */
import type { Event } from '#domain/events'
import type { Message } from '#domain/notifications/message'
import { invoiceEmail } from '../flows/notifications/invoice-emails.ts'
import { keysOf } from '../flows/notifications/order-keys.ts'
import { sendMessages, type SendEnv } from '../flows/notifications/send.ts'
import { wordingIn } from '../flows/notifications/wording.ts'
import { issueFor } from '../flows/orders/invoices/issue.ts'
import { settingsFresh } from '../flows/settings/settings.ts'
import type { TopologyEnv } from '../sharding/topology.ts'
import type { Env } from '../env.ts'

type InvoicesEnv = SendEnv & TopologyEnv & Pick<Env, 'PRODUCTS_DB' | 'CURRENCY' | 'SHOP_URL'>

export const invoices = async (events: readonly Event[], env: InvoicesEnv): Promise<void> => {
  const now = Date.now()
  const settings = await settingsFresh(env, now)
  if (!settings.invoices.issued) return
  const issued = []
  // One after the other: numbers follow what happened.
  for (const event of events) {
    if (!('order' in event)) continue
    for (const invoice of await issueFor(env, event, settings, now)) issued.push({ invoice, order: event.order })
  }
  if (issued.length === 0 || !settings.invoices.mailed) return
  const [keys, wording] = await Promise.all([
    keysOf(env, [...new Set(issued.map(({ order }) => order.id))]),
    wordingIn(env.TRANSACTIONS_DB),
  ])
  const shop = { ...settings.shop, url: env.SHOP_URL ?? '' }
  const messages = issued.flatMap(({ invoice, order }): Message[] => {
    const key = keys.get(order.id)
    return key ? [invoiceEmail(invoice, order, { key, shop, wording })] : []
  })
  await sendMessages(env, messages)
}
