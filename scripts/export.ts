/**
 * npm run export [-- FILE] [--customers | --orders]: writes the catalogue as a Shopify product file, or the customers, or the orders, as
 * a file of theirs; importing it again changes nothing.
 */
import { createWriteStream } from 'node:fs'
import { once } from 'node:events'
import { stringify } from 'csv-stringify/sync'
import { headerOf, rowsOf, type OwnColumn } from '#domain/catalog/shopify/rows'
import { currency } from '#domain/money'
import type { ExportPage } from '#workers/flows/catalog/export'
import { readWords } from './command-line.ts'
import type { Client } from './client.ts'
import { connect } from './running-shop.ts'

type Write = (rows: readonly (readonly string[])[]) => Promise<void>

/** @returns how many there are */
const writeCustomers = async (client: Client, write: Write): Promise<number> => {
  let rows = 0
  for (let after: number | null = null, isFirst = true; isFirst || after !== null; isFirst = false) {
    const page = (await client.get(`/api/admin/customers/export${after === null ? '' : `?after=${after}`}`)) as {
      readonly rows: readonly (readonly string[])[]
      readonly next: number | null
    }
    await write(page.rows)
    rows += page.rows.length
    after = page.next
  }
  return rows - 1
}

/** @returns how many rows: one for each line of an order */
const writeOrders = async (client: Client, write: Write): Promise<number> => {
  let rows = 0
  for (let after: string | null = null, isFirst = true; isFirst || after !== null; isFirst = false) {
    const query = after === null ? '' : `?${new URLSearchParams({ after })}`
    const page = (await client.get(`/api/admin/orders/export${query}`)) as {
      readonly rows: readonly (readonly string[])[]
      readonly next: string | null
    }
    await write(page.rows)
    rows += page.rows.length
    after = page.next
  }
  return rows - 1
}

const main = async (): Promise<void> => {
  const { values: wishes, positionals } = readWords(
    { file: import.meta.url },
    {
      options: {
        customers: { type: 'boolean', default: false },
        orders: { type: 'boolean', default: false },
        location: { type: 'string', default: 'main' },
        url: { type: 'string' },
        email: { type: 'string' },
        password: { type: 'string' },
      },
      allowPositionals: true,
    },
  )
  const { client, close } = await connect(wishes)
  const path = positionals[0]
  const file = path === undefined ? process.stdout : createWriteStream(path)
  const write = async (rows: readonly (readonly string[])[]) => {
    if (!file.write(stringify(rows as string[][]))) await once(file, 'drain')
  }
  try {
    if (wishes.customers) {
      const people = await writeCustomers(client, write)
      if (path !== undefined) console.log(`${path}: ${people} customers`)
      return
    }
    if (wishes.orders) {
      const lines = await writeOrders(client, write)
      if (path !== undefined) console.log(`${path}: ${lines} lines of orders`)
      return
    }
    let products = 0
    for (let after: number | null = 0; after !== null;) {
      const query = new URLSearchParams({ after: String(after), location: wishes.location })
      const page = (await client.get(`/api/admin/catalog/export?${query}`)) as ExportPage & {
        currency: string
        currencies: readonly string[]
        metafields: readonly OwnColumn[]
      }
      const layout = {
        currency: currency(page.currency),
        currencies: page.currencies.map(currency),
        fields: page.metafields,
      }
      if (after === 0) await write([headerOf(layout)])
      await write(page.products.flatMap((product) => rowsOf(product, page.stock, layout)))
      products += page.products.length
      after = page.after
    }
    if (path !== undefined) console.log(`${path}: ${products} products`)
  } finally {
    if (path !== undefined) await new Promise<void>((resolve) => void file.end(() => resolve()))
    await close()
  }
}

try {
  await main()
} catch (fault) {
  console.error(fault instanceof Error ? fault.message : fault)
  process.exitCode = 2
}
