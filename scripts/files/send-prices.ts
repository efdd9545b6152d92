/** The lines of a price list on their way into the shop, and what became of them; and a whole import on its way back. */
import type { PriceList } from '#domain/catalog/price-list'
import type { RowRefusal } from '#domain/catalog/shopify/row'
import { pluralIn } from '#domain/plural'
import type { Client } from '../client.ts'

/** What one call may hold: see workers/flows/catalog/price-commands.ts. */
const LINES_MAX = 250
const PATH = '/api/admin/products'

export type PriceReport = {
  readonly run: string
  readonly lines: number
  readonly changed: number
  readonly unchanged: number
  readonly refused: readonly RowRefusal[]
}

type Priced = { readonly outcome: string; readonly reasons: readonly string[] }

export const sendPrices = async (client: Client, { lines, refused }: PriceList, run: string): Promise<PriceReport> => {
  const told: RowRefusal[] = []
  const count = { changed: 0, unchanged: 0 }
  for (let at = 0; at < lines.length; at += LINES_MAX) {
    const some = lines.slice(at, at + LINES_MAX)
    const body = { run, lines: some.map(({ line }) => line) }
    const answer = (await client.post(`${PATH}/prices`, body)) as { readonly lines: readonly Priced[] }
    for (const [index, { outcome, reasons }] of answer.lines.entries()) {
      if (outcome === 'changed') count.changed++
      if (outcome === 'unchanged') count.unchanged++
      told.push(...reasons.map((reason) => ({ row: some[index]?.row ?? 0, column: '', reason })))
    }
  }
  const all = [...refused, ...told].toSorted((a, b) => a.row - b.row)
  return { run, lines: lines.length, ...count, refused: all }
}

const plural = pluralIn('en')

export const pricesInWords = (name: string, { run, lines, changed, unchanged, refused }: PriceReport): string =>
  [
    `${name}: a price list, ${plural({ one: '# line', other: '# lines' })(lines)}`,
    `  ${changed} changed, ${unchanged} as they were, ${refused.length} refused; taken back by --undo ${run}`,
    ...refused.map(({ row, column, reason }) => `  row ${row}${column && `, ${column}`}: ${reason}`),
  ].join('\n')

type Undone = { readonly title?: string; readonly id: string; readonly outcome: string }

/** @returns how many products were put back, and which were left as somebody has changed them since */
export const takeBack = async (client: Client, run: string): Promise<{ back: number; left: readonly string[] }> => {
  let back = 0
  const left: string[] = []
  for (let after: string | null = ''; after !== null;) {
    const page = (await client.post(`${PATH}/undo`, { run, after })) as {
      readonly products: readonly Undone[]
      readonly next: string | null
    }
    back += page.products.filter(({ outcome }) => outcome === 'restored' || outcome === 'deleted').length
    left.push(...page.products.flatMap(({ outcome, title, id }) => (outcome === 'left' ? [title ?? id] : [])))
    after = page.next
  }
  return { back, left }
}
