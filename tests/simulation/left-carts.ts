/**
 * People who fill a cart and leave it: who has agreed is reminded of it, so often at most as the shop has set, and not any more when it
 * was bought.
 */
import { currency } from '#domain/money'
import { isLeft } from '#domain/notifications/cart-reminder'
import type { CartOwner } from '#domain/orders/cart'
import { agree } from '#workers/flows/notifications/consents'
import { addToCart, quoteCart, readCart, saveDetails } from '#workers/flows/orders/cart'
import { completeCheckout } from '#workers/flows/orders/checkout'
import { cartsIn, ordersIn } from './accounts.ts'
import { REMINDED_AFTER_HOURS } from './databases.ts'
import { putItemOnSale } from './goods.ts'
import { mailsOf, openPlans, SKEW_MS, wasDay, type Mail } from './mails.ts'
import { DETAILS, keyOf, patiently } from './shopper.ts'
import type { Left } from './witness.ts'
import type { World } from './world.ts'

const MINUTE_MS = 60_000
const HOUR_MS = 60 * MINUTE_MS
/** Nobody notices a cart any more that is older. */
const NOTICED_MS = 20 * HOUR_MS

export const leaveCart = async (world: World): Promise<void> => {
  const { dice, clock, witness } = world
  const { id: variantId } = putItemOnSale(world, { tracked: false, oversell: false })
  const email = `leaves-${++witness.people}@example.com`
  const idempotency = keyOf(world, 'add')
  const lines = [{ variantId, units: 1 }]
  const asked = { owner: undefined, currency: currency('EUR'), language: 'en', lines, idempotency } as const
  const added = await patiently(world, (env, now) => addToCart(env, asked, now))
  if (!added?.ok) return
  const owner = { id: added.value.cart.id, key: added.value.key }
  const left: Left = { email, cart: owner.id, agrees: dice.chance(0.8), agreed: null, filledAt: clock.now }
  witness.left.push(left)
  await patiently(world, (env) => saveDetails(env, owner, { ...DETAILS, email }))
  if (left.agrees) await tick(world, left)
  // Some come back, and have bought it before the next reminder, or change it.
  if (dice.chance(0.6)) await clock.sleep(dice.between(1, 200) * MINUTE_MS)
  else return
  if (dice.chance(0.7)) await buy(world, owner)
  else await patiently(world, (env, now) => addToCart(env, { ...asked, owner, idempotency: keyOf(world, 'add') }, now))
}

const tick = async (world: World, left: Left): Promise<void> => {
  const wish = { address: left.email, purpose: 'abandoned-cart', language: 'en' } as const
  const noted = await patiently(world, async (env, now) => {
    await agree(env, wish, 'checkout', now)
    return true
  })
  if (noted) left.agreed = world.clock.now
}

const buy = async (world: World, owner: CartOwner): Promise<void> => {
  const cart = await patiently(world, (env) => readCart(env, owner))
  const quoted = cart && (await patiently(world, (env, now) => quoteCart(env, cart, now)))
  if (!quoted?.ok) return
  const expected = quoted.value.totals.total
  const ask = { owner, expected, token: 'demo_approve', passes: [], idempotency: keyOf(world, 'pay') }
  await patiently(world, (env, now) => completeCheckout(env, ask, now))
}

export const brokenReminders = (world: World): string[] => {
  if (world.witness.left.length === 0) return []
  const mails = mailsOf(world, ['cart-reminder'])
  const bought = new Map(ordersIn(world).map(({ id, placedAt }) => [id.slice('ord_'.length), placedAt]))
  return world.witness.left.flatMap((left) => {
    const own = mails.filter(({ recipient }) => recipient === left.email)
    return [
      ...remindedRightly(left, own, bought.get(left.cart.slice('cart_'.length))),
      ...remindedAtAll(world, left, own),
    ]
  })
}

const remindedRightly = (
  { email, cart, agrees, filledAt }: Left,
  mails: readonly Mail[],
  boughtAt: number | undefined,
): string[] => {
  const times = Map.groupBy(mails, ({ id }) => id.split(':')[2])
  return [
    ...(agrees || mails.length === 0 ? [] : [`${email} never agreed, and was reminded of ${cart}`]),
    ...[...times].flatMap(([which, some]) =>
      some.length === 1 ? [] : [`${email} was reminded of ${cart} ${some.length} times by number ${which}`],
    ),
    ...(mails.length <= REMINDED_AFTER_HOURS.length
      ? []
      : [`${email} was reminded of ${cart} ${mails.length} times, and not ${REMINDED_AFTER_HOURS.length} at most`]),
    ...mails.flatMap(({ at }) => [
      ...(boughtAt !== undefined && at > boughtAt + SKEW_MS
        ? [`${email} has bought ${cart}, and was reminded of it`]
        : []),
      ...(at < filledAt + HOUR_MS - SKEW_MS ? [`${email} was reminded of ${cart} within the hour`] : []),
    ]),
  ]
}

/** When everything works again, whoever has agreed is reminded of what is there still. */
const remindedAtAll = (world: World, { email, cart: id, agreed }: Left, mails: readonly Mail[]): string[] => {
  if (agreed === null || agreed > world.calmAt || mails.length > 0 || !wasDay(world)) return []
  const cart = cartsIn(world).find((one) => one.id === id)
  const isDue =
    cart && isLeft(cart) && cart.updatedAt < world.calmAt - SKEW_MS && cart.updatedAt > world.calmAt - NOTICED_MS
  if (!isDue || cart.email !== email || openPlans(world).has(`cart-reminder:${id}:0`)) return []
  return [`${email} has left ${id}, and was not reminded of it`]
}
