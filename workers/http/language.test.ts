/** Which address speaks which language. */
import { expect, test } from 'vitest'
import { languageOf, pathIn, plainPath } from './language.ts'

test.each([
  ['/', 'en', '/'],
  ['/products/mug', 'en', '/products/mug'],
  ['/zh', 'zh', '/'],
  ['/zh/', 'zh', '/'],
  ['/zh/cart', 'zh', '/cart'],
  ['/zhang', 'en', '/zhang'],
])('%s speaks %s and is %s without its language', (path, language, plain) => {
  expect(languageOf(path)).toBe(language)
  expect(plainPath(path)).toBe(plain)
})

test('an address can be said in another language and back', () => {
  expect(pathIn('zh', '/')).toBe('/zh')
  expect(plainPath(pathIn('zh', '/products/mug'))).toBe('/products/mug')
})
