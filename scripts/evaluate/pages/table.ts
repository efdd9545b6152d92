/** Figures of pages, one line each, for the terminal and for the README. */
import { runText, type Run } from '../../run.ts'
import { tableOf, type Column } from '../../table.ts'
import type { Block } from '../../written.ts'
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

type PagesReport = {
  readonly run: Run
  readonly runs: number
  /** Of Lighthouse, and of the Chromium that it looks with. */
  readonly versions: { readonly lighthouse: string; readonly chromium: string }
  readonly pages: readonly PageFigures[]
  readonly axe: { readonly views: number; readonly rulesBroken: number }
}

export const PAGES_BLOCK: Block<PagesReport> = {
  page: 'README.md',
  name: 'pages',
  command: 'npm run evaluate -- pages --write',
  render: ({ run, runs, versions, pages, axe }) => {
    const looks = `The middle one of ${runs} looks by Lighthouse ${versions.lighthouse} with Chromium ${versions.chromium}.`
    const broken = axe.rulesBroken === 0 ? 'nothing' : `${axe.rulesBroken} rules broken`
    const watched = `axe finds ${broken} in ${axe.views} views of every kind of page of shop and admin.`
    return `${pagesTable(pages)}\n\n${looks} ${watched} ${runText(run)}`
  },
}
