/** What a carrier is told of a parcel of an order: from where, to whom, how heavy, and what customs want to know. */
import { crossesCustoms, customsLines, type CustomsLine } from '#domain/logistics/customs'
import { GRAMS_MAX } from '#domain/logistics/label'
import type { VariantId } from '#domain/ids'
import type { Address } from '#domain/orders/address'
import type { Order, Parcel } from '#domain/orders/order'
import { ok, refuse, type Result } from '#domain/result'
import type { Settings } from '#domain/settings/settings'
import { parcelGoods, type ParcelGoods } from '#schema/products/catalog/parcel-goods'
import type { Env } from '../../env.ts'
import type { ParcelAsked } from '../../providers/carriers/labels.ts'
import { settingsFresh } from '../settings/settings.ts'

/** In the order they are checked. */
export type ParcelRefusal =
  | { readonly code: 'parcel-empty' }
  /** Nobody has said where the shop stands. */
  | { readonly code: 'sender-unknown' }
  /** Goods that nobody has weighed. */
  | { readonly code: 'weight-unknown'; readonly variantId: VariantId }
  | { readonly code: 'weight-unfit' }

const senderIn = ({ shop, locations: { locations } }: Settings): Address | undefined => {
  const places = locations.toSorted((one, other) => one.priority - other.priority)
  const at = places.find(({ address }) => address !== null)?.address ?? shop.address
  return at ? { ...at, name: shop.name, extra: '', phone: shop.phone } : undefined
}

const weightOf = (lines: readonly CustomsLine[]): Result<number, ParcelRefusal> => {
  const unweighed = lines.find(({ grams }) => grams === 0)
  if (unweighed) return refuse({ code: 'weight-unknown', variantId: unweighed.variantId })
  const grams = lines.reduce((sum, line) => sum + line.grams, 0)
  return grams > GRAMS_MAX ? refuse({ code: 'weight-unfit' }) : ok(grams)
}

type Packed = {
  readonly parcels: readonly Parcel[]
  /** Null: what its goods weigh together. */
  readonly grams: number | null
}

/** What is known of where parcels start, and of what may be in them. */
export type PackedFrom = {
  readonly settings: Settings
  readonly goods: ReadonlyMap<VariantId, ParcelGoods>
}

export const parcelOf = (
  order: Order,
  { parcels, grams: said }: Packed,
  { settings, goods }: PackedFrom,
): Result<ParcelAsked, ParcelRefusal> => {
  if (parcels.length === 0 || !order.address) return refuse({ code: 'parcel-empty' })
  const from = senderIn(settings)
  if (!from) return refuse({ code: 'sender-unknown' })
  const lines = customsLines(order, parcels, goods)
  const weighed = said === null ? weightOf(lines) : ok(said)
  if (!weighed.ok) return weighed
  const { name: reference, address: to, currency } = order
  const customs = crossesCustoms(from, to)
  return ok({ reference, from, to, grams: weighed.value, currency, lines, customs })
}

export const packedFrom = async (
  env: Pick<Env, 'PRODUCTS_DB' | 'CURRENCY'>,
  parcels: readonly Parcel[],
  now: number,
): Promise<PackedFrom> => {
  const variants = parcels.map(({ variantId }) => variantId)
  const [settings, goods] = await Promise.all([settingsFresh(env, now), parcelGoods(env.PRODUCTS_DB, variants)])
  return { settings, goods }
}

export const parcelAsked = async (
  env: Pick<Env, 'PRODUCTS_DB' | 'CURRENCY'>,
  order: Order,
  packed: Packed,
  now: number,
): Promise<Result<ParcelAsked, ParcelRefusal>> => parcelOf(order, packed, await packedFrom(env, packed.parcels, now))
