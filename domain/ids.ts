/**
 * One type per kind of identifier, and how each is written.
 *
 * A cart's id carries its slot in the first two characters after the prefix, and the order that the cart
 * becomes keeps the same body: an id alone says where it lives, and one cart can become one order only.
 */
export type Id<Kind extends string> = string & { readonly brand: Kind }

export type ProductId = Id<'Product'>
/** A variant is what is priced, stocked and sold. Its id is the item's id in the inventory; a SKU is a label. */
export type VariantId = Id<'Variant'>
/** One lane of an item whose stock is divided: `var_…#3` (shards/lanes.ts). */
export type LaneId = Id<'Lane'>
/** What an inventory shard keeps stock of: an item, or a lane of one. */
export type ItemKey = VariantId | LaneId
export type CollectionId = Id<'Collection'>
export type LocationId = Id<'Location'>
/** Carries a slot as carts and orders do: those of somebody signed in live in it. */
export type CustomerId = Id<'Customer'>
/** Of the whole shop: a file of settings says whose they are. */
export type ShopId = Id<'Shop'>
export type CartId = Id<'Cart'>
export type OrderId = Id<'Order'>
/** One attempt to pay for one cart. The hold on the stock carries the same id. */
export type PaymentId = Id<'Payment'>
/** `shard:sequence`: no dice, the same for ever. */
export type EventId = Id<'Event'>
/** What proves that a cart or an order is yours: 128 random bits that only its owner was given. */
export type CartKey = Id<'CartKey'>

/** Crockford's base 32 in lower case: no i, l, o, u. 32 × 32 = 1,024, the number of slots. */
export const BASE32 = '0123456789abcdefghjkmnpqrstvwxyz'
const BODY_LENGTH = 24
const SLOT_LENGTH = 2
const BODY_FORM = new RegExp(`^[${BASE32}]{${BODY_LENGTH}}$`)

/** @param bytes random bytes, one a character; the law of this room keeps the dice outside. */
export const base32 = (bytes: Uint8Array): string => Array.from(bytes, (byte) => BASE32[byte & 31]).join('')

/** @param random 24 random bytes: two characters of slot, 110 bits that nobody guesses. */
export const newCartId = (random: Uint8Array): CartId => `cart_${base32(random.subarray(0, BODY_LENGTH))}` as CartId
export const newCustomerId = (random: Uint8Array): CustomerId =>
  `cus_${base32(random.subarray(0, BODY_LENGTH))}` as CustomerId
/** @param random 22 random bytes. @returns in the slot of the customer */
export const newCartIdOf = (customer: CustomerId, random: Uint8Array): CartId =>
  `cart_${customer.slice('cus_'.length, 'cus_'.length + SLOT_LENGTH)}${base32(random.subarray(0, BODY_LENGTH - SLOT_LENGTH))}` as CartId
export const newCartKey = (random: Uint8Array): CartKey => base32(random.subarray(0, 26)) as CartKey
export const newProductId = (random: Uint8Array): ProductId => `prd_${base32(random.subarray(0, 16))}` as ProductId
export const newVariantId = (random: Uint8Array): VariantId => `var_${base32(random.subarray(0, 16))}` as VariantId
export const newCollectionId = (random: Uint8Array): CollectionId =>
  `col_${base32(random.subarray(0, 16))}` as CollectionId
export const newShopId = (random: Uint8Array): ShopId => `shop_${base32(random.subarray(0, 16))}` as ShopId

const read =
  <T extends string>(prefix: string, form: RegExp) =>
  (text: string | undefined): T | undefined =>
    text?.startsWith(prefix) && form.test(text.slice(prefix.length)) ? (text as T) : undefined

/** Each reads text from outside: undefined when it cannot be such an id. */
export const cartId = read<CartId>('cart_', BODY_FORM)
export const customerId = read<CustomerId>('cus_', BODY_FORM)
export const orderId = read<OrderId>('ord_', BODY_FORM)
export const cartKey = read<CartKey>('', new RegExp(`^[${BASE32}]{26}$`))
export const productId = read<ProductId>('prd_', new RegExp(`^[${BASE32}]{16}$`))
export const variantId = read<VariantId>('var_', new RegExp(`^[${BASE32}]{16}$`))
export const collectionId = read<CollectionId>('col_', new RegExp(`^[${BASE32}]{16}$`))
export const shopId = read<ShopId>('shop_', new RegExp(`^[${BASE32}]{16}$`))
/**
 * Where the shards keep what is no good: uses of what is limited, and money. It is no place of the shop: none is called so, and it
 * is in no list of places.
 */
export const NO_PLACE = 'quota' as LocationId
export const locationId = read<LocationId>('', /^(?!quota$)[a-z0-9][a-z0-9-]{0,62}$/)

export const orderOfCart = (cart: CartId): OrderId => cart.replace('cart_', 'ord_') as OrderId
export const cartOfOrder = (order: OrderId): CartId => order.replace('ord_', 'cart_') as CartId
export const paymentIdOf = (order: OrderId, attempt: number): PaymentId =>
  `${order.replace('ord_', 'pay_')}_${attempt}` as PaymentId
export const orderOfPayment = (payment: PaymentId): OrderId =>
  payment.replace('pay_', 'ord_').slice(0, 4 + BODY_LENGTH) as OrderId
/** Attempts to pay for one cart are counted: which one this is. */
export const attemptOf = (payment: PaymentId): number => Number(payment.slice(payment.lastIndexOf('_') + 1))
export const paymentId = read<PaymentId>('pay_', new RegExp(`^[${BASE32}]{${BODY_LENGTH}}_\\d{1,5}$`))

/** Signs of the shortest name: two of ten million orders rarely share one, and then the later has a longer one. */
const NAME_LENGTH = 9

/**
 * What people say on the telephone: the beginning of the id, its slot with it, in groups of three. Orders of other slots
 * have other names by that; within a slot the shard gives a longer one where the shorter is another order's.
 *
 * @param more further groups, where the name is taken without them
 */
export const orderName = (order: OrderId, more = 0): string => {
  const body = order.slice('ord_'.length, 'ord_'.length + NAME_LENGTH + 3 * more).toUpperCase()
  return (body.match(/.{1,3}/g) ?? []).join('-')
}

/** The ids of all orders that would have this name begin between these. */
export const idsNamed = (order: OrderId, more = 0): readonly [from: string, to: string] => {
  const beginning = order.slice(0, 'ord_'.length + NAME_LENGTH + 3 * more)
  return [beginning, `${beginning}~`]
}

export const eventId = (shard: string, sequence: number): EventId => `${shard}:${sequence}` as EventId
