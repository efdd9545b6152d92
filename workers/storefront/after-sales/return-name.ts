/** What a return is called on paper and on the telephone: the order, and which of its returns it is. */
import type { Return } from '#domain/after-sales/return'
import type { Order } from '#domain/orders/order'

export const returnName = (
  { name, returns = [] }: Pick<Order, 'name' | 'returns'>,
  { id }: Pick<Return, 'id'>,
): string => `${name}-${returns.findIndex((one) => one.id === id) + 1}`
