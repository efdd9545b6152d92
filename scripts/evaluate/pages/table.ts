/** Figures of pages, one line each. */
import type { PageFigures } from './bounds.ts'

const kilobytes = (bytes: number): string => (bytes / 1024).toFixed(1)

const COLUMNS: readonly (readonly [head: string, of: (page: PageFigures) => string | number])[] = [
  ['page', ({ name }) => name],
  ['performance', ({ performance }) => performance],
  ['accessibility', ({ accessibility }) => accessibility],
  ['best practices', ({ bestPractices }) => bestPractices],
  ['SEO', ({ seo }) => seo],
  ['axe', ({ axeViolations }) => axeViolations],
  ['LCP ms', ({ lcpMs }) => lcpMs],
  ['CLS', ({ cls }) => cls],
  ['TBT ms', ({ tbtMs }) => tbtMs],
  ['script KB', ({ scriptBytes }) => kilobytes(scriptBytes)],
  ['style KB', ({ styleBytes }) => kilobytes(styleBytes)],
  ['requests', ({ requests }) => requests],
  ['machine', ({ benchmarkIndex }) => benchmarkIndex],
]

export const table = (pages: readonly PageFigures[]): string => {
  const rows = [COLUMNS.map(([head]) => head), ...pages.map((page) => COLUMNS.map(([, of]) => String(of(page))))]
  const widths = COLUMNS.map((_, at) => Math.max(...rows.map((row) => row[at]?.length ?? 0)))
  return rows
    .map((row) => row.map((cell, at) => (at === 0 ? cell.padEnd(widths[at] ?? 0) : cell.padStart(widths[at] ?? 0))))
    .map((row) => row.join('  ').trimEnd())
    .join('\n')
}
