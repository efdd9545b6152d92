/** The demo catalogue is what it promises: enough goods, drawn, in two languages, and every word of stock occurs. */
import { existsSync } from 'node:fs'
import { expect, test } from 'vitest'
import { wordFor } from '#domain/inventory/stock'
import { product } from '#workers/api/catalog/import-body'
import { safeHtml } from '#workers/flows/catalog/safe-html'
import { collections, products } from './catalog.ts'
import { ratings } from './ratings.ts'
import { words } from './words.ts'

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

test('every good has a picture that is there, and says what it shows in both languages', () => {
  for (const { handle, pictures = [] } of products) {
    expect(pictures.length, handle).toBeGreaterThan(0)
    for (const { src, alt, altByLanguage } of pictures) {
      expect(existsSync(`workers/static${src}`), src).toBe(true)
      expect(alt && altByLanguage?.zh, src).toBeTruthy()
    }
  }
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
  const found = new Set(products.flatMap(({ variants = [] }) => variants.map(({ units = 0 }) => wordFor(units))))
  expect([...found].toSorted()).toEqual(['in-stock', 'low', 'sold-out'])
})
