/** What a page has to reach, and which run of several is told. */
import type { Look } from './lighthouse.ts'

export type PageFigures = {
  readonly name: string
  readonly performance: number
  readonly accessibility: number
  readonly bestPractices: number
  readonly seo: number
  /** Rules of WCAG 2.2 A and AA that axe finds broken, over all views of the page. */
  readonly axeViolations: number
  readonly lcpMs: number
  readonly cls: number
  readonly tbtMs: number
  /** Gzipped. */
  readonly scriptBytes: number
  readonly styleBytes: number
  readonly requests: number
  readonly benchmarkIndex: number
}

/** Scores and kilobytes (of 1,024) that the shop has set itself; a phone shows the page in its first round trips. */
const LEAST = { performance: 98, accessibility: 100, bestPractices: 100, seo: 100 } as const
const MOST = { scriptBytes: 15 * 1024, styleBytes: 20 * 1024, axeViolations: 0 } as const

/** @returns one sentence for each bound that a page misses */
export const missed = (page: PageFigures): readonly string[] => [
  ...Object.entries(LEAST).flatMap(([what, least]) => {
    const value = page[what as keyof typeof LEAST]
    return value >= least ? [] : [`${page.name}: ${what} ${value}, at least ${least}`]
  }),
  ...Object.entries(MOST).flatMap(([what, most]) => {
    const value = page[what as keyof typeof MOST]
    return value <= most ? [] : [`${page.name}: ${what} ${value}, at most ${most}`]
  }),
]

/**
 * The look in the middle by performance, which a busy machine moves; of everything else, which nothing should move,
 * the worst that was seen.
 */
export const middle = (looks: readonly Look[]): Look => {
  const found = looks.toSorted((a, b) => a.scores.performance - b.scores.performance || b.lcpMs - a.lcpMs)[
    Math.floor((looks.length - 1) / 2)
  ]
  if (!found) throw new RangeError('a page is looked at once at least')
  const worst = (of: 'accessibility' | 'bestPractices' | 'seo') => Math.min(...looks.map(({ scores }) => scores[of]))
  const scores = {
    performance: found.scores.performance,
    accessibility: worst('accessibility'),
    bestPractices: worst('bestPractices'),
    seo: worst('seo'),
  }
  return { ...found, scores, lost: [...new Set(looks.flatMap(({ lost }) => lost))] }
}
