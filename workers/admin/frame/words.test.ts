/** What staff read uses the words of the glossary: a drop has a queue, and goods are in stock. */
import { globSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'

const files = globSync('workers/admin/*/messages/*.ts')
const told = (pattern: RegExp, of: readonly string[]) =>
  of.flatMap((path) =>
    readFileSync(path, 'utf8')
      .split('\n')
      .filter((line) => pattern.test(line)),
  )

test('no goods are on shelves', () => {
  expect(files.length).toBeGreaterThan(10)
  expect(told(/\bshel(f|ves)\b|货架/i, files)).toEqual([])
})

test('nobody stands in a line for a drop', () => {
  const drops = files.filter((path) => path.includes('/admission/'))
  expect(drops).toContain('workers/admin/admission/messages/en.ts')
  expect(told(/\b(in|the) line\b|\bline (opens|goes|stands)|: a line\b/i, drops)).toEqual([])
})
