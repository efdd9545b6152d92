/** What somebody says of a line of a draft: more or fewer units, so many, another cost, or that the line goes. */
import type { VariantId } from '../../ids.ts'

/** `seen`: so many were there when whoever says it looked. Where another number stands by then, a colleague has changed it. */
type Seen = { readonly seen?: number }

export type UnitsSaid =
  | { readonly by: number }
  | ({ readonly to: number } & Seen)
  /** Nobody meant it: it is no line any more, which is not the same as none. */
  | ({ readonly removed: true } & Seen)

export type LineChange = {
  readonly variant: VariantId
  readonly units: UnitsSaid
  /** null: nobody knows it any more; absent: as it was. */
  readonly cost?: number | null
}

const after = (before: UnitsSaid, said: UnitsSaid): UnitsSaid => {
  if ('removed' in before) return before
  if (!('by' in said)) return 'by' in before ? said : { ...before, ...said }
  return 'by' in before ? { by: before.by + said.by } : { ...before, to: Math.max(0, before.to + said.by) }
}

/** What is said of one variant in one breath is one change of its line, in the order it was said: what goes is gone. */
export const joined = <L extends LineChange>(changes: readonly L[]): L[] => {
  const all = new Map<VariantId, L>()
  for (const change of changes) {
    const before = all.get(change.variant)
    all.set(change.variant, before ? { ...before, ...change, units: after(before.units, change.units) } : change)
  }
  return [...all.values()]
}
