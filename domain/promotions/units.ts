/** Units in an order: the first of them, the rest, and what comes of each line. */
import type { Run } from './goods.ts'
import type { LineCut } from './taken.ts'

export const sumOf = (runs: readonly Run[]): number => runs.reduce((sum, { units }) => sum + units, 0)

/** The first so many units. */
export const firstOf = (runs: readonly Run[], units: number): Run[] => {
  const found: Run[] = []
  let open = units
  for (const run of runs) {
    if (open <= 0) break
    const some = Math.min(open, run.units)
    if (some > 0) found.push({ ...run, units: some })
    open -= some
  }
  return found
}

/** What is left of them without these. */
export const without = (runs: readonly Run[], used: readonly Run[]): Run[] => {
  const gone = new Map<number, number>()
  for (const { line, units } of used) gone.set(line, (gone.get(line) ?? 0) + units)
  return runs.map((run) => ({ ...run, units: run.units - (gone.get(run.line) ?? 0) })).filter(({ units }) => units > 0)
}

/** One entry for each line. */
export const together = (cuts: readonly LineCut[]): LineCut[] => {
  const byLine = new Map<number, LineCut>()
  for (const cut of cuts) {
    const before = byLine.get(cut.line)
    byLine.set(cut.line, before ? { ...cut, amount: before.amount + cut.amount, units: before.units + cut.units } : cut)
  }
  return [...byLine.values()].toSorted((a, b) => a.line - b.line)
}
