/**
 * A code that may be used a few times, and shoppers who all have it: whoever is too late is told so and pays without it. At the end as
 * many orders have it as its books say, and never more than there are.
 */
import { currency } from '#domain/money'
import { usesKey } from '#domain/promotions/limits'
import { EVERYTHING, type Promotion, type PromotionId } from '#domain/promotions/promotion'
import { addCodes } from '#schema/products/promotions/codes'
import { savePromotion } from '#schema/products/promotions/promotions'
import { PROMOTIONS, purgeHere } from '#workers/cache/tags'
import { addToCart, quoteCart, readCart, saveDetails } from '#workers/flows/orders/cart'
import { completeCheckout } from '#workers/flows/orders/checkout'
import { askOrder } from '#workers/sharding/call-shard'
import { ordersIn } from './accounts.ts'
import type { Goods } from './goods.ts'
import { isAmong, WITH_CODES } from './kinds.ts'
import { DETAILS, keyOf, patiently } from './shopper.ts'
import type { World } from './world.ts'

export type LimitedCode = { readonly promotion: Promotion; readonly code: string; readonly uses: number }

const CODE = 'SPRING'
const USES = [1, 4] as const

export const announceCode = async (world: World, seed: number): Promise<LimitedCode | null> => {
  const { dice, clock, stores } = world
  // What this thread has lived through before is remembered by its isolates no more.
  purgeHere([PROMOTIONS], clock.now)
  if (!isAmong(seed, WITH_CODES)) return null
  const uses = dice.between(...USES)
  const promotion: Promotion = {
    id: 'promo_0123456789abcdef' as PromotionId,
    class: 'order',
    state: 'active',
    name: 'Half of it',
    title: { en: 'Half of it' },
    method: 'code',
    effect: { type: 'order', value: { type: 'percent', rate: 5_000 } },
    conditions: {
      buyers: { type: 'everybody' },
      countries: null,
      currencies: null,
      minimumSum: { set: EVERYTHING, sums: [{ amount: 2, currency: currency('EUR') }] },
      minimumUnits: null,
    },
    limits: { uses, perBuyer: null, budget: null },
    period: { from: null, until: null, timeZone: 'UTC', weekdays: null, hours: null },
    combines: { product: false, order: false, delivery: false },
    skipsMarkedDown: false,
    marginFloor: null,
    priority: 0,
    version: 1,
  }
  const products = stores.products as never
  await savePromotion(products, { promotion, who: '', at: clock.now })
  const batch = { codes: [CODE], promotion: promotion.id, uses: null, customer: null, batch: '', at: clock.now }
  await addCodes(products, batch)
  return { promotion, code: CODE, uses }
}

/** Somebody who has the code, and pays without it when it is used up. */
export const buyWithCode = async (world: World, { promotion, code }: LimitedCode, goods: [Goods, ...Goods[]]) => {
  const { dice, clock } = world
  const lines = [{ variantId: dice.pick(goods).id, units: dice.between(1, 2) }]
  const asked = { owner: undefined, currency: currency('EUR'), language: 'en', lines } as const
  const idempotency = keyOf(world, 'add')
  const added = await patiently(world, (env, now) => addToCart(env, { ...asked, idempotency }, now))
  if (!added?.ok) return
  const owner = { id: added.value.cart.id, key: added.value.key }
  await patiently(world, (env) => saveDetails(env, owner, DETAILS))
  const change = { type: 'give', code: { code, promotion: promotion.id } } as const
  await patiently(world, (env) => askOrder(env, owner.id, 'changeCodes', { owner, change }))
  for (let round = 0; round < 3; round++) {
    const cart = await patiently(world, (env) => readCart(env, owner))
    if (!cart || cart.orderId) return
    const quoted = await patiently(world, (env, now) => quoteCart(env, cart, now))
    if (!quoted?.ok) return
    const expected = quoted.value.totals.total
    const token = dice.chance(0.7)
      ? 'demo_approve'
      : dice.pick(['demo_decline', 'demo_timeout_paid', 'demo_timeout_unpaid'])
    const ask = { owner, expected, token, passes: [], idempotency: keyOf(world, 'pay') }
    await clock.sleep(dice.between(100, 10_000))
    const answer = await patiently(world, (env, now) => completeCheckout(env, ask, now))
    if (answer?.ok && answer.value.state === 'completed')
      world.witness.told(ask.idempotency.key, answer.value.order, expected.amount)
    if (!answer || answer.ok) return
    await clock.sleep(dice.between(500, 30_000))
  }
}

type Books = { readonly held: number; readonly taken: number; readonly available: number }

/** What its shard says; nothing where nobody ever came to hold it. */
const booksOf = ({ inventory }: World, { promotion }: LimitedCode): Books =>
  [...inventory.values()]
    .flatMap(({ machine }) =>
      machine.read<Books>(
        `SELECT held, taken, available FROM stock WHERE item = ?1 OR item GLOB ?1 || '#*'`,
        usesKey(promotion.id),
      ),
    )
    .reduce(
      (sum, { held, taken, available }) => ({
        held: sum.held + held,
        taken: sum.taken + taken,
        available: sum.available + available,
      }),
      { held: 0, taken: 0, available: 0 },
    )

export const brokenCodes = (world: World, limited: LimitedCode | null): string[] => {
  if (!limited) return []
  const { promotion, uses } = limited
  const withIt = ordersIn(world).filter(
    ({ status, promotions }) => status !== 'cancelled' && promotions?.some((one) => one.promotion === promotion.id),
  )
  const { held, taken, available } = booksOf(world, limited)
  const isKnown = held + taken + available > 0
  return [
    ...(withIt.length > uses ? [`a code of ${uses} uses is on ${withIt.length} orders`] : []),
    ...(taken === withIt.length ? [] : [`${withIt.length} orders have the code, and ${taken} uses are taken`]),
    ...(held === 0 ? [] : [`${held} uses of the code are held for ever`]),
    ...(!isKnown || held + taken + available === uses
      ? []
      : [`a code of ${uses} uses has ${held + taken + available} in its books`]),
    ...withIt.flatMap(({ id, totals }) => (totals.discount.amount > 0 ? [] : [`${id} has the code and nothing off`])),
  ]
}
