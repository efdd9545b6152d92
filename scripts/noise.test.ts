/** A healthy start is told in our own words; what went wrong is passed on. */
import { expect, test } from 'vitest'
import { isNoise } from './noise.ts'

test.each([
  'workerd/io/worker.c++:3112: warning: NOSENTRY SQLite alarm overdue, running despite AlarmManager mismatch; scheduledTime = 2026',
  '⎔ Starting local server...',
  '[wrangler:info] GET / 200 OK (12ms)',
  '',
])('%j is left out', (line) => expect(isNoise(line)).toBe(true))

test.each(['✘ [ERROR] Uncaught TypeError: x is not a function', 'KV did not take the topology; it is published again'])(
  '%j is told',
  (line) => expect(isNoise(line)).toBe(false),
)
