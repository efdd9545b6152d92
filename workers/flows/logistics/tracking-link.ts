/**
 * The link to the way of one parcel, for whoever has it: it cannot be guessed, and what it shows names nobody.
 */
import { orderId, type OrderId } from '#domain/ids'
import type { Language } from '#domain/languages'
import type { Order } from '#domain/orders/order'
import { pathIn } from '../../http/language.ts'
import { seal, unseal, type SealEnv } from '../../http/seal.ts'

export type ParcelName = { readonly order: OrderId; readonly shipment: string }

export const trackingPath = async (env: SealEnv, { order, shipment }: ParcelName): Promise<string> =>
  `/track/${encodeURIComponent(await seal(env, 'parcel', `${order}.${shipment}`))}`

/** @param shop `https://shop.example`, or empty for an address within the shop */
export const trackingLink = async (env: SealEnv, shop: string, parcel: ParcelName, language: Language) =>
  `${shop}${pathIn(language, await trackingPath(env, parcel))}`

/** Where each parcel of an order can be followed. */
export const waysOfOrder = async (
  env: SealEnv,
  { id: order, shipments }: Pick<Order, 'id' | 'shipments'>,
  language: Language,
): Promise<ReadonlyMap<string, string>> =>
  new Map(
    await Promise.all(
      shipments.map(
        async ({ id: shipment }) => [shipment, await trackingLink(env, '', { order, shipment }, language)] as const,
      ),
    ),
  )

/** Which parcel a token names; undefined where the shop has not made it. */
export const parcelNamed = async (env: SealEnv, token: string): Promise<ParcelName | undefined> => {
  const { text, signed } = await unseal(env, 'parcel', token)
  const at = text.indexOf('.')
  const order = orderId(text.slice(0, at))
  return signed && order ? { order, shipment: text.slice(at + 1) } : undefined
}
