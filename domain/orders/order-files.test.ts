/** Files belong to what was bought and not cancelled. */
import { expect, test } from 'vitest'
import type { Download } from '../catalog/downloads.ts'
import type { VariantId } from '../ids.ts'
import { downloadsFor } from './order-files.ts'
import type { Order } from './order.ts'

const [book, song] = ['var_b', 'var_s'] as VariantId[] as [VariantId, VariantId]
const file = (variant: VariantId, withdrawnAt: number | null = null) =>
  ({ id: `dl_${variant}`, variant, withdrawnAt }) as unknown as Download
const order = (more: Partial<Order> = {}) =>
  ({ status: 'placed', payment: 'paid', placedAt: 50, lines: [{ variantId: book, units: 2 }], ...more }) as Order
const sum = (amount: number) => ({ amount, currency: 'EUR' }) as never
/** A song was added to it, and nobody has paid for it. */
const added = (of: Order): Order => ({
  ...of,
  currency: 'EUR' as never,
  lines: [...of.lines, { variantId: song, units: 1 } as never],
  totals: { total: sum(700) } as never,
  additions: [{ lines: 1, total: sum(200) } as never],
})
const cancelled = (units: number) =>
  ({ cancellations: [{ parcels: [{ variantId: book, units }] }] }) as unknown as Partial<Order>

test.each([
  ['of what was bought', order(), [file(book), file(song)], 1],
  ['of what was bought in part and cancelled in part', order(cancelled(1)), [file(book)], 1],
  ['not of what was cancelled', order(cancelled(2)), [file(book)], 0],
  ['not of an order that was cancelled', order({ status: 'cancelled' }), [file(book)], 0],
  ['not of one whose money has gone back', order({ payment: 'refunded' }), [file(book)], 0],
  ['paid for, where what was added is not', added(order({ payment: 'part-paid' })), [file(book), file(song)], 1],
  ['not where that is not paid either', added(order({ payment: 'part-paid', terms: {} as never })), [file(book)], 0],
  ['withdrawn after it was bought', order(), [file(book, 51)], 1],
  ['not withdrawn before it was bought', order(), [file(book, 49)], 0],
])('files %s', (_, of, files, many) => expect(downloadsFor(of, files)).toHaveLength(many))
