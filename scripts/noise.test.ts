/** A healthy start is told in our own words; what went wrong is passed on. */
import { expect, test } from 'vitest'
import { noiseIn } from './noise.ts'

test.each([
  'workerd/io/worker.c++:3112: warning: NOSENTRY SQLite alarm overdue, running despite AlarmManager mismatch; scheduledTime = 2026',
  'WARNING NOSENTRY SQLite alarm handler canceled with requestScheduledAlarm.; scheduledTime = 1795944727.113s',
  '⎔ Starting local server...',
  'Attaching additional modules:',
  '│ chunk-T46T3OJ5.js             │ esm  │ 13.42 KiB   │',
  '[wrangler:info] GET / 200 OK (12ms)',
  '',
])('%j is left out', (line) => expect(noiseIn()(line)).toBe(true))

test.each(['✘ [ERROR] Uncaught TypeError: x is not a function', 'KV did not take the topology; it is published again'])(
  '%j is told',
  (line) => expect(noiseIn()(line)).toBe(false),
)

const NO_PLACE = '[wrangler:warn] Unable to fetch the `Request.cf` object! Falling back to a default placeholder...'

test.each([
  [
    'no network',
    ['Error: getaddrinfo ENOTFOUND workers.cloudflare.com', '    at GetAddrInfoReqWrap (node:dns:123:26)'],
  ],
  [
    'a certificate',
    ['TypeError: fetch failed', '    at fetch (x)', '  [cause]: Error: self-signed', "    code: 'X'", '}'],
  ],
  ['a proxy', ['SyntaxError: Unexpected token < in JSON at position 0', '    at JSON.parse (<anonymous>)']],
])('the log of a healthy start has no stack trace for want of a place: %s', (_, stack) => {
  const isNoise = noiseIn()
  expect([NO_PLACE, ...stack].filter((line) => !isNoise(line))).toEqual([])
})

test('an error behind it, and the same error of something else, are told', () => {
  const after = ['Error: getaddrinfo ENOTFOUND payments.example', '    at GetAddrInfoReqWrap (node:dns:123:26)']
  const isNoise = noiseIn()
  const lines = [NO_PLACE, 'Error: getaddrinfo ENOTFOUND workers.cloudflare.com', '    at x', ...after]
  expect(lines.filter((line) => !isNoise(line))).toEqual(after)
})
