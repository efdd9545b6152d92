/**
 * Every file that the shop hands out: nothing in it runs as a formula in a spreadsheet, and what comes in again comes in as it was.
 */
import { parse } from 'csv-parse/sync'
import { beforeAll, expect, test } from 'vitest'
import type { FileRow } from '#domain/catalog/files/file-job'
import { currency, money } from '#domain/money'
import { sliceOf } from '#schema/import-files'
import { saveParts, savePayouts } from '#schema/transactions/orders/payouts'
import { productByHandle } from '#schema/products/catalog/catalog'
import { keepStockValue } from '#workers/flows/inventory/stock-value'
import { CARDS, copied, details, opened, pay } from './buying.ts'
import { call } from './caller.ts'
import { addressOf, pagesOfAdmin } from './every-route.ts'
import { shop, stockGoods } from './goods.ts'
import { bringFile, doWith, fetchShop, idOf, settledFile } from './files.ts'
import { signedIn } from './staff.ts'

type Headers = Readonly<Record<string, string>>

/** What runs, or loses its apostrophe, where nobody takes care: of spreadsheets in Latin letters and in wide ones. */
const AWKWARD = [
  '=1+1',
  '+Plus',
  '-20° a +5°',
  '@home',
  "'90s tee",
  "'=quoted",
  "''-a",
  '＝1',
  '- dash',
  '=HYPERLINK("https://evil.example","x")',
]
const RUNS = /^\s*[=+\-@＝＋－＠]/
const NUMBER = /^-?\d+(\.\d+)?$/

let owner: Headers
const api = async (method: string, path: string, body?: object) => {
  const { status, json } = await call(method, `/api/admin/${path}`, { headers: owner, ...(body && { body }) })
  expect([path, status < 300 ? 'fine' : json]).toEqual([path, 'fine'])
  return json
}
const fetched = async (path: string): Promise<string> => {
  const answer = await fetchShop(path, { headers: owner })
  expect([path, answer.status, answer.headers.get('content-type')]).toEqual([path, 200, 'text/csv; charset=utf-8'])
  return answer.text()
}
const cellsOf = (text: string): string[][] => parse(text, { bom: true, relax_column_count: false })

const draftOf = (text: string, at: number) => ({
  handle: `awkward-${at}`,
  status: 'active',
  text: { title: text, description: text, seoTitle: text, seoDescription: text },
  vendor: text,
  type: text,
  category: text,
  tags: [text.replaceAll(',', ';')],
  options: ['Range', text],
  variants: ['S', text].map((size) => ({
    options: [size, text],
    sku: text,
    barcode: text,
    tracked: true,
    units: 3,
    prices: [{ currency: 'EUR', price: 1990, cost: 700 }],
  })),
  pictures: [{ src: `/pictures/${at}.jpg`, alt: text }],
  metafields: { 'custom.care': { type: 'single_line_text', value: text } },
})

const names: Record<string, string> = {}

/** Of somebody who is called so. */
const buyAwkwardly = async (variantId: string): Promise<void> => {
  const { id, bearer } = await opened([{ variantId, units: 1 }])
  const body = {
    ...details,
    address: { ...details.address, name: '=cmd()', street: '+1 Storgatan', city: '@Stockholm' },
  }
  const { json } = await call('PUT', `/api/checkouts/${id}/details`, { bearer, body })
  const paid = await pay({ id, bearer, expectedTotal: json.totals.total }, CARDS.approves)
  expect([paid.status, paid.json.detail]).toEqual([200, undefined])
  names['order'] = paid.json.order.id
}

beforeAll(async () => {
  const { chalk } = await stockGoods()
  owner = await signedIn('owner')
  await buyAwkwardly(chalk)
  const metafields = [{ field: 'custom.care', name: '=Care', type: 'single_line_text' }]
  await api('POST', 'catalog/import', { products: AWKWARD.map(draftOf), metafields })
  await api('PUT', 'inventory/locations/second', { priority: 2 })
  const { version } = await api('GET', 'settings/locations')
  const locations = [
    { id: 'main', name: '=Main', address: null, priority: 0 },
    { id: 'second', name: '@second', address: null, priority: 2 },
  ]
  await api('PUT', 'settings/locations', { version, value: { locations } })
  const [first] = (await productByHandle(shop.PRODUCTS_DB, 'awkward-0'))?.variants ?? []
  const changes = AWKWARD.map((note) => ({ type: 'receive', variantId: first?.id, units: 1, note }))
  await api('POST', 'inventory/changes', { changes })
  await api('POST', 'redirects', { redirects: [{ from: '/-old', to: '/products/delos-mug' }] })
  const supplier = await api('POST', 'suppliers', { name: '=Supplier', currency: 'EUR' })
  const terms = { currency: 'EUR', freight: 0, duty: 0, expected: null }
  const order = await api('POST', 'stock-documents', {
    kind: 'purchase',
    to: 'main',
    supplier: supplier.id,
    terms,
    note: '=note',
  })
  await api('POST', `stock-documents/${order.id}/lines`, { lines: [{ variantId: first?.id, by: 2 }] })
  names['document'] = order.id
  await shop.PRODUCTS_DB.prepare(
    `INSERT INTO reviews (id, product, state, stars, title, body, name, language, verified, source, reply, replied_at, written_at)
     SELECT 'rev_awkward', id, 'published', 4, '=cmd()', '+body', '@name', 'en', 0, 'shop', '-reply', 2, 1 FROM products LIMIT 1`,
  ).run()
  await shop.USERS_DB.prepare(
    `INSERT INTO customers (id, name, email, email_verified, phone_number, created_at, updated_at)
     VALUES ('cus_000000000000000000000000', '=cmd() @x', 'formula@example.com', 1, '+46701234567', 1, 1)`,
  ).run()
  const effect = { type: 'order', value: { type: 'percent', rate: 100 } }
  const promotion = await api('POST', 'promotions', { name: '=cmd()', title: { en: '=cmd()' }, method: 'code', effect })
  await api('POST', `promotions/${promotion.id}/codes`, { codes: ['PLUS+1', '1-1'] })
  names['promotion'] = promotion.id
  await shop.TRANSACTIONS_DB.prepare(
    `INSERT INTO order_promotions (promotion, day, order_id, code, buyer, currency, given, revenue, counts, version)
     VALUES (?1, ?2, 'ord_1', 'PLUS+1', '=cmd()', 'EUR', 100, 2000, 1, 1)`,
  )
    .bind(promotion.id, new Date().toISOString().slice(0, 10))
    .run()
  const fixed = {
    name: '=cmd()',
    kind: 'sale',
    audience: { type: 'everyone' },
    currency: 'EUR',
    pricing: { type: 'fixed' },
  }
  const list = await api('POST', 'price-lists', fixed)
  await api('PUT', `price-lists/${list.id}/prices`, { lines: [{ variant: first?.id, amount: 5 }] })
  names['list'] = list.id
  const card = {
    amount: 500,
    currency: 'EUR',
    name: '=cmd()',
    email: 'formula@example.com',
    sender: '=cmd()',
    note: '=x',
  }
  await api('POST', 'gift-cards', card)
  const payout = { id: 'po_awkward', amount: money(500, currency('EUR')), arrivesAt: Date.now() }
  await savePayouts(shop.TRANSACTIONS_DB, [{ ...payout, state: 'paid' }], Date.now())
  const part = { id: '=cmd()', kind: 'other', amount: 500, fee: 0, paymentId: null, at: Date.now() } as const
  await saveParts(shop.TRANSACTIONS_DB, { id: 'po_awkward', from: null }, { parts: [part], next: null }, Date.now())
  await keepStockValue(shop, Date.now())
  const file = `Handle,Title,Vendor,Variant Price\nawkward-0,=cmd(),=cmd(),=cmd()\nawkward-1,=other,=other,1\n,,,\n=x(,"=y",,`
  names['id'] = idOf(await bringFile(owner, file))
  await settledFile(names['id'])
}, 120_000)

/** What is a file of cells, as the door lists it itself: a new one is looked at without being told. */
const tables = () => pagesOfAdmin().filter(({ method, path }) => method === 'GET' && /csv/.test(path))

test('nothing runs as a formula, in no cell of no file', async () => {
  await copied(names['order'] ?? '')
  const rooms: readonly (readonly [string, string | undefined])[] = [
    ['/promotions/', names['promotion']],
    ['/price-lists/', names['list']],
    ['/payouts/', 'po_awkward'],
  ]
  const of = (path: string) => rooms.find(([room]) => path.includes(room))?.[1] ?? names['id'] ?? ''
  const paths = tables().map((route) => addressOf(route, { ...names, id: of(route.path) }))
  expect(paths.length).toBeGreaterThan(8)
  for (const path of paths.filter((one) => !/\/(transfers|counts|receipts)\//.test(one))) {
    const cells = cellsOf(await fetched(path))
    // Of a shop that has invoiced nothing there are no sums of tax; nobody writes them.
    expect([path, cells.length > 1 || path.endsWith('/tax.csv')]).toEqual([path, true])
    const running = cells.flat().filter((cell) => RUNS.test(cell) && !NUMBER.test(cell))
    expect([path, running]).toEqual([path, []])
  }
})

test('what goes out comes in again without a change, and goes out with the same bytes', async () => {
  for (const kind of ['products', 'inventory', 'prices', 'redirects']) {
    const path = `/admin/imports/export/${kind}.csv`
    const text = await fetched(path)
    const id = idOf(await bringFile(owner, text))
    const { preview } = await settledFile(id)
    const rows = (await sliceOf<FileRow[]>(shop.MEDIA, id, 'preview', 0)) ?? []
    expect([kind, rows.filter(({ outcome }) => outcome !== 'unchanged')]).toEqual([kind, []])
    expect([kind, preview.changed, preview.created, preview.refused]).toEqual([kind, undefined, undefined, undefined])
    await doWith(owner, id, 'apply')
    await settledFile(id)
    expect([kind, (await fetched(path)) === text]).toEqual([kind, true])
  }
})

test('no apostrophe is gained or lost on the way out and in', async () => {
  for (const [at, text] of AWKWARD.entries()) {
    const product = await productByHandle(shop.PRODUCTS_DB, `awkward-${at}`)
    const other = product?.variants[1]
    const care = product?.metafields['custom.care']
    const said = [product?.text.title, product?.vendor, other?.options[1], other?.sku, care?.value]
    expect(said).toEqual([text, text, text, text, text])
  }
})

test('stock below zero is told in either file, and nothing is counted', async () => {
  const product = `Handle,Title,Variant SKU,Variant Inventory Qty,Variant Price\nowed,Owed,OWED,-2,5\n`
  const inventory = `Handle,Option1 Name,Option1 Value,SKU,Location,On hand (new)\ndelos-mug,Glaze,Chalk,MUG-C,main,-2\n`
  for (const text of [product, inventory]) {
    const id = idOf(await bringFile(owner, text))
    await settledFile(id)
    const rows = (await sliceOf<FileRow[]>(shop.MEDIA, id, 'preview', 0)) ?? []
    expect(rows.flatMap(({ notes }) => notes)).toHaveLength(1)
  }
})

test('the list of products goes out as it is narrowed and sorted, or what was picked of it', async () => {
  const handles = async (query: string) =>
    [...new Set(cellsOf(await fetched(`/admin/products/export.csv?${query}`)).map(([handle]) => handle))].slice(1)
  expect(await handles('vendor=Kiln+on+Syros')).toEqual(['delos-mug'])
  expect(await handles('type=Jugs&status=draft')).toEqual([])
  const all = await handles('sort=-title')
  expect(all.length).toBeGreaterThan(AWKWARD.length)
  expect(all).toEqual((await handles('sort=title')).toReversed())
  const jug = await productByHandle(shop.PRODUCTS_DB, 'naoussa-jug')
  expect(await handles(`pick=${jug?.id}&back=vendor%3DKiln+on+Syros`)).toEqual(['naoussa-jug'])
  expect(await handles('back=vendor%3DKiln+on+Syros')).toEqual(['delos-mug'])
})
