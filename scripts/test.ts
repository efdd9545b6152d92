/**
 * npm test: everything that can be proven here, one step after the other, whatever the one before has said.
 *
 * Types, lint and format count as one test each. The last line says how many passed.
 */
import { spawnSync } from 'node:child_process'
import { mkdirSync, readFileSync, rmSync } from 'node:fs'
import { chromium } from './chromium.ts'
import { readWords } from './command-line.ts'

const REPORT = '.stoa/tests.json'

type Count = { readonly passed: number; readonly failed: number; readonly skipped: number }

const run = (command: string, ...parts: string[]): boolean => {
  console.log(`\n$ ${[command, ...parts].join(' ')}`)
  return spawnSync(command, parts, { stdio: 'inherit' }).status === 0
}

const one = (passed: boolean): Count => ({ passed: Number(passed), failed: Number(!passed), skipped: 0 })

/** Rules, laws, simulation, journeys in workerd, pages in a browser. */
const tests = (): Count => {
  rmSync(REPORT, { force: true })
  const passed = run('vitest', 'run', '--reporter=default', '--reporter=json', `--outputFile.json=${REPORT}`)
  try {
    const report = JSON.parse(readFileSync(REPORT, 'utf8')) as Record<string, number>
    const failed = report['numFailedTests'] ?? 0
    return {
      passed: report['numPassedTests'] ?? 0,
      /** A file that cannot be read, or a fault outside every test, is a failure that no test counts. */
      failed: passed ? failed : Math.max(failed, 1),
      skipped: (report['numPendingTests'] ?? 0) + (report['numTodoTests'] ?? 0),
    }
  } catch {
    return one(false)
  }
}

readWords({ file: import.meta.url }, {})
mkdirSync('.stoa', { recursive: true })
const types = run('tsc') && run('tsc', '-p', 'tsconfig.browser.json')
const counts = [one(types), one(run('oxlint', '--deny-warnings')), one(run('oxfmt', '--check')), tests()]
const sum = (of: keyof Count) => counts.reduce((total, count) => total + count[of], 0)

if (!chromium())
  console.log('\nNo Chromium was found, so no page was tried in a browser. Install one, or name it in CHROMIUM.')
const skipped = sum('skipped')
console.log(`\n${sum('passed')} passed, ${sum('failed')} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`)
process.exit(sum('failed') > 0 ? 1 : 0)
