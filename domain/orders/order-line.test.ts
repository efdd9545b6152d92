/** What is struck beside a line: the regular price of a sale, or the price before promotions. */
import { expect, test } from 'vitest'
import { currency, money } from '../money.ts'
import { comingApart, struckFor } from './order-line.ts'

const EUR = currency('EUR')
const line = { total: money(4000, EUR), units: 2 }
const cut = [{ promotion: 'promo_a' as never, class: 'product', title: {}, amount: money(500, EUR), units: 2 }] as const

test.each([
  ['nothing where nothing is cut', line, false, undefined],
  ['the regular price of all units of a sale', { ...line, regular: money(2500, EUR) }, false, money(5000, EUR)],
  ['not where only the lowest of thirty days may be struck', { ...line, regular: money(2500, EUR) }, true, undefined],
  ['the price before a promotion', { ...line, discounts: cut }, true, money(4000, EUR)],
  ['of both the regular price', { ...line, regular: money(2500, EUR), discounts: cut }, false, money(5000, EUR)],
  ['no price that is not above', { ...line, regular: money(2000, EUR) }, false, undefined],
])('%s', (_, of, strict, struck) => {
  expect(struckFor(of, strict)).toEqual(struck)
})

test.each([
  ['one that is sent and one that is loaded down', [{}, { requiresShipping: false }], ['sent', 'unsent']],
  ['a gift card beside goods', [{ requiresShipping: false, giftCards: [] }, {}], ['mailed', 'sent']],
  ['goods alone, of which nobody has to be told', [{}, { requiresShipping: true }], undefined],
  ['nothing that travels', [{ requiresShipping: false }], undefined],
  ['nothing at all', [], undefined],
])('how it comes is said of %s', (_, lines, ways) => {
  expect(comingApart(lines)).toEqual(ways)
})
