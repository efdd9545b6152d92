/** Whether somebody carries it: what nobody sends, what is fetched at a location, and what is history is on no way. */
import type { Order } from '#domain/orders/order'
import { travels } from '#domain/orders/order-line'

export const isCarried = ({ lines, pricedBy, imported }: Pick<Order, 'lines' | 'pricedBy' | 'imported'>): boolean =>
  imported === undefined && travels(lines) && pricedBy?.delivery?.pickup === undefined
