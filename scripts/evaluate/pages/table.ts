/** Figures of pages, one line each. */
import { tableOf, type Column } from '../../table.ts'
import type { PageFigures } from './bounds.ts'

const kilobytes = (bytes: number): string => (bytes / 1024).toFixed(1)

const COLUMNS: readonly Column<PageFigures>[] = [
  { head: 'page', of: ({ name }) => name },
  { head: 'performance', of: ({ performance }) => performance, align: 'right' },
  { head: 'accessibility', of: ({ accessibility }) => accessibility, align: 'right' },
  { head: 'best practices', of: ({ bestPractices }) => bestPractices, align: 'right' },
  { head: 'SEO', of: ({ seo }) => seo, align: 'right' },
  { head: 'axe', of: ({ axeViolations }) => axeViolations, align: 'right' },
  { head: 'LCP ms', of: ({ lcpMs }) => lcpMs, align: 'right' },
  { head: 'CLS', of: ({ cls }) => cls, align: 'right' },
  { head: 'TBT ms', of: ({ tbtMs }) => tbtMs, align: 'right' },
  { head: 'script KB', of: ({ scriptBytes }) => kilobytes(scriptBytes), align: 'right' },
  { head: 'style KB', of: ({ styleBytes }) => kilobytes(styleBytes), align: 'right' },
  { head: 'requests', of: ({ requests }) => requests, align: 'right' },
  { head: 'machine', of: ({ benchmarkIndex }) => benchmarkIndex, align: 'right' },
]

export const pagesTable = (pages: readonly PageFigures[]): string => tableOf(COLUMNS, pages)
