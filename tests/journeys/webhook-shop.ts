/** A shop with an order that was placed before anybody wanted to be told, and what every test of webhooks does with it. */
import { expect } from 'vitest'
import type { Event } from '#domain/events'
import type { EventId } from '#domain/ids'
import { saveSettings } from '#schema/products/settings/settings'
import { currentSettings } from '#workers/flows/settings/settings'
import { orderForStaff } from '#workers/flows/orders/orders'
import { webhooks } from '#workers/queues/webhooks'
import { purchase } from './bindings.ts'
import { signedIn } from './desk.ts'
import { shop, stockGoods } from './goods.ts'
import { WebhookReceiver } from './webhook-receiver.ts'

export const URL_IN = 'https://erp.example.com/in'
export const SHOP_EMAIL = 'desk@stoa.example'

type Placed = Extract<Event, { type: 'order-placed' }>
export type Told = { readonly owner: string; readonly placed: Placed; readonly variant: string }

export const told = async (): Promise<Told> => {
  const { chalk } = await stockGoods()
  const { version, value } = await currentSettings(shop, 'shop')
  const saved = [{ group: 'shop' as const, value: { ...value, name: 'Stoa', email: SHOP_EMAIL }, basedOn: version }]
  await saveSettings(shop.PRODUCTS_DB, saved, Date.now())
  const { cookie: owner } = await signedIn('owner')
  const { id } = await purchase(shop, chalk)
  const placed = (await orderForStaff(shop, id))?.timeline.find((event) => event.type === 'order-placed')
  if (placed?.type !== 'order-placed') throw new Error('nothing was placed')
  return { owner, placed, variant: chalk }
}

let facts = 0
/** Another fact of the same order. */
export const factOf = ({ placed }: Told): Event => ({ ...placed, id: `orders-0:${90_000 + facts++}` as EventId })

/** Nobody is told of anything yet. */
export class Shop extends WebhookReceiver {
  readonly told: Told

  constructor(of: Told) {
    super()
    this.told = of
  }

  async add(events: readonly string[] = ['order.placed']): Promise<{ readonly id: string; readonly secret: string }> {
    const { status, json } = await this.ask('POST', '', this.told.owner, { url: URL_IN, events, note: 'ERP' })
    expect([status, json.secret]).toEqual([200, expect.stringMatching(/^whsec_[A-Za-z0-9+/]{43}=$/)])
    return { id: json.endpoint.id, secret: json.secret }
  }

  change(id: string, more: object) {
    const all = { url: URL_IN, events: ['order.placed'], note: '', isOn: true, ...more }
    return this.ask('PUT', `/${id}`, this.told.owner, all)
  }

  tell(...events: readonly Event[]): Promise<void> {
    return webhooks(events, this.env)
  }
}

export const emptied = () =>
  shop.TRANSACTIONS_DB.batch([
    shop.TRANSACTIONS_DB.prepare('DELETE FROM webhook_deliveries'),
    shop.TRANSACTIONS_DB.prepare('DELETE FROM webhook_endpoints'),
  ])

export const endpointRow = (id: string) =>
  shop.TRANSACTIONS_DB.prepare('SELECT * FROM webhook_endpoints WHERE id = ?1')
    .bind(id)
    .first<Record<string, unknown>>()
