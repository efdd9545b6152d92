/** Many histories over several threads. */
import { availableParallelism } from 'node:os'
import { Worker } from 'node:worker_threads'
import type { Weather } from './faults.ts'
import type { Outcome } from './history.ts'
import type { Replacement } from './loading.ts'
import type { Task } from './thread.ts'

type Run = {
  readonly from: number
  readonly seeds: number
  /** From one seed to the next: 1. */
  readonly step?: number
  readonly threads?: number
  readonly plants?: readonly Replacement[]
  readonly weather?: Weather
  /** Whether in every history people are told of more than their orders. */
  readonly told?: boolean
  readonly until?: RegExp
  readonly verbose?: boolean
  readonly onOutcome?: (outcome: Outcome) => void
}

/** @returns the outcomes by seed; with `until` those up to the first that broke a promise so, and perhaps a few more */
export const run = async ({
  from,
  seeds,
  threads = availableParallelism(),
  onOutcome,
  ...rest
}: Run): Promise<Outcome[]> => {
  const outcomes: Outcome[] = []
  const { step = 1, plants = [], weather = 'mixed', told: isTold = false, until = null, verbose = false } = rest
  const taken = new Int32Array(new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT))
  const task: Task = { from, step, seeds, taken, plants, weather, told: isTold, until, verbose }
  const lived = Array.from({ length: Math.min(threads, seeds) }, () => {
    return new Promise<void>((resolve, reject) => {
      const worker = new Worker(new URL('./thread.ts', import.meta.url).pathname, {
        workerData: task,
        execArgv: ['--no-warnings'],
      })
      worker.on('message', (outcome: Outcome) => {
        outcomes.push(outcome)
        onOutcome?.(outcome)
      })
      worker.on('error', reject)
      worker.on('exit', () => resolve())
    })
  })
  await Promise.all(lived)
  return outcomes.toSorted((a, b) => a.seed - b.seed)
}

/** Of all outcomes together. */
export const summed = (outcomes: readonly Outcome[], of: 'struck' | 'mails'): Record<string, number> => {
  const sums: Record<string, number> = {}
  for (const outcome of outcomes)
    for (const [kind, times] of Object.entries(outcome[of])) sums[kind] = (sums[kind] ?? 0) + times
  return sums
}

const listed = (sums: Readonly<Record<string, number>>): string =>
  Object.entries(sums)
    .map(([kind, times]) => `${kind} ${times}`)
    .join(', ')

/** What a run lived through, in three lines. */
export const told = (outcomes: readonly Outcome[], ms: number): string => {
  const sum = (of: (outcome: Outcome) => number) => outcomes.reduce((total, outcome) => total + of(outcome), 0)
  const turns = sum((outcome) => outcome.turns)
  const aSecond = (times: number) => (times / ms) * 1_000
  return [
    `${outcomes.length} histories, ${sum(({ visits }) => visits)} visits, ${sum(({ orders }) => orders)} orders, ` +
      `${turns} turns in ${(ms / 1_000).toFixed(1)} s: ${aSecond(outcomes.length).toFixed(1)} histories and ` +
      `${aSecond(turns).toFixed(0)} turns a second`,
    `trouble: ${listed(summed(outcomes, 'struck'))}`,
    `mails: ${listed(summed(outcomes, 'mails'))}`,
  ].join('\n')
}
