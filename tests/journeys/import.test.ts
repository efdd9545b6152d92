/** Goods come in through the door of the staff: safe, once, and with their stock. */
import { beforeAll, expect, test } from 'vitest'
import { locationId, type VariantId } from '#domain/ids'
import { slotOf } from '#domain/sharding/slots'
import { firstKeeperOf } from '#domain/sharding/topology'
import { productByHandle } from '#schema/products/catalog/catalog'
import { catalogOf } from '#demo/catalog'
import { call } from './caller.ts'
import { shop } from './goods.ts'
import { signedIn } from './staff.ts'

const { products: demo, collections } = catalogOf((name) => `/media/${name}.svg`)

let staff: Readonly<Record<string, string>>
beforeAll(async () => {
  staff = await signedIn('owner')
})

const PATH = '/api/admin/catalog/import'
const send = (body: unknown) => call('POST', PATH, { headers: staff, body })
const bowl = (more: object = {}, variant: object = {}) => ({
  handle: 'rhodes-bowl',
  status: 'active',
  text: { title: 'Rhodes bowl' },
  variants: [{ sku: 'R', prices: [{ currency: 'EUR', price: 1200 }], units: 7, ...variant }],
  ...more,
})

const variantOf = async (handle: string): Promise<VariantId> => {
  const variant = (await productByHandle(shop.PRODUCTS_DB, handle))?.variants[0]
  if (!variant) throw new Error(`${handle} is not there`)
  return variant.id
}
const levelOf = async (item: VariantId) =>
  (await shop.INVENTORY.getByName(firstKeeperOf('inventory', slotOf(item))).stockOf([item])).stock[0]

test('a good is created, then unchanged, then updated', async () => {
  const outcomes = []
  for (const products of [[bowl()], [bowl()], [bowl({ vendor: 'V' })]]) {
    outcomes.push((await send({ products })).json.products[0].outcome)
  }
  expect(outcomes).toEqual(['created', 'unchanged', 'updated'])
})

test('what nobody has put up for sale is not for sale', async () => {
  const silent = (handle: string) => ({ ...bowl({ handle }), status: undefined })
  await send({ products: [silent('silent')] })
  await send({ products: [silent('chosen'), { ...silent('silent') }], status: 'active' })
  const statusOf = async (handle: string) => (await productByHandle(shop.PRODUCTS_DB, handle))?.status
  expect([await statusOf('silent'), await statusOf('chosen')]).toEqual(['draft', 'active'])
  expect((await call('GET', '/api/products/silent')).status).toBe(404)
  expect((await send({ products: [], status: 'Entwurf' })).status).toBe(422)
})

test('what is one line is kept as one, and a sign that steers a machine is left out', async () => {
  const broken = 'Rho\u0000des\r\n bo\u001bwl'
  const variant = { options: [broken], sku: broken }
  const text = { title: broken, description: '<p>One\u0007</p>\r\n<p>Two</p>' }
  await send({ products: [bowl({ handle: 'broken', text, vendor: broken, options: [broken] }, variant)] })
  const kept = await productByHandle(shop.PRODUCTS_DB, 'broken')
  const whole = 'Rhodes bowl'
  expect(kept).toMatchObject({ vendor: whole, variants: [{ options: [whole], sku: whole }] })
  expect(kept?.text).toMatchObject({ title: whole, description: expect.stringMatching(/^<p>One<\/p>\n<p>Two<\/p>$/) })
})

test('a member that is spelt wrongly is told, and takes its product along', async () => {
  const { json } = await send({ products: [bowl({ handle: 'misspelt' }, { prise: 1 }), bowl({ handle: 'beside' })] })
  expect(json.products).toMatchObject([
    { handle: 'misspelt', outcome: 'refused', reason: expect.stringContaining('prise') },
    { handle: 'beside', outcome: 'created' },
  ])
})

test('stock that is stated is counted once, also when the shop has sold since; of a changed statement the difference counts', async () => {
  const stated = (units: number) => send({ products: [bowl({ handle: 'stated' }, { units })] })
  await stated(10)
  const item = await variantOf('stated')
  const shard = shop.INVENTORY.getByName(firstKeeperOf('inventory', slotOf(item)))
  expect(await levelOf(item)).toMatchObject({ location: 'main', available: 10 })
  const location = locationId('main')
  if (!location) throw new Error('main is a location')
  await shard.change([{ id: 'sold', type: 'correct', item, location, units: -4, note: '' }])
  await stated(10)
  expect(await levelOf(item)).toMatchObject({ available: 6 })
  const { json } = await stated(9)
  expect(json.products[0]).toMatchObject({
    outcome: 'unchanged',
    stock: [{ variant: 0, units: 9, basedOn: 10, available: 5 }],
  })
  expect(await levelOf(item)).toMatchObject({ available: 5 })
  await stated(-3)
  expect(await levelOf(item)).toMatchObject({ available: 0 })
})

test('what was sold does not come back by an older export, nor by one that somebody has worked on meanwhile', async () => {
  await send({ products: [bowl({ handle: 'exported' }, { units: 10 })] })
  const item = await variantOf('exported')
  const shard = shop.INVENTORY.getByName(firstKeeperOf('inventory', slotOf(item)))
  const location = locationId('main')
  if (!location) throw new Error('main is a location')
  const move = (id: string, units: number) => shard.change([{ id, type: 'correct', item, location, units, note: '' }])
  await move('restocked', 20)
  const exported = async () => {
    for (let after: number | null = 0; after !== null;) {
      const { json } = await call('GET', `/api/admin/catalog/export?after=${after}&location=main`, { headers: staff })
      if (json.stock[item] !== undefined) return json.stock[item] as number
      after = json.after
    }
    throw new Error('it was not exported')
  }
  const found = await exported()
  expect(found).toBe(30)
  await move('sold-three', -3)
  const imported = async (units: number, basedOn?: number) => {
    const { json } = await send({
      products: [bowl({ handle: 'exported' }, { units, ...(basedOn !== undefined && { basedOn }) })],
    })
    return [json.products[0].stock, (await levelOf(item))?.available]
  }
  expect(await imported(found, found)).toEqual([[], 27])
  // Five came in, says whoever has edited the file: now and for ever, however often it is sent.
  expect(await imported(35, found)).toEqual([[{ variant: 0, units: 35, basedOn: 30, available: 32 }], 32])
  expect(await imported(35, found)).toEqual([[], 32])
})

test('a file that does not say what it is based on changes nothing of what somebody has stocked by hand, and is told so', async () => {
  await send({ products: [bowl({ handle: 'by-hand' }, { units: undefined, tracked: true })] })
  const item = await variantOf('by-hand')
  const changes = [{ type: 'receive', variantId: item, units: 8 }]
  await call('POST', '/api/admin/inventory/changes', { headers: staff, body: { changes } })
  const stated = async (units: number, more: object = {}) =>
    (await send({ products: [bowl({ handle: 'by-hand' }, { units, ...more })] })).json.products[0].stock
  for (let times = 0; times < 2; times++)
    expect(await stated(10)).toEqual([{ variant: 0, units: 10, code: 'stock-differs', available: 8 }])
  expect(await levelOf(item)).toMatchObject({ available: 8 })
  expect(await stated(12, { basedOn: 10 })).toMatchObject([{ available: 10 }])
})

test('goods that come from another shop come with what they had there', async () => {
  await send({ products: [bowl({ handle: 'from-afar' }, { units: 6, basedOn: 6 })] })
  expect(await levelOf(await variantOf('from-afar'))).toMatchObject({ available: 6 })
})

test('what could act in a description is gone before it is stored', async () => {
  await send({
    products: [bowl({ handle: 'wild', text: { title: 'W', description: '<p onclick="x()">a</p><script>b</script>' } })],
  })
  expect((await productByHandle(shop.PRODUCTS_DB, 'wild'))?.text.description).toBe('<p>a</p>')
})

test('one bad product keeps none of the others out', async () => {
  const { status, json } = await send({
    products: [
      bowl({ handle: 'good-1' }),
      bowl({ handle: '***' }),
      7,
      bowl({ handle: 'free' }, { prices: [] }),
      bowl({ handle: 'good-2' }),
    ],
  })
  expect(status).toBe(200)
  expect(json.products).toMatchObject([
    { handle: 'good-1', outcome: 'created' },
    { outcome: 'refused', reason: expect.stringContaining('handle') },
    { outcome: 'refused' },
    { handle: 'free', outcome: 'refused', refused: [{ code: 'price-missing', variant: 0 }] },
    { handle: 'good-2', outcome: 'created' },
  ])
})

test.each([
  [{ products: 'all' }, 422],
  [{ products: Array.from({ length: 51 }, () => bowl()) }, 422],
  [{ products: [], location: 'No Such Place' }, 422],
  [[], 422],
])('the body %j is refused with %i and changes nothing', async (body, status) => {
  expect((await send(body)).status).toBe(status)
})

test('a description that would end a Worker is refused, and that product alone', async () => {
  const monsters = [
    Array.from({ length: 12_000 }, (_, at) => `<i a${at}><p>`).join(''),
    '<div>'.repeat(30_000),
    '<template>'.repeat(15_000),
    '<ul><nobr><b><tr>'.repeat(3_000),
  ]
  const products = monsters.map((description, at) =>
    bowl({ handle: `monster-${at}`, text: { title: 'M', description } }),
  )
  const { status, json } = await send({ products: [...products, bowl({ handle: 'beside-monsters' })] })
  expect(status).toBe(200)
  expect(json.products).toMatchObject([
    { handle: 'monster-0', outcome: 'refused' },
    { handle: 'monster-1', outcome: 'refused' },
    { handle: 'monster-2', outcome: 'refused' },
    { handle: 'monster-3', outcome: 'refused' },
    { handle: 'beside-monsters', outcome: 'created' },
  ])
  expect(JSON.stringify(json.products[0])).toContain('too many elements')
})

test('nobody imports without a session', async () => {
  expect((await call('POST', PATH, { body: { products: [bowl()] } })).status).toBe(401)
})

test('the demo catalogue comes in whole, and a second time changes nothing', async () => {
  const outcomes = async () => {
    const answers = []
    for (let start = 0; start < demo.length; start += 25)
      answers.push(await send({ products: demo.slice(start, start + 25) }))
    answers.push(await send({ collections }))
    return new Set(answers.flatMap(({ json }) => [...json.products, ...json.collections].map(({ outcome }) => outcome)))
  }
  expect(await outcomes()).toEqual(new Set(['created']))
  expect(await outcomes()).toEqual(new Set(['unchanged']))
})

test('the whole catalogue goes out again, page by page', async () => {
  const handles = new Set<string>()
  for (let after: number | null = 0; after !== null;) {
    const { json } = await call('GET', `/api/admin/catalog/export?after=${after}`, { headers: staff })
    expect(json.currency).toBe('EUR')
    for (const { handle } of json.products) handles.add(handle)
    after = json.after
  }
  expect(handles.size).toBeGreaterThan(demo.length)
})

/** Names that every object knows, as names, values, tags and kinds of a good. */
const OBJECT_NAMES = [...Object.getOwnPropertyNames(Object.prototype), 'length', 'name', 'prototype']

test('goods may be called as every object is: import, lists, facets, search, API and pages hold', async () => {
  const products = OBJECT_NAMES.map((name, at) => ({
    handle: `object-${at}`,
    status: 'active',
    text: { title: name },
    type: name,
    vendor: name,
    tags: [name],
    options: [name],
    variants: [{ options: [name], sku: name, prices: [{ currency: 'EUR', price: 1000 + at }], units: 1 }],
  }))
  const { json } = await send({ products })
  expect(json.products.map(({ outcome }: { outcome: string }) => outcome)).toEqual(products.map(() => 'created'))
  for (const [at, name] of OBJECT_NAMES.entries()) {
    const filter = `option.${encodeURIComponent(name)}=${encodeURIComponent(name)}`
    const found = await call('GET', `/api/products?${filter}`)
    expect([name, found.status, found.json.products?.map(({ handle }: { handle: string }) => handle)]).toEqual([
      name,
      200,
      [`object-${at}`],
    ])
    for (const path of [
      `/products/object-${at}`,
      `/zh/products/object-${at}`,
      `/collections/all?${filter}`,
      `/zh/collections/all?${filter}&vendor=${name}&type=${name}`,
      `/search?q=${name}`,
      `/api/products/object-${at}?language=zh`,
    ])
      expect([path, (await call('GET', path)).status]).toEqual([path, 200])
    const product = await call('GET', `/api/products/object-${at}?language=zh`)
    expect(product.json).toMatchObject({ type: name, options: [{ name, values: [name] }] })
  }
})
