/** A page that misses a bound is told, whichever bound it is, and one slow run of three is not. */
import { expect, test } from 'vitest'
import { middle, missed, type PageFigures } from './bounds.ts'
import type { Look } from './lighthouse.ts'

const good: PageFigures = {
  name: 'home',
  performance: 98,
  accessibility: 100,
  bestPractices: 100,
  seo: 100,
  axeViolations: 0,
  lcpMs: 1_500,
  cls: 0,
  tbtMs: 0,
  scriptBytes: 15 * 1024,
  styleBytes: 20 * 1024,
  requests: 12,
  benchmarkIndex: 1_500,
}

test('a page on its bounds misses none', () => {
  expect(missed(good)).toEqual([])
})

test.each([
  ['performance', 97],
  ['accessibility', 99],
  ['bestPractices', 99],
  ['seo', 99],
  ['axeViolations', 1],
  ['scriptBytes', 15 * 1024 + 1],
  ['styleBytes', 20 * 1024 + 1],
  ['performance', Number.NaN],
] as const)('%s of %d is missed', (what, value) => {
  const [told, ...more] = missed({ ...good, [what]: value })
  expect(told).toContain(`home: ${what} ${value}`)
  expect(more).toEqual([])
})

const look = (performance: number, seo: number, lost: readonly string[] = []): Look => ({
  scores: { performance, accessibility: 100, bestPractices: 100, seo },
  lcpMs: 2_000 - performance,
  cls: 0,
  tbtMs: 0,
  scripts: [],
  styles: [],
  requests: 1,
  benchmarkIndex: 1_000,
  lost,
})

test('of three looks the one in the middle is told; what should never change is told at its worst', () => {
  const told = middle([look(60, 100), look(99, 92, ['seo: x']), look(98, 100)])
  expect(told.scores).toEqual({ performance: 98, accessibility: 100, bestPractices: 100, seo: 92 })
  expect(told.lost).toEqual(['seo: x'])
})

test('of two looks the worse one is told', () => {
  expect(middle([look(99, 100), look(95, 100)]).scores.performance).toBe(95)
})
