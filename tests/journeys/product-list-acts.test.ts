/**
 * Acts on many products that have a page of their own: prices in any currency, the price before, times, category, copies and
 * deletions. Looked at first, done some at a time, put back as one.
 */
import { beforeAll, expect, test } from 'vitest'
import { currency } from '#domain/money'
import { productByHandle } from '#schema/products/catalog/catalog'
import { saveProducts } from '#schema/products/catalog/save'
import { signedIn } from './desk.ts'
import { shop, stockGoods } from './goods.ts'
import { bulkOf, openList, PATH, runIn, titlesIn, type Fields } from './many-products.ts'

let manager = ''
let clerk = ''
beforeAll(async () => {
  await stockGoods()
  manager = (await signedIn('manager')).cookie
  clerk = (await signedIn('clerk')).cookie
})

const { onward, look, send } = openList(() => manager)

test('prices are looked at before they are changed, in another currency of the shop, and put back', async () => {
  const before = await productByHandle(shop.PRODUCTS_DB, 'delos-mug')
  const first = await send('bulk', await bulkOf('prices', ['delos-mug']))
  expect(first.to).toMatch(/^\/admin\/products\/bulk\?act=prices&.*pick=prd_/)
  const page = await onward(first.to)
  for (const text of ['Change prices', 'Change 1 product', 'Delos mug', 'Currency']) expect(page).toContain(text)
  const fields = [
    ['step', 'on'],
    ['currency', 'USD'],
    ['how', 'lower-percent'],
    ['amount', '10'],
    ['ending', '99'],
    ['was', 'on'],
  ] as const
  const look = `?${new URLSearchParams((await bulkOf('prices', ['delos-mug'], fields)).map(([name, value]) => [name, value]))}`
  const preview = await onward(`${PATH}/bulk${look}`)
  expect(preview).toMatch(/US\$31\.00[\s\S]*US\$27\.99/)
  const done = await send('bulk', await bulkOf('prices', ['delos-mug'], fields))
  expect(done.to).toMatch(/^\/admin\/products\?status=active&done=bulk&count=1/)
  const after = await productByHandle(shop.PRODUCTS_DB, 'delos-mug')
  expect(after?.variants[0]).toMatchObject({
    prices: [before?.variants[0]?.prices[0], { currency: 'USD', amount: 2799 }],
    compareAt: expect.arrayContaining([{ currency: 'USD', amount: 3100 }]),
  })
  await send('undo', [['run', runIn(done.to)]])
  expect((await productByHandle(shop.PRODUCTS_DB, 'delos-mug'))?.variants).toEqual(before?.variants)
})

test('what cannot be read of such a form is told at its field, kept as typed, and changes nothing', async () => {
  const said = async (act: string, fields: Fields) =>
    send('bulk', await bulkOf(act, ['delos-mug'], [['step', 'on'], ...fields]))
  const before = await productByHandle(shop.PRODUCTS_DB, 'delos-mug')
  const percent = await said('prices', [
    ['currency', 'EUR'],
    ['how', 'lower-percent'],
    ['amount', '150'],
  ])
  expect([
    percent.status,
    percent.html.includes('id="step-amount-wrong"'),
    percent.html.includes('value="150"'),
  ]).toEqual([422, true, true])
  expect(percent.html).toContain('role="alert"')
  // Of what the shop has not nothing is made of something else.
  for (const act of ['prices', 'compare-at'] as const) {
    const gone = [
      ['currency', 'CHF'],
      ['how', 'set'],
      ['amount', '9000'],
    ] as const
    const lost = await said(act, gone)
    expect([lost.status, lost.html.includes('id="step-currency-wrong"')]).toEqual([422, true])
    expect(lost.html).toMatch(/<option value="CHF" selected/)
    const query = (await bulkOf(act, ['delos-mug'], [['step', 'on'], ...gone])).map(([name, value]) => [name, value])
    expect(await onward(`${PATH}/bulk?${new URLSearchParams(query)}`)).toContain('id="step-currency-wrong"')
  }
  const long = await said('category', [['category', 'x'.repeat(1_001)]])
  expect([long.status, long.html.includes('id="step-category-wrong"'), long.html.includes('x'.repeat(1_001))]).toEqual([
    422,
    true,
    true,
  ])
  expect((await said('schedule', [['from', '1899-01-01T00:00']])).html).toContain('id="step-from-wrong"')
  const turned = await said('schedule', [
    ['from', '2031-01-02T10:00'],
    ['until', '2031-01-01T10:00'],
  ])
  expect([turned.status, turned.html.includes('id="step-until-wrong"')]).toEqual([422, true])
  expect((await said('schedule', [])).html).toContain('id="step-from-wrong"')
  expect((await send('bulk', await bulkOf('delete', ['delos-mug'], [['step', 'on']]), clerk)).status).toBe(403)
  expect(await productByHandle(shop.PRODUCTS_DB, 'delos-mug')).toEqual(before)
})

test('schedule, category and compare-at price of many are set, and taken away', async () => {
  const both = ['delos-mug', 'naoussa-jug']
  const act = async (name: string, fields: Fields) =>
    runIn((await send('bulk', await bulkOf(name, both, [['step', 'on'], ...fields]))).to)
  const now = () => productByHandle(shop.PRODUCTS_DB, 'naoussa-jug')
  const runs = [
    await act('schedule', [
      ['from', ''],
      ['until', '2040-01-01T12:00'],
    ]),
  ]
  expect(await now()).toMatchObject({ publishedFrom: null, publishedUntil: expect.any(Number) })
  runs.push(
    await act('schedule', [
      ['from', ''],
      ['until', ''],
      ['clear', 'on'],
    ]),
  )
  expect(await now()).toMatchObject({ publishedFrom: null, publishedUntil: null })
  runs.push(await act('category', [['category', 'Home > Kitchen']]))
  expect((await now())?.category).toBe('Home > Kitchen')
  runs.push(
    await act('compare-at', [
      ['currency', 'EUR'],
      ['how', 'above-percent'],
      ['amount', '25 %'],
    ]),
  )
  const price = (await now())?.variants[0]?.prices[0]?.amount ?? 0
  expect((await now())?.variants[0]?.compareAt).toEqual([{ currency: 'EUR', amount: Math.round(price * 1.25) }])
  runs.push(
    await act('compare-at', [
      ['currency', 'EUR'],
      ['how', 'remove'],
    ]),
  )
  expect((await now())?.variants[0]?.compareAt).toEqual([])
  for (const run of runs.toReversed()) await send('undo', [['run', run]])
  expect((await now())?.category).toBe('')
})

const lookedIn = (html: string): string => /name="looked" value="([^"]*)"/.exec(html)?.[1] ?? ''

/** As the script does: presses until the list is there. */
const pressedOn = async (first: Awaited<ReturnType<typeof send>>, path: string) => {
  let answer = first
  let presses = 0
  for (; answer.status === 200 && answer.html.includes('data-going-on'); presses++) {
    const fields = Array.from(
      answer.html.matchAll(/<input type="hidden" name="([^"]*)" value="([^"]*)"/g),
      ([, name = '', value = '']) => [name, value.replaceAll('&amp;', '&')] as const,
    ).filter(([name]) => name !== 'key')
    answer = await send(path, fields)
  }
  return { to: answer.to, presses }
}

test('all that fit are copied and deleted some at a time, after a look at how many, and put back', async () => {
  const drafts = Array.from({ length: 33 }, (_, at) => ({
    handle: `cup-${at}`,
    status: 'draft' as const,
    vendor: 'Cup maker',
    text: { title: `Cup ${at}` },
    variants: [{ sku: `CUP-${at}`, prices: [{ currency: currency('EUR'), price: 500 }] }],
  }))
  await saveProducts(shop.PRODUCTS_DB, drafts, Date.now())
  const count = async () => titlesIn(await look('?vendor=Cup+maker')).length
  const all = (act: string) =>
    [
      ['act', act],
      ['scope', 'all'],
      ['back', 'vendor=Cup+maker'],
    ] as const
  const lookedAt = async (act: string) => {
    const html = await onward((await send('bulk', all(act))).to)
    return { html, fields: [...all(act), ['step', 'on'], ['looked', lookedIn(html)]] as const }
  }
  const { html: asked, fields: deleting } = await lookedAt('delete')
  expect(asked).toContain('Delete 33 products')
  expect(asked).toContain('and 28 more')
  expect(await count()).toBe(33)
  const gone = await pressedOn(await send('bulk', deleting), 'bulk')
  expect([gone.presses, await count()]).toEqual([2, 0])
  expect(await onward(gone.to)).toContain('33 products were deleted.')
  const back = await pressedOn(
    await send('undo', [
      ['run', runIn(gone.to)],
      ['of', '33'],
    ]),
    'undo',
  )
  expect(back.to).toContain('done=undone&count=33')
  expect(await count()).toBe(33)

  const copied = await pressedOn(await send('bulk', (await lookedAt('duplicate')).fields), 'bulk')
  expect(copied.presses).toBe(2)
  expect(await onward(copied.to)).toContain('33 copies were made, as drafts.')
  expect(await productByHandle(shop.PRODUCTS_DB, 'cup-32-copy')).toMatchObject({ status: 'draft', vendor: 'Cup maker' })
  const undone = await pressedOn(
    await send('undo', [
      ['run', runIn(copied.to)],
      ['of', '33'],
    ]),
    'undo',
  )
  expect(undone.to).toContain('done=undone&count=33')
  expect(await count()).toBe(33)
})
