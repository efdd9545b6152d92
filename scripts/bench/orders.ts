/** Carts and orders: what changes something, beside one object that commits one row for each request. */
import { setTimeout as pause } from 'node:timers/promises'
import { type DemoShop, stockGood } from '../demo-shop.ts'
import {
  adding,
  ASKS_LIMITS,
  cartIn,
  completing,
  detailing,
  giving,
  opening,
  orderIn,
  totalIn,
  type BuyerCall,
  type LineItem,
  type Ready,
} from './buyers.ts'
import { percentile, rate } from './arithmetic.ts'
import type { Answer, Done, Load } from './load.ts'
import { between, type Round } from './measure.ts'

export type OrderLoad = { readonly load: Load; readonly shop: DemoShop; readonly floor: string }

/** Shoppers who fill their carts at the same time. */
const CARTS = 256
const WARM_UP_MS = 500
const MEASURED_MS = 2_000
/** Several times as long as listeners wait for a batch, so that they work while they are measured. */
const ORDERS = 1_500
const FLOWS = 500
/** As the issue of a limited good asks for: twice as many buyers as units. */
export const DROP_UNITS = 500
const DROP_BUYERS = 1_000

/** The body of the row that the floor commits: as large as what the shop is asked. */
const commit = (asked: BuyerCall): BuyerCall => ({ ...asked, path: '/', method: 'POST' })

export const each = async (load: Load, origin: string, chains: readonly BuyerCall[], keep = false): Promise<Done> =>
  load.run({ origin, chains: chains.map((one) => [one]), keep })

/** @throws when an answer is not one of these */
export const expectAll = (done: Done, ...statuses: number[]): readonly Answer[] => {
  const bad = done.answers.find(({ status }) => !statuses.includes(status))
  if (bad || done.answers.length !== done.chains)
    throw new Error(`not ready: ${bad?.status} ${bad?.body.slice(0, 300)}`)
  return done.answers
}

const openCarts = async ({ load, shop }: OrderLoad, many: number, lineItems: readonly LineItem[]) => {
  const asked = Array.from({ length: many }, () => opening(lineItems))
  return expectAll(await each(load, shop.url, asked, true), 201).map(({ body }) => cartIn(body))
}

/** Carts that only lack their payment. @param code that each of them has been given */
export const readyCarts = async (
  orderLoad: OrderLoad,
  many: number,
  lineItems: readonly LineItem[],
  code?: string,
): Promise<Ready[]> => {
  const { load, shop } = orderLoad
  const carts = await openCarts(orderLoad, many, lineItems)
  const detailed = expectAll(await each(load, shop.url, carts.map(detailing), true), 200)
  const given = carts.map((cart) => giving(cart, code ?? ''))
  const last = code === undefined ? detailed : expectAll(await each(load, shop.url, given, true), 200)
  return carts.map((cart, index) => ({ ...cart, total: totalIn(last[index]?.body ?? '') }))
}

/** As many commits of the floor as the shop was asked for; `asked` gives it bodies of the same size. */
export const floorRate = async ({ load, floor }: OrderLoad, asked: readonly BuyerCall[]): Promise<number> => {
  await load.run({ origin: floor, chains: asked.slice(0, CARTS).map((one) => [commit(one)]), forMs: WARM_UP_MS })
  return rate(await load.run({ origin: floor, chains: asked.map((one) => [commit(one)]), forMs: MEASURED_MS }))
}

export const measureAdding = async (orderLoad: OrderLoad, line: LineItem): Promise<Round> => {
  const carts = await openCarts(orderLoad, CARTS, [])
  /** A key is for one request, so each round through the carts needs requests of its own. */
  const requests = (rounds: number) =>
    Array.from({ length: rounds }, () => carts.map((cart) => [adding(cart, [line])])).flat()
  await orderLoad.load.run({ origin: orderLoad.shop.url, chains: requests(1) })
  const bodies = requests(1).flat()
  return between(
    () => floorRate(orderLoad, bodies),
    async () => {
      const done = await orderLoad.load.run({ origin: orderLoad.shop.url, chains: requests(8), keep: true })
      expectAll(done, 200)
      return { value: rate(done) }
    },
  )
}

/** Orders of the copy that staff search: when all are there, the listeners have come to rest. */
export const quiet = async ({ shop }: OrderLoad, orders: number): Promise<void> => {
  const database = await shop.database('transactions')
  for (let copied = 0; copied < orders;) {
    await pause(500)
    copied = (await database.prepare('SELECT count(*) AS copied FROM orders').first<number>('copied')) ?? 0
  }
  await pause(1_500)
}

/** How many orders there are: of the copy that staff search. */
export const orderedSoFar = async ({ shop }: Pick<OrderLoad, 'shop'>): Promise<number> => {
  const database = await shop.database('transactions')
  return (await database.prepare('SELECT count(*) AS n FROM orders').first<number>('n')) ?? 0
}

export const placed = (answers: readonly Answer[]): number => answers.filter(({ body }) => orderIn(body)).length

export const measurePlacing = async (
  orderLoad: OrderLoad,
  lineItems: readonly LineItem[],
  before: number,
  asksLimits = false,
): Promise<Round> => {
  const requests = (await readyCarts(orderLoad, ORDERS, lineItems))
    .map(completing)
    .map((one) => (asksLimits ? { ...one, headers: { ...one.headers, [ASKS_LIMITS]: '1' } } : one))
  return between(
    () => floorRate(orderLoad, requests),
    async () => {
      const done = await each(orderLoad.load, orderLoad.shop.url, requests, true)
      expectAll(done, 200)
      await quiet(orderLoad, before + placed(done.answers))
      return { value: rate(done), more: { p50ms: percentile(done.took, 0.5), p99ms: percentile(done.took, 0.99) } }
    },
  )
}

/** New cart, two line items, address and delivery, payment, order: one request after the other. */
export const measureFlow = async (
  orderLoad: OrderLoad,
  lineItems: readonly LineItem[],
  before: number,
): Promise<Round> =>
  between(
    () => floorRate(orderLoad, [opening(lineItems)]),
    async () => {
      const chains = Array.from({ length: FLOWS }, () => [])
      const done = await orderLoad.load.run({ origin: orderLoad.shop.url, chains, checkout: lineItems, keep: true })
      expectAll(done, 200)
      await quiet(orderLoad, before + placed(done.answers))
      const [p50ms, p95ms, p99ms] = [0.5, 0.95, 0.99].map((share) => percentile(done.took, share))
      return { value: rate(done), more: { p50ms: p50ms ?? 0, p95ms: p95ms ?? 0, p99ms: p99ms ?? 0 } }
    },
  )

export type Drop = { readonly round: Round; readonly oversold: number; readonly errors: number }

/** 1,000 buyers who stand at checkout for 500 units of one item. */
export const measureDrop = async (orderLoad: OrderLoad, handle: string, before: number): Promise<Drop> => {
  const variantId = await stockGood(orderLoad.shop, handle, DROP_UNITS)
  const requests = (await readyCarts(orderLoad, DROP_BUYERS, [{ variantId, units: 1 }])).map(completing)
  let oversold = 0
  let errors = 0
  const round = await between(
    () => floorRate(orderLoad, requests),
    async () => {
      const done = await each(orderLoad.load, orderLoad.shop.url, requests, true)
      const sold = placed(done.answers)
      const refused = done.answers.filter(({ status, body }) => status === 409 && body.includes('insufficient-stock'))
      await quiet(orderLoad, before + sold)
      oversold = Math.max(0, sold - DROP_UNITS)
      errors = done.chains - sold - refused.length
      return { value: (sold / done.ms) * 1000, more: { sold } }
    },
  )
  return { round, oversold, errors }
}
