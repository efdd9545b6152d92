/** A parcel that has left, and a carrier that tells of it as the test wants. */
import { createExecutionContext } from 'cloudflare:test'
import { orderId, type OrderId, type VariantId } from '#domain/ids'
import { messagesOf } from '#schema/transactions/notifications/messages'
import type { Env } from '#workers/env'
import { orderForStaff } from '#workers/flows/orders/orders'
import worker from '#workers/index'
import { httpCarrier } from '#workers/providers/carriers/http'
import { shopWith } from './bindings.ts'
import { CARDS, pay, ready } from './buying.ts'
import { call, ORIGIN } from './caller.ts'
import { shop } from './goods.ts'

const SECRET = `whsec_${btoa('a secret of the tests')}`
export const MINUTE_MS = 60_000

/** As a carrier writes it. @property at ms since the epoch */
export type Said = { readonly at: number; readonly status: string; readonly place?: string; readonly text?: string }

export const wire = ({ at, ...said }: Said) => ({ ...said, at: new Date(at).toISOString() })

export const signed = async (raw: string, at: number, secret = SECRET): Promise<Record<string, string>> => {
  const bytes = Uint8Array.from(atob(secret.slice('whsec_'.length)), (letter) => letter.charCodeAt(0))
  const key = await crypto.subtle.importKey('raw', bytes, { name: 'HMAC', hash: 'SHA-256' }, false, ['sign'])
  const time = String(Math.floor(at / 1000))
  const mac = await crypto.subtle.sign('HMAC', key, new TextEncoder().encode(`msg_1.${time}.${raw}`))
  return {
    'webhook-id': 'msg_1',
    'webhook-timestamp': time,
    'webhook-signature': `v1,${btoa(String.fromCharCode(...new Uint8Array(mac)))}`,
  }
}

/** Answers as it is told to, and may fail, be slow, or know nothing. */
export class CarrierDouble {
  readonly asked: string[] = []
  /** What it answers next, the last one from then on. */
  answers: (() => Response | Promise<Response>)[] = [() => new Response('', { status: 404 })]
  readonly env: Env

  constructor() {
    const ask = async (url: RequestInfo | URL) => {
      this.asked.push(String(url))
      const answer = this.answers.length > 1 ? this.answers.shift() : this.answers[0]
      return answer ? answer() : new Response('', { status: 404 })
    }
    const carrier = httpCarrier(
      { url: 'https://carrier.example', key: 'k', webhookSecret: SECRET, within: 200 },
      ask as typeof fetch,
    )
    // Whose turn it is to be asked for is not what these tests wait for.
    this.env = shopWith({ CARRIER_PROVIDER: { ...carrier, everyMs: 0 } })
  }

  knows(events: readonly Said[]): void {
    this.answers = [() => Response.json({ events: events.map(wire) })]
  }

  /** @param headers those of its signature when absent */
  async tells(parcels: readonly { tracking: string; events: readonly Said[] }[], headers?: Record<string, string>) {
    const raw = JSON.stringify({ parcels: parcels.map((one) => ({ ...one, events: one.events.map(wire) })) })
    return this.sends(raw, headers ?? (await signed(raw, Date.now())))
  }

  async sends(raw: string, headers: Record<string, string>): Promise<number> {
    const request = new Request(`${ORIGIN}/api/shipments/webhook`, { method: 'POST', body: raw, headers })
    return (await worker.fetch(request as never, this.env, createExecutionContext())).status
  }
}

export type Sent = {
  readonly id: OrderId
  readonly shipment: string
  readonly shippedAt: number
  readonly bearer: string
}

/** Two of something, paid and sent. */
export const sentParcel = async (
  staff: Readonly<Record<string, string>>,
  variantId: VariantId,
  how: { readonly carrier: string; readonly tracking: string },
): Promise<Sent> => {
  const cart = await ready([{ variantId, units: 2 }])
  const { json } = await pay(cart, CARDS.approves)
  const id = orderId(json.order.id)
  if (!id) throw new Error('nothing was ordered')
  const sent = await call('POST', `/api/admin/orders/${id}/shipments`, { headers: staff, body: how })
  const [{ id: shipment, shippedAt }] = sent.json.shipments
  return { id, shipment, shippedAt, bearer: cart.bearer }
}

/** The copy finds a parcel by its number a moment after it has left. */
export const untilCopied = (id: OrderId): Promise<void> =>
  until(async () => {
    const row = await shop.TRANSACTIONS_DB.prepare('SELECT 1 FROM shipments WHERE order_id = ?1').bind(id).first()
    return row !== null
  })

export const until = async (what: () => Promise<boolean>): Promise<void> => {
  const last = Date.now() + 15_000
  while (!(await what())) {
    if (Date.now() > last) throw new Error('it did not come to pass')
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
}

export const shipmentsOf = async (id: OrderId) => (await orderForStaff(shop, id))?.order.shipments ?? []

/** Templates of what its buyer was written of its way, in the order in which they were written. */
export const toldOf = async (id: OrderId): Promise<string[]> =>
  (await messagesOf(shop.TRANSACTIONS_DB, id))
    .map(({ template }) => template)
    .filter((template) => template.startsWith('shipment-'))
    .toSorted()
