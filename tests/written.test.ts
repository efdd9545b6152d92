/** What a command has written into a page stands there as the command writes it, of one commit, and no other figure beside it. */
import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { PARTS } from '../scripts/bench/parts.ts'
import { summary, type Measure } from '../scripts/bench/measure.ts'
import { BENCH_BLOCK, type Report } from '../scripts/bench/report.ts'
import { BOUNDS_BLOCK } from '../scripts/docs/bounds.ts'
import { SCALE_BLOCKS } from '../scripts/docs/scale.ts'
import { PAGES_BLOCK } from '../scripts/evaluate/pages/table.ts'
import { SEARCH_BLOCK } from '../scripts/evaluate/search/report.ts'
import { blockText, dataOf, readBlock, withoutBlocks } from '../scripts/written.ts'

const MEASURED = [BENCH_BLOCK, SEARCH_BLOCK, PAGES_BLOCK]

test.each([...SCALE_BLOCKS, BOUNDS_BLOCK])(
  '$page: the table "$name" is what follows from code (npm run docs)',
  (block) => {
    expect(readBlock(block)).toBe(blockText(block, undefined))
  },
)

test('the figures of the README are as their commands wrote them', () => {
  expect(readBlock(BENCH_BLOCK)).toBe(blockText(BENCH_BLOCK, dataOf(BENCH_BLOCK)))
  expect(readBlock(SEARCH_BLOCK)).toBe(blockText(SEARCH_BLOCK, dataOf(SEARCH_BLOCK)))
  expect(readBlock(PAGES_BLOCK)).toBe(blockText(PAGES_BLOCK, dataOf(PAGES_BLOCK)))
})

test.each(MEASURED)('the run of "$name" says of which commit, when, and how busy the machine was', (block) => {
  const { run } = dataOf(block as typeof BENCH_BLOCK)
  expect(run.commit).toMatch(/^[\da-f]{7,40}$/)
  expect(Date.parse(run.at)).toBeGreaterThan(Date.parse('2026-11-28'))
  expect(run.load.before + run.load.after).toBeGreaterThan(0)
  expect(run.cores).toBeGreaterThan(0)
})

test('the table of the bench has every measure, each once', () => {
  const names = PARTS.flatMap(({ measures }) => measures)
  expect(new Set(names).size).toBe(names.length)
  expect(dataOf(BENCH_BLOCK).measures.map(({ name }) => name)).toEqual(names)
})

const RUN = { commit: 'abcdef0123', at: '2026-11-28T12:00:00.000Z', seconds: 700, cores: 2, processor: 'a processor' }
const MACHINE = { load: { before: 0.1, after: 1.9 }, node: '24.21.0', workerd: '1.20261102.1' }
const REPORT: Report = {
  run: { ...RUN, ...MACHINE, parts: { orders: 120 } },
  measures: [summary('place-order', 'orders/s', [{ value: 1_234, floor: 2_468, more: { p50ms: 7 } }])],
}

test('a table says what was measured, and of which run', () => {
  const text = blockText(BENCH_BLOCK, REPORT)
  expect(text.replaceAll(/ +/g, ' ')).toContain('| place-order | 1,234 | orders/s | 2,468 | 0.50 | p50 ms 7 |')
  expect(text).toContain('commit `abcdef0123`, 2026-11-28, 12:00 UTC, in 11 min 40 s')
  expect(text).toContain('load average 0.1 before and 1.9 after')
})

test('a figure that was typed is noticed, in the table and in what it was made from', () => {
  const [first] = REPORT.measures
  const better: Report = { ...REPORT, measures: [{ ...first, name: 'place-order', value: 9_999 } as Measure] }
  const [mark, , ...table] = blockText(BENCH_BLOCK, REPORT).split('\n')
  const [otherMark, otherData, ...otherTable] = blockText(BENCH_BLOCK, better).split('\n')
  expect(otherTable).not.toEqual(table)
  expect(otherMark).not.toBe(mark)
  expect(otherData).toContain('9999')
})

test('beside what is written by commands the README has no figure that one of them measures', () => {
  const prose = withoutBlocks('README.md', MEASURED)
  expect(prose.match(/[\d.,]+ ?(?:(?:requests|orders|holds)\/s|ms)\b|\bp(?:50|90|95|99) \d/g)).toBeNull()
  expect(prose.match(/^\|.*\d.*\|$/gm)).toBeNull()
})

test('marks stand in pairs, so that nothing is written over', () => {
  const page = readFileSync('README.md', 'utf8')
  for (const { name } of MEASURED) expect(page.split(`<!-- end of ${name} -->`)).toHaveLength(2)
})
