/**
 * What somebody has put into a cart by a reminder of another one: the same things, so they do not stand there twice when both become
 * one, as they do when somebody signs in.
 */
import type { CartId, VariantId } from '../ids.ts'

type Line = { readonly variantId: VariantId; readonly units: number }
type Filled = { readonly id: CartId; readonly lines: readonly Line[]; readonly restored?: readonly Restored[] }

/** @property of the cart that the reminder was about */
export type Restored = { readonly of: CartId; readonly lines: readonly Line[] }

/** More carts than anybody leaves. */
const RESTORED_MAX = 5

const kept = (restored: readonly Restored[]): { readonly restored?: readonly Restored[] } =>
  restored.length > 0 ? { restored: restored.slice(-RESTORED_MAX) } : {}

/** @param of absent: they are put in as they are */
export const restoring = (
  { id, restored = [] }: Omit<Filled, 'lines'>,
  of: CartId | undefined,
  lines: readonly Line[],
) =>
  of === undefined || of === id
    ? kept(restored)
    : kept([...restored, { of, lines: lines.map(({ variantId, units }) => ({ variantId, units })) }])

const unitsIn = (lines: readonly Line[], variantId: VariantId): number =>
  lines.reduce((sum, line) => (line.variantId === variantId ? sum + line.units : sum), 0)

const restoredOf = ({ restored = [] }: Filled, of: CartId, variantId: VariantId): number =>
  unitsIn(
    restored.flatMap((one) => (one.of === of ? one.lines : [])),
    variantId,
  )

/** Units that stand in both carts and are the same. Neither may be named by the other more often than it has them. */
export const unitsTwice = (one: Filled, other: Filled, variantId: VariantId): number =>
  Math.min(
    unitsIn(one.lines, variantId),
    unitsIn(other.lines, variantId),
    restoredOf(one, other.id, variantId) + restoredOf(other, one.id, variantId),
  )

/** What both together have from reminders of others. */
export const restoredTogether = (one: Filled, other: Filled) =>
  kept([...(one.restored ?? []), ...(other.restored ?? []).filter(({ of }) => of !== one.id)])
