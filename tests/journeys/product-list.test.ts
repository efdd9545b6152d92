/** The list of products: narrowed, saved as views, changed many at a time and put back, all by plain forms and addresses. */
import { beforeAll, expect, test } from 'vitest'
import { productByHandle } from '#schema/products/catalog/catalog'
import { call } from './caller.ts'
import { signedIn, visit } from './desk.ts'
import { shop, stockGoods } from './goods.ts'
import { signedIn as programmer } from './staff.ts'

let manager = ''
let clerk = ''
beforeAll(async () => {
  await stockGoods()
  manager = (await signedIn('manager')).cookie
  clerk = (await signedIn('clerk')).cookie
})

const PATH = '/admin/products'
const look = async (query = '', cookie = manager) => (await visit(`${PATH}${query}`, { cookie })).text()
const idOf = async (handle: string) => (await productByHandle(shop.PRODUCTS_DB, handle))?.id ?? ''

const send = async (path: string, fields: readonly (readonly [string, string])[], cookie = manager) => {
  const answer = await visit(`${PATH}/${path}`, { cookie, form: [...fields, ['key', crypto.randomUUID()]] })
  return { status: answer.status, to: answer.headers.get('location') ?? '', html: await answer.text() }
}

const titlesIn = (html: string) => Array.from(html.matchAll(/class="id clip"[^>]*>([^<]*)</g), ([, title]) => title)

test.each([
  ['', ['Delos mug', 'Naoussa jug', 'Unfinished bowl']],
  ['?status=draft', ['Unfinished bowl']],
  ['?q=mug-c', ['Delos mug']],
  ['?vendor=Kiln+on+Syros', ['Delos mug']],
  ['?type=Jugs', ['Naoussa jug']],
  ['?collection=table&sort=-price', ['Naoussa jug', 'Delos mug']],
  ['?stock=sold-out&status=active', ['Naoussa jug']],
  ['?from=20%2C50&until=30', ['Delos mug']],
  ['?lacks=translation&sort=title', ['Naoussa jug', 'Unfinished bowl']],
  ['?lacks=sku', []],
  ['?lacks=cost', ['Delos mug', 'Naoussa jug', 'Unfinished bowl']],
  ['?lacks=safety&type=Mugs', ['Delos mug']],
  ['?lacks=weight&status=draft', ['Unfinished bowl']],
  ['?lacks=hs-code&q=jug', ['Naoussa jug']],
  ['?option=Glaze', ['Delos mug']],
  ['?option=Glaze&optionValue=aegean', ['Delos mug']],
  ['?option=Glaze&optionValue=Olive', []],
  ['?optionValue=Olive', ['Delos mug', 'Naoussa jug', 'Unfinished bowl']],
  ['?sort=-title', ['Unfinished bowl', 'Naoussa jug', 'Delos mug']],
  ['?status=nonsense&from=many&after=nobody', ['Delos mug', 'Naoussa jug', 'Unfinished bowl']],
])('%s shows what it says', async (query, titles) => {
  expect(titlesIn(await look(query))).toEqual(titles)
})

test.each([
  ['from=1.299', 'amount in EUR'],
  ['from=-5', 'amount in EUR'],
  ['until=twelve', 'amount in EUR'],
  ['from=10.999', 'amount in EUR'],
  ['status=bogus', 'no such choice'],
  ['lacks=bogus', 'no such choice'],
  ['stock=bogus', 'no such choice'],
  ['when=bogus', 'no such choice'],
  [`q=${'x'.repeat(201)}`, 'too long'],
  [`vendor=${'x'.repeat(256)}`, 'too long'],
])('%s is told as not understood, and nothing is done to all that fit', async (query, why) => {
  const page = await look(`?${query}&sort=-title`)
  expect(titlesIn(page)).toEqual(['Unfinished bowl', 'Naoussa jug', 'Delos mug'])
  for (const said of ['role="alert"', why, 'not understood']) expect(page).toContain(said)
  expect(page).not.toContain('export.csv?')
  const before = await productByHandle(shop.PRODUCTS_DB, 'delos-mug')
  const looked = await visit(`${PATH}/bulk?${new URLSearchParams({ act: 'delete', scope: 'all', back: query })}`, {
    cookie: manager,
  })
  expect([looked.status, (await looked.text()).includes(why)]).toEqual([422, true])
  const all = [
    ['scope', 'all'],
    ['back', query],
  ] as const
  expect((await send('bulk', [...all, ['act', 'add-tags'], ['value', 'all']])).status).toBe(422)
  expect((await send('bulk', [...all, ['act', 'delete'], ['step', 'on']])).status).toBe(422)
  expect((await visit(`${PATH}/export.csv?${query}`, { cookie: manager })).status).toBe(422)
  expect(
    (
      await send('views', [
        ['name', 'Unread'],
        ['query', query],
      ])
    ).status,
  ).toBe(422)
  expect(await productByHandle(shop.PRODUCTS_DB, 'delos-mug')).toEqual(before)
})

test('an amount that cannot be read is told at its field, as it was typed', async () => {
  const page = await look('?from=1.299')
  expect(page).toMatch(/id="filter-from"[^>]*value="1.299"[^>]*aria-describedby="filter-from-wrong"/)
  expect(page).toContain('id="filter-from-wrong"')
})

test('columns are chosen, what narrows is taken away by its chip, and nothing typed is markup', async () => {
  const page = await look('?q=%3Cimg+src%3Dx%3E&columns=tags&columns=updated&vendor=%22%3E%3Ci%3E')
  expect(page).not.toContain('<img src=x>')
  expect(page).not.toContain('"><i>')
  expect(page).toContain('Take away the filter')
  const two = await look('?columns=tags&columns=updated')
  expect(two.match(/role="columnheader"/g)).toHaveLength(4)
})

test('what is missing, an option and a field are chips with words, taken away with their values, and kept by a view', async () => {
  const query = '?lacks=hs-code&option=Glaze&optionValue=Chalk&metafield=custom.clay&metafieldValue=Stoneware'
  const page = await look(query)
  for (const text of ['No HS code', 'Glaze: Chalk', 'custom.clay: Stoneware'])
    expect(page).toContain(`aria-label="Take away the filter ${text}"`)
  expect(page).toContain('href="/admin/products?lacks=hs-code&amp;metafield=custom.clay&amp;metafieldValue=Stoneware"')
  expect(await look('?option=Glaze')).toContain('Take away the filter Has Glaze')
  expect(page).toMatch(/<option value="Glaze" selected/)
  expect(page).toContain('<option value="Aegean">Glaze</option>')
  const chinese = await look(`${query}&lang=zh`)
  expect(chinese).toContain('没有 HS 编码')
  const saved = await send('views', [
    ['name', 'No codes'],
    ['query', query.slice(1)],
  ])
  expect(saved.to).toBe(`${PATH}${query}`)
})

test('the API narrows by the same, and says the same of each', async () => {
  const headers = await programmer('manager')
  const listed = async (query: string) => {
    const { json } = await call('GET', `/api/admin/products?${query}`, { headers })
    return json.products
  }
  expect(await listed('lacks=cost&option=Glaze&optionValue=Chalk')).toMatchObject([
    { handle: 'delos-mug', sku: null, skus: 2, createdAt: expect.any(Number) },
  ])
  expect(await listed('lacks=sku')).toEqual([])
  expect(await listed('metafield=custom.clay')).toEqual([])
  expect((await call('GET', '/api/admin/products?lacks=wheels', { headers })).status).toBe(422)
})

test('columns say SKU, margin and when a product was made; what an index holds in order is sorted by it', async () => {
  const page = await look('?columns=sku&columns=margin&columns=created')
  expect(page).toMatch(/MUG-C|2 SKUs/)
  expect(page).toContain('sort=created')
  expect(page).not.toContain('sort=sku')
})

test('a view keeps filters, sorting and columns for everybody, and comes back when it was removed', async () => {
  const query = 'vendor=Kiln+on+Syros&sort=-price&columns=price%2Ctags&evil=1'
  const saved = await send('views', [
    ['name', 'Dear kiln'],
    ['query', query],
  ])
  expect(saved.to).toBe(`${PATH}?vendor=Kiln+on+Syros&sort=-price&columns=price%2Ctags`)
  const page = await look(saved.to.slice(PATH.length), clerk)
  expect(page).toContain('aria-current="page">Dear kiln')
  const [, id = ''] = /views\/(view_\w+)\/remove/.exec(await look(saved.to.slice(PATH.length))) ?? []
  const removed = await send(`views/${id}/remove`, [])
  const after = await (await visit(removed.to, { cookie: manager })).text()
  expect(after).toContain('The view “Dear kiln” was removed.')
  expect(after).not.toContain('aria-current="page">Dear kiln')
  expect((await send('views', [['name', ' ']])).status).toBe(422)
  expect((await send('views', [['name', 'Mine']], clerk)).status).toBe(403)
})

test('many are changed at once, told, and put back at once', async () => {
  const picks = await Promise.all(
    ['delos-mug', 'naoussa-jug'].map(async (handle) => ['pick', await idOf(handle)] as const),
  )
  const tagged = await send('bulk', [
    ...picks,
    ['act', 'add-tags'],
    ['value', 'sale, autumn'],
    ['back', 'status=active'],
  ])
  expect(tagged.to).toMatch(/^\/admin\/products\?status=active&done=bulk&count=2&refused=0&run=list-/)
  expect((await productByHandle(shop.PRODUCTS_DB, 'delos-mug'))?.tags).toEqual(['sale', 'autumn'])
  const cheaper = await send('bulk', [...picks, ['act', 'lower-percent'], ['value', '10 %']])
  expect((await productByHandle(shop.PRODUCTS_DB, 'naoussa-jug'))?.variants[0]?.prices[0]?.amount).toBe(4410)
  const told = await (await visit(cheaper.to, { cookie: manager })).text()
  expect(told).toContain('2 products were changed.')
  const [, run = ''] = /name="run" value="([^"]*)"/.exec(told) ?? []
  expect((await send('undo', [['run', run]])).to).toContain('done=undone&count=2')
  expect((await productByHandle(shop.PRODUCTS_DB, 'naoussa-jug'))?.variants[0]?.prices[0]?.amount).toBe(4900)
  expect((await productByHandle(shop.PRODUCTS_DB, 'naoussa-jug'))?.tags).toEqual(['sale', 'autumn'])
})

test('a form that is pressed twice raises prices once; another one of the same page is another change', async () => {
  const jug = await idOf('naoussa-jug')
  const price = async () =>
    (await productByHandle(shop.PRODUCTS_DB, 'naoussa-jug'))?.variants[0]?.prices[0]?.amount ?? 0
  const before = await price()
  const key = ['key', crypto.randomUUID()] as const
  const raise = [key, ['pick', jug], ['act', 'raise-percent'], ['value', '10']] as const
  const [first, again] = await Promise.all([send('bulk', raise), send('bulk', raise)])
  expect(await price()).toBe(Math.round(before * 1.1))
  const run = /run=(list-[\w-]+)/.exec(first.to + again.to)?.[1] ?? ''
  await send('bulk', [key, ['pick', jug], ['act', 'lower-percent'], ['value', '50']])
  expect(await price()).toBeLessThan(before)
  await send('undo', [['run', run]])
  await send('bulk', [
    ['pick', jug],
    ['act', 'set-price'],
    ['value', String(before / 100)],
  ])
  expect(await price()).toBe(before)
})

test('what cannot be done is said and changes nothing', async () => {
  const pick = ['pick', await idOf('delos-mug')] as const
  const told = async (fields: readonly (readonly [string, string])[]) =>
    (await visit((await send('bulk', fields)).to, { cookie: manager })).text()
  expect(await told([['act', 'archived']])).toContain('pick products first')
  expect(await told([pick, ['act', 'raise-percent'], ['value', 'a lot']])).toContain('say the value')
  const lowered = await told([pick, ['act', 'lower-percent'], ['value', '150 %']])
  for (const said of ['nothing can be lowered by more than 100', 'value="150 %"']) expect(lowered).toContain(said)
  expect(await told([pick, ['act', 'add-tags'], ['value', ' ']])).toContain('say the value')
  // What was picked and chosen is so still.
  const blank = await told([pick, ['act', 'vendor'], ['value', '']])
  expect(blank).toContain('say the value')
  expect(blank).toMatch(new RegExp(`checked="" value="${pick[1]}"`))
  expect(blank).toMatch(/value="vendor" selected/)
  const unknown = await send('bulk', [pick, ['act', 'add-collection'], ['value', 'nowhere']])
  expect([unknown.status, unknown.html.includes('role="alert"')]).toEqual([404, true])
  expect((await send('bulk', [pick, ['act', 'archived']], clerk)).status).toBe(403)
  expect((await productByHandle(shop.PRODUCTS_DB, 'delos-mug'))?.status).toBe('active')
})

test('several products are laid out as one grid, saved at once, and told where somebody was faster', async () => {
  const [mug, jug] = await Promise.all(
    ['delos-mug', 'naoussa-jug'].map((handle) => productByHandle(shop.PRODUCTS_DB, handle)),
  )
  if (!mug || !jug) throw new Error('the goods are gone')
  const page = await look(`/grid?pick=${mug.id}&pick=${jug.id}`)
  for (const said of ['Delos mug, Chalk', 'Naoussa jug', 'value="49.00"', `name="version.${mug.id}"`])
    expect(page).toContain(said)
  const [chalk, only] = [mug.variants[0]?.id, jug.variants[0]?.id]
  const versions = [
    [`version.${mug.id}`, `${mug.version}`],
    [`version.${jug.id}`, `${jug.version}`],
  ] as const
  const unread = await send('grid', [...versions, [`variants.${chalk}.price.EUR`, '1.299']])
  expect([unread.status, unread.html.includes('value="1.299"')]).toEqual([422, true])
  const saved = await send('grid', [
    ...versions,
    [`variants.${chalk}.price.EUR`, '29,50'],
    [`variants.${only}.sku`, 'JUG-2'],
    [`variants.${only}.price.EUR`, '49.00'],
  ])
  expect(saved.to).toMatch(/done=bulk&count=2&run=list-/)
  expect((await productByHandle(shop.PRODUCTS_DB, 'naoussa-jug'))?.variants[0]?.sku).toBe('JUG-2')
  const late = await send('grid', [...versions, [`variants.${chalk}.price.EUR`, '33']])
  expect([late.status, late.html.includes('Somebody has changed the same meanwhile')]).toEqual([409, true])
  expect(await look('/grid?pick=nothing')).toContain('No products were picked')
})

test('in a grid of several, title, status and tags of each product stand beside its first variant', async () => {
  const [mug, bowl] = await Promise.all(
    ['delos-mug', 'unfinished-bowl'].map((handle) => productByHandle(shop.PRODUCTS_DB, handle)),
  )
  if (!mug || !bowl) throw new Error('the goods are gone')
  const versions = [mug, bowl].map(({ id, version }) => [`version.${id}`, String(version)] as const)
  const [chalk, aegean, only] = [...mug.variants, ...bowl.variants].map(({ id }) => id)
  const page = await send('grid', [...versions, ['do', 'view:products']])
  expect(page.html).toContain(`name="variants.${chalk}.title"`)
  expect(page.html).not.toContain(`name="variants.${aegean}.title"`)
  const nameless = await send('grid', [...versions, [`variants.${only}.title`, ' ']])
  expect([nameless.status, nameless.html.includes('A product needs a title.')]).toEqual([422, true])
  const saved = await send('grid', [
    ...versions,
    ['view', 'products'],
    [`variants.${chalk}.title`, 'Delos mug, small'],
    [`variants.${chalk}.status`, 'active'],
    [`variants.${chalk}.tags`, 'kitchen, white'],
    [`variants.${chalk}.price.EUR`, '31'],
    [`variants.${only}.status`, 'archived'],
    [`variants.${only}.tags`, bowl.tags.join(', ')],
  ])
  expect(saved.to).toMatch(/done=bulk&count=2&run=list-/)
  expect(await productByHandle(shop.PRODUCTS_DB, 'delos-mug')).toMatchObject({
    text: { title: 'Delos mug, small' },
    tags: ['kitchen', 'white'],
    variants: [{ prices: [{ amount: 3100 }, {}] }, {}],
  })
  expect((await productByHandle(shop.PRODUCTS_DB, 'unfinished-bowl'))?.status).toBe('archived')
  const [, run = ''] = /run=(list-[\w-]+)/.exec(saved.to) ?? []
  expect((await send('undo', [['run', run]])).to).toContain('done=undone&count=2')
  expect(await productByHandle(shop.PRODUCTS_DB, 'delos-mug')).toMatchObject({ text: mug.text, tags: mug.tags })
})
