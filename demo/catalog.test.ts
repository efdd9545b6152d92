/** The demo catalogue is what it promises: enough goods, drawn, in two languages, and every word of stock occurs. */
import { expect, test } from 'vitest'
import type { Bytes } from '#domain/catalog/pictures/bytes'
import { availabilityFor } from '#domain/inventory/stock'
import { product } from '#workers/flows/catalog/import-input'
import { safeHtml } from '#workers/flows/catalog/safe-html'
import { readSvg } from '#workers/flows/catalog/svg/safe-svg'
import { catalogOf, drawingsShown } from './catalog.ts'
import { DRAWINGS, drawingOf } from './drawings/drawn.ts'
import { ratings } from './ratings.ts'
import { words } from './words.ts'

/** A list shows twenty-four at once: small enough that nobody waits for them. */
const DRAWING_BYTES_MAX = 6_144

const { collections, products } = catalogOf((drawing) => `/media/${drawing}.svg`)

test('about fifty goods in six collections, each handle once', () => {
  expect(products.length).toBeGreaterThanOrEqual(50)
  expect(collections).toHaveLength(6)
  expect(new Set(products.map(({ handle }) => handle)).size).toBe(products.length)
})

test('every good passes the door as it is', () => {
  for (const draft of products) {
    expect(product.safeParse(draft), draft.handle).toMatchObject({ success: true })
    expect(safeHtml(draft.text?.description ?? ''), draft.handle).toBe(draft.text?.description)
  }
})

test('every good has a picture, and says what it shows in both languages', () => {
  for (const { handle, pictures = [] } of products) {
    expect(pictures.length, handle).toBeGreaterThan(0)
    for (const { src, alt, altByLanguage } of pictures) {
      expect(alt && altByLanguage?.zh, src).toBeTruthy()
    }
  }
})

test('the shop takes every drawing as a picture of this size, and nothing of it is lost', () => {
  const parts = (svg: string) => svg.match(/<[a-z]+/gi)?.toSorted()
  for (const name of drawingsShown()) {
    const drawn = drawingOf(name)
    expect(drawn.length, name).toBeLessThanOrEqual(DRAWING_BYTES_MAX)
    const taken = readSvg(new TextEncoder().encode(drawn) as Bytes)
    expect(taken, name).toMatchObject({ ok: true, value: { width: 800, height: 1000 } })
    if (taken.ok) expect(parts(new TextDecoder().decode(taken.value.bytes)), name).toEqual(parts(drawn))
  }
})

test('what is drawn is shown, and each good in each of its ways', () => {
  const shown = new Set(drawingsShown())
  expect(DRAWINGS.filter((name) => !shown.has(name))).toEqual([])
})

test('every option and every type has a Chinese word', () => {
  const said = products.flatMap(({ type, options = [], variants = [] }) => [
    type ?? '',
    ...options,
    ...variants.flatMap(({ options: values = [] }) => values),
  ])
  const untranslated = [...new Set(said)].filter((word) => !words[word] && !/^(S|M|L|XL)$/.test(word))
  expect(untranslated).toEqual([])
})

test('most goods are reviewed, some are not, and nobody reviews what is not there', () => {
  const rated = products.filter(({ rating }) => rating)
  expect(rated.map(({ handle }) => handle).toSorted()).toEqual(Object.keys(ratings).toSorted())
  expect(rated.length).toBeLessThan(products.length)
})

test('there are goods in stock, goods that run low, and goods that are sold out', () => {
  const found = new Set(
    products.flatMap(({ variants = [] }) => variants.map(({ units = 0 }) => availabilityFor(units))),
  )
  expect([...found].toSorted()).toEqual(['in-stock', 'low', 'sold-out'])
})
