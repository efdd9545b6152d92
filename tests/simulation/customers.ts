/**
 * People with accounts: what they put into carts on several devices as guests comes into one cart when they sign in, each unit once;
 * what they pay for meanwhile is theirs; and each is welcomed once.
 */
import { newCustomerId, type VariantId } from '#domain/ids'
import { currency } from '#domain/money'
import type { Cart, CartOwner } from '#domain/orders/cart'
import type { Order } from '#domain/orders/order'
import { quoteCart, readCart, saveDetails } from '#workers/flows/orders/cart'
import { completeCheckout } from '#workers/flows/orders/checkout'
import { joinCarts } from '#workers/flows/orders/customer-cart'
import { ordersOfCustomer } from '#workers/flows/orders/history'
import { ordersIn } from './accounts.ts'
import type { Goods } from './goods.ts'
import { DETAILS, fill, keyOf, patiently } from './shopper.ts'
import type { Known } from './witness.ts'
import type { World } from './world.ts'

const WISHES = { currency: currency('EUR'), language: 'en' } as const
/** How often a browser asks again whether somebody is signed in. */
const PERSISTENCE = 12

let people = 0

/** Digits were entered somewhere: the row is there, and with it the fact. */
const register = ({ stores, dice, clock, witness }: World): Known => {
  const id = newCustomerId(Uint8Array.from({ length: 24 }, () => dice.between(0, 255)))
  const email = `customer-${++people}@example.com`
  stores.users.sqlite
    .prepare(
      'INSERT INTO customers (id, name, email, email_verified, created_at, updated_at) VALUES (?, ?, ?, 1, ?, ?)',
    )
    .run(id, 'Maya', email, clock.now, clock.now)
  const known: Known = { customer: { id, email }, wanted: new Map() }
  witness.customers.push(known)
  return known
}

const join = (world: World, { customer }: Known, guest: CartOwner | null) =>
  patiently(world, async (env) => (await joinCarts(env, customer, guest, WISHES)).owner, PERSISTENCE)

/** Signs in on some devices, one after the other or in the same moment, and buys now and then in between. */
export const visitAsCustomer = async (world: World, goods: [Goods, ...Goods[]]): Promise<void> => {
  const { dice, clock, witness } = world
  const known = register(world)
  for (let devices = dice.between(1, 3); devices > 0; devices--) {
    const guest = await fill(world, goods)
    if (!guest) continue
    for (const [variant, units] of witness.wanted.get(guest.id) ?? [])
      known.wanted.set(variant, (known.wanted.get(variant) ?? 0) + units)
    witness.wanted.delete(guest.id)
    const signingIn = join(world, known, guest)
    // Two tabs, or a press twice.
    const twice = dice.chance(0.4) ? clock.sleep(dice.between(0, 300)).then(() => join(world, known, guest)) : undefined
    const [owner] = await Promise.all([signingIn, twice])
    if (owner && dice.chance(0.4)) await buy(world, owner)
  }
}

const buy = async (world: World, owner: CartOwner): Promise<void> => {
  const saved = await patiently(world, (env) => saveDetails(env, owner, DETAILS))
  const cart = saved && (await patiently(world, (env) => readCart(env, owner)))
  const quoted = cart && (await patiently(world, (env, now) => quoteCart(env, cart, now)))
  if (!quoted?.ok) return
  const token = world.dice.pick(['demo_approve', 'demo_approve', 'demo_timeout_paid', 'demo_decline'])
  const ask = { owner, expected: quoted.value.totals.total, token, passes: [], idempotency: keyOf(world, 'pay') }
  await patiently(world, (env, now) => completeCheckout(env, ask, now))
}

/** When everything works again: one more look at the cart brings in whatever has not come yet. */
export const signInOnceMore = async (world: World): Promise<void> => {
  for (const known of world.witness.customers) {
    const owner = await join(world, known, null)
    const cart = owner && (await patiently(world, (env) => readCart(env, owner)))
    const history = await patiently(world, (env) => ordersOfCustomer(env, known.customer.id, null))
    if (!cart || !history) world.witness.saw(`${known.customer.email} could not look at their cart`)
    else reckon(world, known, cart, history.orders)
  }
}

const reckon = (world: World, { customer, wanted }: Known, cart: Cart, history: readonly Order[]): void => {
  const own = ordersIn(world).filter(({ customerId }) => customerId === customer.id)
  if (history.length !== own.length)
    world.witness.saw(`${customer.email} has ${own.length} orders, and is shown ${history.length}`)
  const had = new Map<VariantId, number>()
  for (const { variantId, units } of [cart, ...own].flatMap(({ lines }) => [...lines]))
    had.set(variantId, (had.get(variantId) ?? 0) + units)
  for (const variant of new Set([...wanted.keys(), ...had.keys()])) {
    const [due, there] = [wanted.get(variant) ?? 0, had.get(variant) ?? 0]
    if (due !== there) world.witness.saw(`${customer.email} put ${due} of ${variant} into carts, and has ${there}`)
  }
}

/** Each was welcomed once, whatever was told again. */
export const brokenWelcomes = ({ stores, witness }: World): string[] =>
  witness.customers.flatMap(({ customer }) => {
    const row = stores.transactions.sqlite
      .prepare(`SELECT count(*) AS n FROM messages WHERE recipient = ? AND template = 'welcome'`)
      .get(customer.email)
    return row?.['n'] === 1 ? [] : [`${customer.email} was welcomed ${String(row?.['n'])} times`]
  })
