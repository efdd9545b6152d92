/**
 * npm run bench -- --against COMMIT [--only NAME]: two versions of the shop by turns, on one machine in the same hour.
 *
 * Each is measured by its own bench, from a tree of its own: what it calls things in its API is its own affair. Both
 * have a floor in the same minute, so their ratios compare, whatever else the machine does.
 */
import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { beginRun, runText } from '../run.ts'
import { tableOf } from '../table.ts'
import type { Measure } from './measure.ts'
import { openProgress } from '../progress.ts'

/** What every version has measured, and what is compared when nothing else is asked for: the way of an order. */
export const COMPARED = ['add-to-cart', 'place-order', 'checkout-flow'] as const
/** Each version begins one of them: whoever comes second finds a warmer machine. */
const TURNS = 2
/** What a bench prints as JSON, with room to spare, in bytes. */
const PRINTED_MAX = 10_000_000

type Version = { readonly name: string; readonly tree: string; readonly told: Map<string, Measure[]> }

const run = (tree: string, command: string, ...words: readonly string[]): string =>
  execFileSync(command, words, {
    cwd: tree,
    encoding: 'utf8',
    maxBuffer: PRINTED_MAX,
    stdio: ['ignore', 'pipe', 'ignore'],
  })

/** @throws Error when the version has no such measure */
const measure = ({ name: version, tree }: Version, name: string): Measure => {
  const printed = run(tree, 'npm', 'run', '--silent', 'bench', '--', '--json', '--only', name)
  const { measures } = JSON.parse(printed) as { measures: Measure[] }
  const found = measures.find((one) => one.name === name)
  if (!found) throw new Error(`${version} does not measure ${name}`)
  return found
}

const mean = (numbers: readonly number[]): number => numbers.reduce((sum, one) => sum + one, 0) / numbers.length

const told = ({ told: all }: Version, name: string, of: (measure: Measure) => number | null) =>
  (all.get(name) ?? []).map((one) => of(one) ?? Number.NaN)

const each = (numbers: readonly number[]): string => numbers.map((number) => number.toPrecision(3)).join(', ')

const comparison = (names: readonly string[], [before, now]: readonly [Version, Version]): string =>
  tableOf(
    [
      { head: 'measure', of: (name: string) => name },
      ...[before, now].flatMap((version) => [
        {
          head: version.name,
          of: (name: string) => each(told(version, name, ({ value }) => value)),
          align: 'right',
        } as const,
        {
          head: 'of its floor',
          of: (name: string) => each(told(version, name, ({ ratio }) => ratio)),
          align: 'right',
        } as const,
      ]),
      {
        head: 'now / before',
        of: (name) => {
          const [first, last] = [before, now].map((one) => mean(told(one, name, ({ ratio }) => ratio)))
          return ((last ?? Number.NaN) / (first ?? Number.NaN)).toFixed(2)
        },
        align: 'right',
      },
    ],
    names,
  )

/**
 * @param names measures that both versions have
 * @throws Error when the earlier one has not
 */
export const compare = (commit: string, names: readonly string[], json = false): void => {
  const ended = beginRun()
  const home = mkdtempSync(join(tmpdir(), 'stoa-against-'))
  const tree = join(home, 'tree')
  const before: Version = { name: commit, tree, told: new Map() }
  const now: Version = { name: 'here', tree: process.cwd(), told: new Map() }
  const progress = openProgress(names.length * TURNS * 2)
  try {
    progress.say(`a tree of ${commit} with its packages`)
    run('.', 'git', 'worktree', 'add', '--detach', tree, commit)
    run(tree, 'npm', 'ci')
    for (let turn = 0; turn < TURNS; turn++) {
      for (const name of names) {
        for (const version of turn % 2 === 0 ? [before, now] : [now, before]) {
          progress.say(`${name} of ${version.name}, turn ${turn + 1} of ${TURNS}`)
          version.told.set(name, [...(version.told.get(name) ?? []), measure(version, name)])
          progress.step(1)
        }
      }
    }
  } finally {
    progress.close()
    run('.', 'git', 'worktree', 'remove', '--force', tree)
    rmSync(home, { recursive: true, force: true })
  }
  const all = names.map((name) => ({ name, before: before.told.get(name) ?? [], now: now.told.get(name) ?? [] }))
  if (json) console.log(JSON.stringify({ run: ended(), commit, measures: all }))
  else console.log(`${comparison(names, [before, now])}\n\n${runText(ended())}`)
}
