/** Buyers who have agreed are asked what they think of what they have bought: once for an order, when all of it was sent. */
import { reviewable } from '#domain/reviews/purchase'
import type { Order } from '#domain/orders/order'
import { ordersIn } from './accounts.ts'
import { mailsOf, openPlans, wasDay, type Mail } from './mails.ts'
import type { World } from './world.ts'

export const brokenInvitations = (world: World): string[] => {
  if (!world.witness.asksOpinions) return []
  const mails = Map.groupBy(mailsOf(world, ['review-invitation']), ({ id }) => /ord_\w+/.exec(id)?.[0])
  const plans = openPlans(world)
  const isDay = wasDay(world)
  return ordersIn(world).flatMap((order) => {
    const own = mails.get(order.id) ?? []
    const isOpen = plans.has(`review-invitation:${order.id}`)
    return [...invitedRightly(world, order, own), ...(isDay && !isOpen ? invitedAtAll(world, order, own) : [])]
  })
}

const invitedRightly = ({ witness }: World, { id, email, status }: Order, mails: readonly Mail[]): string[] => {
  if (mails.length === 0) return []
  return [
    ...(mails.length > 1 ? [`${email} was asked about ${id} ${mails.length} times`] : []),
    ...(status === 'shipped' ? [] : [`${email} was asked about ${id}, of which not all was sent`]),
    ...(witness.asked.has(email) ? [] : [`${email} never agreed, and was asked about ${id}`]),
  ]
}

const invitedAtAll = ({ witness, calmAt }: World, order: Order, mails: readonly Mail[]): string[] => {
  const agreed = witness.asked.get(order.email) ?? Infinity
  const isDue =
    order.status === 'shipped' && order.payment !== 'refunded' && agreed < calmAt && reviewable(order).length > 0
  return isDue && mails.length === 0 ? [`${order.email} was not asked about ${order.id}, all of which was sent`] : []
}
