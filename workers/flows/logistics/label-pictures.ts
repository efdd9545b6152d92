/** What is stuck on parcels, as their carriers draw it: of labels that are bought, in the order in which they were asked for. */
import type { OrderId } from '#domain/ids'
import { type SoldLabel } from '#domain/logistics/label'
import { labelOf } from '#domain/logistics/labelling'
import type { Order, Parcel } from '#domain/orders/order'
import { ok, refuse, type Result } from '#domain/result'
import type { Env } from '../../env.ts'
import type { PictureAnswer } from '../../providers/carriers/labels.ts'
import { sellerOf } from './labels.ts'
import { ordersNamed } from './orders-named.ts'
import { packedFrom, parcelOf } from './parcel-asked.ts'

/** One PDF takes so many: a morning of a small shop. */
export const LABELS_MAX = 100

export type LabelName = { readonly order: OrderId; readonly label: string }
export type PicturesRefusal = { readonly code: 'labels-none' | 'labels-not-sold' | 'carrier-silent' }
export type Picture = Exclude<PictureAnswer, { readonly type: 'failed' }>

type Printed = {
  readonly order: Order
  readonly sold: Omit<SoldLabel, 'cost'>
  readonly parcels: readonly Parcel[]
  readonly grams: number
}

/** Also of a parcel that has left: somebody may have to stick it on once more. */
const printedOf = (order: Order | undefined, id: string): Printed | undefined => {
  if (!order) return undefined
  const label = labelOf(order, id)
  if (label) return label.state === 'bought' ? { order, sold: label, ...label } : undefined
  const sent = order.shipments.find((one) => one.id === id)
  if (!sent?.bought || sent.bought.label === '') return undefined
  const { carrier, tracking, parcels, bought } = sent
  return {
    order,
    parcels,
    grams: bought.grams,
    sold: { label: bought.label, service: bought.service, carrier, tracking },
  }
}

/** All of them, or none: whoever prints a pile must not miss one. */
export const labelPictures = async (
  env: Env,
  names: readonly LabelName[],
  now: number,
): Promise<Result<Picture[], PicturesRefusal>> => {
  const seller = sellerOf(env)
  if (!seller) return refuse({ code: 'labels-not-sold' })
  const orders = await ordersNamed(
    env,
    names.map(({ order }) => order),
  )
  const printed = names.flatMap(({ order, label }) => printedOf(orders.get(order), label) ?? [])
  if (printed.length === 0 || printed.length < names.length) return refuse({ code: 'labels-none' })
  const from = await packedFrom(
    env,
    printed.flatMap(({ parcels }) => parcels),
    now,
  )
  const pictures: Picture[] = []
  for (const { order, sold, ...packed } of printed) {
    const parcel = parcelOf(order, packed, from)
    if (!parcel.ok) return refuse({ code: 'labels-none' })
    const picture = await seller.picture(parcel.value, sold)
    if (picture.type === 'failed') {
      console.error(`no picture of ${sold.label}: ${picture.reason}`)
      return refuse({ code: 'carrier-silent' })
    }
    pictures.push(picture)
  }
  return ok(pictures)
}
