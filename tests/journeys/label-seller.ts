/** A carrier that sells labels as the test wants: it fails, is slow behind what it has sold, repeats itself and answers to others. */
import type { Env } from '#workers/env'
import { httpCarrier } from '#workers/providers/carriers/http'
import { shopWith } from './bindings.ts'

type Body = { readonly key: string; readonly rate: string; readonly [more: string]: unknown }
export type Mood = 'well' | 'down' | 'silent' | 'mixed-up' | 'refuses' | 'keeps'

const COST = { amount: 549, currency: 'EUR' }

export class LabelSellerDouble {
  /** By the key under which each was bought: money moves once for each. */
  readonly sold = new Map<string, string>()
  readonly voided = new Set<string>()
  readonly asked: { readonly path: string; readonly body: Body | null }[] = []
  mood: Mood = 'well'
  readonly env: Env

  constructor() {
    const ask = async (url: RequestInfo | URL, init?: RequestInit) => this.#answer(new URL(String(url)).pathname, init)
    const carrier = httpCarrier({ url: 'https://carrier.example', key: 'k', within: 200 }, ask as typeof fetch)
    this.env = shopWith({ CARRIER_PROVIDER: carrier })
  }

  async #answer(path: string, init?: RequestInit): Promise<Response> {
    const body = typeof init?.body === 'string' ? (JSON.parse(init.body) as Body) : null
    this.asked.push({ path, body })
    if (this.mood === 'down') return new Response('', { status: 503 })
    if (path === '/rates') {
      const rate = (id: string, amount: number) => ({ id, carrier: 'DHL', service: id, cost: { ...COST, amount } })
      return Response.json({ rates: [rate('express', 1_900), rate('paket', 549)] })
    }
    if (path.endsWith('/picture')) return new Response('no PDF', { headers: { 'content-type': 'text/plain' } })
    if (path.endsWith('/void')) return this.#takeBack(path)
    return this.#sell(body as Body)
  }

  async #sell({ key, rate }: Body): Promise<Response> {
    if (this.mood === 'refuses') return new Response('no such place', { status: 422 })
    const tracking = this.sold.get(key) ?? `JJD${1_000 + this.sold.size}`
    this.sold.set(key, tracking)
    // The money is taken, and nobody hears of it.
    if (this.mood === 'silent') throw new DOMException('late', 'TimeoutError')
    const said = this.mood === 'mixed-up' ? 'shp_of_another_shop' : key
    return Response.json({ key: said, label: `lbl_${tracking}`, tracking, carrier: 'DHL', service: rate, cost: COST })
  }

  async #takeBack(path: string): Promise<Response> {
    if (this.mood === 'keeps') return Response.json({ voided: false })
    this.voided.add(path)
    if (this.mood === 'silent') throw new DOMException('late', 'TimeoutError')
    return Response.json({ voided: true })
  }
}
