/**
 * A cart is an order that is not placed yet: line items, and what the checkout has learned so far.
 *
 * Prices are no part of it: they are asked for anew with every quote. A line item only remembers the price that the
 * shopper was shown, so that a change can be told.
 */
import type { CartId, CartKey, CustomerId, OrderId, PaymentId, VariantId } from '../ids.ts'
import type { Language } from '../languages.ts'
import type { Currency, Money } from '../money.ts'
import { ok, refuse, type Result } from '../result.ts'
import type { Address } from './address.ts'
import type { Business } from './business.ts'
import { codesTogether, type CartCode } from './cart-codes.ts'
import type { DeliveryMethodId } from '../logistics/delivery-methods.ts'
import { storedTogether, type CartStoredValue } from './stored-payments.ts'
import { GIFTS_MAX, giftsIn, giftsLeft, linesTogether, type Named } from './gifts.ts'
import { restoredTogether, restoring, unitsTwice, type Restored } from './restored.ts'

/** A cart with more line items than this is no shopper's; it also bounds what one checkout asks of the shards. */
export const LINE_ITEMS_MAX = 50
/** Units of one line item. */
export const UNITS_MAX = 999

/**
 * A cart that nobody has changed for so long, and that is not ordered, is deleted with the address in it; the browser forgets it, too.
 */
export const CART_IDLE_DAYS = 30
export const CART_IDLE_MS = CART_IDLE_DAYS * 24 * 60 * 60_000

/** Whose cart it is: the id says where it lives, the key proves it. */
export type CartOwner = { readonly id: CartId; readonly key: CartKey }

export type CartLineItem = Named & {
  readonly variantId: VariantId
  readonly units: number
  /** The last seen price: what one unit cost when the shopper last saw it. Carts are stored with this name. */
  readonly seen: Money
}

export type Cart = {
  readonly id: CartId
  /** Who is signed in; absent in carts of guests. */
  readonly customerId?: CustomerId
  readonly currency: Currency
  readonly language: Language
  readonly lines: readonly CartLineItem[]
  /** Codes that were given, as they are written on a poster; absent: none. */
  readonly codes?: readonly CartCode[]
  /** Gift cards and credit that were given, in the order in which they pay; absent: none. */
  readonly storedValues?: readonly CartStoredValue[]
  /** What came in by reminders of other carts; absent where nothing did. */
  readonly restored?: readonly Restored[]
  /** The account that its things go to: from then on it is nobody's. */
  readonly gatheredInto?: CustomerId
  /** Empty until the shopper says it. */
  readonly email: string
  readonly address: Address | null
  readonly delivery: DeliveryMethodId | null
  /** For which firm it is bought; null or absent: for nobody but the shopper. */
  readonly business?: Business | null
  /** To whom the invoice is written; null or absent: to whom it goes. */
  readonly billing?: Address | null
  /** To whoever packs; empty or absent: nothing. */
  readonly buyerNote?: string
  /** The attempt to pay that is under way, or the last one. */
  readonly payment: Attempt | null
  /** Set once: the order that this cart became. */
  readonly orderId: OrderId | null
  /** Counts changes, so that two windows notice each other. */
  readonly version: number
  readonly createdAt: number
  readonly updatedAt: number
}

/**
 * One attempt to pay. `started` until the provider has answered; `challenged` while the shopper proves that it is
 * their card; `uncertain` when the provider did not answer and is asked again later; `paid` and `failed` are ends.
 */
export type Attempt = {
  readonly id: PaymentId
  /** The idempotency key of the request that began it: the same key goes on with it, another is refused. */
  readonly key: string
  /** A hash of what the key asked for; absent in attempts from before they carried it. */
  readonly request?: string
  readonly state: 'started' | 'challenged' | 'uncertain' | 'paid' | 'failed'
  /** Why it failed: a code that the page has words for. */
  readonly reason: string | null
  /** It was stopped before anybody was asked for money. */
  readonly unasked?: true
  /** Where the shopper proves who they are, when that is no page of ours. */
  readonly redirect?: string
  /** The provider's word for the card, never its number. */
  readonly token: string
  /** The earlier payment that has paid for this one, when it came too late for its own attempt. */
  readonly paidBy: PaymentId | null
  /** Whether several requests carry it on: then none of them knows alone that no money moves. */
  readonly repeated: boolean
  readonly startedAt: number
  /** After this the provider is asked to stop it, and when it has, the hold is released. */
  readonly expiresAt: number
}

/** What may be changed in a cart. `set` to 0 removes a line item; `add` adds to what is there. */
export type CartChange =
  /** `of`: the cart that a reminder was about which showed these. */
  | { readonly type: 'add'; readonly lines: readonly CartLineItem[]; readonly of?: CartId }
  | {
      readonly type: 'set'
      readonly variantId: VariantId
      readonly units: number
      readonly lastSeenPrice: Money | null
    }
  /** `lines`: what each thing costs in it, as the shopper is shown; what is missing is not sold in it. */
  | { readonly type: 'currency'; readonly currency: Currency; readonly lines: readonly CartLineItem[] }
  | {
      readonly type: 'details'
      readonly email?: string
      readonly address?: Address
      readonly delivery?: DeliveryMethodId
      /** null: for no firm. */
      readonly business?: Business | null
      /** null: to whom it goes. */
      readonly billing?: Address | null
      readonly buyerNote?: string
      /** In which the shopper reads now, and is written to. */
      readonly language?: Language
    }

/** In the order they are checked. */
export type CartRefusal =
  | { readonly code: 'cart-unknown' }
  | { readonly code: 'cart-ordered'; readonly orderId: OrderId }
  | { readonly code: 'payment-in-progress' }
  | { readonly code: 'currency-mismatch'; readonly currency: Currency }
  | { readonly code: 'units-invalid'; readonly units: number; readonly unitsMax: number }
  | { readonly code: 'line-item-unknown'; readonly variantId: VariantId }
  | { readonly code: 'too-many-line-items'; readonly lineItemsMax: number }
  | { readonly code: 'too-many-recipients'; readonly recipientsMax: number }

export type NewCart = {
  readonly id: CartId
  readonly key: CartKey
  readonly currency: Currency
  readonly language: Language
  /** Of somebody who is signed in: whose it is, and where mails about it go. */
  readonly customer?: { readonly id: CustomerId; readonly email: string }
}

export const emptyCart = ({ id, currency, language, customer }: NewCart, now: number): Cart => ({
  id,
  ...(customer && { customerId: customer.id }),
  currency,
  language,
  lines: [],
  email: customer?.email ?? '',
  address: null,
  delivery: null,
  payment: null,
  orderId: null,
  version: 0,
  createdAt: now,
  updatedAt: now,
})

/**
 * An attempt that may still move money: nothing in the cart may change under it. Not the clock ends it but the
 * provider's last word, which is asked for when its time has run out.
 */
export const isPaying = (attempt: Attempt | null): attempt is Attempt =>
  attempt !== null && attempt.state !== 'paid' && attempt.state !== 'failed'

const isUnits = (units: number) => Number.isInteger(units) && units >= 1 && units <= UNITS_MAX

/** Add to the line item of the same variant, or write a new one at the end. */
const addLineItem = (lines: readonly CartLineItem[], lineItem: CartLineItem): CartLineItem[] =>
  lines.some((one) => one.variantId === lineItem.variantId)
    ? lines.map((one) => (one.variantId === lineItem.variantId ? linesTogether(one, lineItem) : one))
    : [...lines, lineItem]

const changeLineItems = (cart: Cart, change: CartChange): Result<readonly CartLineItem[], CartRefusal> => {
  if (change.type === 'details') return ok(cart.lines)
  if (change.type === 'currency') {
    const seen = new Map(change.lines.map((line) => [line.variantId, line.seen]))
    const none = { amount: 0, currency: change.currency }
    return ok(cart.lines.map((line) => ({ ...line, seen: seen.get(line.variantId) ?? none })))
  }
  if (change.type === 'add') {
    const wrong = change.lines.find((lineItem) => !isUnits(lineItem.units))
    if (wrong) return refuse({ code: 'units-invalid', units: wrong.units, unitsMax: UNITS_MAX })
    return ok(change.lines.reduce(addLineItem, [...cart.lines]))
  }
  if (!cart.lines.some((lineItem) => lineItem.variantId === change.variantId)) {
    return refuse({ code: 'line-item-unknown', variantId: change.variantId })
  }
  if (change.units === 0) return ok(cart.lines.filter((lineItem) => lineItem.variantId !== change.variantId))
  const set = ({ gifts, ...lineItem }: CartLineItem) => ({
    ...lineItem,
    units: change.units,
    seen: change.lastSeenPrice ?? lineItem.seen,
    ...(gifts && giftsLeft({ units: lineItem.units, gifts }, change.units)),
  })
  return ok(cart.lines.map((lineItem) => (lineItem.variantId === change.variantId ? set(lineItem) : lineItem)))
}

/** Change a cart, or say why not; a refused change changes nothing. */
export const changeCart = (cart: Cart, change: CartChange, now: number): Result<Cart, CartRefusal> => {
  if (cart.orderId) return refuse({ code: 'cart-ordered', orderId: cart.orderId })
  if (isPaying(cart.payment)) return refuse({ code: 'payment-in-progress' })
  const foreign = change.type === 'add' && change.lines.some((lineItem) => lineItem.seen.currency !== cart.currency)
  if (foreign) return refuse({ code: 'currency-mismatch', currency: cart.currency })

  const lines = changeLineItems(cart, change)
  if (!lines.ok) return lines
  const wrong = lines.value.find((lineItem) => !isUnits(lineItem.units))
  if (wrong) return refuse({ code: 'units-invalid', units: wrong.units, unitsMax: UNITS_MAX })
  if (giftsIn(lines.value) > GIFTS_MAX) return refuse({ code: 'too-many-recipients', recipientsMax: GIFTS_MAX })
  if (lines.value.length > LINE_ITEMS_MAX) return refuse({ code: 'too-many-line-items', lineItemsMax: LINE_ITEMS_MAX })

  const details: Partial<Omit<Extract<CartChange, { type: 'details' }>, 'type'>> =
    change.type === 'details' ? change : {}
  return ok({
    ...cart,
    lines: lines.value,
    ...(change.type === 'currency' && { currency: change.currency }),
    ...(change.type === 'add' && restoring(cart, change.of, change.lines)),
    email: details.email ?? cart.email,
    address: details.address ?? cart.address,
    delivery: details.delivery ?? cart.delivery,
    ...(details.business !== undefined && { business: details.business }),
    ...(details.billing !== undefined && { billing: details.billing }),
    ...(details.buyerNote !== undefined && { buyerNote: details.buyerNote }),
    language: details.language ?? cart.language,
    version: cart.version + 1,
    updatedAt: now,
  })
}

export const unitsIn = (cart: Pick<Cart, 'lines'>): number =>
  cart.lines.reduce((units, lineItem) => units + lineItem.units, 0)

/**
 * What is in a guest's cart goes into that of their account: from here on it stands still, so that everything goes once.
 *
 * @param into whose they are; a cart that is going to somebody else already is unknown here
 */
export const giveAway = (cart: Cart, into: CustomerId): Result<Cart, CartRefusal> => {
  if (cart.gatheredInto) return cart.gatheredInto === into ? ok(cart) : refuse({ code: 'cart-unknown' })
  // Of an account, whose browser somebody else uses now.
  if (cart.customerId) return refuse({ code: 'cart-unknown' })
  if (cart.orderId) return refuse({ code: 'cart-ordered', orderId: cart.orderId })
  if (isPaying(cart.payment)) return refuse({ code: 'payment-in-progress' })
  return ok({ ...cart, gatheredInto: into })
}

/** It could not go in there: it is the guest's again. */
export const giveBack = (cart: Cart): Cart => {
  const { gatheredInto: _given, ...own } = cart
  return own
}

/**
 * Adds what was in another cart; of one thing no more than a line item may have, and nothing that is the same. Where and to whom is taken
 * over where nothing stands.
 */
export const takeIn = (cart: Cart, other: Cart, now: number): Result<Cart, CartRefusal> => {
  const unitsOf = (variantId: VariantId) => cart.lines.find((line) => line.variantId === variantId)?.units ?? 0
  const lines = other.lines.map((line) => ({
    ...line,
    units: Math.min(line.units - unitsTwice(cart, other, line.variantId), UNITS_MAX - unitsOf(line.variantId)),
  }))
  const added = changeCart(cart, { type: 'add', lines: lines.filter(({ units }) => units > 0) }, now)
  if (!added.ok) return added
  const { email, address, delivery } = added.value
  const billing = added.value.billing ?? other.billing
  const buyerNote = added.value.buyerNote || other.buyerNote
  return ok({
    ...added.value,
    ...codesTogether(cart, other),
    ...storedTogether(cart, other),
    ...restoredTogether(cart, other),
    email: email || other.email,
    address: address ?? other.address,
    delivery: delivery ?? other.delivery,
    ...(billing && { billing }),
    ...(buyerNote && { buyerNote }),
  })
}
