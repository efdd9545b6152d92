/** Who answers for a thing, and what to beware of, stands on its page before anybody buys, and in its facts. */
import { beforeAll, expect, test } from 'vitest'
import { currency } from '#domain/money'
import { saveProducts } from '#schema/products/catalog/save'
import { openD1 } from '#tests/d1'
import { saveDemoSettings } from '#tests/demo-settings'
import { storefront } from '../../index.tsx'

const prices = [{ currency: currency('EUR'), price: 2800 }]
const safety = {
  manufacturer: { name: 'Kiln <Ltd>', address: 'Quay 1, Syros, Greece', contact: 'safety@kiln.example' },
  responsible: { name: 'Stoa Europe', address: 'Street 2, Athens', contact: 'https://eu.example/safety' },
  warnings: { en: 'Hot when it is filled.', zh: '盛热水时烫手。' },
}

const db = openD1('products')
beforeAll(async () => {
  await saveDemoSettings(db)
  const goods = [
    { handle: 'mug', safety },
    { handle: 'calm', safety: { ...safety, responsible: null, warnings: {} } },
    { handle: 'plain' },
  ]
  await saveProducts(
    db,
    goods.map((good) => ({ ...good, status: 'active', text: { title: good.handle }, variants: [{ prices }] })),
    1_800_000_000_000,
  )
})

const read = async (path: string) =>
  (await storefront.request(`https://shop.example${path}`, {}, { PRODUCTS_DB: db, CURRENCY: 'EUR' })).text()

test('a page says all of it, open where there is something to beware of', async () => {
  const html = await read('/products/mug')
  const at = html.indexOf('Product safety')
  const fold = html.slice(at - 80, at + 900)
  expect(fold).toMatch(/<details class="fold" open/)
  expect(fold).toContain('Hot when it is filled.')
  expect(fold).toContain('Kiln &lt;Ltd&gt;, Quay 1, Syros, Greece')
  expect(fold).toContain('href="mailto:safety@kiln.example"')
  expect(fold).toContain('href="https://eu.example/safety"')
  expect(await read('/zh/products/mug')).toContain('盛热水时烫手。')
})

test('its facts say the same', async () => {
  const html = await read('/products/mug')
  expect(html).toContain('"manufacturer":{"@type":"Organization"')
  expect(html).toContain(
    '"name":"Responsible person in the EU","value":"Stoa Europe, Street 2, Athens, https://eu.example/safety"',
  )
})

test('what nobody has said is not shown', async () => {
  const calm = await read('/products/calm')
  expect(calm).toContain('Product safety')
  expect(calm).not.toMatch(/Responsible person|Warnings|class="fold" open/)
  expect(await read('/products/plain')).not.toContain('Product safety')
})
