/** All products that a list is narrowed to, changed press by press without a script, told how far it is, and put back as one. */
import { expect, test } from 'vitest'
import type { Draft } from '#domain/catalog/draft'
import { locationId } from '#domain/ids'
import { currency } from '#domain/money'
import { importCatalog } from '#workers/flows/catalog/import'
import { visit } from './desk.ts'
import { shop } from './goods.ts'
import { manager, withMerchants } from './merchants.ts'

withMerchants()

const PATH = '/admin/products'
/** More than two calls take. */
const COUNT = 120

const tile = (number: number): Draft => ({
  handle: `tile-${number}`,
  status: 'draft',
  vendor: 'Tiles of Chios',
  text: { title: `Tile ${number}` },
  variants: [{ sku: `TILE-${number}`, prices: [{ currency: currency('EUR'), price: 1000 }] }],
})

const stockTiles = async (): Promise<void> => {
  const location = locationId('main')
  if (!location) throw new Error('main is a location')
  const products = Array.from({ length: COUNT }, (_, at) => tile(at))
  await importCatalog(shop, { products, collections: [], location, overwrite: true }, Date.now())
}

type Fields = readonly (readonly [string, string])[]

const send = async (path: string, fields: Fields) => {
  const form = [['key', crypto.randomUUID()] as const, ...fields.filter(([name]) => name !== 'key')]
  const answer = await visit(`${PATH}/${path}`, { cookie: manager, form })
  return { to: answer.headers.get('location') ?? '', html: await answer.text() }
}

/** What the next press sends, as the page has written it. */
const fieldsIn = (html: string): Fields => {
  const [, form = ''] = /data-going-on[\s\S]*?<form[^>]*>([\s\S]*?)<\/form>/.exec(html) ?? []
  const pairs = form.matchAll(/name="([^"]*)" value="([^"]*)"/g)
  return Array.from(pairs, ([, name = '', value = '']) => [name, value.replaceAll('&amp;', '&')] as const)
}

/** Presses until it is done. @returns how far each press said it was, and where it led */
const pressed = async (path: string, fields: Fields) => {
  const far: string[] = []
  let answer = await send(path, fields)
  while (answer.to === '' && far.length < 10) {
    far.push(/role="status">([^<]*)</.exec(answer.html)?.[1] ?? '')
    answer = await send(path, fieldsIn(answer.html))
  }
  return { far, to: answer.to }
}

const statuses = async () => {
  const { results } = await shop.PRODUCTS_DB.prepare(
    'SELECT status, count(*) AS count FROM products GROUP BY status',
  ).all()
  return Object.fromEntries(results.map(({ status, count }) => [status, count]))
}

test('what leaves the filter by being changed does not stop the change, and nothing else is changed', async () => {
  await stockTiles()
  const before = await statuses()
  const page = await (await visit(`${PATH}?status=draft&vendor=Tiles+of+Chios`, { cookie: manager })).text()
  expect(page).toContain('all that fit, also on other pages')
  const { far, to } = await pressed('bulk', [
    ['scope', 'all'],
    ['act', 'active'],
    ['value', ''],
    ['back', 'status=draft&vendor=Tiles+of+Chios'],
  ])
  expect(far).toEqual([`50 of ${COUNT} products`, `100 of ${COUNT} products`])
  expect(to).toMatch(/^\/admin\/products\?status=draft&vendor=Tiles\+of\+Chios&done=bulk&count=120&refused=0&run=list-/)
  expect(await statuses()).toEqual({ ...before, draft: before['draft'] - COUNT, active: before['active'] + COUNT })

  const told = await (await visit(to, { cookie: manager })).text()
  const [, run = ''] = /name="run" value="([^"]*)"/.exec(told) ?? []
  const undone = await pressed('undo', [
    ['run', run],
    ['back', ''],
    ['of', String(COUNT)],
  ])
  expect(undone.to).toBe(`${PATH}?done=undone&count=${COUNT}`)
  expect(undone.far).toEqual([`100 of ${COUNT} products`])
  expect(await statuses()).toEqual(before)
})

test('a raise that was stopped in the middle is put back to the last product', async () => {
  const first = await send('bulk', [
    ['scope', 'all'],
    ['act', 'raise-percent'],
    ['value', '10'],
    ['back', 'vendor=Tiles+of+Chios'],
  ])
  const stop = /<a class="btn" href="([^"]*done=bulk[^"]*)"/.exec(first.html)?.[1]?.replaceAll('&amp;', '&') ?? ''
  expect(stop).toContain('count=50')
  const raised = async () => {
    const { results } = await shop.PRODUCTS_DB.prepare(
      'SELECT count(*) AS count FROM product_prices WHERE lowest = 1100',
    ).all()
    return results[0]?.['count']
  }
  expect(await raised()).toBe(50)
  const [, run = ''] = /name="run" value="([^"]*)"/.exec(await (await visit(stop, { cookie: manager })).text()) ?? []
  expect(
    (
      await pressed('undo', [
        ['run', run],
        ['back', ''],
        ['of', '50'],
      ])
    ).to,
  ).toContain('done=undone&count=50')
  expect(await raised()).toBe(0)
})

test('a change that cannot be read changes nothing, of one or of all', async () => {
  const { to } = await send('bulk', [
    ['scope', 'all'],
    ['act', 'raise-percent'],
    ['value', 'much'],
    ['back', ''],
  ])
  // What was typed is kept, and the page says what a percent is.
  expect(to).toBe(`${PATH}?done=no-percent&act=raise-percent&typed=much`)
})
