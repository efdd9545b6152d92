/** Addresses of before lead to where a page stands now. */
import { expect, test } from 'vitest'
import { movedTo } from './moved.ts'

const asked = (path: string) => movedTo(new URL(`https://shop.example${path}`))

test.each([
  ['/products', '/collections/all'],
  ['/zh/products/', '/zh/collections/all'],
  ['/collections?page=2', '/collections/all?page=2'],
  ['/collections/table/products/delos-mug?variant=40123', '/products/delos-mug?variant=40123'],
  ['/zh/collections/table/products/Delos-Mug', '/zh/products/delos-mug'],
  ['/products/Delos-Mug', '/products/delos-mug'],
  ['/products/Caf%C3%A9%20Cup', '/products/cafe-cup'],
  ['/collections/Table', '/collections/table'],
  ['/pages/About', '/pages/about'],
  ['/Products/Delos-Mug', '/products/delos-mug'],
  ['/zh/COLLECTIONS/table', '/zh/collections/table'],
  ['/Cart', '/cart'],
  ['//products///delos-mug//', '/products/delos-mug'],
  ['/products/%E9%A9%AC%E5%85%8B%E6%9D%AF/', '/products/%E9%A9%AC%E5%85%8B%E6%9D%AF'],
])('%s leads to %s, and from there nowhere else', (path, to) => {
  expect(asked(path)).toBe(to)
  expect(asked(to)).toBeUndefined()
})

test.each(['/products/nobody', '/products/a--b', '/products/%E0%A4%A', '/nothing', '/', '/zh', '/products/***'])(
  '%s leads nowhere',
  (path) => {
    expect(asked(path)).toBeUndefined()
  },
)

test('no address leads out of the shop', () => {
  for (const path of ['//evil.example/', '/\\evil.example', '/products//evil.example', '///evil.example//x']) {
    expect(asked(path) ?? '/').toMatch(/^\/(?![/\\])/)
  }
})
