/** What a page is finished with, also where a shop has said little: pictures that are missing, colours, long filters, told pages. */
import { expect, test } from 'vitest'
import type { Draft } from '#domain/catalog/draft'
import { currency } from '#domain/money'
import { saveProducts } from '#schema/products/catalog/save'
import { openD1 } from '#tests/d1'
import { saveDemoSettings } from '#tests/demo-settings'
import { storefront } from './index.tsx'

const prices = [{ currency: currency('EUR'), price: 2500 }]
const COLOURS = ['Red', 'Sky Blue', 'Heather mix']
const MAKERS = Array.from({ length: 12 }, (_, at) => `Maker ${String(at + 1).padStart(2, '0')}`)

const shirt: Draft = {
  handle: 'shirt',
  status: 'active',
  text: { title: 'Shirt' },
  translations: { zh: { title: '衬衫' } },
  words: { zh: { Color: '颜色', Red: '红', 'Sky Blue': '天蓝' } },
  options: ['Color'],
  variants: COLOURS.map((colour) => ({ options: [colour], sku: colour, tracked: false, prices })),
}
const things = MAKERS.map((vendor, at): Draft => ({
  handle: `thing-${at}`,
  status: 'active',
  text: { title: `Thing ${at}` },
  vendor,
  variants: [{ sku: `T${at}`, tracked: false, prices }],
}))

const openShop = async () => {
  const db = openD1('products')
  await saveDemoSettings(db)
  await saveProducts(db, [shirt, ...things], 1_800_000_000_000)
  return db
}
const shop = openShop()

const visit = async (path: string) =>
  (await storefront.request(`https://shop.example${path}`, {}, { PRODUCTS_DB: await shop, CURRENCY: 'EUR' })).text()

const between = (html: string, from: string, to: string) => html.split(from)[1]?.split(to)[0] ?? ''

test('a product without pictures is shown by a neutral one, at once on its own page', async () => {
  const gallery = between(await visit('/products/shirt'), 'class="gallery"', '</ul>')
  expect(gallery).toMatch(/<img src="\/pictures\/none.svg" alt="" width="800" height="1000" fetchpriority="high"/)
  const list = await visit('/collections/all')
  expect(list.match(/<img src="\/pictures\/none.svg"/g)).toHaveLength(1 + MAKERS.length)
  expect(list).not.toContain('empty.svg')
})

test('a colour is a swatch beside its name, and what is no known colour is its name alone', async () => {
  const spot = (fill: string, name: string) =>
    new RegExp(`<circle [^>]*fill="${fill}"[^>]*></circle></svg>(?:<span[^>]*>)?${name}<`)
  for (const path of ['/products/shirt', '/collections/all']) {
    const html = await visit(path)
    expect(html).toMatch(spot('#ff0000', 'Red'))
    expect(html).toMatch(spot('#87ceeb', 'Sky Blue'))
    expect(html).toMatch(/<span class="\w*">Heather mix</)
    expect(await visit(`/zh${path}`)).toMatch(spot('#87ceeb', '天蓝'))
    expect(html.match(/<svg class="swatch"[^>]*aria-hidden="true"/g)).toHaveLength(2)
  }
})

test('a long filter folds its rest behind “Show all”, without a script, and never what is chosen', async () => {
  const makers = (html: string) => between(html, '<legend>Maker</legend>', '</fieldset>')
  const list = await visit('/collections/all')
  const [shown = '', rest = ''] = makers(list).split('<details')
  expect([shown, rest].map((part) => part.match(/Maker \d\d</g)?.length)).toEqual([8, 4])
  expect(rest).toContain('<span>Show all (12)</span>')
  expect(await visit('/zh/collections/all')).toContain('显示全部（12）')
  const chosen = makers(await visit('/collections/all?vendor=Maker+12'))
  expect(chosen.split('<details')[0]).toMatch(/value="Maker 12" checked/)
})

test('a page told at length has its head, its picture and headings beside what they are about', async () => {
  const html = between(await visit('/pages/about'), '<article class="told">', '</article>')
  expect(html).toMatch(/^<header class="list-head"><h1>About us<\/h1><p class="lead soft text">A stoa was/)
  expect(html).toMatch(/<div class="prose"><figure><img src="[^"]+" alt="Columns[^"]+" width="1600" height="900"\/?>/)
  expect(html.match(/<h2>/g)).toHaveLength(2)
})
