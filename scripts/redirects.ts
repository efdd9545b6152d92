/**
 * npm run redirects -- export FILE | import FILE: where pages of before stand now, as Shopify's file of redirects.
 *
 * Rows that cannot be taken are refused one by one. Leaves with 0, with 1 when any row was refused, with 2 when the shop
 * was not reached or the file cannot be read.
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { stringify } from 'csv-stringify/sync'
import type { Redirect } from '#domain/catalog/redirects'
import { readRedirectFile, REDIRECT_HEADER, redirectRow } from '#domain/catalog/shopify/redirect-file'
import type { Client } from './client.ts'
import { readWords } from './command-line.ts'
import { readTable } from './files/read-table.ts'
import { connect } from './running-shop.ts'

const USAGE = `npm run redirects -- export FILE
npm run redirects -- import FILE
  --url            a running shop; without it the one on this machine
  --email --password   of a member of staff`

const PATH = '/api/admin/redirects'
/** What one call may hold: see workers/flows/catalog/redirect-commands.ts. */
const AT_ONCE = 500

type Laid = { readonly to?: string; readonly code?: string; readonly way?: readonly string[] }

const REASONS = new Map([
  ['redirect-unfit', 'from is a path of the shop without a question mark, to is a path or an https address'],
  ['redirect-circle', 'it would lead in a circle'],
  ['redirects-full', 'there are as many redirects as can be'],
])

const exported = async (client: Client, path: string): Promise<number> => {
  const all: Redirect[] = []
  for (let after: string | null = ''; after !== null;) {
    const page = (await client.get(`${PATH}?${new URLSearchParams({ after })}`)) as {
      readonly redirects: readonly Redirect[]
      readonly after: string | null
    }
    all.push(...page.redirects)
    after = page.after
  }
  writeFileSync(path, stringify([[...REDIRECT_HEADER], ...all.map(redirectRow)]))
  console.log(`${path}: ${all.length} redirects`)
  return 0
}

const imported = async (client: Client, path: string): Promise<number> => {
  const table = readTable(readFileSync(path))
  if (!table.ok) throw new Error(`${path}: ${table.refusal}`)
  const file = readRedirectFile(table.value.rows)
  if (!file.ok) throw new Error(`${path}: ${file.refusal.reason}`)
  const refused: string[] = []
  for (let at = 0; at < file.value.length; at += AT_ONCE) {
    const rows = file.value.slice(at, at + AT_ONCE)
    const body = { redirects: rows.map(({ from, to }) => ({ from, to })) }
    const { redirects } = (await client.post(PATH, body)) as { readonly redirects: readonly Laid[] }
    for (const [index, { code, way }] of redirects.entries()) {
      if (code === undefined) continue
      const reason = REASONS.get(code) ?? code
      refused.push(`  row ${rows[index]?.row}: ${reason}${way ? ` (${way.join(' → ')})` : ''}`)
    }
  }
  console.log([`${path}: ${file.value.length} redirects, ${refused.length} refused`, ...refused].join('\n'))
  return refused.length > 0 ? 1 : 0
}

const main = async (): Promise<number> => {
  const { values, positionals } = readWords(
    { file: import.meta.url, usage: USAGE },
    {
      options: { url: { type: 'string' }, email: { type: 'string' }, password: { type: 'string' } },
      allowPositionals: true,
    },
  )
  const [what, path] = positionals
  if ((what !== 'export' && what !== 'import') || path === undefined) throw new Error(USAGE)
  const { client, close } = await connect(values)
  try {
    return await (what === 'export' ? exported : imported)(client, path)
  } finally {
    await close()
  }
}

try {
  process.exitCode = await main()
} catch (fault) {
  console.error(fault instanceof Error ? fault.message : fault)
  process.exitCode = 2
}
