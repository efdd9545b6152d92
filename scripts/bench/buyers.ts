/** What buyers ask of the shop, as requests of its API. Used wherever many of them are needed at once. */

export type BuyerCall = {
  readonly method: 'GET' | 'POST' | 'PUT'
  readonly path: string
  readonly headers: Readonly<Record<string, string>>
  readonly body?: string
}

export type LineItem = { readonly variantId: string; readonly units: number }
/** A cart that only lacks its payment. */
export type Ready = {
  readonly id: string
  readonly key: string
  readonly total: Money
  /** What gift cards leave of it; absent: all of it. */
  readonly due?: Money
}
type Money = { readonly amount: number; readonly currency: string }

/** On a request to the bench's own Worker: it asks the platform's rate limits first. */
export const ASKS_LIMITS = 'x-bench-asks-limits'

/** The card that approves: workers/providers/payments/demo.ts. */
const TOKEN = 'demo_approve'

/** Of everybody who buys here. */
export const BUYER_EMAIL = 'buyer@stoa.example'

const details = {
  email: BUYER_EMAIL,
  address: { name: 'Ada Buyer', street: 'Marktgasse 1', postcode: '10115', city: 'Berlin', country: 'DE' },
  delivery: 'post',
}

const asked = (method: 'POST' | 'PUT', path: string, body: unknown, key?: string): BuyerCall => ({
  method,
  path,
  headers: {
    'content-type': 'application/json',
    ...(method === 'POST' && { 'idempotency-key': crypto.randomUUID() }),
    ...(key && { authorization: `Bearer ${key}` }),
  },
  body: JSON.stringify(body),
})

export const opening = (lineItems: readonly LineItem[] = []): BuyerCall => asked('POST', '/api/carts', { lineItems })

export const adding = (cart: Pick<Ready, 'id' | 'key'>, lineItems: readonly LineItem[]): BuyerCall =>
  asked('POST', `/api/carts/${cart.id}/line-items`, { lineItems }, cart.key)

export const detailing = (cart: Pick<Ready, 'id' | 'key'>): BuyerCall =>
  asked('PUT', `/api/checkouts/${cart.id}/details`, details, cart.key)

export const completing = ({ id, key, total, due }: Ready): BuyerCall => {
  const body = { payment: { token: TOKEN }, expectedTotal: total, ...(due && { expectedDue: due }) }
  return asked('POST', `/api/checkouts/${id}/complete`, body, key)
}

export const redeeming = ({ id, key }: Pick<Ready, 'id' | 'key'>, code: string): BuyerCall =>
  asked('PUT', `/api/carts/${id}/stored-values`, { code }, key)

export const giving = ({ id, key }: Pick<Ready, 'id' | 'key'>, code: string): BuyerCall => ({
  method: 'PUT',
  path: `/api/carts/${id}/codes/${encodeURIComponent(code)}`,
  headers: { authorization: `Bearer ${key}` },
})

export const reading = ({ id, key }: Pick<Ready, 'id' | 'key'>): BuyerCall => ({
  method: 'GET',
  path: `/api/carts/${id}`,
  headers: { authorization: `Bearer ${key}` },
})

/** What `opening` was answered with. */
export const cartIn = (body: string): Pick<Ready, 'id' | 'key'> => {
  const { cart, key } = JSON.parse(body) as { cart: { id: string }; key: string }
  return { id: cart.id, key }
}

/** What `detailing` was answered with: what there is to pay. */
export const totalIn = (body: string): Money => {
  const { totals } = JSON.parse(body) as { totals: { total: Money } | null }
  if (!totals) throw new Error(`a checkout without a total: ${body.slice(0, 300)}`)
  return totals.total
}

/** And what is left of it. */
export const dueIn = (body: string): Money => (JSON.parse(body) as { due: Money }).due

/** What was ordered; undefined when the answer is something else. */
export const orderIn = (body: string): string | undefined => {
  const { order } = JSON.parse(body) as { order?: { id: string } }
  return order?.id
}
