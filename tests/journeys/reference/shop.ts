/** The real shop as the model asks it: through the flows, with its facts heard as soon as they are written. */
import { expect } from 'vitest'
import type { Event } from '#domain/events'
import {
  locationId,
  type CartId,
  type CartKey,
  type LocationId,
  type OrderId,
  type PaymentId,
  type VariantId,
} from '#domain/ids'
import { currency } from '#domain/money'
import type { StockChange } from '#domain/inventory/stock'
import { productByHandle } from '#schema/products/catalog/catalog'
import { completeCheckout } from '#workers/flows/orders/checkout'
import { openCart, quoteCart, saveDetails } from '#workers/flows/orders/cart'
import { importCatalog } from '#workers/flows/catalog/import'
import { movementsOf, type Before } from '#workers/flows/inventory/movements'
import { changeStock } from '#tests/change-stock'
import { savePlace, stockOf } from '#workers/flows/inventory/stock'
import { laneOf } from '#domain/sharding/lanes'
import { inventory } from '../../../workers/queues/inventory.ts'
import { details } from '../buying.ts'
import { shop } from '../goods.ts'
import { directory, shardNamed } from '../scaling.ts'
import type { Line, Model, Place, StockLevel } from './model.ts'

export const PLACES = ['main', 'rotterdam'] as const
export const ITEMS = 3

const EUR = currency('EUR')
const place = (name: string): LocationId => {
  const id = locationId(name)
  if (!id) throw new Error(`${name} is no place`)
  return id
}

export type Bought = {
  readonly owner: { readonly id: CartId; readonly key: CartKey }
  readonly orderId: OrderId
  readonly paymentId: PaymentId
}

let shops = 0

export class Shop {
  readonly items: readonly VariantId[]
  readonly orders: (Bought | null)[] = []
  readonly #heard = new Set<string>()
  #asks = 0
  readonly #run = ++shops

  constructor(items: readonly VariantId[]) {
    this.items = items
  }

  id(): string {
    return `run ${this.#run} ask ${++this.#asks}`
  }

  item(at: number): VariantId {
    const item = this.items[at]
    if (!item) throw new Error(`there is no item ${at}`)
    return item
  }

  change(type: 'receive' | 'count' | 'correct', at: number, where: Place, units: number) {
    const change: StockChange = { id: this.id(), type, item: this.item(at), location: place(where), units, note: '' }
    return changeStock(shop, change)
  }

  /** From the empty cart to the provider's answer. */
  async buy(lines: readonly Line[], token: string) {
    const now = Date.now()
    const wanted = lines.map(({ item, units }) => ({ variantId: this.item(item), units }))
    const cart = await openCart(shop, { currency: EUR, language: 'en', lines: wanted }, now)
    if (!cart.ok) throw new Error(`no cart: ${cart.refusal.code}`)
    const owner = { id: cart.value.cart.id, key: cart.value.key }
    const address = { ...details.address, extra: '', region: '', phone: '' }
    const ready = await saveDetails(shop, owner, { email: details.email, address, delivery: 'post' } as never)
    if (!ready.ok) throw new Error(`no details: ${ready.refusal.code}`)
    const quoted = await quoteCart(shop, ready.value.cart, now)
    if (!quoted.ok) throw new Error(`no quote: ${quoted.refusal.code}`)
    const key = this.id()
    const asked = { owner, idempotency: { key, request: key }, expected: quoted.value.totals.total, token, passes: [] }
    const first = await completeCheckout(shop, asked, now)
    // A call that is repeated gets the same answer.
    if (first.ok) expect(await completeCheckout(shop, asked, Date.now())).toEqual(first)
    return { owner, answer: first }
  }

  /** Everything that has happened is acted on, as the queue would have it a moment later. */
  async hear(): Promise<void> {
    for (;;) {
      const batch: Event[] = []
      for (const { name } of await directory().shards('orders')) {
        const shard = shardNamed(name)
        const { events } = await shard.eventsAfter(0, 100_000)
        for (const event of events as Event[]) {
          if (this.#heard.has(event.id)) continue
          this.#heard.add(event.id)
          batch.push(event)
        }
      }
      if (batch.length === 0) return
      await inventory(batch, shop)
    }
  }

  /** What the staff see of every item must be what the model says. */
  async agree(model: Model): Promise<void> {
    const all = await stockOf(shop, this.items)
    for (const [at, item] of this.items.entries()) {
      const levels = (all.get(item) ?? []).map(
        ({ location, received, available, held, taken }): [Place, StockLevel] => [
          location as string as Place,
          { received, available, held, taken },
        ],
      )
      model.agree(at, new Map(levels))
    }
  }

  /** When everything rests: the movements of all lanes, added up place by place, are the stock. */
  async addUp(at: number): Promise<Map<string, StockLevel>> {
    const item = this.item(at)
    const sums = new Map<string, StockLevel>()
    for (let before: Before | undefined; ;) {
      const page = await movementsOf(shop, item, before)
      for (const { location, debit, credit, units } of page) {
        const sum = sums.get(location) ?? { received: 0, available: 0, held: 0, taken: 0 }
        if (debit === 'outside') sum.received += units
        else sum[debit] -= units
        if (credit === 'outside') sum.received -= units
        else sum[credit] += units
        sums.set(location, sum)
      }
      const last = page.at(-1)
      if (!last || page.length < 50) return sums
      before = { at: last.at, lane: laneOf(last.item).lane, sequence: last.sequence }
    }
  }
}

/** A shop with goods that nobody has stocked yet. */
export const newShop = async (): Promise<Shop> => {
  const handle = `reference-${crypto.randomUUID()}`
  const variants = Array.from({ length: ITEMS }, (_, at) => ({
    options: [`Size ${at}`],
    sku: `${handle}-${at}`,
    tracked: true,
    prices: [{ currency: EUR, price: 1_000 * (at + 1) }],
  }))
  const products = [{ handle, status: 'active' as const, text: { title: 'Reference' }, options: ['Size'], variants }]
  await importCatalog(shop, { products, collections: [], location: place('main'), overwrite: true }, Date.now())
  await savePlace(shop, { id: place('rotterdam'), priority: 1 })
  const product = await productByHandle(shop.PRODUCTS_DB, handle)
  const made = new Shop((product?.variants ?? []).map(({ id }) => id))
  await made.hear()
  return made
}
