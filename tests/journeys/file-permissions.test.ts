/** Who may bring which file: whoever may change by hand what it changes. */
import { beforeAll, expect, test } from 'vitest'
import { stockOf } from '#workers/flows/inventory/stock'
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
const table = (...rows: readonly (readonly string[])[]) => rows.map((row) => row.join(',')).join('\n')

test('whoever counts by hand counts by file too; prices, products and what customs ask are not theirs', async () => {
  const stock = async () => (await stockOf(shop, [goods.aegean])).get(goods.aegean)?.[0]?.available
  const there = (await stock()) ?? 0
  const HEADER = ['Handle', 'Option1 Name', 'Option1 Value', 'SKU', 'HS Code', 'Location', 'On hand (new)']
  const file = table(HEADER, ['delos-mug', 'Glaze', 'Aegean', 'MUG-A', '6912.00', 'main', String(there + 2)])
  const before = await read('delos-mug')
  const id = idOf(await bringFile(clerk, file))
  expect(await settledFile(id)).toMatchObject({ state: 'ready', preview: { changed: 1, left: 1 } })
  const shown = await (await fetchShop(`${FILES}/${id}`, { headers: clerk })).text()
  for (const text of ['Import it', 'HS code and country of origin are changed by whoever may change products'])
    expect([text, shown.includes(text)]).toEqual([text, true])
  expect((await doWith(clerk, id, 'apply')).status).toBe(303)
  await settledFile(id)
  expect([await stock(), (await read('delos-mug')).variants]).toEqual([there + 2, before.variants])
  expect((await doWith(clerk, id, 'undo')).status).toBe(303)
  await settledFile(id)
  expect(await stock()).toBe(there)

  const customs = idOf(await bringFile(owner, file))
  await settledFile(customs)
  const prices = idOf(await bringFile(owner, table(['SKU', 'Currency', 'Price'], ['MUG-A', 'EUR', '99.00'])))
  await settledFile(prices)
  for (const one of [customs, prices]) {
    const closed = await (await fetchShop(`${FILES}/${one}`, { headers: clerk })).text()
    expect([one, closed.includes('Import it')]).toEqual([one, false])
    for (const what of ['apply', 'cancel', 'undo', 'preview'])
      expect([what, (await doWith(clerk, one, what)).status]).toEqual([what, 403])
  }
  const refused = await bringFile(clerk, table(['SKU', 'Currency', 'Price'], ['MUG-A', 'EUR', '1']))
  expect(refused.status).toBe(403)
})
