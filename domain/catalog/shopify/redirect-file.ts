/**
 * Shopify's file of redirects: `Redirect from,Redirect to`.
 *
 * @see https://help.shopify.com/en/manual/online-store/menus-and-links/url-redirect
 */
import { ok, type Result } from '../../result.ts'
import type { Redirect } from '../redirects.ts'
import { headerUnknown, type HeaderRefusal } from './columns.ts'
import { guarded, tidied } from './csv-cells.ts'

export const REDIRECT_HEADER = ['Redirect from', 'Redirect to'] as const

export type FileRedirect = Redirect & { readonly row: number }

/** Whether a file is one of redirects. */
export const isRedirectHeader = (head: readonly string[]): boolean => {
  const names = new Set(head.map((cell) => cell.trim().toLowerCase()))
  return REDIRECT_HEADER.every((name) => names.has(name.toLowerCase()))
}

/** @param table every row of the file as a spreadsheet counts them */
export const readRedirectFile = (
  table: readonly (readonly string[])[],
): Result<readonly FileRedirect[], HeaderRefusal> => {
  const first = table.findIndex((cells) => cells.some((cell) => cell.trim() !== ''))
  const head = (table[first] ?? []).map((cell) => cell.trim().toLowerCase())
  if (!isRedirectHeader(head)) return headerUnknown('no-redirect-file')
  const [from, to] = REDIRECT_HEADER.map((name) => head.indexOf(name.toLowerCase()))
  const cellAt = (cells: readonly string[], at = -1) => tidied(cells[at] ?? '')
  return ok(
    table.flatMap((cells, index) =>
      index <= first || cells.every((cell) => cell.trim() === '')
        ? []
        : [{ row: index + 1, from: cellAt(cells, from), to: cellAt(cells, to) }],
    ),
  )
}

export const redirectRow = ({ from, to }: Redirect): string[] => [guarded(from), guarded(to)]
