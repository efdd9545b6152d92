/** Files through the browser's door: looked at, applied slice by slice, stopped, taken back; each slice once, whoever dies over it. */
import { beforeAll, expect, test } from 'vitest'
import type { FileRow } from '#domain/catalog/files/file-job'
import type { VariantId } from '#domain/ids'
import { sliceOf } from '#schema/import-files'
import { stockOf } from '#workers/flows/inventory/stock'
import { workOn } from '#workers/flows/catalog/files/work'
import { call } from './caller.ts'
import { bringFile, doWith, fetchShop, FILES, idOf, settledFile } from './files.ts'
import { shop, stockGoods, type Goods } from './goods.ts'
import { signedIn } from './staff.ts'

type Headers = Readonly<Record<string, string>>

let goods: Goods
let owner: Headers
let clerk: Headers
beforeAll(async () => {
  goods = await stockGoods()
  owner = await signedIn('owner')
  clerk = await signedIn('clerk')
}, 120_000)

const read = async (name: string) => (await call('GET', `/api/admin/products/${name}`, { headers: owner })).json
const page = async (path: string) => (await fetchShop(path, { headers: owner })).text()
const table = (...rows: readonly (readonly string[])[]) => rows.map((row) => row.join(',')).join('\n')

const bring = (text: string, wishes: Readonly<Record<string, string>> = {}, headers = owner) =>
  bringFile(headers, text, wishes)
const deed = (id: string, what: string, headers = owner) => doWith(headers, id, what)

const HEAD = ['Handle', 'Title', 'Vendor', 'Option1 Name', 'Option1 Value', 'Variant SKU', 'Variant Price']

test('nothing is changed before somebody has seen what would change; all of it is taken back', async () => {
  const before = await read('delos-mug')
  const file = table(
    HEAD,
    ['delos-mug', 'Delos mug', 'Another kiln', 'Glaze', 'Chalk', 'MUG-C', '29.00'],
    ['fresh-cup', 'Fresh cup', 'Kiln', 'Glaze', 'Chalk', 'CUP-C', '12.00'],
    ['bad-cup', 'Bad cup', 'Kiln', 'Glaze', 'Chalk', 'CUP-B', 'dear'],
  )
  const id = idOf(await bring(file, { status: 'active' }))
  const ready = await settledFile(id)
  expect(ready).toMatchObject({ state: 'ready', kind: 'products', layout: 'shopify', rows: 3 })
  expect(ready.preview).toMatchObject({ changed: 1, created: 1, refused: 1 })
  expect((await read('delos-mug')).vendor).toBe('Kiln on Syros')
  const shown = await page(`${FILES}/${id}`)
  // An amount is told as one, by its currency.
  for (const text of ['Another kiln', 'Price EUR (Chalk)', '→ €29.00', 'Fresh cup', 'dear', 'Import it'])
    expect([text, shown.includes(text)]).toEqual([text, true])
  expect(await page(`${FILES}/${id}?lang=zh`)).toContain('“dear” 不是 19.90 这样的价格')

  expect((await deed(id, 'apply')).status).toBe(303)
  const done = await settledFile(id)
  expect([done.state, done.result]).toMatchObject(['done', { changed: 1, created: 1, refused: 1 }])
  expect(await read('delos-mug')).toMatchObject({ vendor: 'Another kiln', variants: [{}, { id: goods.aegean }] })
  expect(await read('fresh-cup')).toMatchObject({ status: 'active' })
  const report = await (await fetchShop(`${FILES}/${id}/report.csv`, { headers: owner })).text()
  expect(report).toContain('2,Delos mug,changed,Vendor,Kiln on Syros,Another kiln,')
  expect(report).toMatch(/Price EUR \(Chalk\),\d+\.\d\d,29\.00/)

  expect((await deed(id, 'undo')).status).toBe(303)
  const undone = await settledFile(id)
  expect([undone.state, undone.undo]).toMatchObject(['undone', { restored: 1, deleted: 1 }])
  const { version: _, updatedAt: __, ...same } = before
  expect(await read('delos-mug')).toMatchObject(same)
  expect((await call('GET', '/api/admin/products/fresh-cup', { headers: owner })).status).toBe(404)
  expect((await deed(id, 'apply')).status).toBe(409)
})

test('a slice that was applied and not counted is applied once, and its report says what it did', async () => {
  const rows = Array.from({ length: 60 }, (_, at) => [
    `slice-${at}`,
    `Slice ${at}`,
    'V',
    'Title',
    'Default Title',
    `S-${at}`,
    '5.00',
  ])
  const id = idOf(await bring(table(HEAD, ...rows)))
  expect(await settledFile(id)).toMatchObject({ slices: 2, preview: { created: 60 } })
  await deed(id, 'apply')
  await settledFile(id)
  // As if whoever worked on the last slice had died before it was counted.
  await shop.PRODUCTS_DB.prepare("UPDATE imports SET state = 'applying', done = 1, applied = 1 WHERE id = ?1")
    .bind(id)
    .run()
  await settledFile(id)
  const report = await sliceOf<FileRow[]>(shop.MEDIA, id, 'result', 1)
  expect(report?.every(({ outcome }) => outcome === 'created')).toBe(true)
  expect((await read('slice-59')).version).toBe(1)
  // Two at once: one of them has it.
  await deed(id, 'undo')
  await Promise.all([workOn(shop, id, Date.now()), workOn(shop, id, Date.now())])
  expect((await settledFile(id)).undo.deleted).toBe(60)
})

test('an import that was stopped half-way says so, and what had gone in is taken back', async () => {
  const id = idOf(await bring(table(['SKU', 'Currency', 'Price'], ['MUG-A', 'EUR', '31.50'], ['NONE', 'EUR', '1'])))
  expect(await settledFile(id)).toMatchObject({ kind: 'prices', preview: { changed: 1, refused: 1 } })
  expect((await deed(id, 'cancel')).status).toBe(303)
  expect((await deed(id, 'apply')).status).toBe(409)
  expect((await deed(id, 'undo')).status).toBe(409)
  expect((await deed(id, 'preview')).status).toBe(303)
  await settledFile(id)
  await deed(id, 'apply')
  expect((await settledFile(id)).result).toMatchObject({ changed: 1, refused: 1 })
  const price = async () => (await read('delos-mug')).variants[1].prices[0].amount
  expect(await price()).toBe(3150)
  await deed(id, 'undo')
  await settledFile(id)
  expect(await price()).toBe(3000)
})

test('stock and redirects come in by their files, and are taken back by what they did', async () => {
  const stock = async () =>
    (await call('GET', `/api/admin/inventory/${goods.chalk}`, { headers: owner })).json.stock[0].available
  const there = await stock()
  const HEADER = ['Handle', 'Option1 Name', 'Option1 Value', 'SKU', 'Location', 'On hand (current)', 'On hand (new)']
  const id = idOf(
    await bring(table(HEADER, ['delos-mug', 'Glaze', 'Chalk', 'MUG-C', 'main', String(there), String(there + 5)])),
  )
  expect(await settledFile(id)).toMatchObject({ kind: 'inventory', preview: { changed: 1 } })
  await deed(id, 'apply')
  await settledFile(id)
  expect(await stock()).toBe(there + 5)
  await deed(id, 'undo')
  expect((await settledFile(id)).undo).toMatchObject({ restored: 1 })
  expect(await stock()).toBe(there)

  const to = idOf(await bring(table(['Redirect from', 'Redirect to'], ['/old', '/products/delos-mug'], ['/a', '/a'])))
  expect(await settledFile(to)).toMatchObject({ kind: 'redirects', preview: { created: 1, refused: 1 } })
  await deed(to, 'apply')
  await settledFile(to)
  expect((await fetchShop('/old')).status).toBe(301)
  await deed(to, 'undo')
  await settledFile(to)
  expect((await fetchShop('/old')).status).toBe(404)
})

test('an inventory file says what customs ask, opens places by their names, and is taken back whole', async () => {
  const rows = async () =>
    (await (await fetchShop(`${FILES}/export/inventory.csv`, { headers: owner })).text()).split('\n')
  const HEADER = ['Handle', 'Option1 Name', 'Option1 Value', 'SKU', 'HS Code', 'COO', 'Location', 'On hand (new)']
  const file = table(
    HEADER,
    ['delos-mug', 'Glaze', 'Chalk', 'MUG-C', '6912.00', 'gr', '"Dock 2, Syros"', '4'],
    ['delos-mug', 'Glaze', 'Aegean', 'MUG-A', '', 'Greece?', '"Dock 2, Syros"', ''],
  )
  const before = await read('delos-mug')
  const id = idOf(await bring(file, { places: 'create' }))
  expect(await settledFile(id)).toMatchObject({ kind: 'inventory', preview: { changed: 2, refused: 1 } })
  await deed(id, 'apply')
  await settledFile(id)
  expect((await read('delos-mug')).variants).toMatchObject([{ hsCode: '691200', origin: 'GR' }, { origin: '' }])
  // Settings are read at most five seconds late.
  await expect
    .poll(rows, { timeout: 10_000 })
    .toContainEqual(expect.stringMatching(/MUG-C,691200,GR,"Dock 2, Syros",.*,4,4$/))
  await deed(id, 'undo')
  expect((await settledFile(id)).undo).toMatchObject({ restored: 2 })
  expect((await read('delos-mug')).variants[0]).toMatchObject(before.variants[0])
  expect(await rows()).toContainEqual(expect.stringMatching(/MUG-C,,,"Dock 2, Syros",.*,0,0$/))
})

test('the collection that a file names is joined by hand, told, and left again', async () => {
  const COLLECTED = [...HEAD, 'Collection']
  await call('POST', '/api/admin/collections', {
    headers: owner,
    body: {
      text: { title: 'Gathered' },
      rules: { match: 'all', rules: [{ field: 'vendor', relation: 'is', value: 'Nobody' }] },
    },
  })
  const file = table(
    COLLECTED,
    ['delos-mug', 'Delos mug', 'Kiln on Syros', 'Glaze', 'Chalk', 'MUG-C', '28.00', 'Summer table'],
    ['summer-cup', 'Summer cup', 'Kiln', 'Glaze', 'Chalk', 'SUMMER', '12.00', 'summer table'],
    ['rule-cup', 'Rule cup', 'Kiln', 'Glaze', 'Chalk', 'RULED', '12.00', 'Gathered'],
    ['plain-cup', 'Plain cup', 'Kiln', 'Glaze', 'Chalk', 'PLAIN', '12.00', ''],
  )
  const members = async () =>
    (await call('GET', '/api/admin/collections/summer-table', { headers: owner })).json.products as string[]
  const id = idOf(await bring(file))
  await settledFile(id)
  const shown = await page(`${FILES}/${id}`)
  for (const text of ['joins the collection “Summer table”, which is made with it', '“Gathered” is gathered by a rule'])
    expect([text, shown.includes(text)]).toEqual([text, true])
  await deed(id, 'apply')
  await settledFile(id)
  expect(await members()).toEqual(['delos-mug', 'summer-cup'])
  const again = idOf(await bring(file))
  // Beside what a rule gathers, the variant is told that the file has not.
  expect((await settledFile(again)).preview).toMatchObject({ unchanged: 4, notes: 2 })
  await deed(id, 'undo')
  await settledFile(id)
  expect(await members()).toEqual([])
})

test('stock that a product file has counted is taken back as units, and what was sold stays sold', async () => {
  const stock = async (item: VariantId = goods.chalk) => (await stockOf(shop, [item])).get(item)?.[0]?.available
  const sell = async (units: number) => {
    const changes = [{ type: 'correct', variantId: goods.chalk, units: -units }]
    await call('POST', '/api/admin/inventory/changes', { headers: owner, body: { changes } })
  }
  const there = (await stock()) ?? 0
  const COUNTS = [...HEAD, 'Variant Inventory Tracker', 'Variant Inventory Qty', 'Variant Inventory Qty (current)']
  const file = table(
    COUNTS,
    ['delos-mug', 'Delos mug', 'Kiln', 'Glaze', 'Chalk', 'MUG-C', '28.00', 'shopify', `${there + 5}`, `${there}`],
    ['counted-cup', 'Counted cup', 'Kiln', 'Glaze', 'Chalk', 'COUNTED', '12.00', 'shopify', '4', ''],
  )
  const applied = async () => {
    const id = idOf(await bring(file))
    await settledFile(id)
    await deed(id, 'apply')
    await settledFile(id)
    return id
  }
  const first = await applied()
  const cup = (await read('counted-cup')).variants[0].id as VariantId
  expect([await stock(), await stock(cup)]).toEqual([there + 5, 4])
  await sell(2)
  await deed(first, 'undo')
  await settledFile(first)
  expect([await stock(), await stock(cup)]).toEqual([there - 2, 0])
  expect((await call('GET', '/api/admin/products/counted-cup', { headers: owner })).status).toBe(404)

  // Said again it is counted again; where less is left than the file has added, it is left and told.
  const second = await applied()
  expect(await stock()).toBe(there + 3)
  await sell(there + 1)
  await deed(second, 'undo')
  expect((await settledFile(second)).undo.left).toBe(1)
  expect(await stock()).toBe(2)
  expect(await page(`${FILES}/${second}`)).toContain('more were sold since')
})

test('what is no such file, or too long, is refused with the reason, and nothing is kept', async () => {
  const cases: [string, number][] = [
    ['', 422],
    ['Name,Mail\nA,b', 422],
    [`Handle,Title\n${'a,b\n'.repeat(50_001)}`, 422],
    [`Handle,Title\n${'a,b\n'.repeat(1_000_000)}`, 422],
    [`Handle,Title\n${'a,"b\n"\n'.repeat(50_001)}`, 422],
    ['x'.repeat(8 * 1024 * 1024 + 70_000), 413],
  ]
  for (const [text, status] of cases)
    expect([text.slice(0, 20), (await bring(text)).status]).toEqual([text.slice(0, 20), status])
  const long = await (await bring(`Handle,Title\n${'a,b\n'.repeat(1_000_000)}`)).text()
  expect(long).toContain('50,000')
  const people = await bringFile({ ...owner, 'accept-language': 'zh' }, 'Email,First Name\na@b.example,A')
  expect(await people.text()).toContain('这是客户或订单的文件')
  // Lines within cells are no rows.
  expect((await bring(`Handle,Title,Body (HTML),Price\n${`a,A,"${'x\n'.repeat(60_000)}",1\n`}`)).status).toBe(303)
  expect((await bring(table(HEAD), {}, clerk)).status).toBe(403)
  expect((await fetchShop(`${FILES}/imp_none`, { headers: owner })).status).toBe(404)
})

test('what goes out comes in again and changes nothing', async () => {
  for (const kind of ['products', 'inventory', 'prices', 'redirects']) {
    const file = await (await fetchShop(`${FILES}/export/${kind}.csv`, { headers: clerk })).text()
    const { state, preview } = await settledFile(idOf(await bring(file)))
    expect([kind, state, preview.changed, preview.created, preview.refused]).toEqual([
      kind,
      'ready',
      undefined,
      undefined,
      undefined,
    ])
  }
})
