/** What a press does to many products is what was looked at, once however often it is sent; and what it could not do is told. */
import { beforeAll, expect, test } from 'vitest'
import { currency } from '#domain/money'
import { productByHandle } from '#schema/products/catalog/catalog'
import { saveProducts } from '#schema/products/catalog/save'
import { signedIn, visit } from './desk.ts'
import { shop, stockGoods } from './goods.ts'
import { bulkOf, idOf, openList, runIn, titlesIn, type Fields } from './many-products.ts'

let manager = ''
beforeAll(async () => {
  await stockGoods()
  manager = (await signedIn('manager')).cookie
})

const { onward, look, send } = openList(() => manager)

const lookedIn = (html: string): string => /name="looked" value="([^"]*)"/.exec(html)?.[1] ?? ''

const madeBy = (vendor: string, handles: readonly string[]) =>
  saveProducts(
    shop.PRODUCTS_DB,
    handles.map((handle) => ({
      handle,
      status: 'draft' as const,
      vendor,
      text: { title: handle },
      variants: [{ sku: handle, prices: [{ currency: currency('EUR'), price: 500 }] }],
    })),
    Date.now(),
  )

test('all that fit are those that were looked at: with another among them nothing is done, and they are looked at again', async () => {
  await madeBy('Fits', ['fit-1', 'fit-2', 'fit-3'])
  const all = [
    ['act', 'delete'],
    ['scope', 'all'],
    ['back', 'vendor=Fits'],
  ] as const
  const page = await onward((await send('bulk', all)).to)
  expect(page).toContain('Delete 3 products')
  await madeBy('Fits', ['fit-4'])
  const pressed = await send('bulk', [...all, ['step', 'on'], ['looked', lookedIn(page)]])
  expect(pressed.status).toBe(409)
  for (const said of ['role="alert"', 'There were 3, now there are 4', 'Delete 4 products'])
    expect(pressed.html).toContain(said)
  expect((await send('bulk', [...all, ['step', 'on']])).status).toBe(409)
  expect(titlesIn(await look('?vendor=Fits'))).toHaveLength(4)
  // As many, but not the same.
  await send('bulk', await bulkOf('delete', ['fit-1'], [['step', 'on']]))
  await madeBy('Fits', ['fit-5'])
  expect((await send('bulk', [...all, ['step', 'on'], ['looked', lookedIn(pressed.html)]])).status).toBe(409)
  const now = lookedIn(await onward((await send('bulk', all)).to))
  const done = await send('bulk', [...all, ['step', 'on'], ['looked', now]])
  expect(done.to).toContain('count=4')
  expect(titlesIn(await look('?vendor=Fits'))).toEqual([])
})

test('a form that is sent twice, at once or later, says twice what it has done, and keeps its way back', async () => {
  const handles = ['twice-1', 'twice-2', 'twice-3']
  await madeBy('Twice', handles)
  const all = [
    ['scope', 'all'],
    ['back', 'vendor=Twice'],
  ] as const
  const key = () => ['key', crypto.randomUUID()] as const
  const twice = async (fields: Fields) => {
    const form = [key(), ...fields]
    const [first, second] = await Promise.all([send('bulk', form), send('bulk', form)])
    const third = await send('bulk', form)
    for (const answer of [first, second, third]) expect(answer.to).toMatch(/count=3&refused=0&run=list-/)
    expect([second.to, third.to]).toEqual([first.to, first.to])
    return runIn(first.to)
  }
  const raise = [
    ['step', 'on'],
    ['currency', 'EUR'],
    ['how', 'raise'],
    ['amount', '1'],
  ] as const
  const price = async () => (await productByHandle(shop.PRODUCTS_DB, 'twice-1'))?.variants[0]?.prices[0]?.amount
  await twice(await bulkOf('prices', handles, raise))
  expect(await price()).toBe(600)
  const copies = await twice(await bulkOf('duplicate', handles, [['step', 'on']]))
  expect(titlesIn(await look('?vendor=Twice'))).toHaveLength(6)
  await send('undo', [['run', copies]])
  const page = await onward((await send('bulk', [['act', 'delete'], ...all])).to)
  const run = await twice([['act', 'delete'], ...all, ['step', 'on'], ['looked', lookedIn(page)]])
  expect(titlesIn(await look('?vendor=Twice'))).toEqual([])
  for (let times = 0; times < 2; times++)
    expect((await send('undo', [['run', run]])).to).toContain('done=undone&count=3')
  await twice(await bulkOf('delete', handles, [['step', 'on']]))
})

test('what an undo of many could not put back is told, with the reason', async () => {
  const handles = ['back-1', 'back-2']
  await madeBy('Back', handles)
  const gone = await send('bulk', await bulkOf('delete', handles, [['step', 'on']]))
  await madeBy('Other', ['back-1'])
  const undone = await onward((await send('undo', [['run', runIn(gone.to)]])).to)
  for (const said of [
    '1 product is as it was before.',
    '1 could not be put back',
    'back-1',
    'has this address already',
  ])
    expect(undone).toContain(said)
  const raised = await send('bulk', [...(await bulkOf('add-tags', ['back-2'])), ['value', 'spring']])
  await send(
    'bulk',
    await bulkOf(
      'category',
      ['back-2'],
      [
        ['step', 'on'],
        ['category', 'Cups'],
      ],
    ),
  )
  const left = await onward((await send('undo', [['run', runIn(raised.to)]])).to)
  for (const said of ['1 could not be put back', 'Somebody has changed']) expect(left).toContain(said)
})

test('what was picked and is deleted since is not counted among them', async () => {
  const nobody = `prd_${'a'.repeat(16)}`
  const alone = await send('bulk', [
    ['pick', nobody],
    ['act', 'delete'],
  ])
  const looked = await visit(alone.to, { cookie: manager })
  expect(looked.headers.get('location')).toContain('done=none-there')
  expect(await onward(looked.headers.get('location') ?? '')).toContain('not there any more')
  const page = await onward(`${alone.to}&pick=${await idOf('delos-mug')}`)
  for (const said of ['Delete 1 product', '1 of those that were picked is not there any more'])
    expect(page).toContain(said)
  expect(page).not.toContain(nobody)
})
