/** A shopper: fills a cart, pays, tries again, pays twice, changes his mind, goes away. */
import type { PaymentId } from '#domain/ids'
import { currency, type Money } from '#domain/money'
import type { Cart, CartOwner } from '#domain/orders/cart'
import type { Env } from '../../workers/env.ts'
import { agree } from '#workers/flows/notifications/consents'
import { addToCart, quoteCart, readCart, saveDetails, setUnits } from '#workers/flows/orders/cart'
import type { CartAnswer } from '#workers/flows/orders/cart'
import { answerChallenge, completeCheckout, takeCartBack, type Completed } from '#workers/flows/orders/checkout'
import type { Goods } from './goods.ts'
import { moveUnderFoot } from './masters.ts'
import { isTrouble } from './workers.ts'
import type { World } from './world.ts'

const EUR = currency('EUR')
const ADDRESS = {
  name: 'Maya Lindqvist',
  street: 'Kade 4',
  extra: '',
  postcode: '3011 AB',
  city: 'Rotterdam',
  region: '',
  country: 'NL',
  phone: '',
}
export const DETAILS = { email: 'maya@example.com', address: ADDRESS, delivery: 'post' } as const
const CARDS = ['demo_approve', 'demo_decline', 'demo_challenge', 'demo_timeout_paid', 'demo_timeout_unpaid'] as const
/** Most cards are good. */
const card = ({ dice }: World): string => (dice.chance(0.55) ? 'demo_approve' : dice.pick(CARDS))

/** How often a shopper presses the same button again. */
const PATIENCE = 4

/** Ask again with the same key, as a browser does; undefined when the shopper has lost patience. */
export const patiently = async <T>(
  world: World,
  work: (env: Env, now: number) => Promise<T>,
  most = PATIENCE,
): Promise<T | undefined> => {
  for (let tries = 0; tries < most; tries++) {
    try {
      return await world.page(work)
    } catch (fault) {
      if (!isTrouble(fault)) return undefined
      await world.clock.sleep(world.dice.between(100, world.dice.chance(0.2) ? 90_000 : 5_000))
    }
  }
  return undefined
}

export const keyOf = ({ witness }: World, what: string) => ({ key: `key-${++witness.keys}`, request: what })

type Visit = { readonly world: World; readonly owner: CartOwner; readonly goods: [Goods, ...Goods[]] }

const ownerOf = (answer: CartAnswer | undefined): CartOwner | undefined =>
  answer?.ok ? { id: answer.value.cart.id, key: answer.value.key } : undefined

type Lines = Parameters<typeof addToCart>[1]['lines']

/** A cart with these, ready to be paid for. @returns undefined when it cannot be had */
export const fillWith = async (world: World, lines: Lines): Promise<{ owner: CartOwner; total: Money } | undefined> => {
  const idempotency = keyOf(world, 'add')
  const ask = { owner: undefined, currency: EUR, language: 'en', lines, idempotency } as const
  const added = await patiently(world, (env, now) => addToCart(env, ask, now))
  const owner = ownerOf(added)
  if (!added?.ok || !owner) return undefined
  await patiently(world, (env) => saveDetails(env, owner, DETAILS))
  const cart = await patiently(world, (env) => readCart(env, owner))
  const quoted = cart && (await patiently(world, (env, now) => quoteCart(env, cart, now)))
  return quoted?.ok ? { owner, total: quoted.value.totals.total } : undefined
}

/** When everything works again, whoever can pay can buy what is there. */
export const sells = async (world: World, { id: variantId }: Goods): Promise<boolean> => {
  const filled = await fillWith(world, [{ variantId, units: 1 }])
  if (!filled) return false
  const { owner, total: expected } = filled
  const paying = { owner, expected, token: 'demo_approve', passes: [], idempotency: keyOf(world, 'pay') }
  const paid = await patiently(world, (env, now) => completeCheckout(env, paying, now))
  return paid?.ok === true && paid.value.state === 'completed'
}

/** One visit to the shop. */
export const visit = async (world: World, goods: [Goods, ...Goods[]]): Promise<void> => {
  world.witness.visits++
  const owner = await fill(world, goods)
  if (!owner) return
  const visiting = { world, owner, goods }
  for (let round = 0; round < 3; round++) {
    const cart = await patiently(world, (env) => readCart(env, owner))
    if (!cart || cart.orderId || !remembers(visiting, cart)) return
    const went = await pay(visiting, cart)
    if (went === 'leave') return
    await world.clock.sleep(world.dice.between(500, 60_000))
    if (world.dice.chance(0.3) && !(await lessen(visiting, cart))) return
  }
}

/** Some buyers tick it in the checkout, for an address that is theirs alone. @returns what they type there */
const detailsOf = async (world: World) => {
  const { dice, witness, clock } = world
  if (!witness.asksOpinions) return DETAILS
  const email = `buys-${++witness.people}@example.com`
  if (dice.chance(0.6)) {
    witness.asked.set(email, null)
    const wish = { address: email, purpose: 'review-invitation', language: 'en' } as const
    const noted = await patiently(world, async (env, now) => {
      await agree(env, wish, 'checkout', now)
      return true
    })
    if (noted) witness.asked.set(email, clock.now)
  }
  return { ...DETAILS, email }
}

/** Some additions, each with a key, repeated until they are answered. */
export const fill = async (world: World, goods: [Goods, ...Goods[]]): Promise<CartOwner | undefined> => {
  const { dice, witness } = world
  let owner: CartOwner | undefined
  for (let additions = dice.between(1, 3); additions > 0; additions--) {
    const lines = [{ variantId: dice.pick(goods).id, units: dice.between(1, 3) }]
    const idempotency = dice.chance(0.8) ? keyOf(world, 'add') : undefined
    const work = (env: Env, now: number) =>
      addToCart(env, { owner, currency: EUR, language: 'en', lines, idempotency }, now)
    const added = await patiently(world, work, idempotency ? PATIENCE : 1)
    const now = ownerOf(added)
    if (!now) return undefined
    const wanted = new Map(witness.wanted.get(now.id))
    for (const { variantId, units } of lines) wanted.set(variantId, (wanted.get(variantId) ?? 0) + units)
    witness.wanted.set(now.id, wanted)
    owner = now
    if (dice.chance(0.2)) {
      void moveUnderFoot(world, now.id, dice.pick(goods).id)
      additions += dice.between(0, 4)
      await world.clock.sleep(dice.between(0, 60))
    }
  }
  const known = owner
  const details = await detailsOf(world)
  return known && (await patiently(world, (env) => saveDetails(env, known, details))) && known
}

const remembers = ({ world: { witness } }: Visit, cart: Cart): boolean => {
  const wanted = witness.wanted.get(cart.id)
  if (!wanted) return true
  const has = new Map(cart.lines.map(({ variantId, units }) => [variantId, units]))
  const same = wanted.size === has.size && [...wanted].every(([id, units]) => has.get(id) === units)
  if (!same) witness.saw(`${cart.id} holds ${JSON.stringify([...has])}, asked for ${JSON.stringify([...wanted])}`)
  return same
}

/** Take less, after something was sold out or refused. */
const lessen = async ({ world, owner }: Visit, cart: Cart): Promise<boolean> => {
  const line = cart.lines.find(({ units }) => units > 1)
  if (!line) return true
  const idempotency = keyOf(world, 'set')
  world.witness.wanted.delete(cart.id)
  const { variantId } = line
  const set = await patiently(world, (env) => setUnits(env, owner, { variantId, units: 1, idempotency }))
  return set !== undefined
}

type Went = 'leave' | 'again'

const pay = async (visiting: Visit, cart: Cart): Promise<Went> => {
  const { world, owner } = visiting
  const { dice } = world
  const quoted = await patiently(world, (env, now) => quoteCart(env, cart, now))
  if (!quoted?.ok) return 'leave'
  const ask = { owner, expected: quoted.value.totals.total, token: card(world), passes: [] }
  await world.clock.sleep(dice.between(100, 20_000))
  if (dice.chance(0.25)) void moveUnderFoot(world, owner.id, dice.pick(visiting.goods).id)
  const once = complete(visiting, { ...ask, idempotency: keyOf(world, 'pay') })
  if (dice.chance(0.2)) {
    await world.clock.sleep(dice.between(0, 400))
    await Promise.all([once, complete(visiting, { ...ask, idempotency: keyOf(world, 'pay'), token: card(world) })])
  }
  if (dice.chance(0.2)) {
    await world.clock.sleep(dice.between(0, 2_000))
    const lines = [{ variantId: dice.pick(visiting.goods).id, units: 1 }]
    world.witness.wanted.delete(owner.id)
    await patiently(world, (env, now) => addToCart(env, { owner, currency: EUR, language: 'en', lines }, now))
  }
  return once
}

type Ask = Parameters<typeof completeCheckout>[1]

const complete = async (visiting: Visit, ask: Ask): Promise<Went> => {
  const { world } = visiting
  const twice = world.dice.chance(0.15)
  const work = (env: Env, now: number) => completeCheckout(env, ask, now)
  const other = twice ? world.clock.sleep(world.dice.between(0, 1_500)).then(() => patiently(world, work)) : undefined
  const answer = await patiently(world, work)
  const second = await other
  if (second?.ok) await received(visiting, ask, second.value)
  if (!answer) return 'leave'
  if (answer.ok) return received(visiting, ask, answer.value)
  const { refusal } = answer
  if (refusal.code === 'price-changed') return accept(visiting, refusal.total)
  return refusal.code === 'payment-in-progress' || refusal.code === 'cart-ordered' ? 'leave' : 'again'
}

/** What is to be paid now was shown: some find it too dear. */
const accept = ({ world }: Visit, total: Money): Went =>
  total.amount > 20_000 || world.dice.chance(0.2) ? 'leave' : 'again'

const received = async (visiting: Visit, { idempotency, expected }: Ask, said: Completed): Promise<Went> => {
  const { world } = visiting
  if (said.state === 'completed') world.witness.told(idempotency.key, said.order, expected.amount)
  if (said.state === 'challenge') {
    await prove(visiting, said.paymentId, expected)
    // Another card, whether or not the bank still waits.
    if (world.dice.chance(0.3)) return 'again'
  }
  return said.state === 'uncertain' && world.dice.chance(0.5) ? 'again' : 'leave'
}

/** The bank asks: answered soon, late, twice, or never; or the cart is taken back from it, also while it is answered. */
const prove = async ({ world, owner }: Visit, paymentId: PaymentId, expected: Money): Promise<void> => {
  const { dice, clock } = world
  if (dice.chance(0.2)) return
  if (dice.chance(0.25)) {
    const taken = clock.sleep(dice.between(0, 60_000)).then(() => patiently(world, (env) => takeCartBack(env, owner)))
    if (dice.chance(0.5)) return void (await taken)
  }
  await clock.sleep(dice.chance(0.2) ? dice.between(800_000, 1_000_000) : dice.between(1_000, 60_000))
  const approved = dice.chance(0.8)
  const answer = await patiently(world, (env) => answerChallenge(env, owner, { paymentId, approved }))
  if (answer?.ok && answer.value.state === 'completed') {
    world.witness.told(`challenge of ${paymentId}`, answer.value.order, expected.amount)
  }
}
