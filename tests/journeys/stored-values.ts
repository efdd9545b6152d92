/** Gift cards as journeys need them: dealt, paid in, and with a code that somebody types. */
import { base32, type CustomerId, type VariantId } from '#domain/ids'
import { currency } from '#domain/money'
import { changeId } from '#domain/stored-value/ledger'
import { newStoredValueId, type StoredValueId } from '#domain/stored-value/stored-value'
import { beginRecord } from '#schema/transactions/stored-value/records'
import { codeFor, newCode } from '#workers/flows/stored-value/codes'
import { balanceAt, moveMoney } from '#workers/flows/stored-value/money'
import { call } from './caller.ts'
import { details, opened, type LineItem, type Ready } from './buying.ts'
import { shop } from './goods.ts'

export type Card = { readonly id: StoredValueId; readonly code: string; readonly ending: string }

type Dealt = {
  readonly of?: string
  readonly expiresAt?: number | null
  /** Whose credit it is; absent: a gift card. */
  readonly customer?: CustomerId
}

/** @param amount minor units; nothing is paid in of 0 */
export const dealt = async (amount: number, { of = 'EUR', expiresAt = null, customer }: Dealt = {}): Promise<Card> => {
  const random = crypto.getRandomValues(new Uint8Array(32))
  const id = newStoredValueId(random)
  const { hash, ending } = await newCode(shop, id)
  await beginRecord(shop.TRANSACTIONS_DB, {
    id,
    kind: customer ? 'store-credit' : 'gift-card',
    codeHash: customer ? null : hash,
    ending: customer ? '' : ending,
    currency: currency(of),
    issued: amount,
    customerId: customer ?? null,
    recipient: { name: '', email: '' },
    sender: '',
    message: '',
    language: 'en',
    deliverAt: null,
    orderId: null,
    orderName: '',
    variantId: null as VariantId | null,
    expiresAt,
    note: base32(random.subarray(16)),
    issuedBy: '',
    createdAt: Date.now(),
  })
  if (amount > 0) await moveMoney(shop, { change: changeId(id, 'issue'), id, amount, first: true })
  return { id, code: await codeFor(shop, id), ending }
}

export const balanceOf = (card: Pick<Card, 'id'>) => balanceAt(shop, card.id)

type Cart = { readonly id: string; readonly bearer: string }
export const redeem = (cart: Cart, code: string, headers = {}) =>
  call('PUT', `/api/carts/${cart.id}/stored-values`, { bearer: cart.bearer, body: { code }, headers })

export type ReadyWithCards = Ready & { readonly expectedDue: { readonly amount: number; readonly currency: string } }

/** A cart that is ready to be paid for, with these cards in it. */
export const readyWithCards = async (
  lineItems: readonly LineItem[],
  cards: readonly Card[],
): Promise<ReadyWithCards> => {
  const cart = await opened(lineItems)
  for (const { code } of cards) {
    const given = await redeem(cart, code)
    if (given.status !== 200) throw new Error(`${given.status} ${JSON.stringify(given.json)}`)
  }
  const { json } = await call('PUT', `/api/checkouts/${cart.id}/details`, { bearer: cart.bearer, body: details })
  return { ...cart, expectedTotal: json.totals.total, expectedDue: json.due }
}

export const payRest = (cart: ReadyWithCards, payment: object | null, key?: string) =>
  call('POST', `/api/checkouts/${cart.id}/complete`, {
    bearer: cart.bearer,
    body: { ...(payment && { payment }), expectedTotal: cart.expectedTotal, expectedDue: cart.expectedDue },
    ...(key && { key }),
  })
