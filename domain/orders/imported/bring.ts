/** An order of a file meets what this shop has of it: it comes in, is written anew as the file says now, stays as it is, or goes again. */
import type { VariantId } from '../../ids.ts'
import { withoutBuyer } from '../forgetting.ts'
import { ORDER_COLUMNS, type Cells } from './columns.ts'
import { changed, type Order } from '../order.ts'

/** Groups of what a file says of an order, as a report names them. */
const PARTS = ['goods', 'sums', 'payment', 'fulfilment', 'address', 'contact', 'details'] as const
export type OrderPart = (typeof PARTS)[number]

/** Whatever the order in which they were written down. */
const inOrder = (cells: Cells = {}): readonly string[] => ORDER_COLUMNS.map((column) => cells[column] ?? '')

const partsOf = (order: Order): Readonly<Record<OrderPart, unknown>> => {
  const { name, email, address, currency, lines, totals, payment, status, shipments, cancellations, imported } = order
  return {
    goods: lines,
    sums: [currency, totals],
    payment: [payment, cancellations ?? null, imported?.financial],
    fulfilment: [status, shipments, imported?.fulfilment, imported?.fulfilledAt, imported?.cancelledAt],
    address,
    contact: [email, imported?.phone, imported?.buyer],
    details: [name, inOrder(imported?.cells), imported?.lineCells.map(inOrder)],
  }
}

/** What the shop knew of a good it does not forget, because the good is gone from it. */
const keepingGoods = (there: Order, asked: Order): Order => {
  const known = new Map<VariantId, VariantId>()
  const lines = asked.lines.map((line, at) => {
    const before = there.lines[at]
    if (line.handle !== '' || !before || before.handle === '' || before.sku !== line.sku) return line
    known.set(line.variantId, before.variantId)
    const { variantId, productId, handle, picture } = before
    return { ...line, variantId, productId, handle, picture }
  })
  if (known.size === 0) return asked
  const shipments = asked.shipments.map((shipment) => ({
    ...shipment,
    parcels: shipment.parcels.map(({ variantId, units }) => ({ variantId: known.get(variantId) ?? variantId, units })),
  }))
  return { ...asked, lines, shipments }
}

export type Brought =
  | { readonly outcome: 'created'; readonly order: Order; readonly parts: readonly OrderPart[] }
  | { readonly outcome: 'changed'; readonly order: Order; readonly parts: readonly OrderPart[] }
  /** `own`: it was placed here; `forgotten`: nobody may know any more who bought it. */
  | { readonly outcome: 'unchanged'; readonly why: 'same' | 'kept' | 'own' | 'forgotten'; readonly isOfRun: boolean }

type Wishes = {
  /** false: what is there already stays as it is. */
  readonly overwrite: boolean
  /** The version that it had when it went, where it was here before: it goes on from there. */
  readonly before: number
  readonly now: number
}

/** @param asked as it would come in for the first time */
export const bringOver = (there: Order | undefined, asked: Order, { overwrite, before, now }: Wishes): Brought => {
  if (!there) return { outcome: 'created', order: { ...asked, version: before + 1 }, parts: [] }
  const isOfRun = there.imported?.run === asked.imported?.run
  const stays = (why: 'same' | 'kept' | 'own' | 'forgotten') => ({ outcome: 'unchanged', why, isOfRun }) as const
  if (!there.imported) return stays('own')
  if (there.forgottenAt !== undefined) return stays('forgotten')
  const next = keepingGoods(there, asked)
  const [was, is] = [partsOf(there), partsOf(next)]
  const parts = PARTS.filter((part) => JSON.stringify(was[part]) !== JSON.stringify(is[part]))
  if (parts.length === 0) return stays('same')
  if (!overwrite) return stays('kept')
  const { id, cartId, placedAt, version, customerId } = there
  // Whose it is stays as somebody may have claimed it since; when it was placed says where it stands in their history.
  const order = {
    ...next,
    ...annotationsOf(there),
    id,
    cartId,
    placedAt,
    version: version + 1,
    updatedAt: now,
    ...(customerId && { customerId }),
  }
  return { outcome: 'changed', order, parts }
}

/** What staff have written down of it here stays, whatever a file says. */
const annotationsOf = ({ tags, note, archivedAt }: Order): Partial<Order> => ({
  ...(tags && { tags }),
  ...(note && { note }),
  ...(archivedAt !== undefined && { archivedAt }),
})

/** It says again what it said before an import. */
export const restoredOrder = (there: Order, before: Order, now: number): Order => ({
  ...before,
  ...annotationsOf(there),
  ...(there.customerId && { customerId: there.customerId }),
  version: there.version + 1,
  updatedAt: now,
})

/** What is told of one that goes: nothing of who bought it. */
export const goneOrder = (order: Order, now: number): Order =>
  order.forgottenAt === undefined ? withoutBuyer(order, now) : changed(order, {}, now)
