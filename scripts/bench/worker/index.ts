/**
 * The shop with a few doors more, for measurements and reckonings alone: holds without a checkout around them, carts and
 * orders of one slot, and what shards say they keep. Built by the same bundler; it is no part of what is shipped.
 */
import { base32, cartId, newCartKey, paymentIdOf, orderOfCart, variantId, type ItemKey } from '#domain/ids'
import { currency, money } from '#domain/money'
import type { CartOwner } from '#domain/orders/cart'
import type { OrderLineItem } from '#domain/orders/order-line'
import type { Quote } from '#domain/orders/quote'
import { laneOf } from '#domain/sharding/lanes'
import { KEYSPACES, SLOTS, slotText, type Keyspace } from '#domain/sharding/slots'
import { keyspaceOfShard, type Place } from '#domain/sharding/topology'
import { callShard } from '#durable-objects/sharding/shards'
import type { InventoryShard } from '#durable-objects/inventory/inventory-shard'
import type { Env } from '#workers/env'
import { askItem } from '#workers/sharding/call-shard'
import { openCart, quoteCart, saveDetails } from '#workers/flows/orders/cart'
import { completeCheckout } from '#workers/flows/orders/checkout'
import { holdStock } from '#workers/flows/inventory/hold'
import { knownTopology } from '#workers/sharding/topology'
import shop from '#workers/index'
import { ASKS_LIMITS } from '../buyers.ts'

export * from '#workers/index'
export { InventoryShardAlone } from './alone.ts'

type BenchEnv = Env & { readonly INVENTORY_ALONE: DurableObjectNamespace<InventoryShard> }

const EUR = currency('EUR')

/** `alone`: at the shards that commit each call for itself. */
type Item = { readonly item: string; readonly units?: number; readonly alone?: boolean }
type Slot = { readonly slot: number; readonly item: string; readonly many: number }

const at = (env: BenchEnv, { alone }: Item): Env => (alone ? { ...env, INVENTORY: env.INVENTORY_ALONE } : env)

const itemIn = (text: string) => {
  const item = variantId(text)
  if (!item) throw new RangeError(`${text} is no variant`)
  return item
}

const randomBytes = (count: number) => crypto.getRandomValues(new Uint8Array(count))

/** Ids carry their slot in the two characters behind the prefix. */
const ownerIn = (slot: number): CartOwner => {
  const id = cartId(`cart_${slotText(slot)}${base32(randomBytes(22))}`)
  if (!id) throw new RangeError(`${slot} is no slot`)
  return { id, key: newCartKey(randomBytes(32)) }
}

/** As much of a quote as holding looks at: one tracked line. */
const quoteOf = (item: string, units: number): Quote => {
  const nothing = money(0, EUR)
  const line = { variantId: itemIn(item), units, price: nothing, total: nothing, tracked: true, oversell: false }
  const totals = { subtotal: nothing, itemsDiscount: nothing, discount: nothing, fulfillment: nothing, tax: nothing }
  return { lines: [line as unknown as OrderLineItem], totals: { ...totals, total: nothing } }
}

/** One attempt to pay gets as far as its hold. @returns the lanes that have promised its units */
const hold = async (env: BenchEnv, asked: Item): Promise<Response> => {
  const { id } = ownerIn(Math.floor(Math.random() * SLOTS))
  const held = await holdStock(at(env, asked), paymentIdOf(orderOfCart(id), 1), quoteOf(asked.item, 1), Date.now())
  if (!held.ok) return Response.json(held.refusal, { status: 409 })
  return Response.json({ lanes: held.value.held?.map(({ item }) => laneOf(item).lane) ?? [] })
}

const receive = async (env: BenchEnv, asked: Item): Promise<Response> => {
  const item: ItemKey = itemIn(asked.item)
  const { units = 0 } = asked
  const change = { id: crypto.randomUUID(), type: 'receive', item, location: 'main', units, note: '' }
  return Response.json(await askItem(at(env, asked), item, 'change', [change as never]))
}

const lines = (item: string) => [{ variantId: itemIn(item), units: 1 }]
const place = { street: 'Marktgasse 1', extra: '', postcode: '10115', city: 'Berlin', region: '', country: 'DE' }
const details = {
  email: 'buyer@stoa.example',
  address: { name: 'Ada Buyer', ...place, phone: '' },
  delivery: 'post',
} as const

const opened = async (env: Env, { slot, item }: Slot): Promise<CartOwner> => {
  const owner = ownerIn(slot)
  const cart = await openCart(env, { currency: EUR, language: 'en', lines: lines(item) }, Date.now(), owner)
  if (!cart.ok) throw new Error(`a cart was refused: ${JSON.stringify(cart.refusal)}`)
  return owner
}

/** A whole checkout, by the flows that the doors call. */
const ordered = async (env: Env, asked: Slot): Promise<string> => {
  const owner = await opened(env, asked)
  const detailed = await saveDetails(env, owner, details)
  const quoted = detailed.ok && (await quoteCart(env, detailed.value.cart, Date.now()))
  if (!quoted || !quoted.ok) throw new Error(`a checkout was refused: ${JSON.stringify([detailed, quoted])}`)
  const idempotency = { key: crypto.randomUUID(), request: 'bench' }
  const ask = { owner, idempotency, expected: quoted.value.totals.total, token: 'demo_approve', passes: [] }
  const done = await completeCheckout(env, ask, Date.now())
  if (!done.ok || done.value.state !== 'completed') throw new Error(`an order was refused: ${JSON.stringify(done)}`)
  return done.value.order.id
}

const each = <T>(many: number, work: () => Promise<T>): Promise<T[]> =>
  Promise.all(Array.from({ length: many }, () => work()))

/** What each shard says when it is asked about every slot: what it neither sends on nor does not know, it keeps. */
const keptIn = async (env: Env, keyspace: Keyspace, ever: readonly string[]) => {
  const slots = Array.from({ length: SLOTS }, (_, slot) => slot)
  const verb = keyspace === 'orders' ? 'keysOf' : 'locations'
  const { shards } = (await knownTopology(env, Date.now())).topology[keyspace]
  const closed = ever.filter((name) => keyspaceOfShard(name) === keyspace && !shards.some((one) => one.name === name))
  return Promise.all(
    [...shards, ...closed.map((name): Place => ({ name }))].map(async (place) => {
      const { name } = place
      const call = { visit: { slots, given: [] }, verb, args: verb === 'keysOf' ? [[]] : [] } as never
      const answer = await callShard(env, keyspace, place, call)
      if (answer.at !== 'moved') return { shard: name, kept: answer.at === 'here' ? slots : [], at: answer.at }
      const gone = new Set([...answer.unknown, ...answer.given.map(({ slot }) => slot)])
      return { shard: name, kept: slots.filter((slot) => !gone.has(slot)), at: answer.at }
    }),
  )
}

const doors: Record<string, (env: BenchEnv, body: never) => Promise<Response>> = {
  '/bench/hold': hold,
  '/bench/receive': receive,
  '/bench/carts': async (env, asked: Slot) => Response.json(await each(asked.many, () => opened(env, asked))),
  '/bench/orders': async (env, asked: Slot) => Response.json(await each(asked.many, () => ordered(env, asked))),
  '/bench/topology': async (env, { item }: Partial<Item>) => {
    if (item) await askItem(env, itemIn(item), 'laneStates', [itemIn(item)])
    return Response.json((await knownTopology(env, Date.now())).topology)
  },
  '/bench/kept': async (env, { shards = [] }: { readonly shards?: readonly string[] }) => {
    const kept = await Promise.all(KEYSPACES.map(async (one) => [one, await keptIn(env, one, shards)] as const))
    return Response.json(Object.fromEntries(kept))
  },
}

/** As the shop would if an isolate let nobody pass by its own count (workers/http/limits.ts). */
const askLimits = async ({ SHOPPER_LIMIT, CONNECTION_LIMIT, NEIGHBOUR_LIMIT }: Env, key: string): Promise<void> => {
  await Promise.all([SHOPPER_LIMIT, CONNECTION_LIMIT, NEIGHBOUR_LIMIT].map((limit) => limit.limit({ key })))
}

export default {
  ...shop,
  fetch: async (request, env: BenchEnv, context) => {
    const { pathname } = new URL(request.url)
    if (request.headers.has(ASKS_LIMITS)) await askLimits(env, pathname)
    const door = doors[pathname]
    return door ? door(env, (await request.json()) as never) : shop.fetch(request, env, context)
  },
} satisfies ExportedHandler<BenchEnv, never>
