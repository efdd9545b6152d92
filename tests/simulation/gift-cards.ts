/**
 * Gift cards that several have the codes of, and who pay with them in part or in whole: at the end each card has what came in, less what
 * orders keep of it, no order has more from it than it paid, and the book says what is left.
 */
import { currency } from '#domain/money'
import { keptOfStored, leftToPay } from '#domain/orders/stored-payments'
import { payableBy } from '#domain/stored-value/record'
import { moneyKey, newStoredValueId, type StoredValue } from '#domain/stored-value/stored-value'
import { beginRecord, recordBy } from '#schema/transactions/stored-value/records'
import { addToCart, quoteCart, readCart, saveDetails } from '#workers/flows/orders/cart'
import { completeCheckout } from '#workers/flows/orders/checkout'
import { giveStoredValue } from '#workers/flows/stored-value/give'
import { goOn } from '#workers/flows/stored-value/issue'
import { ordersIn } from './accounts.ts'
import type { Goods } from './goods.ts'
import { isAmong, WITH_CARDS } from './kinds.ts'
import { DETAILS, keyOf, patiently } from './shopper.ts'
import type { World } from './world.ts'

export type GiftCard = { readonly value: StoredValue; readonly issued: number }

/** A part of an order, and all of several. */
const SUMS = [1_500, 20_000] as const

const NOBODY = {
  kind: 'gift-card',
  currency: currency('EUR'),
  customerId: null,
  recipient: { name: '', email: '' },
  sender: '',
  message: '',
  language: 'en',
  deliverAt: null,
  expiresAt: null,
  note: '',
  orderId: null,
  orderName: '',
  variantId: null,
  issuedBy: '',
} as const

export const hasCards = (seed: number): boolean => isAmong(seed, WITH_CARDS)

/** @param dealt those that are paid in: whoever buys may have them from then on */
export const dealCards = async (world: World, dealt: GiftCard[]): Promise<void> => {
  for (const [at, issued] of SUMS.entries()) {
    const id = newStoredValueId(new Uint8Array(16).fill(at + 1))
    const begun = { ...NOBODY, id, issued, codeHash: `code ${at}`, ending: `000${at}`, createdAt: world.clock.now }
    const record = await patiently(world, async (env, now) => {
      await beginRecord(env.TRANSACTIONS_DB, begun)
      const written = await recordBy(env.TRANSACTIONS_DB, id)
      return written && goOn(env, written, now)
    })
    const value = record && payableBy(record, world.clock.now)
    if (value) dealt.push({ value, issued })
  }
}

const TOKENS = ['demo_decline', 'demo_challenge', 'demo_timeout_paid', 'demo_timeout_unpaid'] as const

/** Somebody who has one of the codes, or both; whoever is told that the money is gone pays the rest. */
export const buyWithCard = async (world: World, cards: readonly GiftCard[], goods: [Goods, ...Goods[]]) => {
  const { dice, clock, witness } = world
  const lines = [{ variantId: dice.pick(goods).id, units: dice.between(1, 3) }]
  const asked = { owner: undefined, currency: currency('EUR'), language: 'en', lines } as const
  const idempotency = keyOf(world, 'add')
  const added = await patiently(world, (env, now) => addToCart(env, { ...asked, idempotency }, now))
  if (!added?.ok) return
  const owner = { id: added.value.cart.id, key: added.value.key }
  await patiently(world, (env) => saveDetails(env, owner, DETAILS))
  for (const { value } of cards.filter(() => dice.chance(0.7)))
    await patiently(world, (env, now) => giveStoredValue(env, owner, value, now))
  for (let round = 0; round < 3; round++) {
    const cart = await patiently(world, (env) => readCart(env, owner))
    if (!cart || cart.orderId) return
    const quoted = await patiently(world, (env, now) => quoteCart(env, cart, now))
    if (!quoted?.ok) return
    const shown = { expected: quoted.value.totals.total, expectedDue: leftToPay(quoted.value) }
    const token = dice.chance(0.6) ? 'demo_approve' : dice.pick(TOKENS)
    const ask = { owner, ...shown, token, passes: [], idempotency: keyOf(world, 'pay') }
    await clock.sleep(dice.between(100, 10_000))
    const work = () => patiently(world, (env, now) => completeCheckout(env, ask, now))
    const [answer] = await Promise.all([work(), ...(dice.chance(0.2) ? [work()] : [])])
    if (answer?.ok && answer.value.state === 'completed')
      witness.told(ask.idempotency.key, answer.value.order, shown.expected.amount)
    if (!answer || answer.ok) return
    await clock.sleep(dice.between(500, 30_000))
  }
}

type Books = { readonly held: number; readonly taken: number; readonly available: number }

const booksOf = ({ inventory }: World, { value }: GiftCard): Books =>
  [...inventory.values()]
    .flatMap(({ machine }) =>
      machine.read<Books>(`SELECT held, taken, available FROM stock WHERE item = ?1`, moneyKey(value.id)),
    )
    .reduce(
      (sum, { held, taken, available }) => ({
        held: sum.held + held,
        taken: sum.taken + taken,
        available: sum.available + available,
      }),
      { held: 0, taken: 0, available: 0 },
    )

/** What the book says is left of a card. */
const bookedOf = ({ stores }: World, { value }: GiftCard): number =>
  Number(
    stores.transactions.sqlite.prepare('SELECT balance FROM stored_values WHERE id = ?').get(value.id)?.['balance'],
  )

export const brokenCards = (world: World, cards: readonly GiftCard[]): string[] => {
  const kept = cards.length === 0 ? [] : ordersIn(world).flatMap((order) => keptOfStored(order))
  return cards.flatMap((card) => {
    const { id } = card.value
    const { held, taken, available } = booksOf(world, card)
    const paid = kept.filter(({ item }) => item === moneyKey(id)).reduce((sum, { units }) => sum + units, 0)
    return [
      ...(taken === paid ? [] : [`orders keep ${paid} of ${id}, and ${taken} are taken`]),
      ...(held === 0 ? [] : [`${held} of ${id} are held for ever`]),
      ...(available + held + taken === card.issued
        ? []
        : [`${id} was dealt with ${card.issued}, and has ${available + held + taken}`]),
      ...(bookedOf(world, card) === available + held
        ? []
        : [`${available + held} of ${id} are left, and its book says ${bookedOf(world, card)}`]),
    ]
  })
}
