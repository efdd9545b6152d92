/** Carts and orders that are priced by promotions, each beside the same without them, of the same minute. */
import { stockGood } from '../demo-shop.ts'
import { percentile, rate } from './arithmetic.ts'
import { completing, reading, type LineItem } from './buyers.ts'
import { between, type Round } from './measure.ts'
import { each, expectAll, orderedSoFar, placed, quiet, readyCarts, type OrderLoad } from './orders.ts'
import { PLENTY } from './part.ts'

/** Of each kind, with a code and without one. */
const ORDERS = 1_000
/** As issue 13 asks: twice as many buyers as uses. */
const USES = 500
const BUYERS = 1_000
const CARTS = 128
/** How often each cart is read. */
const READS = 8

const SAID = {
  method: 'code',
  state: 'active',
  title: { en: 'Ten off' },
  effect: { type: 'order', value: { type: 'percent', rate: 1_000 } },
}

type Made = { readonly id: string; readonly code: string }

let made = 0
/** A running promotion with one code. */
const withCode = async ({ shop }: OrderLoad, limits: object = {}): Promise<Made> => {
  const code = `BENCH${++made}`
  const { id } = (await shop.staff.post('/api/admin/promotions', { ...SAID, name: code, limits })) as { id: string }
  await shop.staff.post(`/api/admin/promotions/${id}/codes`, { codes: [code] })
  return { id, code }
}

const end = ({ shop }: OrderLoad, id: string) => shop.staff.put(`/api/admin/promotions/${id}/state`, { state: 'ended' })

/** Orders of one unit each. @param code that their carts have */
const place = async (orderLoad: OrderLoad, line: LineItem, code?: string) => {
  const before = await orderedSoFar(orderLoad)
  const requests = (await readyCarts(orderLoad, ORDERS, [line], code)).map(completing)
  // A cart with a code was written once more: what stands behind carts has come to rest, as it has in `place-order`.
  await quiet(orderLoad, before)
  const done = await each(orderLoad.load, orderLoad.shop.url, requests, true)
  const sold = placed(expectAll(done, 200))
  if (code !== undefined && !done.answers.every(({ body }) => body.includes(code)))
    throw new Error(`an order went without ${code}`)
  await quiet(orderLoad, before + sold)
  return done
}

/** The floor is the same order without a code, before and after. */
export const measurePlacingWithCode = async (orderLoad: OrderLoad, line: LineItem): Promise<Round> => {
  const { id, code } = await withCode(orderLoad)
  const round = await between(
    async () => rate(await place(orderLoad, line)),
    async () => {
      const done = await place(orderLoad, line, code)
      return { value: rate(done), more: { p50ms: percentile(done.took, 0.5), p99ms: percentile(done.took, 0.99) } }
    },
  )
  await end(orderLoad, id)
  return round
}

export type CodeSale = { readonly round: Round; readonly excess: number; readonly errors: number }

/** 1,000 buyers who stand at the checkout with a code of 500 uses; whoever is too late is told so, and buys nothing here. */
export const measureCodeSale = async (orderLoad: OrderLoad): Promise<CodeSale> => {
  const { id, code } = await withCode(orderLoad, { uses: USES })
  const variantId = await stockGood(orderLoad.shop, `bench-code-${made}`, PLENTY)
  const before = await orderedSoFar(orderLoad)
  const requests = (await readyCarts(orderLoad, BUYERS, [{ variantId, units: 1 }], code)).map(completing)
  const done = await each(orderLoad.load, orderLoad.shop.url, requests, true)
  const used = placed(done.answers)
  const late = done.answers.filter(({ status, body }) => status === 409 && body.includes('promotion-used-up')).length
  await quiet(orderLoad, before + used)
  await end(orderLoad, id)
  const errors = done.chains - used - late + Math.max(0, USES - used)
  return {
    round: { value: (used / done.ms) * 1_000, floor: null, more: { used, late } },
    excess: Math.max(0, used - USES),
    errors,
  }
}

/** Twenty that count by themselves: some take something off, some miss a little, some stand in the way of others. */
const AUTOMATIC = Array.from({ length: 20 }, (_, at) => {
  const value = { type: 'percent', rate: 100 * (at + 1) }
  const set = { all: true }
  const effect = [
    { type: 'goods', set, value },
    { type: 'buy-get', buy: { set, units: at + 1 }, get: { set, units: 1, value }, times: 1 },
    { type: 'order', value },
    { type: 'delivery', value },
  ][at % 4]
  const conditions = at % 5 === 0 ? { minimumUnits: { set, units: at + 3 } } : {}
  return { method: 'automatic', state: 'active', name: `Bench ${at}`, title: { en: `Bench ${at}` }, effect, conditions }
})

const readAll = async ({ load, shop }: OrderLoad, carts: Parameters<typeof reading>[0][]): Promise<number> => {
  const chains = Array.from({ length: READS }, () => carts.map(reading)).flat()
  const done = await each(load, shop.url, chains, true)
  expectAll(done, 200)
  return rate(done)
}

/** Carts of several lines, read as their pages read them. The floor is the same carts where no promotion runs, before and after. */
export const measureCarts = async (orderLoad: OrderLoad, lines: readonly LineItem[]): Promise<Round> => {
  const { staff } = orderLoad.shop
  const carts = await readyCarts(orderLoad, CARTS, lines)
  return between(
    () => readAll(orderLoad, carts),
    async () => {
      const ids: string[] = []
      for (const one of AUTOMATIC) ids.push(((await staff.post('/api/admin/promotions', one)) as { id: string }).id)
      const value = await readAll(orderLoad, carts)
      for (const id of ids) await end(orderLoad, id)
      return { value, more: { promotions: ids.length } }
    },
  )
}
