/**
 * Carts that were left: shards tell which nobody has changed lately, what stands in them is asked when a reminder is due, and only who
 * agreed is written. Nothing is written when something is put into a cart.
 */
import { orderOfCart, type CartId } from '#domain/ids'
import { localeOf } from '#domain/languages'
import { formatMoney } from '#domain/money'
import { publicPriceIn } from '#domain/pricing/public-prices'
import {
  dueAt,
  isLeft,
  leftBetween,
  plannedReminder,
  reminderOf,
  type LeftCart,
} from '#domain/notifications/cart-reminder'
import { isPaying, type Cart } from '#domain/orders/cart'
import { writeOffered } from '#domain/orders/offered'
import { offersOf } from '#schema/products/catalog/catalog'
import { planMessages } from '#schema/transactions/notifications/planned'
import { consentOf, givenAmong } from '#schema/users/notifications/consents'
import { readerOf } from '#schema/users/customers/customers'
import type { Env } from '../../env.ts'
import { pathIn } from '../../http/language.ts'
import { everyShard } from '../../sharding/call-shard.ts'
import { readCart } from '../orders/cart.ts'
import { settingsFresh } from '../settings/settings.ts'
import { personalMessage } from './account-emails.ts'
import { goodLine } from './alert-emails.ts'
import { cartReminderMessages } from './messages/cart-reminders.ts'
import { keysOf } from './order-keys.ts'
import type { Telling } from './telling.ts'
import { unsubscribeLink } from './unsubscribe-link.ts'

/** By the clock: of a shard that does not answer they are noticed the next time. Heard twice they are planned once. */
export const planCartReminders = async (env: Env, now: number): Promise<void> => {
  const { notifications } = await settingsFresh(env, now)
  const hours = notifications.cartReminderHours
  if (hours.length === 0) return
  const shards = await everyShard(env, 'orders')
  const told = await Promise.allSettled(shards.map(async ({ stub }) => stub().leftCarts(leftBetween(hours, now))))
  const left = told.flatMap((answer): readonly LeftCart[] => (answer.status === 'fulfilled' ? answer.value : []))
  if (left.length === 0) return
  const agreed = await givenAmong(env.USERS_DB, [...new Set(left.map(({ email }) => email))], 'abandoned-cart')
  await planMessages(
    env.TRANSACTIONS_DB,
    left.flatMap((cart) => (agreed.has(cart.email) ? (plannedReminder(cart, 0, hours) ?? []) : [])),
  )
}

/** What of it can be bought now, with today's prices. */
const buyable = async (env: Env, cart: Cart, now: number) => {
  const offers = await offersOf(
    env.PRODUCTS_DB,
    cart.lines.map(({ variantId }) => variantId),
    now,
  )
  return cart.lines.flatMap(({ variantId, units }) => {
    const offer = offers.get(variantId)
    return offer?.sellable && offer.availability !== 'sold-out' ? [{ offer, variantId, units }] : []
  })
}

/** Behind the end of a payment, which its shard sees by itself a moment later. */
const LOOKED_AT_AGAIN_MS = 60_000

/** Of a cart that was changed meanwhile it is told later; of one that was bought or emptied never. */
export const cartReminderFor: Telling = async (env, { id, about }, { settings, wording, now }) => {
  const [cartId, reminder] = [about as CartId, reminderOf(id)]
  const hours = settings.notifications.cartReminderHours[reminder]
  const order = orderOfCart(cartId)
  const key = (await keysOf(env, [order])).get(order)
  const cart = key && (await readCart(env, { id: cartId, key }))
  if (hours === undefined || !cart) return null
  // Whoever pays just now may not get through: then it is a cart that was left again.
  if (isPaying(cart.payment)) return Math.max(cart.payment.expiresAt, now) + LOOKED_AT_AGAIN_MS
  if (!isLeft(cart)) return null
  const due = dueAt(cart.updatedAt, hours)
  if (due > now) return due
  const address = cart.email.toLowerCase()
  const [lines, consent, known] = await Promise.all([
    buyable(env, cart, now),
    consentOf(env.USERS_DB, address, 'abandoned-cart'),
    readerOf(env.USERS_DB, { email: address }),
  ])
  if (lines.length === 0 || consent !== 'given') return null
  const { language } = cart
  const shop = { ...settings.shop, url: env.SHOP_URL ?? '' }
  const path = pathIn(language, `/cart/${writeOffered(lines)}?of=${cartId}`)
  const message = personalMessage({
    id,
    at: now,
    template: 'cart-reminder',
    reader: { customerId: cart.customerId ?? null, name: known?.name ?? '', email: cart.email, language },
    opening: cartReminderMessages[language].reminder(known?.name ?? '', reminder),
    lines: lines.map(({ offer, units }) => {
      const price = publicPriceIn(offer, cart.currency, now)
      const line = goodLine(offer, price, language, shop)
      return {
        ...line,
        label: `${line.label} × ${units}`,
        amount: price ? formatMoney({ ...price, amount: price.amount * units }, localeOf(language)) : '',
      }
    }),
    link: `${shop.url}${path}`,
    shop,
    wording,
    unsubscribe: await unsubscribeLink(env, { address, purpose: 'abandoned-cart', language }),
  })
  return { message, country: cart.address?.country ?? null }
}

/** The next one of the same cart, when this one was told. */
export const planNextReminder = async (env: Env, id: string, about: string, hours: readonly number[], now: number) => {
  const next = plannedReminder({ id: about as CartId, updatedAt: now }, reminderOf(id) + 1, hours)
  const [told, after] = [hours[reminderOf(id)] ?? 0, hours[reminderOf(id) + 1] ?? 0]
  if (next) await planMessages(env.TRANSACTIONS_DB, [{ ...next, dueAt: dueAt(now, after - told) }])
}
