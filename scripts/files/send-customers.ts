/** The lines of a file of customers on their way into the shop, and what became of them. */
import type { CustomerFile } from '#domain/customers/file'
import type { RowRefusal } from '#domain/catalog/shopify/row'
import { pluralIn } from '#domain/plural'
import type { Client } from '../client.ts'

/** What one call may hold: see workers/flows/customers/file-commands.ts. */
const LINES_MAX = 100
const PATH = '/api/admin/customers/import'

export type CustomerReport = {
  readonly customers: number
  readonly created: number
  readonly changed: number
  readonly unchanged: number
  readonly refused: readonly RowRefusal[]
  /** Cells that were left out, and what was said of lines that were taken. */
  readonly notes: readonly RowRefusal[]
}

type Line = { readonly row: number; readonly outcome: string; readonly reasons: readonly string[] }

export const sendCustomers = async (
  client: Client,
  { customers, refused, left }: CustomerFile,
  { overwrite }: { readonly overwrite: boolean },
): Promise<CustomerReport> => {
  const run = crypto.randomUUID()
  const lines: Line[] = []
  for (let at = 0; at < customers.length; at += LINES_MAX) {
    const some = customers.slice(at, at + LINES_MAX)
    const answer = (await client.post(PATH, { run, overwrite, lines: some })) as { readonly lines: readonly Line[] }
    lines.push(...answer.lines)
  }
  const count = (outcome: string) => lines.filter((line) => line.outcome === outcome).length
  const told = (which: (line: Line) => boolean): RowRefusal[] =>
    lines.filter(which).flatMap(({ row, reasons }) => reasons.map((reason) => ({ row, column: '', reason })))
  const inOrder = (all: readonly RowRefusal[]) => all.toSorted((a, b) => a.row - b.row)
  return {
    customers: customers.length,
    created: count('created'),
    changed: count('changed'),
    unchanged: count('unchanged'),
    refused: inOrder([...refused, ...told(({ outcome }) => outcome === 'refused')]),
    notes: inOrder([...left, ...told(({ outcome }) => outcome === 'unchanged')]),
  }
}

const plural = pluralIn('en')

const rowText = ({ row, column, reason }: RowRefusal): string => `  row ${row}${column && `, ${column}`}: ${reason}`

export const customersInWords = (name: string, report: CustomerReport): string =>
  [
    `${name}: ${plural({ one: '# customer', other: '# customers' })(report.customers)}`,
    `  ${report.created} new, ${report.changed} changed, ${report.unchanged} as they were, ${report.refused.length} refused`,
    ...report.refused.map(rowText),
    ...report.notes.map(rowText),
  ].join('\n')
