/** A product is made and edited through the door of the staff; two who edit at once lose nothing. */
import { beforeAll, expect, test } from 'vitest'
import { call } from './caller.ts'
import { stockGoods } from './goods.ts'
import { signedIn } from './staff.ts'

let owner: Readonly<Record<string, string>>
let manager: Readonly<Record<string, string>>
beforeAll(async () => {
  await stockGoods()
  owner = await signedIn('owner')
  manager = await signedIn('manager')
})

const PRODUCTS = '/api/admin/products'
const make = (body: object, key?: string) => call('POST', PRODUCTS, { headers: owner, body, ...(key && { key }) })
const edit = (handle: string, body: object, who = owner) => call('PUT', `${PRODUCTS}/${handle}`, { headers: who, body })
const read = async (handle: string) => (await call('GET', `${PRODUCTS}/${handle}`, { headers: owner })).json
const EUR = (price: number, more: object = {}) => [{ currency: 'EUR', price, ...more }]

const vase = {
  text: { title: 'Naxos vase', description: '<p onclick="x">Tall.</p><script>y</script>' },
  translations: { zh: { title: '花瓶' } },
  status: 'active',
  options: [{ name: 'Glaze' }],
  variants: [
    { options: ['Chalk'], sku: 'V-1', barcode: '4006381333932', prices: EUR(5900, { cost: 2100 }), origin: 'gr' },
    { options: ['Olive'], sku: 'V-2', prices: EUR(5900) },
  ],
  collections: { add: ['table'] },
}

test('a product is made once, safe, with a warning, and in its collection', async () => {
  const key = crypto.randomUUID()
  const made = await make(vase, key)
  expect(made.json).toMatchObject({ handle: 'naxos-vase', status: 'active', version: 1, description: '<p>Tall.</p>' })
  expect(made.json.variants).toMatchObject([
    { origin: 'GR', cost: [{ amount: 2100, currency: 'EUR' }], tracked: true },
    {},
  ])
  expect(made.json.warnings).toEqual([{ code: 'barcode-check-digit', variantId: made.json.variants[0].id }])
  expect((await make(vase, key)).json.id).toBe(made.json.id)
  expect(await make({ ...vase, handle: 'naxos-vase' })).toMatchObject({
    status: 409,
    json: { code: 'handle-taken', handle: 'naxos-vase' },
  })
  const shelf = await call('GET', '/api/collections/table')
  expect(JSON.stringify(shelf.json)).toContain('naxos-vase')
  expect((await make({ text: { title: 'Draft' } })).json).toMatchObject({ status: 'draft', variants: [{ prices: [] }] })
})

test('a handle that nobody has said is the next that is free, also for many at once', async () => {
  const cup = { text: { title: 'Common cup' } }
  const handleOf = async (edit: object, key?: string) => (await make(edit, key)).json.handle
  expect(await handleOf(cup)).toBe('common-cup')
  expect(await handleOf({ ...cup, handle: 'common-cup-2' })).toBe('common-cup-2')
  // A longer name is another one.
  expect(await handleOf({ text: { title: 'Common cup 3 saucers' } })).toBe('common-cup-3-saucers')
  const key = crypto.randomUUID()
  expect(await handleOf(cup, key)).toBe('common-cup-1')
  expect(await handleOf(cup, key)).toBe('common-cup-1')
  const many = await Promise.all([handleOf(cup), handleOf(cup), handleOf(cup)])
  expect(many.toSorted()).toEqual(['common-cup-3', 'common-cup-4', 'common-cup-5'])
})

test('everything of it is edited, by the ids of its variants', async () => {
  const { version, variants } = await read('naxos-vase')
  const [chalk, olive] = variants
  const done = await edit('naxos-vase', {
    version,
    handle: 'tall-vase',
    vendor: 'Kiln',
    tags: ['tall'],
    options: [{ name: 'Colour', values: ['Olive', 'White'] }],
    words: { zh: { White: '白' } },
    variants: [{ id: chalk.id, options: ['White'], lowStock: 3 }],
    variantOrder: [olive.id],
  })
  expect(done.json).toMatchObject({
    handle: 'tall-vase',
    vendor: 'Kiln',
    version: version + 1,
    words: { zh: { White: '白' } },
  })
  expect(done.json.options).toEqual([{ name: 'Colour', values: ['Olive', 'White'] }])
  expect(done.json.variants).toMatchObject([
    { id: olive.id },
    { id: chalk.id, options: ['White'], lowStock: 3, sku: 'V-1' },
  ])
  expect((await call('GET', '/products/tall-vase')).status).toBe(200)
  expect(JSON.stringify((await call('GET', '/api/collections/table')).json)).toContain('tall-vase')
  const out = await edit('tall-vase', { version: version + 1, collections: { add: [], remove: ['table'] } })
  expect(out.json.version).toBe(version + 1)
  expect(JSON.stringify((await call('GET', '/api/collections/table')).json)).not.toContain('tall-vase')
  expect((await edit('tall-vase', { version: version + 1, handle: 'naoussa-jug' })).json).toMatchObject({
    code: 'handle-taken',
  })
})

test('two staff, one product: what only one has changed is taken, what both have changed is asked', async () => {
  const { version, variants } = await read('tall-vase')
  const [one, other] = variants
  await edit('tall-vase', { version, text: { title: 'Vase' }, variants: [{ id: one.id, prices: EUR(6000) }] }, manager)
  const mine = { version, vendor: 'Other kiln', variants: [{ id: other.id, prices: EUR(6100) }] }
  const asked = await edit('tall-vase', mine)
  expect(asked).toMatchObject({ status: 409, json: { code: 'product-differs', version: version + 1 } })
  expect(asked.json.fields).toContainEqual({
    field: 'title',
    base: 'Naxos vase',
    theirs: 'Vase',
    yours: 'Naxos vase',
    conflict: false,
  })
  expect(asked.json.fields).toContainEqual({
    field: 'vendor',
    base: 'Kiln',
    theirs: 'Kiln',
    yours: 'Other kiln',
    conflict: false,
  })
  const both = await edit('tall-vase', { ...mine, merge: true })
  expect(both.json).toMatchObject({ version: version + 2, title: 'Vase', vendor: 'Other kiln' })
  const prices = both.json.variants.map((variant: { prices: { amount: number }[] }) => variant.prices[0]?.amount)
  expect(prices).toEqual([6000, 6100])
  expect((await edit('tall-vase', mine)).json.version, 'sent again').toBe(version + 2)

  const clash = { version, merge: true, text: { title: 'Amphora' } }
  const stopped = await edit('tall-vase', clash)
  expect(stopped.json.fields).toContainEqual({
    field: 'title',
    base: 'Naxos vase',
    theirs: 'Vase',
    yours: 'Amphora',
    conflict: true,
  })
  expect((await edit('tall-vase', { ...clash, version: stopped.json.version })).json.title).toBe('Amphora')
})

test('ten who edit at once, each another field, are all there', async () => {
  const { version } = await read('tall-vase')
  const words = Array.from({ length: 10 }, (_, at) => ({ zh: { [`word ${at}`]: String(at) } }))
  const all = await Promise.all(words.map((said) => edit('tall-vase', { version, merge: true, words: said })))
  expect(all.map(({ status }) => status)).toEqual(Array.from({ length: 10 }, () => 200))
  const after = await read('tall-vase')
  expect(after.version).toBe(version + 10)
  expect(after.words.zh).toMatchObject(Object.assign({}, ...words.map(({ zh }) => zh)))
})

test('what the EU wants said is edited as a whole, and told in the language that is asked for', async () => {
  const manufacturer = { name: 'Kiln', address: 'Quay 1, Syros', contact: 'safety@kiln.example' }
  const made = await make({ ...vase, text: { title: 'Safe vase' }, collections: undefined })
  const safety = { manufacturer, warnings: { en: 'Hot.', zh: '烫。' } }
  const done = await edit('safe-vase', { version: made.json.version, safety })
  expect(done.json.safety).toEqual({ ...safety, responsible: null })
  expect((await call('GET', '/api/products/safe-vase?language=zh')).json.safety).toEqual({
    manufacturer,
    responsible: null,
    warnings: '烫。',
  })
  const wrong = { manufacturer: { ...manufacturer, contact: 'by telephone' } }
  expect((await edit('safe-vase', { version: 2, safety: wrong })).json.code).toBe('request-invalid')
  expect((await edit('safe-vase', { version: 2, safety: null })).json.safety).toBeNull()
})

test('what is for sale later is nowhere before, whatever its status, and is sold from its moment on', async () => {
  const later = Date.now() + 3_600_000
  const made = await make({ ...vase, text: { title: 'Later vase' }, publishedFrom: later, collections: undefined })
  expect(made.json).toMatchObject({
    handle: 'later-vase',
    status: 'active',
    publishedFrom: later,
    publishedUntil: null,
  })
  const answers = async () => [
    (await call('GET', '/products/later-vase')).status,
    (await call('GET', '/api/products/later-vase')).status,
    JSON.stringify((await call('GET', '/api/products')).json).includes('later-vase'),
  ]
  expect(await answers()).toEqual([404, 404, false])
  const { id: variantId } = made.json.variants[0]
  const cart = await call('POST', '/api/carts', { body: { lineItems: [{ variantId, units: 1 }] } })
  expect(cart.json).toMatchObject({ code: 'not-for-sale' })
  await edit('later-vase', { version: 1, publishedFrom: Date.now() - 1 })
  expect(await answers()).toEqual([200, 200, true])
  await edit('later-vase', { version: 2, publishedUntil: Date.now() })
  expect(await answers()).toEqual([404, 404, false])
  const never = await edit('later-vase', { version: 3, publishedFrom: later, publishedUntil: later })
  expect(never).toMatchObject({ status: 422, json: { code: 'schedule-empty' } })
})

test.each([
  ['title-missing', { text: { title: ' ' } }],
  ['variant-unknown', { variants: [{ id: 'var_none' }] }],
  ['options-mismatch', { options: [] }],
  ['variant-repeated', { variants: [{ options: ['Olive'] }] }],
  ['picture-unknown', { variants: [{ options: ['Sand'], picture: '/none.jpg' }] }],
  ['collection-unknown', { collections: { add: ['nowhere'] } }],
  ['request-invalid', { variants: [{ options: ['Sand'], origin: 'Hellas' }] }],
  ['request-invalid', { tittle: 'x' }],
])('%s: refused, and nothing is changed', async (code, said) => {
  const { version } = await read('tall-vase')
  expect((await edit('tall-vase', { version, ...said })).json.code).toBe(code)
  expect((await read('tall-vase')).version).toBe(version)
})
