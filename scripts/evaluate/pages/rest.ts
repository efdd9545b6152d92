/** An order to which goods were added, and the pages on which the rest of it is paid. */
import type { DemoShop } from '../../demo-shop.ts'
import type { Place } from './place.ts'

export type RestScene = {
  readonly orderInAdmin: string
  /** Of the page behind the payment link. */
  readonly link: string
}

export const addRest = async ({ staff }: DemoShop, order: string, variantId: string): Promise<RestScene> => {
  const path = `/api/admin/orders/${order}`
  const { version } = (await staff.get(path)) as { readonly version: number }
  await staff.post(`${path}/additions`, { version, lines: [{ variantId, units: 1 }] })
  const { link } = (await staff.get(`${path}/payment-link`)) as { readonly link: string }
  return { orderInAdmin: `/admin/orders/${order}`, link }
}

export const restOf = ({ link }: RestScene): readonly Place[] => [{ name: 'rest of an order, to be paid', path: link }]
export const restInAdmin = ({ orderInAdmin }: RestScene) => [
  { name: 'order with a rest', path: orderInAdmin },
  { name: 'order, another way of delivery', path: `${orderInAdmin}/delivery` },
]
