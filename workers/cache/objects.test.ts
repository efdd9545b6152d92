/** What is named by its content is kept for ever by everybody, wherever it is handed out. */
import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { FOR_EVER } from './objects.ts'

const headers = readFileSync('workers/static/_headers', 'utf8')
/** @returns what is said of caching by the line under a pattern */
const saidOf = (pattern: string) => headers.split(`\n${pattern}\n`)[1]?.split('\n')[0]?.trim()

test.each(['/*.css', '/*.js', '/fonts/*'])('%s, whose addresses carry a hash or a version', (pattern) => {
  expect(saidOf(pattern)?.toLowerCase()).toBe(`cache-control: ${FOR_EVER}`)
})

test('nothing else is kept for ever', () => {
  expect(headers.match(/immutable/g)).toHaveLength(3)
})
