/**
 * Lines that an order was given after it was placed. They stand behind those that it had, in one list with them, so that whoever reads
 * what an order has reads all of it; what it was placed with and what came later is told apart by how many lines each addition brought.
 */
import type { PaymentId } from '../ids.ts'
import type { Money } from '../money.ts'

export const ADDITION_REASONS = ['customer', 'mistake', 'replacement', 'exchange', 'other'] as const
/** `delivery`: it brought no goods, and travels by a dearer way from then on. */
export type AdditionReason = (typeof ADDITION_REASONS)[number] | 'delivery'

export type Addition = {
  /** Given by who asks, so that asking twice adds once. */
  readonly id: string
  /** What was asked for by that id, as a hash: another request under it is refused. */
  readonly request: string
  /** How many of the order's lines it brought. */
  readonly lines: number
  /** How many parts of the tax of delivery it brought, behind those that there were; absent: none. */
  readonly delivery?: number
  /** Whose units they take: an addition holds for itself, so that what was held before is held as before. */
  readonly holdId: PaymentId
  /** By how much more is to be paid: nothing where the shop pays. */
  readonly total: Money
  readonly reason: AdditionReason
  readonly addedAt: number
}
