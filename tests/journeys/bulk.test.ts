/** Many products changed at once through the door of the staff, and a whole run put back: each once, however often it is asked. */
import { beforeAll, expect, test } from 'vitest'
import { call } from './caller.ts'
import { stockGoods, type Goods } from './goods.ts'
import { signedIn } from './staff.ts'

let goods: Goods
let owner: Readonly<Record<string, string>>
let clerk: Readonly<Record<string, string>>
beforeAll(async () => {
  goods = await stockGoods()
  owner = await signedIn('owner')
  clerk = await signedIn('clerk')
})

const send = (path: string, body: object, headers = owner) =>
  call('POST', `/api/admin/products/${path}`, { headers, body })
const read = async (name: string) => (await call('GET', `/api/admin/products/${name}`, { headers: owner })).json
const pricesOf = async (name: string): Promise<number[]> =>
  (await read(name)).variants.map(({ prices }: { prices: { amount: number }[] }) => prices[0]?.amount)
const outcomes = ({ json }: { json: { products: { outcome: string }[] } }) =>
  json.products.map(({ outcome }) => outcome)

const MUG = 'delos-mug'
const JUG = 'naoussa-jug'
const raise = (run: string, percent: number) => ({
  run,
  products: [MUG, JUG],
  change: { prices: [{ currency: 'EUR', field: 'price', percent }] },
})

test('a raise is made once, sent again, at once and in slices, and undone by its run', async () => {
  const before = [await read(MUG), await read(JUG)]
  const [mug, jug] = [await pricesOf(MUG), await pricesOf(JUG)]
  const answers = await Promise.all([send('bulk', raise('raise-1', 10)), send('bulk', raise('raise-1', 10))])
  for (const answer of answers)
    expect(outcomes(answer).every((one) => one === 'changed' || one === 'already')).toBe(true)
  expect(answers.flatMap(outcomes).filter((one) => one === 'changed')).toHaveLength(2)
  expect(outcomes(await send('bulk', raise('raise-1', 10)))).toEqual(['already', 'already'])
  expect(await pricesOf(MUG)).toEqual(mug.map((amount) => Math.round(amount * 1.1)))
  expect(await pricesOf(JUG)).toEqual(jug.map((amount) => Math.round(amount * 1.1)))
  const [latest] = (await call('GET', `/api/admin/products/${MUG}/versions`, { headers: owner })).json.versions
  expect(latest).toMatchObject({ cause: 'bulk', run: 'raise-1' })

  // Somebody changes one of them since: it is left, and told.
  await call('PATCH', `/api/admin/products/${JUG}`, { headers: owner, body: { status: 'draft' } })
  const undone = await send('undo', { run: 'raise-1' })
  expect(undone.json.next).toBeNull()
  const byHandle = new Map(undone.json.products.map((one: { id: string }) => [one.id, one]))
  expect(byHandle.get(before[0].id)).toMatchObject({ outcome: 'restored', handle: MUG })
  expect(byHandle.get(before[1].id)).toMatchObject({ outcome: 'left', refusal: { code: 'product-changed' } })
  expect(await pricesOf(MUG)).toEqual(mug)
  const { version: _, updatedAt: __, ...same } = before[0]
  expect(await read(MUG)).toMatchObject(same)
  const again = await send('undo', { run: 'raise-1' })
  expect(again.json.products.find(({ id }: { id: string }) => id === before[0].id)).toMatchObject({
    outcome: 'already',
  })
  await call('PATCH', `/api/admin/products/${JUG}`, { headers: owner, body: { status: 'active' } })
})

test('what a currency has no hundredths for is not rounded to them', async () => {
  const before = await read(MUG)
  const change = { prices: [{ currency: 'JPY', field: 'price', set: 1_600, ending: '99' }] }
  expect((await send('bulk', { run: 'yen', products: [MUG], change })).status).toBe(422)
  expect(await read(MUG)).toEqual(before)
})

test('each is told what became of it, and what cannot be keeps no other out', async () => {
  const version = (await read(MUG)).version
  const answer = await send('bulk', {
    run: 'mixed',
    edits: [
      { product: MUG, version, text: { title: 'Delos cup' }, variants: [{ id: goods.chalk, sku: 'CUP-1' }] },
      { product: JUG, variants: [{ id: 'var_0000000000000000', sku: 'X' }] },
      { product: 'no-such', vendor: 'V' },
    ],
  })
  expect(answer.json).toMatchObject({
    rest: [],
    products: [
      { product: MUG, outcome: 'changed', version: version + 1 },
      { product: JUG, outcome: 'refused', refusal: { code: 'variant-unknown' } },
      { product: 'no-such', outcome: 'refused', refusal: { code: 'product-unknown' } },
    ],
  })
  expect(await read(MUG)).toMatchObject({ title: 'Delos cup' })
  // From an older version: what somebody else has changed meanwhile is not written over, other fields are taken.
  const stale = await send('bulk', { run: 'stale', edits: [{ product: MUG, version, text: { title: 'Delos bowl' } }] })
  expect(stale.json.products).toMatchObject([{ outcome: 'refused', refusal: { code: 'product-differs' } }])
  const beside = await send('bulk', { run: 'beside', edits: [{ product: MUG, version, vendor: 'Another kiln' }] })
  expect(beside.json.products).toMatchObject([{ outcome: 'changed' }])
  for (const run of ['beside', 'mixed']) await send('undo', { run })
  expect(await read(MUG)).toMatchObject({ title: 'Delos mug', vendor: 'Kiln on Syros' })
  expect((await send('undo', { run: 'never' })).json).toMatchObject({ code: 'run-unknown' })
  expect((await send('bulk', { run: 'x', products: [MUG] })).status).toBe(422)
  expect((await send('bulk', raise('y', 10), clerk)).status).toBe(403)
  expect((await send('undo', { run: 'mixed' }, clerk)).status).toBe(403)
})

test('collections by hand are joined and left, and the undo knows the place of before', async () => {
  const hands = { handle: 'by-hand', title: 'By hand', products: [JUG, MUG] }
  const other = { handle: 'other-hand', title: 'Other', products: [] }
  await call('POST', '/api/admin/catalog/import', { headers: owner, body: { collections: [hands, other] } })
  const inside = async (handle: string): Promise<string[]> =>
    (await call('GET', `/api/collections/${handle}`)).json.products.map((one: { handle: string }) => one.handle)
  expect(await inside('by-hand')).toEqual([JUG, MUG])
  const move = { run: 'move', products: [JUG], change: { collections: { add: ['other-hand'], remove: ['by-hand'] } } }
  expect(outcomes(await send('bulk', move))).toEqual(['changed'])
  expect(outcomes(await send('bulk', move))).toEqual(['already'])
  expect([await inside('by-hand'), await inside('other-hand')]).toEqual([[MUG], [JUG]])
  expect((await send('undo', { run: 'move' })).json.next).toBeNull()
  expect([await inside('by-hand'), await inside('other-hand')]).toEqual([[JUG, MUG], []])
  const unknown = await send('bulk', { ...move, run: 'no', change: { collections: { add: ['none'] } } })
  expect(unknown.json).toMatchObject({ code: 'collection-unknown', handle: 'none' })
})

test('whoever has the list of a collection open is told of what a run has moved, and does not write over it', async () => {
  const collection = async () => (await call('GET', '/api/admin/collections/table', { headers: owner })).json
  const seen = await collection()
  const run = { run: 'shelf-2', products: [JUG], change: { collections: { add: [], remove: ['table'] } } }
  expect(outcomes(await send('bulk', run))).toEqual(['changed'])
  const body = { version: seen.version, products: [MUG, JUG, 'unfinished-bowl'] }
  const late = await call('PUT', '/api/admin/collections/table', { headers: owner, body })
  expect([late.status, late.json.code]).toEqual([409, 'collection-differs'])
  expect((await collection()).products).not.toContain(JUG)
  await send('undo', { run: 'shelf-2' })
  expect((await collection()).products).toContain(JUG)
  expect((await collection()).version).toBeGreaterThan(seen.version + 1)
})

test('two edits of one product are refused, by whatever names, and two names of one are both answered', async () => {
  const mug = await read(MUG)
  const edits = [
    { product: MUG, vendor: 'One' },
    { product: mug.id, vendor: 'Two' },
  ]
  const refused = await send('bulk', { run: 'twice-1', edits })
  expect([refused.status, refused.json.code]).toEqual([422, 'product-repeated'])
  expect((await read(MUG)).vendor).toBe(mug.vendor)
  const both = await send('bulk', { run: 'twice-2', products: [MUG, mug.id], change: { vendor: 'Both' } })
  expect(both.json.products.map(({ product }: { product: string }) => product)).toEqual([MUG, mug.id])
  await send('undo', { run: 'twice-2' })
})

test('a whole import is undone: what it made is gone, what it changed is as before', async () => {
  const products = [
    { handle: MUG, vendor: 'Imported', variants: [{ options: ['Olive'], prices: [{ currency: 'EUR', price: 100 }] }] },
    { handle: 'fresh', text: { title: 'Fresh' }, variants: [{ prices: [{ currency: 'EUR', price: 100 }] }] },
  ]
  await call('POST', '/api/admin/catalog/import', { headers: owner, body: { products, run: 'file-1' } })
  expect((await read(MUG)).variants).toHaveLength(3)
  const undone = await send('undo', { run: 'file-1' })
  expect(outcomes(undone).toSorted()).toEqual(['deleted', 'restored'])
  expect(await read(MUG)).toMatchObject({ vendor: 'Kiln on Syros' })
  expect((await read(MUG)).variants.map(({ id }: { id: string }) => id)).toEqual([goods.chalk, goods.aegean])
  expect((await call('GET', '/api/admin/products/fresh', { headers: owner })).status).toBe(404)
})

test('products are copied and deleted as a run, once each, and put back by it', async () => {
  const copied = { run: 'copies', products: [MUG, JUG], action: 'duplicate' }
  const first = await send('bulk', copied)
  expect(first.json.products).toMatchObject([
    { product: MUG, outcome: 'created', handle: 'delos-mug-copy', version: 1 },
    { product: JUG, outcome: 'created', handle: 'naoussa-jug-copy' },
  ])
  expect(await read('delos-mug-copy')).toMatchObject({ status: 'draft', title: 'Delos mug' })
  expect(outcomes(await send('bulk', copied))).toEqual(['already', 'already'])
  // What a run has made it does not copy again: all that fit would never end.
  expect(outcomes(await send('bulk', { ...copied, products: ['delos-mug-copy'] }))).toEqual(['already'])
  const undone = await send('undo', { run: 'copies' })
  expect(undone.json.products.map(({ outcome }: { outcome: string }) => outcome)).toEqual(['deleted', 'deleted'])
  expect((await call('GET', '/api/admin/products/delos-mug-copy', { headers: owner })).status).toBe(404)

  const before = await read(MUG)
  const jug = (await read(JUG)).id
  const gone = { run: 'away', products: [before.id, jug, 'no-such'], action: 'delete' }
  expect((await send('bulk', gone)).json.products).toMatchObject([
    { outcome: 'deleted', handle: MUG },
    { outcome: 'deleted', handle: JUG },
    { outcome: 'refused', refusal: { code: 'product-unknown' } },
  ])
  expect((await call('GET', `/api/products/${MUG}`)).status).toBe(404)
  expect(outcomes(await send('bulk', gone))).toEqual(['already', 'already', 'refused'])
  const back = await send('undo', { run: 'away' })
  expect(back.json.products).toMatchObject([{ outcome: 'restored' }, { outcome: 'restored' }])
  const { version: _, updatedAt: __, ...same } = before
  expect(await read(MUG)).toMatchObject(same)
  expect((await send('undo', { run: 'away' })).json.products).toMatchObject([
    { outcome: 'already' },
    { outcome: 'already' },
  ])
  expect(outcomes(await send('bulk', gone))).toEqual(['already', 'already', 'refused'])
  expect((await send('bulk', { ...gone, change: { vendor: 'V' } })).status).toBe(422)
})

test('what was brought back by hand, or whose address is taken, is left by the undo and told', async () => {
  const jug = await read(JUG)
  await send('bulk', { run: 'away-2', products: [JUG], action: 'delete' })
  await call('POST', `/api/admin/products/${jug.id}/restore`, { headers: owner, body: { version: jug.version } })
  expect((await send('undo', { run: 'away-2' })).json.products).toMatchObject([
    { outcome: 'left', refusal: { code: 'product-changed' } },
  ])
})

test('a price list sets prices by SKU or id, line by line, and is taken back', async () => {
  const run = 'list-1'
  const lines = [
    { sku: 'MUG-A', currency: 'EUR', price: 3333, cost: 900 },
    { variant: goods.chalk, currency: 'EUR', compareAt: null },
    { sku: 'NONE', currency: 'EUR', price: 1 },
  ]
  const before = (await read(MUG)).variants
  const answer = await send('prices', { run, lines })
  expect(answer.json.lines.map(({ outcome }: { outcome: string }) => outcome)).toEqual([
    'changed',
    'changed',
    'refused',
  ])
  expect((await read(MUG)).variants).toMatchObject([
    { compareAt: [] },
    { prices: [{ amount: 3333 }], cost: [{ amount: 900 }] },
  ])
  expect((await send('prices', { run, lines })).json.lines[0].outcome).toBe('unchanged')
  expect((await send('prices', { run, lines: [{ currency: 'EUR', price: 1 }] })).status).toBe(422)
  await send('undo', { run })
  expect((await read(MUG)).variants).toEqual(before)
})
