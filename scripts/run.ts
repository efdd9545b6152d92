/** Where, when and of what a measurement was made: without it a figure says nothing. */
import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { availableParallelism, cpus, loadavg } from 'node:os'
import { figure } from './table.ts'

export type Run = {
  readonly commit: string
  readonly at: string
  readonly seconds: number
  readonly cores: number
  readonly processor: string
  /** How many wanted to compute, over a minute: before, and when it had ended. */
  readonly load: { readonly before: number; readonly after: number }
  readonly node: string
  readonly workerd: string
}

const git = (...words: string[]): string => execFileSync('git', words, { encoding: 'utf8' }).trim()

/** With a plus behind it when there are changes that no commit has: such a figure is not for a page. */
const commitNow = (): string => {
  const changed = git('status', '--porcelain', '--untracked-files=no')
  return `${git('rev-parse', '--short=10', 'HEAD')}${changed ? '+' : ''}`
}

export const versionOf = (name: string): string =>
  (JSON.parse(readFileSync(`node_modules/${name}/package.json`, 'utf8')) as { version: string }).version

const lately = (): number => Number((loadavg()[0] ?? 0).toFixed(2))

/** @returns what to call when it has ended */
export const beginRun = (): (() => Run) => {
  const [began, commit, before] = [Date.now(), commitNow(), lately()]
  return () => ({
    commit,
    at: new Date(began).toISOString(),
    seconds: Math.round((Date.now() - began) / 1_000),
    cores: availableParallelism(),
    processor: cpus()[0]?.model.trim() ?? '',
    load: { before, after: lately() },
    node: process.versions.node,
    workerd: versionOf('workerd'),
  })
}

const lasted = (seconds: number): string =>
  seconds < 60 ? `${seconds} s` : `${Math.floor(seconds / 60)} min ${seconds % 60} s`

/** One sentence under a table. */
export const runText = ({ commit, at, seconds, cores, processor, load, node, workerd }: Run): string => {
  const machine = `${cores} cores (${processor}), load average ${figure(load.before)} before and ${figure(load.after)} after`
  const when = `${at.slice(0, 10)}, ${at.slice(11, 16)} UTC`
  return `All of one run: commit \`${commit}\`, ${when}, in ${lasted(seconds)}; ${machine}; Node ${node}, workerd ${workerd}.`
}
