/** What goes back to a gift card or credit that is disabled lies there, and nobody can spend it: staff are told who refund. */
import type { Order } from '#domain/orders/order'
import type { StoredValueId } from '#domain/stored-value/stored-value'
import { recordsOf } from '#schema/transactions/stored-value/records'
import type { Databases } from '../../env.ts'

/** Of those that have paid an order, the ones that are disabled now, each with the moment since when, in ms. */
export const closedIn = async (
  { TRANSACTIONS_DB }: Pick<Databases, 'TRANSACTIONS_DB'>,
  { payments = [] }: Pick<Order, 'payments'>,
): Promise<ReadonlyMap<StoredValueId, number>> => {
  const records = await recordsOf(
    TRANSACTIONS_DB,
    payments.map(({ storedValue }) => storedValue.id),
  )
  return new Map(records.flatMap(({ id, disabledAt }) => (disabledAt === null ? [] : [[id, disabledAt] as const])))
}
