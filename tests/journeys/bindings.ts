/** The shop on other bindings than its own: a KV that lies, a directory that is away. Its isolate knows nothing yet. */
import type { Env } from '../../workers/env.ts'
import worker from '../../workers/index.ts'
import { CARDS, details } from './buying.ts'
import { ORIGIN } from './caller.ts'
import { shop } from './goods.ts'

const context = { waitUntil: () => {}, passThroughOnException: () => {}, props: {} } as unknown as ExecutionContext

/** What an isolate has learnt it keeps with its bindings: new ones are a new isolate. */
export const shopWith = (changed: Readonly<Record<string, unknown>>): Env => {
  const ORDERS = { getByName: (...of: Parameters<typeof shop.ORDERS.getByName>) => shop.ORDERS.getByName(...of) }
  return { ...shop, ORDERS, ...changed } as unknown as Env
}

/** Everything that is asked of it fails. */
export const away = {
  getByName: () =>
    new Proxy(
      {},
      {
        get: () => async () => {
          throw new Error('Network connection lost.')
        },
      },
    ),
}

type CallOptions = {
  readonly body?: unknown
  readonly bearer?: string
  readonly headers?: Readonly<Record<string, string>>
}

export const callWith = async (env: Env, method: string, path: string, { body, bearer, headers }: CallOptions = {}) => {
  const sent = new Headers({ 'content-type': 'application/json', 'idempotency-key': crypto.randomUUID(), ...headers })
  if (bearer) sent.set('authorization', `Bearer ${bearer}`)
  const request = new Request(ORIGIN + path, {
    method,
    headers: sent,
    ...(body !== undefined && { body: JSON.stringify(body) }),
  })
  const response = await worker.fetch(request as Parameters<typeof worker.fetch>[0], env, context)
  // oxlint-disable-next-line typescript/no-explicit-any -- a test looks into answers of every shape
  return { status: response.status, json: (await response.json()) as any }
}

/** From the first line in a cart to the order, through the front door. @returns the order, or what went wrong */
export const purchase = async (env: Env, variantId: string) => {
  const { json: cart } = await callWith(env, 'POST', '/api/carts', { body: { lineItems: [{ variantId, units: 1 }] } })
  const path = `/api/checkouts/${cart.cart?.id}`
  const { json: ready } = await callWith(env, 'PUT', `${path}/details`, { bearer: cart.key, body: details })
  const { json: paid } = await callWith(env, 'POST', `${path}/complete`, {
    bearer: cart.key,
    body: { payment: { cardNumber: CARDS.approves }, expectedTotal: ready.totals?.total },
  })
  const { json: order } = await callWith(env, 'GET', `/api/orders/${paid.order?.id}`, { bearer: cart.key })
  return order
}
