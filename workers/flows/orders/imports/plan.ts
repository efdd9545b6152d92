/** What each order of a file would be here: whose it is, which goods of the shop its lines are about, and under which id it is kept. */
import { newCartId, newCartIdOf, newProductId, newVariantId, orderId, orderOfCart } from '#domain/ids'
import type { CustomerId, OrderId, VariantId } from '#domain/ids'
import type { FileLine, FileOrder } from '#domain/orders/imported/file'
import { importedOrder, type KnownGood } from '#domain/orders/imported/order'
import type { Order } from '#domain/orders/order'
import { variantsNamed } from '#schema/products/catalog/variants-named'
import { customersNamed } from '#schema/users/customers/import'
import type { CustomerRecord } from '#schema/users/customers/records'
import type { Env } from '../../../env.ts'
import { sha256 } from '../../../http/digest.ts'
import { offersTyped } from '../../catalog/offers.ts'

type Stores = Pick<Env, 'USERS_DB' | 'PRODUCTS_DB'>

export type PlannedOrder = {
  readonly item: FileOrder
  readonly order: Order
  /** Of lines that are about no good of this shop: what the file calls it. */
  readonly unknown: readonly string[]
}

const filled = (texts: readonly string[]): string[] => [...new Set(texts.filter((text) => text !== ''))]

const bytesOf = async (text: string): Promise<Uint8Array> =>
  Uint8Array.from((await sha256(text)).match(/../g) ?? [], (pair) => Number.parseInt(pair, 16))

/** Whom a history may be shown: whoever has proven that the address is theirs, or has proven nothing yet and so is not let in. */
const isTheirs = (record: CustomerRecord, { email, phone }: FileOrder): boolean => {
  if (record.mergedInto !== null) return false
  const isUnproven = record.state === 'unproven'
  return (
    (email !== '' && record.email === email && (record.emailVerified || isUnproven)) ||
    (email === '' && phone !== '' && record.phone === phone && (record.phoneVerified || isUnproven))
  )
}

const customersOf = async (env: Stores, items: readonly FileOrder[]) => {
  const records = await customersNamed(env.USERS_DB, {
    ids: [],
    emails: filled(items.map(({ email }) => email)),
    phones: filled(items.map(({ phone }) => phone)),
  })
  return (item: FileOrder): CustomerId | null => records.find((record) => isTheirs(record, item))?.id ?? null
}

/** A SKU that several variants share names none of them. */
const goodsOf = async (env: Stores, items: readonly FileOrder[], now: number) => {
  const skus = filled(items.flatMap(({ lines }) => lines.map(({ sku }) => sku)))
  const named = (await variantsNamed(env.PRODUCTS_DB, skus)).filter(({ byId }) => !byId)
  const bySku = new Map<string, VariantId>()
  for (const [sku, some] of Map.groupBy(named, ({ name }) => name)) {
    const [only] = some
    if (only && some.length === 1) bySku.set(sku, only.variant)
  }
  const offers = await offersTyped(env, [...bySku.values()], now)
  return async ({ sku, title }: FileLine): Promise<KnownGood> => {
    const offer = offers.get(bySku.get(sku) ?? ('' as VariantId))
    if (offer) {
      const { variantId, productId, handle, picture } = offer
      return { variantId, productId, handle, picture }
    }
    // The same in every order, so that what was bought together is known also of goods that are gone.
    const bytes = await bytesOf(`good\n${sku}\n${title}`)
    return { variantId: newVariantId(bytes), productId: newProductId(bytes), handle: '', picture: null }
  }
}

/** In the slot of its customer, as everything of theirs; of one whom nobody knows in any. One of a shop like this keeps its id. */
const idFor = async (item: FileOrder, customer: CustomerId | null): Promise<OrderId> => {
  const own = orderId(item.id)
  if (own) return own
  const bytes = await bytesOf(`order\nshopify\n${item.id}`)
  return orderOfCart(customer ? newCartIdOf(customer, bytes) : newCartId(bytes))
}

const isInSlotOf = (id: OrderId, customer: CustomerId): boolean => id.slice(4, 6) === customer.slice(4, 6)

/** @param name says under which ids those of the former ids are kept, where they have come before */
export const planOrders = async (
  env: Stores,
  items: readonly FileOrder[],
  { run, now }: { readonly run: string; readonly now: number },
  name: (ids: ReadonlyMap<string, OrderId>) => Promise<ReadonlyMap<string, OrderId>>,
): Promise<PlannedOrder[]> => {
  const [customerOf, goodOf] = await Promise.all([customersOf(env, items), goodsOf(env, items, now)])
  const wanted = await Promise.all(items.map(async (item) => [item.id, await idFor(item, customerOf(item))] as const))
  const known = await name(new Map(wanted))
  return Promise.all(
    items.map(async (item, at): Promise<PlannedOrder> => {
      const id = known.get(item.id) ?? wanted[at]?.[1]
      if (!id) throw new RangeError('an order without an id')
      const customer = customerOf(item)
      // Of another slot it is claimed when they come, as what guests have bought.
      const customerId = customer && isInSlotOf(id, customer) ? customer : null
      const goods = await Promise.all(item.lines.map(goodOf))
      const unknown = item.lines.flatMap(({ sku, title }, line) => (goods[line]?.handle === '' ? [sku || title] : []))
      return { item, order: importedOrder(item, { id, customerId, run, goods }, now), unknown: [...new Set(unknown)] }
    }),
  )
}
