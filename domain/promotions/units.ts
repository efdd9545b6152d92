/** Units in an order: the first of them, the rest, and what comes of each line. */
import type { Run } from './goods.ts'
import type { LineCut } from './taken.ts'

export const sumOf = (runs: readonly Run[]): number => runs.reduce((sum, { units }) => sum + units, 0)

/** So many of its units at most, put to the others. @returns how many those are */
const put = (found: Run[], run: Run, units: number): number => {
  const some = Math.min(units, run.units)
  if (some === run.units) found.push(run)
  else if (some > 0) found.push({ ...run, units: some })
  return some
}

/** The first so many units. */
export const firstOf = (runs: readonly Run[], units: number): Run[] => {
  const found: Run[] = []
  let open = units
  for (const run of runs) {
    if (open <= 0) break
    open -= put(found, run, open)
  }
  return found
}

/** The last so many units, the last first. @param isMeant whose lines are asked for alone */
export const lastOf = (runs: readonly Run[], units: number, isMeant?: (line: number) => boolean): Run[] => {
  const found: Run[] = []
  let open = units
  for (let at = runs.length - 1; at >= 0 && open > 0; at--) {
    const run = runs[at]
    if (run && (!isMeant || isMeant(run.line))) open -= put(found, run, open)
  }
  return found
}

/** What is left of them without these. */
export const without = (runs: readonly Run[], used: readonly Run[]): readonly Run[] => {
  if (used.length === 0) return runs
  const gone = new Map<number, number>()
  for (const { line, units } of used) gone.set(line, (gone.get(line) ?? 0) + units)
  const left: Run[] = []
  for (const run of runs) {
    const some = gone.get(run.line)
    if (some === undefined) left.push(run)
    else if (some < run.units) left.push({ ...run, units: run.units - some })
  }
  return left
}

/** One entry for each line. */
export const together = (cuts: readonly LineCut[]): LineCut[] => {
  const all: LineCut[] = []
  for (const cut of cuts.toSorted((a, b) => a.line - b.line)) {
    const before = all.at(-1)
    if (before?.line !== cut.line) all.push(cut)
    else all[all.length - 1] = { ...cut, amount: before.amount + cut.amount, units: before.units + cut.units }
  }
  return all
}
