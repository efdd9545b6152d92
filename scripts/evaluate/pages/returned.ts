/** An order of which something comes back, and the pages on which that is seen. */
import type { DemoShop } from '../../demo-shop.ts'
import type { Place } from './place.ts'

export type ReturnedScene = {
  /** Where its buyer sees it. */
  readonly back: string
  readonly backInAdmin: string
}

/** One unit of its first line lies on the counter, to be looked at. */
export const takeBack = async ({ staff }: Pick<DemoShop, 'staff'>, order: string): Promise<ReturnedScene> => {
  await staff.post(`/api/admin/orders/${order}/shipments`, { carrier: 'DHL', tracking: '' })
  const { lineItems } = (await staff.get(`/api/admin/orders/${order}`)) as {
    readonly lineItems: readonly { readonly variantId: string }[]
  }
  const units = [
    { variantId: lineItems[0]?.variantId, units: 1, reason: 'too-small', note: 'It holds less than thought' },
  ]
  const { id } = (await staff.post(`/api/admin/returns/${order}`, { units, atCounter: true })) as {
    readonly id: string
  }
  return { back: `/orders/${order}/returns/${id}`, backInAdmin: `/admin/returns/${order}/${id}` }
}

/** @param order the page of one that was sent, and of which nothing comes back yet */
export const returned = (order: string, { back }: ReturnedScene): readonly Place[] => [
  { name: 'return, asked for', path: `${order}/return`, who: 'bought' },
  { name: 'return, as it stands', path: back, who: 'bought' },
  { name: 'return, note for the parcel', path: `${back}/note`, who: 'bought' },
  { name: 'withdrawal', path: `${order}/withdraw`, who: 'bought' },
]

export const returnedInAdmin = ({ backInAdmin }: ReturnedScene) => [
  { name: 'returns', path: '/admin/returns' },
  { name: 'return', path: backInAdmin },
  { name: 'return at the counter', path: backInAdmin.slice(0, backInAdmin.lastIndexOf('/')) },
]
