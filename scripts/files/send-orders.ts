/**
 * A file of orders on its way into the shop: brought as staff bring one, taken in, and told of. Larger ones than the shop takes at once
 * go in several, each order whole in one of them.
 */
import { setTimeout as pause } from 'node:timers/promises'
import { stringify } from 'csv-stringify/sync'
import type { RowRefusal } from '#domain/catalog/shopify/row'
import { namesIn } from '#domain/orders/imported/columns'
import type { OrderFile } from '#domain/orders/imported/file'
import { pluralIn } from '#domain/plural'
import type { Client } from '../client.ts'

/** What the shop takes at once: see workers/flows/catalog/files/file-bounds.ts. */
const ROWS_MAX = 40_000
const BYTES_MAX = 6 * 1024 * 1024
const PATH = '/api/admin/imports'
const LOOK_EVERY_MS = 500

export type OrderReport = {
  readonly orders: number
  readonly created: number
  readonly changed: number
  readonly unchanged: number
  readonly refused: readonly RowRefusal[]
  readonly notes: readonly RowRefusal[]
  /** By which each is taken back. */
  readonly imports: readonly string[]
}

type Table = readonly (readonly string[])[]
type Job = {
  readonly state: string
  readonly fault: string | null
  readonly result: Readonly<Record<string, number>>
  readonly undo: Readonly<Record<string, number>>
}

/** Rows of an order stay together, whatever stands between them. */
export const partsOf = (table: Table, rowsMax = ROWS_MAX): readonly string[] => {
  const first = table.findIndex((cells) => cells.some((cell) => cell.trim() !== ''))
  const head = table[first] ?? []
  const named = namesIn(head).indexOf('name')
  const parts: { text: string; rows: number }[] = []
  const rows = table.slice(first + 1).filter((cells) => cells.some((cell) => cell.trim() !== ''))
  for (const some of Map.groupBy(rows, (cells) => cells[named] ?? '').values()) {
    const text = stringify(some as string[][])
    const last = parts.at(-1)
    const fits = last && last.rows + some.length <= rowsMax && last.text.length + text.length <= BYTES_MAX
    if (!fits) parts.push({ text, rows: some.length })
    else {
      last.text += text
      last.rows += some.length
    }
  }
  return parts.map(({ text }) => stringify([head as string[]]) + text)
}

const settled = async (client: Client, id: string): Promise<Job> => {
  for (;;) {
    const job = (await client.get(`${PATH}/${id}`)) as Job
    if (!['previewing', 'applying', 'undoing'].includes(job.state)) return job
    await pause(LOOK_EVERY_MS)
  }
}

const sendPart = async (client: Client, body: object): Promise<{ readonly id: string; readonly job: Job }> => {
  const { id } = (await client.post(PATH, body)) as { readonly id: string }
  const looked = await settled(client, id)
  if (looked.state !== 'ready') throw new Error(`${id} cannot be taken in: ${looked.fault ?? looked.state}`)
  await client.post(`${PATH}/${id}/apply`, {})
  const job = await settled(client, id)
  if (job.state !== 'done') throw new Error(`${id} was stopped: ${job.fault ?? job.state}; taken back by --undo ${id}`)
  return { id, job }
}

type Wishes = { readonly name: string; readonly currency: string; readonly overwrite: boolean }

export const sendOrders = async (
  client: Client,
  table: Table,
  { orders, refused, left }: OrderFile,
  { name, currency, overwrite }: Wishes,
): Promise<OrderReport> => {
  const imports: string[] = []
  const counts = { created: 0, changed: 0, unchanged: 0 }
  for (const file of orders.length > 0 ? partsOf(table) : []) {
    const { id, job } = await sendPart(client, { name, file, currency, choices: { overwrite } })
    imports.push(id)
    counts.created += job.result['created'] ?? 0
    counts.changed += job.result['changed'] ?? 0
    counts.unchanged += job.result['unchanged'] ?? 0
  }
  return { orders: orders.length, ...counts, refused, notes: left, imports }
}

/** @returns what became of it, and whether something had to stay */
export const takeFileBack = async (
  client: Client,
  id: string,
): Promise<{ readonly text: string; readonly left: number }> => {
  await client.post(`${PATH}/${id}/undo`, {})
  const { undo } = await settled(client, id)
  const count = (outcome: string) => undo[outcome] ?? 0
  const left = count('left')
  const text = `${count('deleted')} taken out, ${count('restored')} put back, ${left} left as something has changed them since`
  return { text, left }
}

const plural = pluralIn('en')

const rowText = ({ row, column, name, reason }: RowRefusal): string =>
  `  row ${row}${name ? ` (${name})` : ''}${column && `, ${column}`}: ${reason}`

export const ordersInWords = (name: string, report: OrderReport): string =>
  [
    `${name}: ${plural({ one: '# order', other: '# orders' })(report.orders)} of another shop`,
    `  ${report.created} new, ${report.changed} changed, ${report.unchanged} as they were, ${report.refused.length} refused` +
      (report.imports.length > 0 ? `; taken back by --undo ${report.imports.join(', --undo ')}` : ''),
    ...report.refused.map(rowText),
    ...report.notes.map(rowText),
  ].join('\n')
