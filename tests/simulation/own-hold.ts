/** The last of a thing, and the shopper who holds it: another attempt to pay for the same cart has it before anybody else. */
import type { CartOwner } from '#domain/orders/cart'
import { readCart, reviewCart } from '#workers/flows/orders/cart'
import { completeCheckout, takeCartBack } from '#workers/flows/orders/checkout'
import { putItemOnSale } from './goods.ts'
import { fillWith, keyOf, patiently } from './shopper.ts'
import { stockUp } from './staff.ts'
import type { World } from './world.ts'

/** Nothing fails, and nobody else wants it: whoever is told that it is gone is told so of what they hold themselves. */
export const insist = async (world: World): Promise<void> => {
  const item = putItemOnSale(world, { tracked: true, oversell: false })
  await stockUp(world, item, 1)
  const filled = await fillWith(world, [{ variantId: item.id, units: 1 }])
  if (!filled) return
  const { owner, total: expected } = filled
  const pay = (token: string) => {
    const asked = { owner, expected, token, passes: [], idempotency: keyOf(world, 'pay') }
    return patiently(world, (env, now) => completeCheckout(env, asked, now))
  }
  const token = world.dice.chance(0.5) ? 'demo_decline' : 'demo_challenge'
  await pay(token)
  await readsItself(world, owner)
  if (token === 'demo_challenge' && world.dice.chance(0.5)) await patiently(world, (env) => takeCartBack(env, owner))
  await readsItself(world, owner)
  const paid = await pay('demo_approve')
  if (paid?.ok && paid.value.state === 'completed') return
  const code = paid && !paid.ok ? paid.refusal.code : 'nothing'
  world.witness.saw(`${owner.id} held the last one, tried again, and was told ${code}`)
}

const readsItself = async (world: World, owner: CartOwner): Promise<void> => {
  const reviewed = await patiently(world, async (env, now) => {
    const cart = await readCart(env, owner)
    return cart && reviewCart(env, cart, now)
  })
  if (reviewed?.ready === false) world.witness.saw(`${owner.id} read that what it holds itself is sold out`)
}
