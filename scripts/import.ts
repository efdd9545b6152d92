/**
 * npm run import -- FILE…: puts product files and customers into a shop, also while it sells. Twice is the same as once.
 *
 * An inventory file is known by its first row, and changes the stock of each place that it names; so are files of customers and of
 * orders, which are history: nothing is charged, held, sent or told for them.
 *
 * Rows that cannot be taken are refused one by one, with their number (the header is row 1; a cell of many lines is
 * one row), column and reason. Leaves with 0, with 1 when any row was refused, with 2 when the shop was not reached.
 */
import { readFileSync } from 'node:fs'
import { basename } from 'node:path'
import type { parseArgs } from 'node:util'
import { SingleBar } from 'cli-progress'
import { readPriceList } from '#domain/catalog/price-list'
import { readAnyProductFile } from '#domain/catalog/product-file'
import type { ProductFile } from '#domain/catalog/shopify/csv'
import type { FileProduct } from '#domain/catalog/shopify/row'
import { currency } from '#domain/money'
import { readCustomerFile } from '#domain/customers/file'
import { phoneNumberIn } from '#workers/flows/customers/phone-number'
import { readInventoryFile } from '#domain/inventory/inventory-file'
import type { Result } from '#domain/result'
import type { Table } from '#workers/flows/file-table'
import { helpOf, readWords } from './command-line.ts'
import type { Client } from './client.ts'
import { readTable } from './files/read-table.ts'
import { inWords, PRODUCTS, together, type Report, type StockReport } from './files/report.ts'
import { isOrderHeader } from '#domain/orders/imported/columns'
import { readOrderFile } from '#domain/orders/imported/file'
import { ordersInWords, sendOrders, takeFileBack, type OrderReport } from './files/send-orders.ts'
import { customersInWords, sendCustomers, type CustomerReport } from './files/send-customers.ts'
import { pricesInWords, sendPrices, takeBack, type PriceReport } from './files/send-prices.ts'
import { inventoryInWords, sendInventory, type InventoryReport } from './files/send-inventory.ts'
import { blankedBy, joiningIn, leftOutOf, refusalsOf, warningsIn } from '#workers/flows/catalog/file-reasons'
import type { Imported } from '#workers/flows/catalog/import'
import { IMPORT_PATH, sendProducts } from './files/send-products.ts'
import { connect } from './running-shop.ts'

const USAGE = `npm run import -- FILE… [--json] [--keep]
  --json       print one JSON object and nothing else
  --status     of new products where the file does not say: draft (without it) or active
  --keep       leave products that are there already as they are
  --unmentioned  variants of a product that the file has not: keep (without it) or remove
  --undo RUN   put back what an import has changed, by the name that it said
  --places     that an inventory file names and the shop has not: refuse (without it) or create
  --currency   of the prices in the file; without it the shop's own
  --location   where the stock in the file stands; without it main
  --url        a running shop; without it the one on this machine
  --email --password   of a member of staff`

const COMMAND = { file: import.meta.url, usage: USAGE }

const options = {
  json: { type: 'boolean', default: false },
  keep: { type: 'boolean', default: false },
  currency: { type: 'string' },
  location: { type: 'string' },
  status: { type: 'string' },
  unmentioned: { type: 'string' },
  places: { type: 'string' },
  undo: { type: 'string' },
  url: { type: 'string' },
  email: { type: 'string' },
  password: { type: 'string' },
} as const

const STATUSES: ReadonlySet<string | undefined> = new Set([undefined, 'draft', 'active'])
const PLACES: ReadonlySet<string | undefined> = new Set([undefined, 'refuse', 'create'])
const UNMENTIONED: ReadonlySet<string | undefined> = new Set([undefined, 'keep', 'remove'])

type Wishes = ReturnType<typeof parseArgs<{ options: typeof options; allowPositionals: true }>>['values']

const readFile = (
  table: Result<Table, string>,
  money: string,
): Result<ProductFile & Read, { readonly reason: string }> => {
  if (!table.ok) return { ok: false, refusal: { reason: table.refusal } }
  const file = readAnyProductFile(table.value.rows, currency(money))
  return file.ok ? { ok: true, value: { ...file.value, encoding: table.value.encoding } } : file
}

type Read = { readonly encoding: string }

type OfFile = { readonly path: string; readonly table: Result<Table, string>; readonly money: string }

const importFile = async (client: Client, { path, table, money }: OfFile, wishes: Wishes): Promise<Report> => {
  const file = readFile(table, money)
  if (!file.ok) {
    const refused = [{ row: 1, column: '', reason: file.refusal.reason }]
    const stock = { variants: 0, more: 0, fewer: 0 }
    return {
      products: 0,
      variants: 0,
      created: 0,
      updated: 0,
      unchanged: 0,
      drafts: 0,
      stock,
      refused,
      unmentioned: [],
      blanked: [],
      warnings: [],
      fields: [],
    }
  }
  return importProducts(client, path, file.value, wishes)
}

const importProducts = async (
  client: Client,
  path: string,
  { products, columns, refused, encoding, metafields }: ProductFile & Read,
  wishes: Wishes,
): Promise<Report> => {
  const bar = progress(basename(path), products.length, wishes)
  const settings = {
    overwrite: !wishes.keep,
    // The history of each product names it.
    run: crypto.randomUUID(),
    metafields,
    ...(wishes.location && { location: wishes.location }),
    ...(wishes.status && { status: wishes.status }),
    ...(wishes.unmentioned && { unmentioned: wishes.unmentioned }),
  }
  const sent = await sendProducts(client, products, settings, (count) => bar?.increment(count)).finally(() =>
    bar?.stop(),
  )
  const { answers } = sent
  const outcomes = Object.groupBy(answers.values(), ({ outcome }) => outcome)
  const answered = products.flatMap((product) => {
    const answer = answers.get(product)
    return answer ? { answer, product } : []
  })
  const late = answered.flatMap(({ answer, product }) => refusalsOf(answer, product, columns))
  return {
    products: products.length,
    variants: products.reduce((count, { variantRows }) => count + variantRows.length, 0),
    created: outcomes.created?.length ?? 0,
    updated: outcomes.updated?.length ?? 0,
    unchanged: outcomes.unchanged?.length ?? 0,
    drafts: products.filter((product) => isWaiting(product, answers.get(product), wishes)).length,
    stock: stockIn([...answers.values()]),
    refused: [...refused, ...late].toSorted((a, b) => a.row - b.row),
    unmentioned: answered.flatMap(({ answer, product }) => leftOutOf(answer, product, columns)),
    blanked: answered.flatMap(({ answer, product }) => blankedBy(answer, product, columns)),
    warnings: answered.flatMap(({ answer, product }) => [
      ...warningsIn(answer, product, columns),
      ...joiningIn(answer, product, columns),
    ]),
    fields: sent.metafields,
    run: settings.run,
    encoding,
  }
}

/** By how many units the shelves of known goods changed: new goods begin with what the file says. */
const stockIn = (answers: readonly Imported[]): StockReport => {
  const moved = answers.flatMap(({ stock = [] }) =>
    stock.flatMap((one) =>
      'available' in one && 'basedOn' in one && one.basedOn !== null ? one.units - one.basedOn : [],
    ),
  )
  const sum = (of: readonly number[]) => of.reduce((total, units) => total + units, 0)
  return {
    variants: moved.filter((units) => units !== 0).length,
    more: sum(moved.filter((units) => units > 0)),
    fewer: sum(moved.filter((units) => units < 0)),
  }
}

const isWaiting = ({ draft }: FileProduct, answer: Imported | undefined, { status }: Wishes): boolean =>
  answer?.outcome === 'created' && draft.status === undefined && status !== 'active'

const progress = (name: string, total: number, { json }: Wishes): SingleBar | undefined => {
  if (json || !process.stderr.isTTY) return undefined
  const bar = new SingleBar({ format: `${name} {bar} {value}/{total}`, stream: process.stderr, clearOnComplete: true })
  bar.start(total, 0)
  return bar
}

const takenBack = async (client: Client, run: string): Promise<number> => {
  if (run.startsWith('imp_')) {
    const done = await takeFileBack(client, run)
    console.log(done.text)
    return done.left > 0 ? 1 : 0
  }
  const { back, left } = await takeBack(client, run)
  console.log(
    [
      `${PRODUCTS(back)} put back; stock that the file has counted is as it is`,
      ...left.map((title) => `  left, changed since: ${title}`),
    ].join('\n'),
  )
  return left.length > 0 ? 1 : 0
}

const main = async (): Promise<number> => {
  const { values: wishes, positionals: paths } = readWords(COMMAND, { options, allowPositionals: true })
  if (
    (paths.length === 0) === (wishes.undo === undefined) ||
    !STATUSES.has(wishes.status) ||
    !UNMENTIONED.has(wishes.unmentioned) ||
    !PLACES.has(wishes.places)
  )
    throw new Error(helpOf(COMMAND))
  const { client, close } = await connect(wishes)
  try {
    if (wishes.undo !== undefined) return await takenBack(client, wishes.undo)
    const { currency: own } = (await client.get(IMPORT_PATH)) as { currency: string }
    const reports: Report[] = []
    const stocks: InventoryReport[] = []
    const prices: PriceReport[] = []
    const people: CustomerReport[] = []
    const history: OrderReport[] = []
    for (const path of paths) {
      const table = readTable(readFileSync(path))
      const inventory = table.ok ? readInventoryFile(table.value.rows) : undefined
      if (inventory?.ok) {
        const { products, columns } = inventory.value
        const stock = await sendInventory(client, inventory.value, wishes.places === 'create' ? 'create' : 'refuse')
        // What it says for customs goes in as a product file's would.
        if (products.length > 0) {
          const { encoding } = table.ok ? table.value : { encoding: '' }
          const file = { products, columns, metafields: [], refused: [], encoding }
          const report = await importProducts(client, path, file, wishes)
          reports.push(report)
          if (!wishes.json) console.log(inWords(path, report))
        }
        stocks.push(stock)
        if (!wishes.json) console.log(inventoryInWords(basename(path), stock))
        continue
      }
      const by = { ownCurrency: currency(wishes.currency ?? own), phoneIn: phoneNumberIn, now: Date.now() }
      const rows = table.ok ? table.value.rows : []
      const former = rows.some(isOrderHeader) ? readOrderFile(rows, by) : undefined
      if (former?.ok) {
        const how = { name: basename(path), currency: wishes.currency ?? '', overwrite: !wishes.keep }
        const sent = await sendOrders(client, rows, former.value, how)
        history.push(sent)
        if (!wishes.json) console.log(ordersInWords(basename(path), sent))
        continue
      }
      const customers = table.ok ? readCustomerFile(table.value.rows, by) : undefined
      if (customers?.ok) {
        const sent = await sendCustomers(client, customers.value, { overwrite: !wishes.keep })
        people.push(sent)
        if (!wishes.json) console.log(customersInWords(basename(path), sent))
        continue
      }
      const list = table.ok ? readPriceList(table.value.rows, currency(wishes.currency ?? own)) : undefined
      if (list?.ok) {
        const priced = await sendPrices(client, list.value, crypto.randomUUID())
        prices.push(priced)
        if (!wishes.json) console.log(pricesInWords(basename(path), priced))
        continue
      }
      const report = await importFile(client, { path, table, money: wishes.currency ?? own }, wishes)
      reports.push(report)
      if (!wishes.json) console.log(inWords(path, report))
    }
    const whole = together(reports, paths)
    if (wishes.json)
      console.log(
        JSON.stringify({
          ...whole,
          ...(stocks.length > 0 && { inventory: stocks }),
          ...(prices.length > 0 && { prices }),
          ...(people.length > 0 && { customers: people }),
          ...(history.length > 0 && { orders: history }),
        }),
      )
    return [whole, ...stocks, ...prices, ...people, ...history].some(({ refused }) => refused.length > 0) ? 1 : 0
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
