/** What a file says of variants comes to those that are there: their ids, stock and carts stay. */
import { beforeAll, expect, test } from 'vitest'
import type { VariantId } from '#domain/ids'
import { slotOf } from '#domain/sharding/slots'
import { firstKeeperOf } from '#domain/sharding/topology'
import { productByHandle } from '#schema/products/catalog/catalog'
import { call } from './caller.ts'
import { shop } from './goods.ts'
import { signedIn } from './staff.ts'

let staff: Readonly<Record<string, string>>
beforeAll(async () => {
  staff = await signedIn('owner')
})

const send = (body: unknown) => call('POST', '/api/admin/catalog/import', { headers: staff, body })
const levelOf = async (item: VariantId) =>
  (await shop.INVENTORY.getByName(firstKeeperOf('inventory', slotOf(item))).stockOf([item])).stock[0]

test('a file whose option columns have changed places changes no id, no stock and no cart', async () => {
  const shirt = (options: readonly string[], more: object = {}) => {
    const rows = [
      { Size: 'S', Color: 'Red' },
      { Size: 'M', Color: 'Red' },
    ]
    const variants = rows.map((row, units) => ({
      options: options.map((name) => row[name as 'Size']),
      sku: `SWAP-${row.Size}`,
      prices: [{ currency: 'EUR', price: 1990 }],
      units: units + 3,
    }))
    return send({
      products: [{ handle: 'swap', status: 'active', text: { title: 'Swap' }, options, variants }],
      ...more,
    })
  }
  await shirt(['Size', 'Color'])
  const before = (await productByHandle(shop.PRODUCTS_DB, 'swap'))?.variants ?? []
  const again = (await shirt(['Color', 'Size'])).json.products[0]
  expect(again).toMatchObject({ outcome: 'updated', unmentioned: [], stock: [] })
  const after = (await productByHandle(shop.PRODUCTS_DB, 'swap'))?.variants ?? []
  expect(after.map(({ id, options }) => [id, options])).toEqual(
    before.map(({ id, options }) => [id, options.toReversed()]),
  )
  const levels = await Promise.all(after.map(async ({ id }) => (await levelOf(id))?.available))
  expect(levels).toEqual([3, 4])
  const one = { handle: 'swap', options: ['Size', 'Color'], variants: [{ options: ['S', 'Crimson'], sku: 'SWAP-S' }] }
  expect((await send({ products: [one] })).json.products[0].unmentioned).toMatchObject([
    { options: ['M', 'Red'], kept: true },
  ])
  await send({ products: [one], unmentioned: 'remove' })
  expect((await productByHandle(shop.PRODUCTS_DB, 'swap'))?.variants.map(({ options }) => options)).toEqual([
    ['S', 'Crimson'],
  ])
})
