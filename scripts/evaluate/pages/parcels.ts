/** An order of which a parcel is on its way, and the pages on which that is seen. */
import type { DemoShop } from '../../demo-shop.ts'
import type { Place } from './place.ts'
import { restInAdmin, restOf, type RestScene } from './rest.ts'
import { returned, returnedInAdmin, type ReturnedScene } from './returned.ts'

export type ParcelsScene = {
  readonly order: string
  readonly orderInAdmin: string
  /** The page of the parcel, for whoever has its link. */
  readonly way: string
  /** An order of which something is to be paid. */
  readonly rest: RestScene
  /** Of another order something comes back. */
  readonly returned: ReturnedScene
}

const WAY = [
  { status: 'in-transit', place: 'Rotterdam', text: '' },
  { status: 'failure', place: 'Malmö', text: 'Nobody at home' },
  { status: 'out-for-delivery', place: 'Malmö', text: 'Second try' },
]

/** @param cookie of the browser that has bought it */
export const sendParcel = async (
  { url, staff }: DemoShop,
  order: string,
  cookie: string,
): Promise<Omit<ParcelsScene, 'rest' | 'returned'>> => {
  const path = `/api/admin/orders/${order}/shipments`
  const { shipments } = (await staff.post(path, { carrier: 'DHL', tracking: 'JJD 0003 4100 7715' })) as {
    readonly shipments: readonly { readonly id: string }[]
  }
  for (const said of WAY) await staff.post(`${path}/${shipments[0]?.id}/events`, said)
  const page = await (await fetch(`${url}/orders/${order}`, { headers: { cookie } })).text()
  const way = /href="(\/track\/[^"]+)"/.exec(page)?.[1]
  if (way === undefined) throw new Error('the page of the order leads to no parcel')
  return { order: `/orders/${order}`, orderInAdmin: `/admin/orders/${order}`, way }
}

type Placed = { readonly order: string; readonly pending: string }

/** @param placed pages of orders of which nothing has left, and one that is not paid yet */
export const parcels = (placed: Placed, { order, way, rest, returned: back }: ParcelsScene): readonly Place[] => [
  { name: 'order, not paid yet', path: placed.pending, who: 'challenged' },
  { name: 'order', path: placed.order, who: 'bought' },
  { name: 'order, unknown', path: '/orders/ord_nothing', status: 404 },
  { name: 'order on its way', path: order, who: 'bought' },
  { name: 'parcel', path: way },
  ...restOf(rest),
  ...returned(order, back),
]

export const parcelsInAdmin = ({ orderInAdmin, rest, returned: back }: ParcelsScene) => [
  { name: 'order on its way', path: orderInAdmin },
  ...restInAdmin(rest),
  ...returnedInAdmin(back),
  { name: 'shipping', path: '/admin/shipping?unknown=nothing' },
  { name: 'pick list', path: '/admin/shipping/walk' },
]
