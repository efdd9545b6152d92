/**
 * What the shop before has counted of a customer stands in their record since their file came; its orders may have come as well. Nothing
 * is counted twice: of the former figures counts what is beyond the orders that are here.
 */
import type { Currency } from '../money.ts'

type Former = {
  readonly formerOrders: number | null
  /** Minor units. */
  readonly formerSpent: number | null
  readonly formerCurrency: Currency | null
}

type Here = { readonly currency: Currency; readonly importedOrders: number; readonly importedSpent: number }

/** @param here what is here of the shop before, by currency @returns null: nothing beyond it */
export const formerBeyond = (
  { formerOrders, formerSpent, formerCurrency }: Former,
  here: readonly Here[],
): { readonly orders: number; readonly spent: number; readonly currency: Currency | null } | null => {
  const came = here.reduce((sum, { importedOrders }) => sum + importedOrders, 0)
  const paid = here.reduce((sum, one) => (one.currency === formerCurrency ? sum + one.importedSpent : sum), 0)
  const orders = Math.max(0, (formerOrders ?? 0) - came)
  const spent = Math.max(0, (formerSpent ?? 0) - paid)
  // Where every order has come, a sum that differs differs by what the shop before counts otherwise.
  return orders === 0 && (came > 0 || spent === 0) ? null : { orders, spent, currency: formerCurrency }
}
