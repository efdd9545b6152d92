/** What an order of another shop keeps beside what every order has: what that shop said of it, in its words. */
import type { Cells } from './columns.ts'

export type ImportedOrder = {
  /** Whose file it was. */
  readonly source: 'shopify'
  /** What the shop before knew it by: with the source it is the same order, however often it comes. */
  readonly id: string
  readonly financial: string
  readonly fulfilment: string
  readonly buyer: string
  readonly phone: string
  readonly fulfilledAt: number | null
  readonly cancelledAt: number | null
  /** What an order has no field for, as it stood in the file: of the order, and of each line. */
  readonly cells: Cells
  readonly lineCells: readonly Cells[]
  /** The import that has written it last. */
  readonly run: string
}
