/** Pages of before lead to where they stand now, whoever moves them. */
import { expect, test } from 'vitest'
import { openD1 } from '#tests/d1'
import { productByHandle } from './catalog.ts'
import {
  deleteRedirect,
  previewRedirects,
  redirectOf,
  redirectsAfter,
  redirectsFound,
  saveRedirects,
} from './redirects.ts'
import { saveProducts } from './save.ts'

const NOW = 1_800_000_000_000
const renamed = (db: D1Database, from: string, to: string) =>
  db.prepare('UPDATE products SET handle = ?2, updated_at = ?3 WHERE handle = ?1').bind(from, to, NOW).run()

const product = (handle: string) => ({
  handle,
  text: { title: 'T' },
  variants: [{ prices: [{ currency: 'EUR' as never, price: 1 }] }],
})
const pairs = (...of: [string, string][]) => of.map(([from, to]) => ({ from, to }))

test('what leads to a page that is there stays when a redirect leads away from it, and leads on when it is gone', async () => {
  const db = openD1('products')
  await saveProducts(db, [product('teapot')], NOW)
  await saveRedirects(db, pairs(['/r-old', '/products/teapot']), NOW)
  await saveRedirects(db, pairs(['/products/teapot', '/products/plates'], ['/r-new', '/products/teapot']), NOW)
  expect(await redirectOf(db, '/r-old')).toBe('/products/teapot')
  expect(await redirectOf(db, '/r-new')).toBe('/products/teapot')
  // A way over a page is a way: it may be taken away.
  const round = pairs(['/products/plates', '/r-old'], ['/products/plates', '/R-Old'])
  expect((await previewRedirects(db, round)).laid).toMatchObject(
    round.map(() => ({ ok: false, refusal: { code: 'redirect-circle' } })),
  )
  await deleteRedirect(db, '/products/teapot')
  expect(await redirectOf(db, '/r-old')).toBe('/products/teapot')
})

test('circles that differ in capitals are refused, in one list and over several', async () => {
  const db = openD1('products')
  const circle = { ok: false, refusal: { code: 'redirect-circle' } }
  expect(await saveRedirects(db, pairs(['/x1', '/X2'], ['/x2', '/X1']), NOW)).toMatchObject([{ ok: true }, circle])
  expect(await saveRedirects(db, pairs(['/x2', '/X1']), NOW)).toMatchObject([circle])
  expect(await saveRedirects(db, pairs(['/pages/loop', '/pages/Loop']), NOW)).toMatchObject([circle])
})

test('an address is found as it was typed, as address bars give it, and by a part of it', async () => {
  const db = openD1('products')
  await saveRedirects(
    db,
    pairs(['/%E4%B8%AD', 'https://elsewhere.example/%E4%B8%AD'], ['/Trail/', '/zh/my%20page']),
    NOW,
  )
  const found = async (search: string) =>
    (await redirectsFound(db, search, { after: '' }, 9)).map(({ from, to }) => [from, to])
  const [middle, trail] = [
    ['/中', 'https://elsewhere.example/%E4%B8%AD'],
    ['/Trail', '/my page'],
  ]
  for (const search of ['中', '%E4%B8%AD', '%e4%b8%ad', 'elsewhere'])
    expect(await found(search), search).toEqual([middle])
  for (const search of ['trail/', '/Trail/', 'my%20page', 'my page'])
    expect(await found(search), search).toEqual([trail])
  expect(await found('/')).toHaveLength(2)
})

test('a handle that changes leads on by itself, also when it changes again and back', async () => {
  const db = openD1('products')
  await saveProducts(
    db,
    [{ handle: 'one', text: { title: 'T' }, variants: [{ prices: [{ currency: 'EUR' as never, price: 1 }] }] }],
    NOW,
  )
  await renamed(db, 'one', 'two')
  await renamed(db, 'two', 'größe')
  expect((await redirectsAfter(db, '', 10)).map(({ from, to, byItself }) => [from, to, byItself])).toEqual([
    ['/products/one', '/products/größe', true],
    ['/products/two', '/products/größe', true],
  ])
  await renamed(db, 'größe', 'one')
  expect(await redirectOf(db, '/products/one')).toBeUndefined()
  expect(await redirectOf(db, '/products/two')).toBe('/products/one')
  expect(await redirectOf(db, '/products/größe')).toBe('/products/one')
  expect(await productByHandle(db, 'one')).toBeDefined()
})

test('what is written by hand is made short, refused in a circle, and deleted', async () => {
  const db = openD1('products')
  const save = (...pairs: [string, string][]) =>
    saveRedirects(
      db,
      pairs.map(([from, to]) => ({ from, to })),
      NOW,
    )
  await save(['/z', '/a'])
  expect(await save(['/b', '/c'], ['/a', '/b'], ['/c', '/z'], ['x', '/y'])).toMatchObject([
    { ok: true },
    { ok: true },
    { ok: false, refusal: { code: 'redirect-circle' } },
    { ok: false, refusal: { code: 'redirect-unfit', field: 'from' } },
  ])
  expect((await redirectsAfter(db, '', 10)).map(({ from, to }) => [from, to])).toEqual([
    ['/a', '/c'],
    ['/b', '/c'],
    ['/z', '/c'],
  ])
  expect((await redirectsAfter(db, '/a', 1)).map(({ from }) => from)).toEqual(['/b'])
  await save(['/1', '/2'], ['/2', '/3'], ['/3', '/4'], ['/4', '/5'])
  expect(await Promise.all(['/1', '/2', '/3', '/4'].map((from) => redirectOf(db, from)))).toEqual(Array(4).fill('/5'))
  await save(['/c', '/d'])
  expect(await Promise.all(['/a', '/b', '/z'].map((from) => redirectOf(db, from)))).toEqual(['/d', '/d', '/d'])
  expect([await deleteRedirect(db, '/a'), await deleteRedirect(db, '/a')]).toEqual([true, false])
})
