/**
 * A drop that sells one unit to a cart, and shoppers with a good pass who try for more: they change the cart while it is
 * being paid for, and have seen the price of what they want.
 */
import { newDropId, type Drop } from '#domain/admission/drop'
import { passText } from '#domain/admission/pass'
import { currency } from '#domain/money'
import { saveDrop } from '#schema/products/admission/drops'
import { DROPS, purgeHere } from '#workers/cache/tags'
import { addToCart, quoteCart, readCart, saveDetails, setUnits } from '#workers/flows/orders/cart'
import { completeCheckout } from '#workers/flows/orders/checkout'
import { seal } from '#workers/http/seal'
import { ordersIn } from './accounts.ts'
import { putItemOnSale, type Goods } from './goods.ts'
import { DETAILS, keyOf, patiently } from './shopper.ts'
import { signAtOnce } from './signatures.ts'
import type { World } from './world.ts'

export type LimitedSale = { readonly goods: Goods; readonly drop: Drop }

const UNITS_EACH = 1
const FOREVER_MS = 30 * 24 * 60 * 60_000

export const announceLimitedSale = async (world: World): Promise<LimitedSale> => {
  signAtOnce()
  const { dice, clock, stores } = world
  const goods = putItemOnSale(world, { tracked: true, oversell: false })
  const bytes = Uint8Array.from({ length: 16 }, () => dice.between(0, 255))
  const drop: Drop = {
    id: newDropId(bytes),
    handle: 'one-each',
    name: { en: 'One each' },
    items: [goods.id],
    opensAt: clock.now,
    startsAt: clock.now,
    endsAt: clock.now + FOREVER_MS,
    expectedBuyers: null,
    unitsEach: UNITS_EACH,
    ratePerMinute: null,
    state: 'announced',
    version: 1,
    createdAt: clock.now,
    updatedAt: clock.now,
  }
  await saveDrop(stores.products as never, drop)
  // What this thread has lived through before is remembered by its isolates no more.
  purgeHere([DROPS], clock.now)
  return { goods, drop }
}

/** Somebody whom the queue has let in. */
export const tryForMore = async (world: World, { goods, drop }: LimitedSale): Promise<void> => {
  const { dice, clock } = world
  const variantId = goods.id
  const lines = [{ variantId, units: 1 }]
  const asked = { owner: undefined, currency: currency('EUR'), language: 'en', lines } as const
  const added = await patiently(world, (env, now) =>
    addToCart(env, { ...asked, idempotency: keyOf(world, 'add') }, now),
  )
  if (!added?.ok) return
  const owner = { id: added.value.cart.id, key: added.value.key }
  await patiently(world, (env) => saveDetails(env, owner, DETAILS))
  const cart = await patiently(world, (env) => readCart(env, owner))
  if (!cart) return
  const units = dice.between(1, 3)
  const wanted = { ...cart, lines: cart.lines.map((line) => ({ ...line, units })) }
  const quoted = await patiently(world, (env, now) => quoteCart(env, wanted, now))
  if (!quoted?.ok) return
  const expected = quoted.value.totals.total
  const text = passText({ drop: drop.id, cart: owner.id, number: 1, expiresAt: clock.now + FOREVER_MS })
  const idempotency = keyOf(world, 'pay')
  await Promise.all([
    patiently(world, (env) => setUnits(env, owner, { variantId, units, idempotency: keyOf(world, 'set') })),
    clock.sleep(dice.between(0, 60)).then(() =>
      patiently(world, async (env, now) => {
        const passes = [await seal(env, 'pass', text)]
        return completeCheckout(env, { owner, idempotency, expected, token: 'demo_approve', passes }, now)
      }),
    ),
  ])
}

export const brokenLimits = (world: World, { goods, drop }: LimitedSale): string[] =>
  ordersIn(world).flatMap(({ id, lines }) =>
    lines.flatMap(({ variantId, units }) =>
      variantId === goods.id && units > drop.unitsEach
        ? [`${id} has ${units} units, ${drop.unitsEach} may be had`]
        : [],
    ),
  )
